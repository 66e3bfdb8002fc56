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

@Test func `a median takes another with it where the rest would tell how few it rests on`() {
  func part(_ name: String, _ rows: Int64) -> Reading {
    reading(
      "middle",
      nil,
      rows,
      value: "12.5",
      slice: Slice(breakdown: "Sex", category: name)
    )
  }
  let table = [
    reading("middle", nil, 20, value: "12.5"), part("Female", 3), part("Male", 9), part("U", 8),
  ]
  #expect(hidden(table, [indicator("middle", .median, unit: .days)]) == [1, 2])
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

/// Plans in all, split by category, and an indicator for each of two categories.
private func plans(_ claims: [String: Expression]) -> [Indicator] {
  func plain(_ id: String, _ claim: Expression?, _ breakdowns: [BreakdownRule] = []) -> Indicator {
    Indicator(
      id: id,
      title: id,
      agency: "",
      theme: "",
      rule: CountingRule(
        dataset: "plans",
        population: .occurred,
        counted: .rows,
        restriction: claim,
        measure: .count
      ),
      unit: .count,
      bases: [.month],
      polarity: .neutral,
      breakdowns: breakdowns
    )
  }
  let categories = ["Neglect", "Physical", "Emotional", "Multiple"]
  let split = BreakdownRule(
    name: "Category",
    categories: categories.map { BreakdownRule.Category(label: $0, claim: claims[$0]) }
      + [BreakdownRule.Category(label: "Not known", claim: nil)]
  )
  return [plain("all", nil, [split])]
    + ["Neglect", "Physical"].map { plain($0.lowercased(), claims[$0]) }
}

@Test func `a category that is an indicator of its own is withheld with it, or not at all`() {
  let claims = Dictionary(
    uniqueKeysWithValues: ["Neglect", "Physical", "Emotional", "Multiple"].map {
      ($0, Expression.flag(FieldReference($0)))
    }
  )
  func part(_ name: String, _ count: Int64) -> Reading {
    reading("all", count, value: "\(count)", slice: Slice(breakdown: "Category", category: name))
  }
  func readings(emotional: Int64) -> [Reading] {
    [
      reading("all", 277 + emotional, value: "\(277 + emotional)"), part("Neglect", 242),
      part("Physical", 31), part("Emotional", emotional), part("Multiple", 3),
      part("Not known", 1), reading("neglect", 242, value: "242"),
      reading("physical", 31, value: "31"),
    ]
  }
  // Four in two parts are too few. Neglect would be printed once more beside it; Emotional, which
  // nobody else prints, hides them.
  #expect(hidden(readings(emotional: 179), plans(claims)) == [3, 4, 5])
  // Where the others are all printed elsewhere, a part goes with the indicator that it is.
  #expect(hidden(readings(emotional: 0), plans(claims)) == [1, 4, 5, 6])
}

@Test func `a withheld total is not the sum of parts that are seen`() {
  let sex = { (name: String, count: Int64) -> Reading in
    reading(
      "physical",
      count,
      value: "\(count)",
      slice: Slice(breakdown: "Sex", category: name)
    )
  }
  var withheld = reading("physical", 31, value: "31")
  withheld = Reading(
    indicator: withheld.indicator,
    period: withheld.period,
    basis: withheld.basis,
    slice: withheld.slice,
    figure: Figure(status: .withheld)
  )
  #expect(
    hidden([withheld, sex("Female", 15), sex("Male", 16)], [indicator("physical")]) == [0, 1]
  )
}

@Test(arguments: [(Int64(3), [0, 1]), (Int64(30), [Int]())])
func `spells open at any point are withheld with those that ended`(ended: Int64, expected: [Int]) {
  func spells(_ id: String, _ population: Population) -> Indicator {
    Indicator(
      id: id,
      title: id,
      agency: "",
      theme: "",
      rule: CountingRule(
        dataset: "plans",
        population: population,
        counted: .rows,
        measure: .count
      ),
      unit: .count,
      bases: [.month],
      polarity: .neutral
    )
  }
  let readings = [
    reading("ended", ended, value: "\(ended)"),
    reading("any", 470 + ended, value: "\(470 + ended)"),
  ]
  #expect(hidden(readings, [spells("ended", .ended), spells("any", .active)]) == expected)
}
