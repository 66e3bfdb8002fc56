import Catalogue
import Records
import Testing

@testable import Metrics

private let plans = """
  plan_id,child,start_date,end_date,initial_category
  1,A,2024-01-10,2024-06-10,NEG
  2,A,2025-01-10,,NEG
  3,B,2025-02-10,,EMO
  4,C,2025-02-10,,NEG
  """

private func notes(
  _ tables: [(String, String)],
  coversFrom: String = "2023-04-01",
  period: String = "2025-10"
) throws -> (pages: [String], method: [String]) {
  let catalogue = try StandardCatalogue.load()
  var micro = MicroCaseload(catalogue, coversFrom: coversFrom)
  for (name, text) in tables { try micro.add(name, text) }
  let answers = try Answers(catalogue, micro, period: period)
  return (answers.calculation.notes, answers.calculation.internalNotes)
}

@Test func `the page says since when earlier plans are known, where their number is not given`()
  throws
{
  let without = try #require(notes([("cp_plans", plans)]).pages.first { $0.contains("Earlier") })
  #expect(without.hasPrefix("Earlier child protection plans are known since April 2023."))
  #expect(without.contains("'Plans that are a second or subsequent plan (ever)'"))
  #expect(without.contains("'Repeat plans for neglect (neglect then neglect)'"))
  // The number of earlier plans stands in for rows, but does not say that they were for neglect.
  let given = plans.split(separator: "\n").enumerated()
    .map { $0.element + ($0.offset == 0 ? ",previous_plans" : ",0") }.joined(separator: "\n")
  let with = try #require(
    notes([("cp_plans", given)], coversFrom: "2023-04-14").pages.first { $0.contains("Earlier") }
  )
  #expect(with.hasPrefix("Earlier child protection plans are known since May 2023."))
  #expect(!with.contains("'Plans that are a second or subsequent plan (ever)'"))
  #expect(with.contains("'Repeat plans for neglect (neglect then neglect)'"))
  #expect(
    try notes([("referrals", "referral_id,child,date\n1,A,2025-05-10")]).pages.allSatisfy {
      !$0.contains("Earlier")
    }
  )
}

/// A and B are of school age and have a plan; only A has a record.
///
/// C is four years old.
@Test func `children on a plan without a record of attendance are counted`() throws {
  let notes = try notes([
    ("cp_plans", plans),
    ("person", "child,date_of_birth\nA,2015-01-01\nB,2015-01-01\nC,2021-01-01"),
    (
      "attendance_pupil",
      """
      child,term,possible,authorised,unauthorised
      A,2025-10,40,3,1
      B,2025-06,40,3,1
      """
    ),
  ])
  let note = try #require(notes.method.first { $0.contains("attendance") })
  #expect(note.hasPrefix("Of 2 children with a child protection plan open on the last day"))
  #expect(
    note.hasSuffix(
      "(31 October 2025), 1 have no record of school attendance in the school year so far."
    )
  )
  #expect(notes.pages.contains { $0.contains("'Overall absence of children on a plan'") })
  #expect(notes.pages.allSatisfy { !$0.contains("have no record") })
}

/// R-NEGCIN: the flag decides for A and B, factor 16A of the latest assessment for C; D has
/// neither.
@Test func `the steps that decide on neglect are counted`() throws {
  let notes = try notes([
    (
      "cin_plans",
      """
      plan_id,child,referral,start_date,end_date,neglect_flag
      1,A,11,2025-01-01,,yes
      2,B,12,2025-01-01,,yes
      3,C,13,2025-01-01,,
      4,D,14,2025-01-01,,
      5,E,15,2025-01-01,2025-03-01,yes
      """
    ),
    (
      "assessments",
      """
      assessment_id,child,referral,start_date,authorised_date,factors
      1,C,13,2025-01-01,2025-02-01,16A
      2,D,14,2025-01-01,2025-02-01,4B
      """
    ), ("cp_plans", plans),
    ("person", "child,date_of_birth\nA,2015-01-01\nB,2015-01-01\nC,2021-01-01"),
    ("attendance_pupil", "child,term,possible,authorised,unauthorised\nA,2025-10,40,3,1"),
  ])
  let note = try #require(notes.method.first { $0.contains("holds for") })
  #expect(note.hasPrefix("Of 4 child in need plans open on 31 October 2025, 'neglect is noted"))
  #expect(note.contains("holds for 2 because the plan is marked"))
  #expect(note.contains("; for 1 because"))
  #expect(note.hasSuffix(" It does not hold for 1."))
}
