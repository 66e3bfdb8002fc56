import Catalogue
import Records
import Testing

@testable import Metrics

/// Four plans of four children around the school summer of 2025.
private let plans = """
  plan_id,child,start_date,end_date,initial_category
  P1,C1,2025-01-10,2025-06-30,NEG
  P2,C2,2025-07-01,,NEG
  P3,C3,2024-02-01,2025-07-31,PHY
  P4,C4,2024-08-15,2024-09-20,NEG
  """

@Test func `an active spell started by the last day and did not end before the first`() throws {
  let answers = try Answers(
    row: [
      "dataset": "cp_plans", "population": "active", "bases": "month r12 ytd snapshot",
      "where": "initial_category = NEG",
    ],
    period: "2025-07",
    tables: [("cp_plans", plans)]
  )
  // June: P1, which ends on its last day. July: P2, which begins on its first.
  #expect(answers.figure("local", .month, "2025-06") == "1")
  #expect(answers.figure("local", .month, "2025-07") == "1")
  // August 2024 to July 2025: P1, P2 and P4.
  #expect(answers.figure("local", .r12, "2025-07") == "3")
  // From 1 April 2025: P1 and P2.
  #expect(answers.figure("local", .ytd, "2025-07") == "2")
  // On a last day an ended plan is no longer open (rule R-END).
  #expect(answers.figure("local", .snapshot, "2025-06") == "0")
  #expect(answers.figure("local", .snapshot, "2025-07") == "1")
}

@Test func `a cohort that ended a year before can be followed for twelve months`() throws {
  let answers = try Answers(
    row: [
      "dataset": "cp_plans", "population": "ended_year_before", "bases": "r12",
      "measure": "percentage", "unit": "%",
      "numerator":
        "exists referrals (date > this.end_date and date <= this.end_date + 12 months)",
    ],
    period: "2025-09",
    tables: [
      (
        "cp_plans",
        """
        plan_id,child,start_date,end_date
        P1,C1,2023-01-10,2023-10-01
        P2,C2,2023-01-10,2024-09-30
        P3,C3,2023-01-10,2024-10-01
        P4,C4,2023-01-10,2023-09-30
        """
      ),
      (
        "referrals",
        """
        referral_id,child,date
        R1,C1,2024-10-01
        R2,C2,2025-10-01
        R3,C3,2024-11-01
        """
      ),
    ]
  )
  // Ended from 1 October 2023 to 30 September 2024: P1 and P2. C1 came back on the last day that
  // counts, C2 a day after it.
  #expect(answers.figure("local", .r12, "2025-09") == "1/2=50.0")
}

@Test func `all rows are looked at and the claims choose those of the span`() throws {
  let answers = try Answers(
    row: [
      "dataset": "missing", "population": "all", "counted": "children", "bases": "snapshot",
      "where": "start_date > period_end - 90 days and start_date <= period_end",
    ],
    period: "2025-03",
    coversFrom: "2024-12-01",
    tables: [
      (
        "missing",
        """
        episode_id,child,start_date,end_date
        E1,C1,2024-12-31,2025-01-01
        E2,C2,2025-01-01,2025-01-02
        E3,C2,2025-03-31,
        E4,C3,2025-04-01,
        """
      )
    ]
  )
  // 31 March less 90 days is 31 December, which is out.
  #expect(answers.figure("local", .snapshot, "2025-03") == "1")
  // The 90 days to 28 February begin on 30 November, before the extract does.
  #expect(answers.figure("local", .snapshot, "2025-02") == "-")
}

@Test func `the register of people is counted for a span that period_start begins`() throws {
  let answers = try Answers(
    row: [
      "dataset": "person", "population": "all", "counted": "children", "bases": "r12",
      "measure": "percentage", "unit": "%",
      "where": "exists cp_plans (initial_category = NEG and start_date <= period_end and "
        + "(end_date is missing or end_date >= period_start))",
      "numerator": "not exists cla_episodes (start_date >= period_start and "
        + "start_date <= period_end)",
    ],
    period: "2025-07",
    tables: [
      ("person", "child\nC1\nC2\nC3\nC4\nC5"), ("cp_plans", plans),
      ("cla_episodes", "episode_id,child,start_date\nL1,C2,2025-07-31\nL2,C1,2024-07-31"),
    ]
  )
  // On a neglect plan from 1 August 2024 to 31 July 2025: C1, C2, C4. C2 came into care in that
  // time, C1 a day before it.
  #expect(answers.figure("local", .r12, "2025-07") == "2/3=66.7")
}

@Test func `an identifier is counted once however many rows have it`() throws {
  let answers = try Answers(
    row: [
      "dataset": "assessments", "population": "ended", "counted": "referral", "bases": "month r12",
      "where": "factors include 16A",
    ],
    period: "2025-03",
    tables: [
      (
        "assessments",
        """
        assessment_id,child,referral,start_date,authorised_date,factors
        A1,C1,R1,2025-01-10,2025-02-10,16A
        A2,C1,R1,2025-02-10,2025-03-10,16A 3A
        A3,C2,R2,2025-02-10,2025-03-11,16A
        A4,C3,,2025-02-10,2025-03-12,16A
        A5,C3,,2025-02-10,2025-03-13,16A
        A6,C4,R4,2025-02-10,2025-03-13,3A
        """
      )
    ]
  )
  // March: R1, R2 and two that name no referral. Twelve months: R1 still once.
  #expect(answers.figure("local", .month, "2025-03") == "4")
  #expect(answers.figure("local", .r12, "2025-03") == "4")
  #expect(answers.figure("local", .month, "2025-02") == "1")
}
