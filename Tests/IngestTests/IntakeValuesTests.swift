import Catalogue
import Records
import TestSupport
import Testing

@testable import Ingest

/// The cases V13 to V18, V25, V27 and X05 of the specification, which only whole rows, several rows
/// or several files decide.

private let header = "Child ID,CP Plan ID,CPPstartDate,CPPendDate,InitialCategoryOfAbuse\n"

private func plans(_ rows: String...) -> (String, String) {
  ("extracts/plans.csv", header + rows.joined(separator: "\n") + "\n")
}

private func rules(_ intake: Intake) -> [String] {
  intake.quality.findings.map { "\($0.rule) \($0.action.rawValue)" }
}

@Test func `V13: a plan that ends before it starts is set aside, never turned round`() async throws
{
  let intake = try await inventedIntake([
    plans("A1,P1,2025-03-02,2025-02-01,NEG", "A2,P2,2025-03-02,,NEG")
  ])
  #expect(intake.quality.files[0].rows == RowAccount(read: 2, accepted: 1, rejected: 1))
  #expect(rules(intake) == ["8925 set aside"])
  #expect(intake.caseloads[0].tables["cp_plans"]?.origins.map(\.line) == [3])
}

@Test func `V14: of equal records one counts, and the others are named with their lines`()
  async throws
{
  let intake = try await inventedIntake([
    plans(
      "A1,P1,2025-01-02,,NEG",
      "A2,P2,2025-02-03,,NEG",
      "A1,P1,2025-01-02,,NEG",
      "A3,P3,2025-03-04,,PHY",
      "A4,P4,2025-04-01,,EMO",
      "A2,P2,2025-02-03,,NEG",
      "A5,P5,2025-04-02,,SAB"
    )
  ])
  #expect(intake.quality.files[0].rows == RowAccount(read: 7, accepted: 5, duplicate: 2))
  let repeats = intake.quality.findings.filter { $0.rule == "L015" }
  #expect(repeats.map(\.line) == [4, 7])
  #expect(repeats.allSatisfy { $0.action == .kept })
}

@Test func `V15: one plan id with two contents counts neither`() async throws {
  let intake = try await inventedIntake([
    plans("A1,P1,2025-01-02,,NEG", "A1,P1,2025-01-09,,PHY", "A2,P2,2025-02-03,,NEG")
  ])
  #expect(intake.quality.files[0].rows == RowAccount(read: 3, accepted: 1, rejected: 2))
  #expect(intake.quality.setAside.map(\.firstLine) == [2, 3])
  #expect(Set(rules(intake)) == ["L030 set aside"])
}

@Test func `V16: overlapping plans of one child are kept and said`() async throws {
  let intake = try await inventedIntake([
    plans("A1,P1,2025-01-02,2025-03-30,NEG", "A1,P2,2025-02-03,,NEG", "A2,P3,2025-02-03,,NEG")
  ])
  #expect(intake.quality.files[0].rows == RowAccount(read: 3, accepted: 3))
  let overlaps = intake.quality.findings.filter { $0.rule == "8940" }
  #expect(overlaps.map(\.line) == [3])
  #expect(overlaps.map(\.columnLetter) == ["C"])
}

private let register = "Child ID,UPN,Sex,Date of Birth,Ethnicity\n"

@Test func `V17: one child under two ids is said, and never joined`() async throws {
  let intake = try await inventedIntake([
    (
      "extracts/children.csv",
      register + "A1,A123456789012,F,2015-05-06,WBRI\nA2,A123456789012,F,2015-05-06,WBRI\n"
        + "A3,,M,2016-05-06,WBRI\n"
    )
  ])
  #expect(intake.caseloads[0].tables["person"]?.rowCount == 3)
  #expect(intake.quality.findings.filter { $0.rule == "1520" }.map(\.line) == [2, 3])
  #expect(intake.quality.files[0].rows == RowAccount(read: 3, accepted: 3))
}

@Test func `V18: two children under one id are a conflict that is said`() async throws {
  let intake = try await inventedIntake([
    ("extracts/children.csv", register + "A1,,F,2015-05-06,WBRI\nA1,,M,2012-01-20,WBRI\n")
  ])
  let conflicts = intake.quality.findings.filter { $0.rule == "L032" }
  #expect(Set(conflicts.compactMap(\.field)) == ["sex", "date_of_birth"])
  #expect(conflicts.allSatisfy { $0.action == .kept })
}

@Test(arguments: ["Null", "True", "Nan", "Inf", "None", "#N/A", "N/A"])
func `V25: a surname that looks like nothing does not touch its row`(surname: String) async throws {
  let intake = try await inventedIntake([
    (
      "extracts/children.csv",
      "Child ID,Surname,Sex,Date of Birth\nA1,\(surname),F,2015-05-06\n"
    )
  ])
  #expect(intake.quality.files[0].rows == RowAccount(read: 1, accepted: 1))
  #expect(!intake.quality.findings.contains { $0.field == "surname" })
}

@Test func `V27: a plan long before the birth is said, an unborn child is none of that`()
  async throws
{
  let intake = try await inventedIntake([
    (
      "extracts/plans.csv",
      "Child ID,CPPstartDate,CPPendDate,InitialCategoryOfAbuse,Date of Birth\n"
        + "A1,2024-01-09,2025-06-02,NEG,2025-02-03\nA2,2024-10-01,2025-06-02,NEG,2025-02-03\n"
    )
  ])
  #expect(intake.quality.findings.filter { $0.rule == "L042" }.map(\.line) == [2])
  #expect(intake.quality.files[0].rows == RowAccount(read: 2, accepted: 2))
}

@Test(arguments: [
  "A1'; DROP x; --", "../../etc/passwd", "<script>x</script>", "=cmd|'/c calc'!A1",
])
func `X05: whatever stands in an id is only compared, and said where it is no id`(id: String)
  async throws
{
  let intake = try await inventedIntake([
    plans("\"\(id)\",P1,2025-01-02,,NEG", "A2,P2,2025-01-03,,NEG")
  ])
  #expect(intake.quality.files[0].rows == RowAccount(read: 2, accepted: 2))
  let odd = intake.quality.findings.filter { $0.rule == "1580" }
  #expect(odd.map(\.columnLetter) == ["A"])
  #expect(!intake.quality.findings.contains { "\($0)".contains(id) })
}
