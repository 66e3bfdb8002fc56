import Catalogue
import Metrics

/// The readings without the breakdowns whose categories were found in the extracts.
///
/// The names of those categories are an agency's own words, such as those of teams; that one is
/// there says that it has children. The public sees neither.
func withoutFoundValues(_ readings: [Reading], of indicators: [Indicator]) -> [Reading] {
  var found: [String: Set<String>] = [:]
  for indicator in indicators {
    let names = indicator.breakdowns.filter { $0.field != nil }.map(\.name)
    if !names.isEmpty { found[indicator.id] = Set(names) }
  }
  return readings.filter { reading in
    reading.slice == .total
      || found[reading.indicator].map { !$0.contains(reading.slice.breakdown) } ?? true
  }
}
