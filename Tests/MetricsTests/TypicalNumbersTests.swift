import Catalogue
import Records
import Testing

@testable import Metrics

private func conferences(_ days: [(start: String, date: String)]) -> String {
  "conference_id,child,s47_start_date,date\n"
    + days.enumerated().map { "I\($0.offset),C\($0.offset),\($0.element.start),\($0.element.date)" }
    .joined(separator: "\n")
}

@Test func `the median is half of the two middle numbers, exactly`() throws {
  let answers = try Answers(
    row: [
      "dataset": "icpc", "measure": "median", "unit": "days",
      "numerator": "days from s47_start_date to date",
    ],
    period: "2025-03",
    tables: [
      (
        "icpc",
        conferences([
          // 3, 10, 11 and 25 days; one without a start says nothing.
          ("2025-03-01", "2025-03-04"), ("2025-03-01", "2025-03-11"), ("2025-03-01", "2025-03-12"),
          ("2025-03-01", "2025-03-26"), ("", "2025-03-20"),
        ])
      )
    ]
  )
  let figure = try #require(
    answers.calculation.readings.first {
      $0.indicator == "local" && $0.period.description == "2025-03"
    }?.figure
  )
  // (10 + 11) / 2.
  #expect(figure.value?.description == "10.5")
  #expect(figure.denominator == 4)
  #expect(figure.numerator == nil)
  #expect(figure.interval == nil)
  #expect(answers.figure("local", .month, "2025-02") == "z")
}

@Test func `a median has limits from six numbers on`() throws {
  let days = (1...9).map { ("2025-03-01", "2025-03-1\($0)") }
  func limits(_ count: Int) throws -> String {
    try Answers(
      row: [
        "dataset": "icpc", "measure": "median", "unit": "days",
        "numerator": "days from s47_start_date to date",
      ],
      period: "2025-03",
      tables: [("icpc", conferences(Array(days.prefix(count))))]
    ).limits("local", .month, "2025-03")
  }
  // 10, 11, … days. Of six the lowest and highest: P(0 of 6) = 1/64 = 1.6%. Of five there are none:
  // 1/32 = 3.1%. Of nine the second from either end: P(at most 1 of 9) = 10/512 = 2.0%.
  #expect(try limits(5) == "-")
  #expect(try limits(6) == "10.0 to 15.0")
  #expect(try limits(9) == "11.0 to 17.0")
}

/// Places from the quantiles of the binomial distribution, R's `qbinom(0.025, n, 0.5)`: one less
/// than the lower place is the last number with a chance of 2.5% or less.
@Test(arguments: [
  (5, 0), (6, 1), (8, 1), (9, 2), (11, 2), (12, 3), (20, 6), (50, 18), (100, 40), (1000, 469),
  (20_000, 9861),
])
func `limits of medians lie at the places that the binomial distribution gives`(
  count: Int64,
  lower: Int64
) {
  let ranks = Interval.medianRanks(of: count)
  #expect(ranks?.lower ?? 0 == lower)
  #expect(ranks.map { $0.upper } ?? 0 == (lower == 0 ? 0 : count + 1 - lower))
}

/// From the tables of Student's t, R's `qt(0.975, df)`.
@Test(arguments: [
  (1, 12.706205), (2, 4.302653), (5, 2.570582), (10, 2.228139), (30, 2.042272), (100, 1.983972),
  (101, 1.983731), (1000, 1.962339),
])
func `the deviate of a mean is Student's`(freedom: Int, expected: Double) {
  #expect(abs(Interval.studentDeviate(freedom: freedom) - expected) < 0.000001)
}

@Test func `a mean is the sum by how many there are, with limits by Student's t`() throws {
  let answers = try Answers(
    row: [
      "dataset": "icpc", "measure": "mean", "unit": "days",
      "numerator": "days from s47_start_date to date",
    ],
    period: "2025-03",
    tables: [
      (
        "icpc",
        conferences([
          ("2025-03-01", "2025-03-03"), ("2025-03-01", "2025-03-05"), ("2025-03-01", "2025-03-06"),
        ])
      )
    ]
  )
  // 2, 4 and 5 days: 11/3. The deviation is the root of 7/3, the reach 4.302653 × 1.527525 / √3.
  #expect(answers.figure("local", .month, "2025-03") == "3.7")
  #expect(answers.limits("local", .month, "2025-03") == "-0.1 to 7.5")
}

@Test func `working days and weeks are counted as the rules say`() throws {
  func median(_ number: String) throws -> String {
    try Answers(
      row: ["dataset": "icpc", "measure": "median", "unit": "days", "numerator": number],
      period: "2025-03",
      tables: [
        ("icpc", conferences([("2025-03-07", "2025-03-20")])),
        ("person", "child,expected_date_of_birth\nC0,2025-08-20"),
      ]
    ).figure("local", .month, "2025-03")
  }
  // Friday 7 to Thursday 20 March 2025: five working days of the week after, four of the next.
  #expect(try median("working days from s47_start_date to date") == "9.0")
  #expect(try median("days from date to s47_start_date") == "-13.0")
  // 13 days are 1.857 weeks; 153 days before birth is 40 - 21.857 weeks of pregnancy.
  #expect(try median("weeks from s47_start_date to date") == "1.9")
  #expect(try median("40 - weeks from date to person.expected_date_of_birth") == "18.1")
}

@Test func `an open spell has lasted up to each month's end`() throws {
  let answers = try Answers(
    row: [
      "dataset": "cp_plans", "population": "open", "counted": "children", "bases": "snapshot",
      "measure": "median", "unit": "days",
      "numerator": "days from start_date to (end_date otherwise period_end)",
    ],
    period: "2025-03",
    tables: [("cp_plans", "plan_id,child,start_date,end_date\nP1,C1,2025-02-18,")]
  )
  #expect(answers.figure("local", .snapshot, "2025-02") == "10.0")
  #expect(answers.figure("local", .snapshot, "2025-03") == "41.0")
}

@Test func `a distribution gives every category's share of all`() throws {
  let answers = try Answers(
    row: [
      "dataset": "cp_plans", "population": "open", "counted": "children", "bases": "snapshot",
      "measure": "distribution", "unit": "%", "breakdowns": "Category of abuse",
    ],
    period: "2025-03",
    tables: [
      (
        "cp_plans",
        """
        plan_id,child,start_date,end_date,initial_category
        P1,C1,2025-01-01,,NEG
        P2,C2,2025-01-01,,NEG
        P3,C3,2025-01-01,,PHY
        """
      )
    ]
  )
  func part(_ category: String) -> String {
    answers.figure(
      "local",
      .snapshot,
      "2025-03",
      Slice(breakdown: "Category of abuse", category: category)
    )
  }
  #expect(answers.figure("local", .snapshot, "2025-03") == "3/3=100.0")
  #expect(part("Neglect") == "2/3=66.7")
  #expect(part("Physical abuse") == "1/3=33.3")
  #expect(part("Sexual abuse") == "0/3=0.0")
}
