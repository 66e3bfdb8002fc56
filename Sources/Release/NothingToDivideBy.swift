import Metrics
import Records

/// Where a series withholds a figure, it does not say of others that there is nothing to divide by:
/// else a withheld figure would be known to be of one child at least.
let nothingToDivideBy = DisclosureRule(name: "nothing to divide by") { ledger in
  var zeros: [SeriesPlace: [Int]] = [:]
  for (place, reading) in ledger.readings.enumerated()
  where reading.slice == .total && reading.figure.status == .notApplicable {
    zeros[SeriesPlace(reading), default: []].append(place)
  }
  guard !zeros.isEmpty else { return [] }
  var found: Set<Int> = []
  for (place, reading) in ledger.readings.enumerated()
  where reading.slice == .total && ledger.isWithheld[place] {
    found.formUnion(zeros[SeriesPlace(reading)] ?? [])
  }
  return found.filter { ledger.isVisible($0) && !ledger.isPinned[$0] }.sorted()
}

/// A series: the figures of one indicator over spans of one kind.
private struct SeriesPlace: Hashable {
  let indicator: String
  let basis: Basis

  init(_ reading: Reading) {
    indicator = reading.indicator
    basis = reading.basis
  }
}

extension Figure {
  /// Whether it says a number, if only that there is nothing to divide by.
  var tellsNumbers: Bool {
    status == .counted || status == .notApplicable && denominator == 0 && (numerator ?? 0) == 0
  }
}
