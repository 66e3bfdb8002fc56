import Catalogue
import Records
import Testing

@testable import Ingest

/// Rules of the catalogue that look at sets, at other files or at all rows; one faulty row or file
/// and one that is right for each.

/// The lines of the findings of one rule, by file.
private func lines(_ rule: String, _ intake: Intake) -> [String] {
  intake.quality.findings.filter { $0.rule == rule }.map { finding in
    let name = intake.quality.files[finding.file].path.split(separator: "/").last ?? ""
    return "\(name) \(finding.line.map { "\($0)" } ?? "whole")"
  }
}

private let register = "LAchildID,PersonBirthDate,Sex,Ethnicity,Disability\n"

@Test func `8790: none is no disability beside another one`() async throws {
  let intake = try await inventedIntake([
    (
      "extracts/children.csv",
      register + "A1,2015-05-06,F,WBRI,\"NONE,MOB\"\nA2,2015-05-06,F,WBRI,NONE\n"
        + "A3,2015-05-06,F,WBRI,\"HEAR,MOB\"\n"
    )
  ])
  #expect(lines("8790", intake) == ["children.csv 2"])
}

@Test func `8869: no factors found is no factor beside another one`() async throws {
  let header = "LAchildID,AssessmentID,AssessmentActualStartDate,AssessmentAuthorisationDate,"
  let intake = try await inventedIntake([
    (
      "extracts/assessments.csv",
      header + "AssessmentFactors\nA1,1,2025-01-02,2025-02-03,\"21,1A\"\n"
        + "A2,2,2025-01-02,2025-02-03,21\nA3,3,2025-01-02,2025-02-03,\"1A,2B\"\n"
        + "A4,4,2025-01-02,2025-02-03,\n"
    )
  ])
  #expect(lines("8869", intake) == ["assessments.csv 2"])
  #expect(lines("8897Q", intake) == ["assessments.csv 5"])
}

private let plans = "Child ID,CP Plan ID,CPPstartDate,CPPendDate,InitialCategoryOfAbuse\n"

@Test func `a child who is not in the list of children is said, where such a list came`()
  async throws
{
  let rows = (1...4).map { "A\($0),P\($0),2025-01-0\($0),,NEG\n" }.joined()
  let listed = (1...3).map { "A\($0),2015-05-06,F,WBRI,\n" }.joined()
  let both = try await inventedIntake([
    ("extracts/children.csv", register + listed), ("extracts/plans.csv", plans + rows),
  ])
  #expect(lines("L048", both) == ["plans.csv 5"])
  #expect(both.quality.files.map(\.rows.accepted) == [3, 4])
  let alone = try await inventedIntake([("extracts/plans.csv", plans + rows)])
  #expect(lines("L048", alone).isEmpty)
  // A list of one of four children, such as those with a disability, is no register.
  let few = try await inventedIntake([
    ("extracts/children.csv", register + "A1,2015-05-06,F,WBRI,MOB\n"),
    ("extracts/plans.csv", plans + rows),
  ])
  #expect(lines("L048", few).isEmpty)
}

@Test func `8875: a conference on a bank holiday or a Saturday is said, one on a Tuesday is not`()
  async throws
{
  // Monday 26 August 2024 was the summer bank holiday in England (gov.uk).
  let intake = try await inventedIntake([
    (
      "extracts/conferences.csv",
      "icpc_icpc_id,icpc_person_id,icpc_icpc_date\nC1,A1,2024-08-26\nC2,A2,2024-08-27\n"
        + "C3,A3,2024-08-24\n"
    ),
    (
      "reference/bank_holidays.csv",
      "division,title,date\nengland-and-wales,Summer bank holiday,2024-08-26\n"
    ),
  ])
  #expect(lines("8875", intake) == ["conferences.csv 2", "conferences.csv 4"])
}

@Test func `more sessions missed than were possible are set aside, by reason they are said`()
  async throws
{
  let intake = try await inventedIntake([
    (
      "extracts/attendance.csv",
      "Pupil Row,UPN,School,Period,Possible Sessions,Authorised Absence,Unauthorised Absence\n"
        + "r1,A123456789012,S1,2025-09,38,20,19\nr2,P123456789013,S1,2025-09,38,20,18\n"
    )
  ])
  #expect(lines("L009", intake) == ["attendance.csv 2"])
  #expect(intake.quality.files[0].rows == RowAccount(read: 2, accepted: 1, rejected: 1))
}

/// A register of so many children; each gets a sex or none, and a disability.
private func children(_ count: Int, sex: (Int) -> String, disability: (Int) -> String) -> String {
  register
    + (0..<count).map { "A\($0),2015-05-06,\(sex($0)),WBRI,\(disability($0))\n" }.joined()
}

@Test func `rules about all rows are judged on extracts of two hundred rows and more`() async throws
{
  let bad = children(250, sex: { $0 < 6 ? "" : "F" }, disability: { $0 < 9 ? "MOB" : "NONE" })
  let codes = ["MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "\"VIS,BEH\""]
  let good = children(
    250,
    sex: { $0 < 5 ? "" : "F" },
    disability: { $0 < 8 ? codes[$0] : "NONE" }
  )
  for (text, expected) in [(bad, ["children.csv whole"]), (good, [])] {
    let intake = try await inventedIntake([("extracts/children.csv", text)])
    for rule in ["2886Q", "2887Q", "2888Q"] { #expect(lines(rule, intake) == expected, "\(rule)") }
  }
  let small = children(150, sex: { _ in "" }, disability: { _ in "MOB" })
  let intake = try await inventedIntake([("extracts/children.csv", small)])
  #expect(lines("2886Q", intake).isEmpty)
}

@Test func `2883: more plans than conferences within a year are said`() async throws {
  let rows = (0..<220).map { "A\($0),P\($0),2025-0\(1 + $0 % 9)-03,,NEG\n" }.joined()
  func conferences(_ count: Int) -> String {
    "icpc_icpc_id,icpc_person_id,icpc_icpc_date\n"
      + (0..<count).map { "C\($0),A\($0),2025-0\(1 + $0 % 9)-03\n" }.joined()
  }
  for (count, expected) in [(219, ["plans.csv whole"]), (220, [])] {
    let intake = try await inventedIntake([
      ("extracts/conferences.csv", conferences(count)), ("extracts/plans.csv", plans + rows),
    ])
    #expect(lines("2883", intake) == expected)
  }
}

@Test func `a file without a column is not told row by row that its cells are missing`()
  async throws
{
  let intake = try await inventedIntake([
    ("extracts/children.csv", register + "A1,2015-05-06,,WBRI,\nA2,2015-05-06,F,WBRI,\n"),
    (
      "extracts/plans.csv",
      "Child ID,CPPstartDate,CPPendDate,InitialCategoryOfAbuse,Date of Birth\n"
        + "A7,2025-01-02,,NEG,2014-03-04\n"
    ),
  ])
  #expect(lines("4180", intake) == ["children.csv 2"])
}
