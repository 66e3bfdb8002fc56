import Records
import Testing

@testable import Catalogue

private let header = [
  "indicator", "scale", "numerator", "denominator", "value", "beside", "filters", "withheld",
  "counterpart", "awaited", "note", "places", "limits",
]

private func sheet(_ rows: [[String]], file: String = "benchmarks.csv") -> Sheet {
  Sheet(
    file: file,
    header: header,
    rows: rows.enumerated().map { place, cells in
      let blanks = Array(repeating: "", count: header.count - cells.count)
      return Sheet.Row(line: place + 2, cells: cells + blanks)
    }
  )
}

private let indicators = Sheet(
  file: "indicators.csv",
  header: ["id"],
  rows: [Sheet.Row(line: 2, cells: ["plans_pct"])]
)

private func benchmarks(_ sheets: [Sheet]) throws(CatalogueError) -> [Benchmark] {
  try Catalogue.benchmarks(from: CatalogueSheets(sheets + [indicators]))
}

@Test func `sums, other names, filters and hidden counts are read`() throws {
  let read = try benchmarks([
    sheet([
      [
        "plans_pct", "percentage", "1_year + 2years+ | one_year + two_years", "Plans", "Share",
        "Open | open_count", "group = On a plan; phase = Total", "1-5", "Table D5", "", "Beware.",
      ]
    ])
  ])
  let benchmark = try #require(read.first)
  #expect(benchmark.numerator == [["1_year", "2years+"], ["one_year", "two_years"]])
  #expect(benchmark.denominator == .columns([["Plans"]]))
  #expect(benchmark.value == ["Share"])
  #expect(benchmark.beside == ["Open", "open_count"])
  #expect(
    benchmark.filters == [
      Benchmark.Filter(column: "group", value: "On a plan"),
      Benchmark.Filter(column: "phase", value: "Total"),
    ]
  )
  #expect(benchmark.withheld == 1...5)
  #expect(benchmark.counterpart == "Table D5")
  #expect(benchmark.note == "Beware.")
}

@Test(
  arguments: [
    (
      ["", "count", "Plans"],
      "'benchmarks.csv', line 2, column 'indicator': the cell is empty and must not be."
    ),
    (
      ["plans_pct", "count", ""],
      "'benchmarks.csv', line 2, column 'numerator': the cell is empty and must not be."
    ),
    (
      ["plans_pct", "percent", "Plans", "Total"],
      "'benchmarks.csv', line 2, column 'scale': there is no scale 'percent'; did you mean 'percentage'?"
    ),
    (
      ["plans_pct", "percentage", "Plans"],
      "'benchmarks.csv', line 2, column 'denominator': a count is divided by nothing, a rate or percentage by something."
    ),
    (
      ["plans_pct", "count", "Plans", "population"],
      "'benchmarks.csv', line 2, column 'denominator': a count is divided by nothing, a rate or percentage by something."
    ),
    (
      ["plans_pct", "count", "Plans", "", "", "", "phase Total"],
      "'benchmarks.csv', line 2, column 'filters': a filter is written as column = value."
    ),
    (
      ["plans_pct", "count", "Plans", "", "", "", "", "five"],
      "'benchmarks.csv', line 2, column 'withheld': hidden counts are written as 1-5."
    ),
    (
      ["plan_pct", "count", "Plans"],
      "'benchmarks.csv', line 2, column 'indicator': there is no indicator 'plan_pct'; did you mean 'plans_pct'?"
    ),
  ] as [([String], String)]
)
func `a mistake in a benchmark is named with its place`(row: [String], sentence: String) {
  let error = #expect(throws: CatalogueError.self) { try benchmarks([sheet([row])]) }
  #expect(error?.description == sentence)
}

@Test func `a benchmark may wait for its indicator if it says so`() throws {
  let row = ["later_pct", "count", "Plans", "", "", "", "", "", "", "yes"]
  #expect(try benchmarks([sheet([row])]).map(\.indicator) == ["later_pct"])
}

@Test func `a partnership's own rows replace the standard ones, and a row twice is a mistake`()
  throws
{
  let first = ["plans_pct", "count", "Plans"]
  let second = ["plans_pct", "count", "Open"]
  let own = sheet([["plans_pct", "count", "Own"]], file: "local-benchmarks.csv")
  #expect(try benchmarks([sheet([first, second])]).map(\.numerator) == [[["Plans"]], [["Open"]]])
  #expect(try benchmarks([sheet([first, second]), own]).map(\.numerator) == [[["Own"]]])
  #expect(throws: CatalogueError.self) { try benchmarks([sheet([first, first])]) }
}

@Test func `a figure without counts needs the column that prints it`() throws {
  let row = ["plans_pct", "percentage", "", "", "Values", "", "Short Desc = Plans"]
  let benchmark = try #require(try benchmarks([sheet([row])]).first)
  #expect(benchmark.numerator.isEmpty)
  #expect(benchmark.value == ["Values"])
  #expect(benchmark.places == 1)
}

@Test func `decimals and the publisher's limits are read`() throws {
  var row = Array(repeating: "", count: header.count)
  row.replaceSubrange(0..<5, with: ["plans_pct", "rate", "Count", "Denominator", "Value"])
  row[11] = "0"
  row[12] = "Lower CI; Upper CI"
  let benchmark = try #require(try benchmarks([sheet([row])]).first)
  #expect(benchmark.places == 0)
  #expect(benchmark.limits == ["Lower CI", "Upper CI"])
}

@Test func `without a file there are no benchmarks`() throws {
  #expect(try benchmarks([]).isEmpty)
}
