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
  guard !found.isEmpty else { return readings }
  // The readings of an indicator stand together, so that it is looked up once.
  var (indicator, names): (String, Set<String>?) = ("", nil)
  return readings.filter { reading in
    if reading.indicator != indicator {
      (indicator, names) = (reading.indicator, found[reading.indicator])
    }
    guard let names else { return true }
    return reading.slice == .total || !names.contains(reading.slice.breakdown)
  }
}
