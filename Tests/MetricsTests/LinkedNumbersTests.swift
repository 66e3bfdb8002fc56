import Catalogue
import Records
import Testing

@testable import Metrics

/// Families of one, two and four children on neglect plans (definitions, Siblings), one of which
/// is known only from the register.
private let families = """
  plan_id,child,family,start_date,end_date,initial_category
  P1,C1,F1,2025-01-01,,NEG
  P2,C2,F2,2025-01-01,,NEG
  P3,C3,F2,2025-01-01,,NEG
  P4,C4,F4,2025-01-01,,NEG
  P5,C5,F4,2025-01-01,,NEG
  P6,C6,F4,2025-01-01,,NEG
  P7,C7,,2025-01-01,,NEG
  P8,C8,F1,2025-01-01,,PHY
  """
private let register = "child,family\nC1,F1\nC7,F4"

private func plans(_ row: [String: String], period: String = "2025-03") throws -> Answers {
  let usual = [
    "dataset": "cp_plans", "population": "open", "counted": "children", "bases": "snapshot",
    "where": "initial_category = NEG",
  ]
  return try Answers(
    row: row.merging(usual) { first, _ in first },
    period: period,
    tables: [("cp_plans", families), ("person", register)]
  )
}

@Test func `children are counted across a family, each once`() throws {
  let share = try plans([
    "measure": "percentage", "unit": "%",
    "numerator": "count children cp_plans by family (open and initial_category = NEG) >= 2",
  ])
  // 6 of 7 are in groups of two or more: 85.7%.
  #expect(share.figure("local", .snapshot, "2025-03") == "6/7=85.7")
  let large = try plans([
    "counted": "families",
    "where": "initial_category = NEG and "
      + "count children cp_plans by family (open and initial_category = NEG) >= 4",
  ])
  #expect(large.figure("local", .snapshot, "2025-03") == "1")
  #expect(
    try plans(["counted": "families"]).figure("local", .snapshot, "2025-03") == "3",
    "the family of a child comes from the register where its row has none"
  )
  let another = try plans(["where": "exists cp_plans by family (open and initial_category = PHY)"])
  // F1 has a plan of another kind: both its children.
  #expect(another.figure("local", .snapshot, "2025-03") == "2")
}

@Test func `linked rows are counted month by month`() throws {
  let answers = try Answers(
    row: [
      "dataset": "cp_plans", "population": "open", "counted": "children", "bases": "snapshot",
      "where":
        "count missing (start_date > period_end - 90 days and start_date <= period_end) >= 2",
    ],
    period: "2025-03",
    tables: [
      ("cp_plans", families),
      (
        "missing",
        "episode_id,child,start_date\nE1,C1,2025-01-15\nE2,C1,2025-02-15\nE3,C2,2025-03-15"
      ),
    ]
  )
  #expect(answers.figure("local", .snapshot, "2025-01") == "0")
  #expect(answers.figure("local", .snapshot, "2025-02") == "1")
  #expect(answers.figure("local", .snapshot, "2025-03") == "1")
}

@Test func `days on plans add up over spells, overlaps once, to the end of the month`() throws {
  let answers = try Answers(
    row: [
      "dataset": "cp_plans", "population": "open", "counted": "children", "bases": "snapshot",
      "where": "days on cp_plans >= 730",
    ],
    period: "2025-03",
    tables: [
      (
        "cp_plans",
        """
        plan_id,child,start_date,end_date
        P1,C1,2022-01-01,2023-12-02
        P2,C1,2025-02-01,
        P3,C2,2022-01-01,2023-12-02
        P4,C2,2023-11-01,2023-12-02
        P5,C2,2025-03-02,
        """
      )
    ]
  )
  // C1: 700 days and 27 by 28 February, 58 by 31 March. C2: 700, the overlap once, and 29.
  #expect(answers.figure("local", .snapshot, "2025-02") == "0")
  #expect(answers.figure("local", .snapshot, "2025-03") == "1")
}

@Test func `quantifiers nest, and this is the row just outside`() throws {
  // Every review in time (definitions, R-REVIEW): the first within three months of the start, each
  // next one within six months of the last.
  let answers = try Answers(
    row: [
      "dataset": "cp_plans", "population": "open", "counted": "children", "bases": "snapshot",
      "measure": "percentage", "unit": "%", "where": "lasted >= 3 months",
      "numerator": "exists cp_reviews (date > this.start_date and date <= this.start_date + "
        + "3 months) and not exists cp_reviews (date > this.start_date and date + 6 months <= "
        + "period_end and not exists cp_reviews (date > this.date and date <= this.date + "
        + "6 months))",
    ],
    period: "2025-09",
    tables: [
      (
        "cp_plans",
        """
        plan_id,child,start_date,end_date
        P1,C1,2024-11-30,
        P2,C2,2024-11-30,
        P3,C3,2024-11-30,
        P4,C4,2025-07-15,
        """
      ),
      (
        "cp_reviews",
        """
        review_id,child,date
        V1,C1,2025-02-28
        V2,C1,2025-08-28
        V3,C2,2025-02-28
        V4,C2,2025-08-29
        V5,C3,2025-03-01
        V6,C3,2025-08-28
        """
      ),
    ]
  )
  // C1 in time both times; C2 a day late the second time, C3 the first. C4 has not lasted so long.
  #expect(answers.figure("local", .snapshot, "2025-09") == "1/3=33.3")
  // On 31 July C2's second review was not due yet.
  #expect(answers.figure("local", .snapshot, "2025-07") == "2/3=66.7")
}

@Test func `a child's attendance is compared with the last full term before the plan`() throws {
  let now = "attendance_pupil (term_end = end of term before period_end + 1 days)"
  let then = "attendance_pupil (term_end = end of term before this.start_date)"
  let answers = try Answers(
    row: [
      "dataset": "cp_plans", "population": "open", "counted": "children", "bases": "snapshot",
      "measure": "percentage", "unit": "%",
      "where": "sum \(now) sessions > 0 and sum \(then) sessions > 0",
      "numerator": "sum \(now) missed / sum \(now) sessions < "
        + "sum \(then) missed / sum \(then) sessions",
    ],
    period: "2025-07",
    tables: [
      (
        "cp_plans", "plan_id,child,start_date\nP1,C1,2025-02-10\nP2,C2,2025-02-10\nP3,C3,2025-02-10"
      ),
      (
        "attendance_pupil",
        """
        pupil_row,child,term,possible,authorised,unauthorised
        A1,C1,Autumn 2024,140,14,0
        A2,C1,2025-05,30,2,0
        A3,C1,2025-06,40,4,0
        A4,C2,Autumn 2024,140,14,0
        A5,C2,Summer 2025,70,7,0
        A6,C3,Summer 2025,70,0,0
        """
      ),
    ]
  )
  // The terms are the usual months, so the one before 10 February is the autumn's. C1 missed 10%
  // then and 6 of 70 now; C2 10% both times; C3 was not at school here then.
  #expect(answers.figure("local", .snapshot, "2025-07") == "1/2=50.0")
}
