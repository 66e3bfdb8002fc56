import Records
import Testing

@testable import Catalogue

/// Judges claims about rows that a test writes as dates and codes.
private struct Bench {
  var tables: [String: Table] = [:]
  var identifiers = TextPool()
  var periods: ReportingPeriods
  var holidays: [CalendarDate] = []

  init(day: String) throws {
    periods = ReportingPeriods(day: try #require(CalendarDate(iso: day)))
  }

  mutating func add(_ name: String, _ fields: [String], _ rows: [[String]]) throws {
    let dataset = try #require(SmallSchema.schema[name])
    var columns = [Column?](repeating: nil, count: dataset.fields.count)
    for (position, field) in fields.enumerated() {
      let place = try #require(dataset.place(of: field))
      let cells = rows.map { $0[position] }
      switch dataset.fields[place].type {
      case .identifier:
        columns[place] = .identifiers(
          cells.map { $0.isEmpty ? Column.missingText : identifiers.place(of: $0) }
        )
      case .date:
        columns[place] = .dates(
          cells.map { CalendarDate(iso: $0)?.dayNumber ?? Column.missingDate }
        )
      case .code(let list):
        let codes = try #require(SmallSchema.schema.codeLists[list])
        columns[place] = .codes(
          cells.map { Int16(codes.place(of: $0) ?? Int(Column.missingCode)) }
        )
      case .integer: columns[place] = .integers(cells.map { Int32($0) ?? Column.missingInteger })
      default: Issue.record("no cells of this type here")
      }
    }
    tables[name] = Table(
      dataset: dataset,
      columns: columns,
      origins: rows.map { _ in RowOrigin(file: 0, line: 1) },
      words: TextPool()
    )
  }

  func rows(_ dataset: String, _ claim: String) throws -> [Int] {
    let vocabulary = try SmallSchema.vocabulary
    let about = try #require(vocabulary.schema[dataset])
    let claim = try vocabulary.claim(claim, about: about)
    let links = LinkedTables(tables, vocabulary: vocabulary)
    // The second evaluator finds what the first kept with the tables, the third keeps nothing.
    let found = [true, true, false].map { keepsClaims in
      let evaluator = Evaluator(
        vocabulary: vocabulary,
        tables: links,
        workingDays: WorkingCalendar(bankHolidays: holidays),
        periods: periods,
        leavesOut: true,
        keepsClaims: keepsClaims
      )
      return evaluator.rows(of: dataset, meeting: claim)
    }
    #expect(found[0] == found[2], "a claim judged once for all says otherwise")
    #expect(found[1] == found[2], "a claim that was kept says otherwise")
    return found[0]
  }
}

private let bands = [
  "lasted <= 3 months", "lasted > 3 months and lasted <= 6 months",
  "lasted > 6 months and lasted < 12 months", "lasted >= 12 months and lasted < 24 months",
  "lasted >= 24 months",
]

/// The tables of rules R-BAND, R-2Y (calendar rule) and "12 months or more" in `definitions.md`.
@Test(arguments: [
  ("2024-01-31", "2024-04-30", 0), ("2024-01-31", "2024-05-01", 1), ("2023-11-30", "2024-02-29", 0),
  ("2024-09-30", "2025-03-30", 1), ("2024-09-30", "2025-03-31", 2), ("2025-08-31", "2026-02-28", 1),
  ("2023-04-01", "2024-03-31", 2), ("2023-03-31", "2024-03-31", 3), ("2024-02-29", "2025-02-27", 2),
  ("2024-02-29", "2025-02-28", 3), ("2024-02-22", "2026-02-22", 4), ("2015-04-01", "2017-03-30", 3),
  ("2017-04-01", "2019-03-30", 3), ("2017-04-01", "2019-03-31", 3), ("2015-04-01", "2017-04-01", 4),
  ("2024-03-31", "2025-03-31", 3), ("2024-04-01", "2025-03-31", 2),
])
func `each length of time is in one band, open or ended`(
  start: String,
  end: String,
  band: Int
) throws {
  // Row 0 is still open on the last day, row 1 ended on it and is looked at a year later.
  var open = try Bench(day: end)
  try open.add("cp_plans", ["child", "start_date", "end_date"], [["A", start, ""]])
  var ended = try Bench(day: "2030-03-31")
  try ended.add("cp_plans", ["child", "start_date", "end_date"], [["A", start, end]])
  for (place, claim) in bands.enumerated() {
    #expect(try open.rows("cp_plans", claim) == (place == band ? [0] : []), "open: \(claim)")
    #expect(try ended.rows("cp_plans", claim) == (place == band ? [0] : []), "ended: \(claim)")
  }
}

/// The bank holidays of England that rule R-ICPC's and R-ASSESS's examples pass.
private let holidays = [
  "2025-04-18", "2025-04-21", "2025-05-05", "2025-12-25", "2025-12-26", "2026-01-01", "2026-04-03",
  "2026-04-06",
].compactMap { CalendarDate(iso: $0) }

@Test(arguments: [
  ("2025-04-14", 15, "2025-05-08"), ("2025-12-11", 15, "2026-01-06"),
  ("2025-12-13", 15, "2026-01-07"), ("2026-03-20", 15, "2026-04-14"),
  ("2025-11-03", 45, "2026-01-08"), ("2025-03-03", 45, "2025-05-08"),
])
func `working days after a start leave out weekends and bank holidays`(
  start: String,
  days: Int,
  last: String
) throws {
  var bench = try Bench(day: "2026-12-31")
  bench.holidays = holidays
  let dayAfter = try #require(CalendarDate(iso: last)).adding(days: 1).description
  try bench.add(
    "icpc",
    ["child", "date", "s47_start_date"],
    [["A", last, start], ["B", dayAfter, start], ["C", last, ""]]
  )
  #expect(try bench.rows("icpc", "date <= s47_start_date + \(days) working days") == [0])
}

/// Rule R-AGE: a child born on 29 February has the birthday on 1 March in common years.
@Test(arguments: [
  ("2012-02-29", "2025-02-28", 12), ("2012-02-29", "2025-03-01", 13),
  ("2012-02-29", "2024-02-29", 12), ("2014-06-30", "2025-06-30", 11),
  ("2014-06-30", "2025-06-29", 10), ("2025-06-30", "2025-06-30", 0),
])
func `age is in whole years on the day`(born: String, day: String, age: Int) throws {
  var bench = try Bench(day: day)
  try bench.add("cp_plans", ["child", "start_date"], [["A", "2025-01-01"]])
  try bench.add("person", ["child", "date_of_birth"], [["A", born]])
  #expect(try bench.rows("cp_plans", "age = \(age)") == [0])
  #expect(try bench.rows("cp_plans", "age < \(age)") == [])
  #expect(try bench.rows("cp_plans", "age > \(age)") == [])
}

/// Rule R-GEST: expected on 31 March 2026, 34 weeks are reached on 17 February.
@Test(arguments: [("2026-02-16", true), ("2026-02-17", false)])
func `before 34 weeks is 43 days before the expected day`(day: String, counts: Bool) throws {
  var bench = try Bench(day: "2026-06-30")
  try bench.add("assessments", ["child", "authorised_date"], [["A", day]])
  try bench.add("person", ["child", "expected_date_of_birth"], [["A", "2026-03-31"]])
  let claim = "authorised_date <= expected_date_of_birth - 43 days"
  #expect(try bench.rows("assessments", claim) == (counts ? [0] : []))
}

@Test func `an unborn child has no age yet`() throws {
  var bench = try Bench(day: "2025-03-31")
  try bench.add(
    "cp_plans",
    ["child", "start_date"],
    [["A", "2025-01-01"], ["B", "2025-01-01"], ["C", "2025-01-01"], ["D", "2025-01-01"]]
  )
  try bench.add(
    "person",
    ["child", "date_of_birth", "expected_date_of_birth"],
    [["A", "2025-04-01", ""], ["B", "", "2025-06-01"], ["C", "2025-03-31", "2025-04-04"]]
  )
  #expect(try bench.rows("cp_plans", "unborn") == [0, 1])
  #expect(try bench.rows("cp_plans", "age < 18") == [2])
  // Nothing is known of D's birth.
  #expect(try bench.rows("cp_plans", "not unborn and not age < 18") == [3])
}

@Test func `a claim about an empty cell does not hold, and neither does its opposite relation`()
  throws
{
  var bench = try Bench(day: "2025-03-31")
  try bench.add(
    "cp_plans",
    ["child", "initial_category", "previous_plans"],
    [["A", "NEG", "1"], ["B", "", ""], ["C", "EMO", "0"]]
  )
  #expect(try bench.rows("cp_plans", "initial_category = NEG") == [0])
  #expect(try bench.rows("cp_plans", "initial_category != NEG") == [2])
  #expect(try bench.rows("cp_plans", "not initial_category = NEG") == [1, 2])
  #expect(try bench.rows("cp_plans", "initial_category is missing") == [1])
  #expect(try bench.rows("cp_plans", "initial_category in (NEG, EMO)") == [0, 2])
  #expect(try bench.rows("cp_plans", "previous_plans < 1") == [2])
  // A column that no file had is missing in every row.
  #expect(try bench.rows("cp_plans", "latest_category is missing") == [0, 1, 2])
  #expect(try bench.rows("cp_plans", "latest_category otherwise initial_category = NEG") == [0])
}

@Test func `the same child is found in other rows, another person is not`() throws {
  var bench = try Bench(day: "2025-03-31")
  try bench.add(
    "cp_plans",
    ["child", "start_date", "end_date", "initial_category"],
    [
      ["A", "2024-01-01", "2024-06-01", "NEG"], ["A", "2024-06-01", "", "EMO"],
      ["B", "2024-01-01", "", "NEG"], ["C", "2024-01-01", "2024-05-01", "PHY"],
      ["C", "2024-07-01", "2024-08-01", "NEG"], ["C", "2025-01-01", "", "NEG"],
    ]
  )
  try bench.add(
    "referrals",
    ["child", "date"],
    [["A", "2024-12-01"], ["B", "2025-02-01"], ["C", "2025-03-31"], ["D", "2025-01-01"]]
  )
  #expect(try bench.rows("referrals", "exists cp_plans (open)") == [0, 1, 2])
  #expect(
    try bench.rows("referrals", "exists cp_plans (open and initial_category = NEG)") == [1, 2]
  )
  #expect(try bench.rows("referrals", "not exists cp_plans") == [3])
  #expect(try bench.rows("cp_plans", "exists cp_plans (end_date <= this.start_date)") == [1, 4, 5])
  #expect(
    try bench.rows(
      "cp_plans",
      "previous cp_plans (end_date <= this.start_date) initial_category = NEG"
    )
      == [1, 5]
  )
}

@Test func `of two spells open at once the later start counts, then the later row`() throws {
  var bench = try Bench(day: "2025-03-31")
  try bench.add(
    "cp_plans",
    ["child", "start_date", "end_date"],
    [
      ["A", "2024-01-01", ""], ["A", "2024-06-01", ""], ["B", "2024-01-01", ""],
      ["B", "2024-01-01", ""], ["C", "2025-03-31", ""], ["D", "2025-01-01", "2025-03-31"],
      ["E", "2025-04-01", ""],
    ]
  )
  #expect(try bench.rows("cp_plans", "open") == [1, 3, 4])
}
