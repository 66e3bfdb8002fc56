import Metrics
import Records

/// Where a series withholds a figure, it does not say of others that there is nothing to divide by:
/// else a withheld figure would be known to be of one child at least.
let nothingToDivideBy = DisclosureRule(name: "nothing to divide by") { ledger in
  let zeros = ledger.visible.filter { place in
    ledger.readings[place].slice == .total && !ledger.isPinned[place]
      && ledger.readings[place].figure.status == .notApplicable
  }
  guard !zeros.isEmpty else { return [] }
  let withheld = Set(
    ledger.readings.indices.lazy
      .filter { ledger.isWithheld[$0] && ledger.readings[$0].slice == .total }
      .map { SeriesPlace(ledger.readings[$0]) }
  )
  return zeros.filter { withheld.contains(SeriesPlace(ledger.readings[$0])) }
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
