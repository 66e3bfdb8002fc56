import Catalogue
import Metrics
import Records
import Testing

@testable import Release

private let september = Month(year: 2025, month: 9)

private func starts(_ count: Int64, _ basis: Basis, back: Int = 0) -> Reading {
  Reading(
    indicator: "starts",
    period: september.adding(-back),
    basis: basis,
    slice: .total,
    figure: Figure(status: .counted, numerator: count, value: ExactDecimal(units: count))
  )
}

private let indicator = Indicator(
  id: "starts",
  title: "Plans starting",
  agency: "Children's social care",
  theme: "Plans",
  rule: CountingRule(
    dataset: "cp_plans",
    population: .started,
    counted: .rows,
    restriction: nil,
    numerator: nil,
    measure: .count
  ),
  unit: .count,
  bases: [.month, .quarter],
  polarity: .neutral
)

@Test(arguments: [(5, nil), (6, 6), (10, 10), (1001, nil), (-3, nil)] as [(Int64, Int64?)])
func `the smallest count may be raised and never lowered below six`(count: Int64, made: Int64?) {
  #expect(SmallestCount(count)?.count == made)
  #expect(SmallestCount.standard.count == 6)
}

@Test(arguments: [(6, 7, false), (10, 7, true), (10, 9, true), (10, 10, false), (10, 0, false)])
func `what is withheld follows the smallest count`(
  smallest: Int64,
  count: Int64,
  isHidden: Bool
) throws {
  let small = try #require(SmallestCount(smallest)).small
  var ledger = DisclosureLedger([starts(count, .month)], small: small)
  ledger.settle(disclosureRules)
  #expect(ledger.isWithheld[0] == isHidden)
}

/// With ten as the smallest count a withheld month has two witnesses: in one it is 1 or less, in the
/// other 9 or more.
@Test func `the proof reaches as far as the smallest count`() throws {
  let small = try #require(SmallestCount(10)).small
  let readings = [
    starts(7, .month), starts(22, .month, back: 1), starts(25, .month, back: 2),
    starts(54, .quarter),
  ]
  var ledger = DisclosureLedger(readings, of: [indicator], small: small)
  let certificate = ledger.protect([indicator], monthly: Array(readings[..<3]))
  #expect(certificate.unproven.isEmpty && !certificate.witnesses.isEmpty)
  #expect(ledger.isWithheld[0] && readings.indices.count { ledger.isVisible($0) } == 2)
  for (secret, witnesses) in certificate.witnesses {
    let values = [secret.value] + witnesses.map { secret.value + $0.difference }
    #expect(values.contains { $0 <= 1 } && values.contains { $0 >= 9 }, "\(values)")
  }
}
