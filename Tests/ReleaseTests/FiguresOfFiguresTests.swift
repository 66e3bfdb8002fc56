import Catalogue
import Metrics
import Records
import Testing

@testable import Release

private let month = Month(year: 2025, month: 9)

private func indicator(
  _ id: String,
  _ measure: Measure = .count,
  _ parts: [String] = [],
  unit: Unit = .count
) -> Indicator {
  Indicator(
    id: id,
    title: id,
    agency: "",
    theme: "",
    rule: CountingRule(
      dataset: parts.isEmpty ? id : "",
      population: .occurred,
      counted: .rows,
      measure: measure,
      origin: parts.isEmpty ? .rows : .indicators,
      parts: parts
    ),
    unit: unit,
    bases: [.month],
    polarity: .neutral
  )
}

private func reading(
  _ id: String,
  _ numerator: Int64?,
  _ denominator: Int64? = nil,
  value: String = "1",
  slice: Slice = .total,
  period: Month = month
) -> Reading {
  Reading(
    indicator: id,
    period: period,
    basis: .month,
    slice: slice,
    figure: Figure(
      status: .counted,
      numerator: numerator,
      denominator: denominator,
      value: ExactDecimal(value)
    )
  )
}

private func hidden(_ readings: [Reading], _ indicators: [Indicator]) -> [Int] {
  var ledger = DisclosureLedger(readings, of: indicators)
  ledger.settle(disclosureRules)
  return readings.indices.filter { ledger.isWithheld[$0] }
}

@Test(arguments: [(5, true), (6, false)])
func `a median of fewer than six rows is withheld`(rows: Int64, isHidden: Bool) {
  let median = [reading("middle", nil, rows, value: "12.5")]
  #expect(hidden(median, [indicator("middle", .median, unit: .days)]).isEmpty != isHidden)
}

@Test(arguments: [(3, true), (30, false)])
func `a ratio is withheld with a part, and only then`(above: Int64, isHidden: Bool) {
  let all = [
    indicator("above"), indicator("below"),
    indicator("ratio", .ratio, ["above", "below"], unit: .ratio),
  ]
  // The two counts differ by few, which says nothing here: they are of different things.
  let readings = [
    reading("above", above, value: "\(above)"), reading("below", 33, value: "33"),
    reading("ratio", above, 33, value: "0.91"),
  ]
  #expect(hidden(readings, all) == (isHidden ? [0, 2] : []))
}

@Test func `a change of two figures that may be seen may be seen, however small`() {
  let all = [indicator("count"), indicator("change", .change, ["count"])]
  func readings(_ before: Int64) -> [Reading] {
    [
      reading("count", 30, value: "30"),
      reading("count", before, value: "\(before)", period: month.adding(-1)),
      reading("change", nil, value: "2"),
    ]
  }
  #expect(hidden(readings(28), all) == [])
  #expect(hidden(readings(4), all) == [1, 2])
}

@Test func `a pooled figure and its parts are withheld with the figures that they are`() {
  let all = [
    indicator("one"), indicator("two"), indicator("three"),
    indicator("all", .pooled, ["one", "two", "three"]),
  ]
  func part(_ name: String, _ count: Int64) -> Reading {
    reading("all", count, value: "\(count)", slice: Slice(breakdown: "Part", category: name))
  }
  let readings = [
    reading("one", 4, value: "4"), reading("two", 40, value: "40"),
    reading("three", 50, value: "50"), reading("all", 94, value: "94"), part("one", 4),
    part("two", 40), part("three", 50),
  ]
  // The whole would give the part away: 94 less 40 and 50.
  #expect(hidden(readings, all) == [0, 3, 4])
}

@Test func `totals of different agencies are not one count`() {
  func total(_ id: String) -> Indicator {
    Indicator(
      id: id,
      title: id,
      agency: "",
      theme: "",
      rule: CountingRule(
        dataset: "counts",
        population: .occurred,
        counted: .rows,
        measure: .count,
        origin: .totals
      ),
      unit: .count,
      bases: [.month],
      polarity: .neutral
    )
  }
  let readings = [reading("few", 3, value: "3"), reading("many", 300, value: "300")]
  #expect(hidden(readings, [total("few"), total("many")]) == [0])
}
