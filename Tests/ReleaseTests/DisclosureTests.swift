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

@Test func `a sentence that names a small number is known`() {
  #expect(namesSmallNumber("Left out: 3 plans held for others."))
  #expect(!namesSmallNumber("Populations of mid-2024 (118,400 children aged 0 to 17)."))
}

@Test(arguments: ["Disability", "Locality", "Team", "Placement"])
func `no breakdown is shown to the public unless it has been before`(breakdown: String) {
  let parts = ["North", "South"].map { name in
    Reading(
      indicator: "made_up",
      period: month,
      basis: .snapshot,
      slice: Slice(breakdown: breakdown, category: name),
      figure: Figure(status: .counted, numerator: 40, value: ExactDecimal("40"))
    )
  }
  let table = [reading(numerator: 80, value: "80")] + parts
  #expect(breakdownsApart(table, pinned: []) == [1, 2])
  #expect(breakdownsApart(table, pinned: [2]) == [1])
}
