import Catalogue
import Metrics
import Records

/// A withheld count that another indicator prints: the share, the rate and the number of the same
/// children have one numerator, and so has the category of a breakdown that is an indicator of its
/// own, so they are withheld together.
let sameCount = DisclosureRule(name: "same count elsewhere") { ledger in
  var further: [Int] = []
  for places in ledger.series {
    let hidden = Set(
      places.filter { ledger.isWithheld[$0] }.map { CountedSpan(ledger.readings[$0]) }
    )
    guard !hidden.isEmpty else { continue }
    further += places.filter {
      ledger.isVisible($0) && hidden.contains(CountedSpan(ledger.readings[$0]))
    }
  }
  return further
}

/// The stretch of time that a reading is about.
struct CountedSpan: Hashable {
  let basis: Basis
  let period: Month

  init(_ reading: Reading) {
    basis = reading.basis
    period = reading.period
  }
}

/// Which slices of which indicators have the same count above the line.
///
/// They have when they take the same rows of the same dataset: the same population, the same thing
/// counted, and the same claims, whether these stand in `where`, in `numerator` or in the category
/// of a breakdown. A category that takes what is left has claims that nobody else has.
struct CountLinks {
  private var numbers: [String: [Slice: Int]] = [:]

  init(_ indicators: [Indicator]) {
    var known: [CountKey: Int] = [:]
    for indicator in indicators
    where indicator.measure != .sumPercentage && indicator.rule.origin == .rows {
      var own: [Slice: Int] = [:]
      func add(_ slice: Slice, _ key: CountKey) {
        own[slice] = known[key] ?? known.count
        known[key] = own[slice]
      }
      add(.total, CountKey(indicator))
      for breakdown in indicator.breakdowns {
        for category in breakdown.categories {
          let slice = Slice(breakdown: breakdown.name, category: category.label)
          add(slice, CountKey(indicator, slice, category.claim))
        }
      }
      numbers[indicator.id] = own
    }
  }

  /// The number of a count; the same for the same count, `nil` for one that stands alone.
  func number(of indicator: String, _ slice: Slice) -> Int? { numbers[indicator]?[slice] }
}

private struct CountKey: Hashable {
  let dataset: String
  let population: Population
  let counted: Counted
  let claims: Set<Expression>
  /// The category that takes what the others leave; `nil` for all others.
  let rest: Slice?

  init(_ indicator: Indicator, _ slice: Slice = .total, _ claim: Expression? = nil) {
    dataset = indicator.rule.dataset
    population = indicator.rule.population
    counted = indicator.rule.counted
    claims = Set(
      [indicator.rule.restriction, indicator.rule.numerator, claim].compactMap { $0 }
        .flatMap(\.conjuncts)
    )
    rest = slice == .total || claim != nil ? nil : slice
  }
}
