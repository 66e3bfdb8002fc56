import Catalogue
import Metrics
import Records

/// What a published number counts, whichever indicator prints it: the same rows of the same dataset
/// that meet the same claims.
struct CountIdentity: Hashable {
  /// One of the claims that rows meet.
  enum Claim: Hashable {
    /// A claim of the catalogue.
    case expression(Expression)
    /// How long a spell has lasted, as bounds in half months: `lasted >= 12 months` from 24 on.
    case lasted(from: Int, below: Int)
    /// What no other category of a breakdown takes.
    case rest(breakdown: String)
    /// The totals that agencies send for an indicator, and of which side of the line.
    case totals(indicator: String, isAbove: Bool)
    /// A category of such totals.
    case category(breakdown: String, category: String)
  }

  let dataset: String
  var population: Population
  var counted: Counted
  var claims: Set<Claim>

  /// What an indicator counts; `nil` where its figures are no counts.
  ///
  /// Of a typical number, such as a median, what stands below the line is a count.
  ///
  /// - Parameters:
  ///   - indicator: The indicator.
  ///   - slice: The slice.
  ///   - isAbove: Whether what stands above the line is meant.
  init?(_ indicator: Indicator, slice: Slice, isAbove: Bool) {
    let rule = indicator.rule
    switch rule.measure {
    case .count, .rate, .percentage, .distribution: break
    case .median, .mean: if isAbove || slice != .total { return nil }
    case .sumPercentage, .ratio, .change, .pooled, .comparison: return nil
    }
    dataset = rule.dataset
    population = rule.population
    counted = rule.counted
    claims = []
    switch rule.origin {
    case .indicators: return nil
    case .totals:
      claims = [.totals(indicator: indicator.id, isAbove: isAbove)]
      if slice != .total {
        claims.insert(.category(breakdown: slice.breakdown, category: slice.category))
      }
      return
    case .rows: break
    }
    if let where_ = rule.restriction { claims.formUnion(Self.claims(of: where_)) }
    if isAbove, let numerator = rule.numerator { claims.formUnion(Self.claims(of: numerator)) }
    // A distribution's categories stand above the line alone.
    if slice != .total, isAbove || rule.measure != .distribution {
      let breakdown = indicator.breakdowns.first { $0.name == slice.breakdown }
      let category = breakdown?.categories.first { $0.label == slice.category }
      guard let breakdown, let category else { return nil }
      claims.formUnion(Self.claims(of: category, in: breakdown))
    }
    joinLengths()
  }

  /// The claims of one category.
  static func claims(
    of category: BreakdownRule.Category,
    in breakdown: BreakdownRule
  ) -> Set<Claim> {
    category.claim.map { claims(of: $0) } ?? [.rest(breakdown: breakdown.name)]
  }

  /// The claims that an expression joins with `and`.
  private static func claims(of expression: Expression) -> Set<Claim> {
    switch expression {
    case .and(let first, let second): claims(of: first).union(claims(of: second))
    case .word(_, let meaning): claims(of: meaning)
    default: [length(expression) ?? .expression(expression)]
    }
  }

  /// A claim about the length of a spell as bounds; `nil` for any other.
  private static func length(_ expression: Expression) -> Claim? {
    guard case .compare(.lasted, let relation, .duration(let number, let unit)) = expression,
      unit == .months || unit == .years
    else { return nil }
    let end = number * (unit == .years ? 12 : 1) * 2
    return switch relation {
    case .less: .lasted(from: 0, below: end)
    case .lessOrEqual: .lasted(from: 0, below: end + 1)
    case .greater: .lasted(from: end + 1, below: .max)
    case .greaterOrEqual: .lasted(from: end, below: .max)
    case .equal, .notEqual: nil
    }
  }

  /// Joins all bounds of lengths to one pair.
  mutating func joinLengths() {
    var bounds = (from: 0, below: Int.max)
    for case .lasted(let from, let below) in claims {
      bounds = (max(bounds.from, from), min(bounds.below, below))
      claims.remove(.lasted(from: from, below: below))
    }
    if bounds.from > 0 || bounds.below < .max {
      claims.insert(.lasted(from: bounds.from, below: bounds.below))
    }
  }

  /// The bounds of the length; `nil` where the key says nothing of it.
  var length: (from: Int, below: Int)? {
    for case .lasted(let from, let below) in claims { return (from, below) }
    return nil
  }

  /// Whether an event meets the claims or not whatever the month in which it is asked, so that months
  /// add up to longer spans.
  var isFixed: Bool {
    claims.allSatisfy { claim in
      switch claim {
      case .expression(let expression): !expression.dependsOnPeriod(in: population)
      case .lasted: population == .ended || population == .endedYearBefore
      case .rest, .totals, .category: true
      }
    }
  }

  /// The claims whatever the length.
  var claimsWithoutLength: Set<Claim> {
    guard let length else { return claims }
    return claims.subtracting([.lasted(from: length.from, below: length.below)])
  }

  /// Whether whatever this counts the other counts too.
  func isWithin(_ other: CountIdentity) -> Bool {
    guard claimsWithoutLength.isSuperset(of: other.claimsWithoutLength) else { return false }
    guard let outer = other.length else { return true }
    guard let inner = length else { return false }
    return inner.from >= outer.from && inner.below <= outer.below
  }

  /// The same key with further claims.
  func adding(_ further: Set<Claim>) -> CountIdentity {
    var key = self
    key.claims.formUnion(further)
    key.joinLengths()
    return key
  }
}
