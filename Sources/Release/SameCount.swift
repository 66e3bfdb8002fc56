import Catalogue
import Metrics
import Records

/// A withheld count that another indicator prints: the share, the rate and the number of the same
/// children have one numerator, so they are withheld together.
let sameCount = DisclosureRule(name: "same count elsewhere") { ledger in
  var further: [Int] = []
  for places in ledger.series {
    let hidden = Set(
      places.filter { ledger.isWithheld[$0] }.map { Span(ledger.readings[$0]) }
    )
    guard !hidden.isEmpty else { continue }
    further += places.filter {
      ledger.isVisible($0) && hidden.contains(Span(ledger.readings[$0]))
    }
  }
  return further
}

private struct Span: Hashable {
  let basis: Basis
  let period: Month

  init(_ reading: Reading) {
    basis = reading.basis
    period = reading.period
  }
}

/// For each indicator, the id of the first one that counts the same above the line.
///
/// Two indicators count the same when they take the same rows of the same dataset: the same
/// population, the same thing counted, and the same claims, whether these stand in `where` or in
/// `numerator`.
func countsOfIndicators(_ indicators: [Indicator]) -> [String: String] {
  var first: [CountKey: String] = [:]
  var counts: [String: String] = [:]
  for indicator in indicators
  where indicator.measure != .sumPercentage && indicator.rule.origin == .rows {
    let key = CountKey(indicator)
    counts[indicator.id] = first[key] ?? indicator.id
    if first[key] == nil { first[key] = indicator.id }
  }
  return counts
}

private struct CountKey: Hashable {
  let dataset: String
  let population: Population
  let counted: Counted
  let claims: Set<Expression>

  init(_ indicator: Indicator) {
    dataset = indicator.rule.dataset
    population = indicator.rule.population
    counted = indicator.rule.counted
    claims = Set(
      [indicator.rule.restriction, indicator.rule.numerator].compactMap { $0 }.flatMap(Self.parts)
    )
  }

  private static func parts(of expression: Expression) -> [Expression] {
    if case .and(let first, let second) = expression {
      return parts(of: first) + parts(of: second)
    }
    return [expression]
  }
}
