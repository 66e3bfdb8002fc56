import Catalogue
import Metrics
import Records
import Testing

@testable import Release

private let september = Month(year: 2025, month: 9)

/// Totals that agencies send, shown by the quarter and the rolling year alone.
private let training = Indicator(
  id: "training",
  title: "training",
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
  bases: [.quarter, .r12],
  polarity: .neutral
)

private func reading(_ count: Int64, _ basis: Basis, back: Int = 0) -> Reading {
  Reading(
    indicator: "training",
    period: september.adding(-back),
    basis: basis,
    slice: .total,
    figure: Figure(status: .counted, numerator: count, value: ExactDecimal(units: count)),
    isFromCounts: true
  )
}

@Test func `a quarter of totals is not the difference of two rolling years`() {
  // 16 in the year to September, 20 in that to June, 7 in the September quarter of 2024:
  // 16 - 20 + 7 = 3.
  let readings = [
    reading(3, .quarter), reading(16, .r12), reading(20, .r12, back: 3),
    reading(7, .quarter, back: 12),
  ]
  // The newest month first: 3 in the quarter, 16 in the year, and 7 a year before.
  let months: [Int64] = [1, 1, 1, 2, 1, 1, 2, 1, 2, 2, 1, 1, 3, 2, 2]
  var ledger = DisclosureLedger(readings, of: [training])
  let certificate = ledger.protect(
    [training],
    monthly: months.enumerated().map { reading($1, .month, back: $0) }
  )
  #expect(certificate.unproven.isEmpty)
  #expect(!ledger.isVisible(0))
  #expect(!(1...3).allSatisfy { ledger.isVisible($0) })
}
