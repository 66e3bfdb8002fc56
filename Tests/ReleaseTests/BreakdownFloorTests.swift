import Catalogue
import Metrics
import Records
import Testing

@testable import Release

private let month = Month(year: 2025, month: 9)

/// One breakdown of a headline, category by category.
private func readings(
  _ breakdown: String,
  _ parts: [(String, Int64)],
  of total: Int64,
  basis: Basis = .snapshot
) -> [Reading] {
  let slices =
    [(Slice.total, total)] + parts.map { (Slice(breakdown: breakdown, category: $0), $1) }
  return slices.map { slice, count in
    Reading(
      indicator: "made_up",
      period: month,
      basis: basis,
      slice: slice,
      figure: Figure(status: .counted, numerator: count, value: ExactDecimal(units: count))
    )
  }
}

private func shown(_ readings: [Reading]) -> [String] {
  var ledger = DisclosureLedger(readings)
  ledger.settle(disclosureRules)
  return readings.indices.map {
    ledger.isWithheld[$0] ? "c" : "\(readings[$0].figure.value ?? ExactDecimal(units: -1))"
  }
}

private let ethnicity = ["White", "Mixed", "Asian", "Black", "Other", "Not known"]

/// Expected by hand from DfE's rule for children in need: 1 to 5 withheld, zeros shown, and never
/// one withheld part beside its total: the next part of the order that is not zero goes with it,
/// behind the last one the first.
@Test(arguments: [
  ("Ethnicity", [120, 18, 31, 9, 3, 0], ["181", "c", "18", "31", "9", "c", "0"]),
  ("Ethnicity", [120, 4, 3, 0, 2, 0], ["129", "120", "c", "c", "0", "c", "0"]),
  ("Ethnicity", [120, 2, 2, 0, 1, 0], ["125", "c", "c", "c", "0", "c", "0"]),
])
func `small groups of a breakdown by ethnicity are withheld and cannot be taken from the total`(
  breakdown: String,
  counts: [Int64],
  expected: [String]
) {
  let parts = Array(zip(ethnicity, counts))
  #expect(shown(readings(breakdown, parts, of: counts.reduce(0, +))) == expected)
}

@Test(arguments: ["Disability", "Locality", "Team", "Placement"])
func `every breakdown goes through the same floor`(breakdown: String) {
  let parts = [("North", Int64(40)), ("South", 2), ("Not known", 11)]
  let figures = shown(readings(breakdown, parts, of: 53))
  #expect(figures[0] == "53")
  #expect(figures[2] == "c")
  #expect(figures.count { $0 == "c" } == 2)
}

@Test func `a quarter does not give a withheld month away`() {
  let months = (0..<3).map { back in
    Reading(
      indicator: "made_up",
      period: month.adding(-back),
      basis: .month,
      slice: .total,
      figure: Figure(
        status: .counted,
        numerator: [3, 12, 15][back],
        value: ExactDecimal(units: [3, 12, 15][back])
      )
    )
  }
  let quarter = readings("Ethnicity", [], of: 30, basis: .quarter)
  // September is withheld; August or July must be as well, since 30 less both is September.
  let figures = shown(months + quarter)
  #expect(figures[0] == "c")
  #expect(figures.count { $0 == "c" } == 2)
  #expect(figures[3] == "30")
}
