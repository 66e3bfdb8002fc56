import Catalogue
import Metrics
import Records
import Testing

@testable import Release

private let september = Month(year: 2025, month: 9)

/// Invented plans that start, shown by the month and the rolling year.
private func starts(_ bases: [Basis] = [.month, .r12], origin: CountingRule.Origin = .rows)
  -> Indicator
{
  Indicator(
    id: "starts",
    title: "starts",
    agency: "",
    theme: "",
    rule: CountingRule(
      dataset: origin == .rows ? "plans" : "counts",
      population: origin == .rows ? .started : .occurred,
      counted: .rows,
      measure: .count,
      origin: origin
    ),
    unit: .count,
    bases: bases,
    polarity: .neutral
  )
}

private func reading(_ count: Int64, _ basis: Basis, back: Int) -> Reading {
  Reading(
    indicator: "starts",
    period: september.adding(-back),
    basis: basis,
    slice: .total,
    figure: Figure(status: .counted, numerator: count, value: ExactDecimal(units: count))
  )
}

/// The months of one year, the newest first, and their sum, as a public edition shows them.
private func year(_ months: [Int64]) -> (shown: [Bool], certificate: Certificate) {
  let monthly = months.enumerated().map { reading($1, .month, back: $0) }
  var ledger = DisclosureLedger(
    monthly + [reading(months.reduce(0, +), .r12, back: 0)],
    of: [starts()]
  )
  let certificate = ledger.protect([starts()], monthly: monthly)
  return (ledger.readings.indices.map { ledger.isVisible($0) }, certificate)
}

@Test func `one further month hides a small month of a year`() {
  // The year less eleven months is the twelfth; less ten it is the sum of two.
  let (shown, certificate) = year([20, 20, 20, 20, 20, 20, 3, 20, 20, 20, 20, 20])
  #expect(certificate.unproven.isEmpty)
  #expect(!shown[6])
  #expect(shown[12])
  #expect(shown.count { !$0 } == 2)
}

@Test func `two small months of a year hide each other`() {
  // 3 and 4 come to 7, as do 1 and 6, and 5 and 2.
  let (shown, certificate) = year([20, 20, 3, 20, 20, 20, 20, 20, 4, 20, 20, 20])
  #expect(certificate.unproven.isEmpty)
  #expect(shown.indices.filter { !shown[$0] } == [2, 8])
}

@Test func `six months of one are not told by a year of six`() {
  // Whoever knows that zeros are shown takes each of the six for one at least: six of six are ones.
  let (shown, certificate) = year([1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0])
  #expect(certificate.unproven.isEmpty)
  #expect(!shown[12])
  // Of what years to come begin with it is only asked that it can be one.
  for (secret, found) in certificate.witnesses where secret.hasUpperEnd {
    #expect(found.allSatisfy { $0.keepsFromZero(in: certificate.tables) })
  }
}

@Test func `what is withheld for one secret does for the others`() {
  // Each of the four small months needs another in its year, and the same one does for all of them.
  let (shown, certificate) = year([20, 1, 20, 1, 20, 1, 20, 1, 20, 20, 20, 20])
  #expect(certificate.unproven.isEmpty)
  #expect(shown.count { !$0 } == 5)
}

@Test func `totals that come by the quarter alone can be proved`() {
  // Nobody knows their months; a quarter of three can be one as well as five all the same.
  let quarters: [Int64] = [5, 3, 5, 3, 3, 3, 3, 3]
  let readings = quarters.enumerated().map { reading($1, .quarter, back: 3 * $0) }
  let totals = starts([.quarter], origin: .totals)
  var ledger = DisclosureLedger(readings, of: [totals])
  let certificate = ledger.protect([totals])
  #expect(certificate.unproven.isEmpty)
  #expect(certificate.witnesses.keys.count { $0.hasUpperEnd } == 8)
}

@Test func `months that nobody knows are filled as evenly as whole numbers can be`() {
  // 5 in one quarter: 1, 2 and 2. The next span of three months shares two of them with it: of 6
  // there, 2 are left for the last month.
  let readings = [reading(6, .quarter, back: 0), reading(5, .quarter, back: 1)]
  let totals = starts([.quarter], origin: .totals)
  let tables = CountTables(readings, monthly: [], of: [totals])
  #expect(tables.lines[0].values.suffix(4) == [1, 2, 2, 2])
}
