import Catalogue
import Metrics
import Records

/// Spells open at any point of a span are those open at its end and those that ended in it: beside
/// the open ones, a withheld number of ended ones would follow from theirs.
let openAndEnded = DisclosureRule(name: "open at any point less open at the end") { ledger in
  var further: [Int] = []
  for (active, ended) in ledger.endings where ledger.isWithheld[ended] && ledger.isVisible(active) {
    further.append(active)
  }
  return further
}

/// The readings of spells open at any point of a span, with those of the same spells that ended in
/// it, by their positions.
func endings(
  in readings: [Reading],
  of indicators: [Indicator]
) -> [(active: Int, ended: Int)] {
  struct Rows: Hashable {
    let dataset: String
    let claims: Set<Expression>

    init(_ rule: CountingRule) {
      dataset = rule.dataset
      claims = Set([rule.restriction, rule.numerator].compactMap { $0 }.flatMap(\.conjuncts))
    }
  }
  let active = indicators.filter { $0.rule.population == .active }
  guard !active.isEmpty else { return [] }
  var partners: [String: [String]] = [:]
  for indicator in indicators where indicator.rule.population == .ended {
    for other in active where Rows(other.rule) == Rows(indicator.rule) {
      partners[indicator.id, default: []].append(other.id)
    }
  }
  struct Place: Hashable {
    let indicator: String
    let span: CountedSpan
    let slice: Slice
  }
  let ids = Set(active.map(\.id))
  var places: [Place: Int] = [:]
  for (place, reading) in readings.enumerated() where ids.contains(reading.indicator) {
    places[
      Place(indicator: reading.indicator, span: CountedSpan(reading), slice: reading.slice)
    ] = place
  }
  var found: [(active: Int, ended: Int)] = []
  for (place, reading) in readings.enumerated() {
    for id in partners[reading.indicator] ?? [] {
      let other = Place(indicator: id, span: CountedSpan(reading), slice: reading.slice)
      if let active = places[other] { found.append((active, place)) }
    }
  }
  return found
}
