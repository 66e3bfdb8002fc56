import Catalogue
import Records
import Testing

@testable import Metrics

private let early = """
  episode_id,child,start_date,end_date
  E1,C1,2025-03-01,2025-03-20
  E2,C2,2025-03-01,2025-03-20
  E3,C3,2025-02-01,2025-02-20
  """
private let referrals = """
  referral_id,child,date
  R1,C1,2025-03-02
  R2,C2,2025-03-03
  R3,C3,2025-03-04
  """

private func answers(_ rows: [[String: String]], _ tables: [(String, String)]) throws -> Answers {
  let catalogue = try LocalRows.catalogue(rows)
  var micro = MicroCaseload(catalogue)
  for (name, text) in tables { try micro.add(name, text) }
  return try Answers(catalogue, micro, period: "2025-03")
}

private let counts: [[String: String]] = [
  ["id": "helped", "dataset": "missing", "population": "ended"],
  ["id": "referred", "dataset": "referrals"],
]

@Test func `a ratio divides one figure by another`() throws {
  let rows =
    counts + [
      [
        "id": "plain", "population": "", "counted": "", "measure": "ratio", "unit": "ratio",
        "numerator": "helped", "denominator": "referred",
      ],
      [
        "id": "per_hundred", "population": "", "counted": "", "measure": "ratio", "unit": "ratio",
        "numerator": "helped", "denominator": "100 referred",
      ],
    ]
  let both = try answers(rows, [("missing", early), ("referrals", referrals)])
  // March: 2 ended for 3 referrals; 2/3 = 0.667 and 200/3 = 66.67. February: 1 for none.
  #expect(both.figure("plain", .month, "2025-03") == "2/3=0.67")
  #expect(both.figure("per_hundred", .month, "2025-03") == "2/3=66.7")
  #expect(both.figure("plain", .month, "2025-02") == "z")
  // Where one part did not come, there is no ratio.
  let one = try answers(rows, [("missing", early)])
  #expect(one.figure("plain", .month, "2025-03") == "x")
}

@Test func `a change is a figure less the one a month earlier`() throws {
  let rows = [
    [
      "id": "open", "dataset": "cp_plans", "population": "open", "counted": "children",
      "bases": "snapshot",
    ],
    [
      "id": "net", "population": "", "counted": "", "measure": "change", "numerator": "open",
    ],
  ]
  let plans = """
    plan_id,child,start_date,end_date
    P1,C1,2025-01-05,2025-03-05
    P2,C2,2025-01-05,2025-03-06
    P3,C3,2025-02-05,
    """
  let answers = try answers(rows, [("cp_plans", plans)])
  // Two at the end of January, three of February, one of March.
  #expect(answers.figure("net", .month, "2025-02") == "1")
  #expect(answers.figure("net", .month, "2025-03") == "-2")
}

@Test func `pooled shares add up what is above and below the line, and print their parts`() throws {
  let share = ["measure": "percentage", "unit": "%"]
  let rows = [
    ["id": "boys", "title": "Boys", "dataset": "referrals", "numerator": "neglect_flag"]
      .merging(share) { first, _ in first },
    [
      "id": "ended", "title": "Ended", "dataset": "missing", "population": "started",
      "numerator": "end_date is known",
    ].merging(share) { first, _ in first },
    [
      "id": "both", "population": "", "counted": "", "measure": "pooled", "unit": "%",
      "numerator": "boys + ended",
    ],
  ]
  let answers = try answers(
    rows,
    [
      (
        "referrals",
        """
        referral_id,child,date,neglect_flag
        R1,C1,2025-03-02,yes
        R2,C2,2025-03-03,no
        R3,C3,2025-03-04,no
        """
      ),
      (
        "missing",
        """
        episode_id,child,start_date,end_date
        E1,C1,2025-03-01,2025-03-20
        E2,C2,2025-03-01,
        """
      ),
    ]
  )
  // 1 of 3 and 1 of 2 are 2 of 5.
  #expect(answers.figure("both", .month, "2025-03") == "2/5=40.0")
  func part(_ title: String) -> String {
    answers.figure("both", .month, "2025-03", Slice(breakdown: "Part", category: title))
  }
  #expect(part("Boys") == "1/3=33.3")
  #expect(part("Ended") == "1/2=50.0")
}

@Test func `totals of agencies make counts, shares and means of decimals`() throws {
  func answers(_ row: [String: String], _ measures: [[String]]) throws -> Answers {
    try Answers(
      row: row.merging(["dataset": "counts"]) { first, _ in first },
      measures: measures,
      period: "2025-03",
      tables: [
        (
          "counts",
          """
          period,measure,count,numerator,denominator
          2025-03,Cases held,301,,
          2025-03,Social workers,20.5,,
          2025-02,Cases held,299,,
          2025-02,Social workers,19.5,,
          """
        )
      ]
    )
  }
  let mean = try answers(
    ["measure": "mean", "bases": "snapshot quarter"],
    [
      ["Cases held", "", "local", "numerator", ""],
      ["Social workers", "", "local", "denominator", ""],
    ]
  )
  // 301 / 20.5 = 14.68; beside it the totals stand as whole numbers.
  #expect(mean.figure("local", .snapshot, "2025-03") == "301/21=14.7")
  // January did not come, so there is no quarter.
  #expect(mean.figure("local", .quarter, "2025-03") == "x")
  let count = try answers(
    ["bases": "month"],
    [["Cases held", "", "local", "numerator", ""]]
  )
  #expect(count.figure("local", .month, "2025-03") == "301")
  #expect(count.figure("local", .month, "2025-02") == "299")
  // A row of totals is never counted itself.
  #expect(try answers(["bases": "month"], []).figure("local", .month, "2025-03") == "x")
}
