import Metrics
import Records

/// A main figure with one small month is published by longer spans alone.
///
/// Beside longer spans, the months around a withheld month leave it little room. The same goes for
/// quarters and for the figures since 1 April.
let wholeSeries = DisclosureRule(name: "a series with a withheld figure") { ledger in
  var series: [SeriesPlace: [Int]] = [:]
  for (place, reading) in ledger.readings.enumerated() where reading.slice == .total {
    guard [.month, .quarter, .ytd].contains(reading.basis) else { continue }
    series[SeriesPlace(reading), default: []].append(place)
  }
  return series.values.filter { places in places.contains { ledger.isWithheld[$0] } }
    .flatMap { places in places.filter { ledger.isVisible($0) && !ledger.isPinned[$0] } }.sorted()
}

/// A series: the figures of one indicator over spans of one kind.
struct SeriesPlace: Hashable {
  let indicator: String
  let basis: Basis

  init(_ reading: Reading) {
    indicator = reading.indicator
    basis = reading.basis
  }
}
