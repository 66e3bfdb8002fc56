import Catalogue
import Metrics
import Records
import Testing

@testable import Release

private let month = Month(year: 2025, month: 9)

/// A reading with only what disclosure control looks at.
private func reading(
  _ part: String = "Total",
  numerator: Int64? = nil,
  denominator: Int64? = nil,
  value: String,
  basis: Basis = .snapshot,
  period: Month = month
) -> Reading {
  Reading(
    indicator: "made_up",
    period: period,
    basis: basis,
    slice: Slice(breakdown: part == "Total" ? "Total" : "Age band", category: part),
    figure: Figure(
      status: .counted,
      numerator: numerator,
      denominator: denominator,
      value: ExactDecimal(value)
    )
  )
}

/// The positions that a public edition withholds.
private func withheld(_ readings: [Reading]) -> [Int] {
  var ledger = DisclosureLedger(readings)
  ledger.settle(disclosureRules)
  return readings.indices.filter { ledger.isWithheld[$0] }
}

@Test(arguments: [(0, false), (1, true), (5, true), (6, false)])
func `counts of one to five are withheld, zero and six are not`(count: Int64, isHidden: Bool) {
  #expect(withheld([reading(numerator: count, value: "\(count)")]).isEmpty != isHidden)
}

@Test(arguments: [
  (6, 12, false), (5, 12, true), (0, 4, true), (8, 12, true), (12, 12, false), (7, 12, true),
])
func `a share is withheld with a small part, rest or whole`(
  numerator: Int64,
  denominator: Int64,
  isHidden: Bool
) {
  let share = reading(numerator: numerator, denominator: denominator, value: "50.0")
  #expect(withheld([share]).isEmpty != isHidden)
}

@Test func `a percentage whose counts nobody sent is withheld`() {
  #expect(withheld([reading(value: "33.3")]) == [0])
}

@Test func `a single withheld part takes the next part of the order with it`() {
  let table = [
    reading(numerator: 103, value: "103"), reading("0", numerator: 40, value: "40"),
    reading("1", numerator: 3, value: "3"), reading("2", numerator: 0, value: "0"),
    reading("3", numerator: 60, value: "60"),
  ]
  #expect(withheld(table) == [2, 4])
}

@Test func `withheld parts that come to five or fewer take another with them`() {
  let table = [
    reading(numerator: 43, value: "43"), reading("0", numerator: 40, value: "40"),
    reading("1", numerator: 1, value: "1"), reading("2", numerator: 2, value: "2"),
  ]
  #expect(withheld(table) == [1, 2, 3])
}

@Test func `a month that a rolling year would give away hides the oldest months of the two walks`()
{
  let august = month.adding(-1)
  let year = month.adding(-12)
  let readings = [
    reading(numerator: 9, value: "9", basis: .month, period: year),
    reading(numerator: 3, value: "3", basis: .month),
    reading(numerator: 80, value: "80", basis: .r12, period: august),
    reading(numerator: 74, value: "74", basis: .r12),
  ]
  let between = (1...11).map {
    reading(numerator: 8, value: "8", basis: .month, period: month.adding(-$0))
  }
  let hidden = withheld(readings + between)
  // September is the year to September less the eleven months before it, of which October (at 14)
  // goes; and the year to September less the year to August plus September last year (at 0).
  #expect(hidden == [0, 1, 14])
}

@Test func `a sentence that names a small number is known`() {
  #expect(namesSmallNumber("Left out: 3 plans held for others."))
  #expect(!namesSmallNumber("Populations of mid-2024 (118,400 children aged 0 to 17)."))
}

@Test func `the share and the number of the same children are withheld together`() {
  func indicator(_ id: String, where claim: Expression?, numerator: Expression?) -> Indicator {
    Indicator(
      id: id,
      title: id,
      agency: "",
      theme: "",
      rule: CountingRule(
        dataset: "plans",
        population: .open,
        counted: .children,
        restriction: claim,
        numerator: numerator,
        measure: numerator == nil ? .count : .percentage
      ),
      unit: .count,
      bases: [.snapshot],
      polarity: .neutral
    )
  }
  let claim = Expression.isOpen
  let number = indicator("number", where: claim, numerator: nil)
  let share = indicator("share", where: nil, numerator: claim)
  let links = CountLinks([number, share])
  #expect(links.number(of: "number", .total) == links.number(of: "share", .total))
  // 97 of 100: the three others would follow from the number beside the total.
  let readings = [("number", Int64?.none), ("share", 100)].map { id, denominator in
    Reading(
      indicator: id,
      period: month,
      basis: .snapshot,
      slice: .total,
      figure: Figure(
        status: .counted,
        numerator: 97,
        denominator: denominator,
        value: ExactDecimal(units: 97)
      )
    )
  }
  var ledger = DisclosureLedger(readings, of: [number, share])
  ledger.settle(disclosureRules)
  #expect(ledger.isWithheld == [true, true])
}
