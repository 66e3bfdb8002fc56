import Catalogue
import Records

/// What a published number counts, as its definition says, read by somebody who was not there when
/// the figures were made.
///
/// The proof has such a reading of its own (`CountIdentity`). This one is apart from it on purpose:
/// a definition that the proof misunderstands is not misunderstood here in the same way.
struct AuditedCount: Hashable {
  let dataset: String
  var population: Population
  var counted: Counted
  /// What a row must meet, but for the length of its spell.
  var claims: Set<Expression>
  /// The bounds of the length of a spell, in half months.
  var length: Range<Int>
  /// Which number of which indicator it is, where the catalogue does not say what is counted.
  private(set) var name: String

  /// Every length.
  static let anyLength = 0..<Int.max

  /// Reads a definition; `nil` where the number is no count.
  ///
  /// - Parameters:
  ///   - indicator: The indicator.
  ///   - isAbove: Whether the number above the line is meant, or the one below it.
  init?(_ indicator: Indicator, isAbove: Bool) {
    let rule = indicator.rule
    let isShare = rule.measure == .percentage
    switch rule.measure {
    case .count, .rate: guard isAbove else { return nil }
    case .percentage: break
    case .median, .mean: guard !isAbove else { return nil }
    case .sumPercentage, .distribution, .ratio, .change, .pooled, .comparison: return nil
    }
    dataset = rule.dataset
    population = rule.population
    counted = rule.counted
    claims = []
    length = Self.anyLength
    switch rule.origin {
    case .indicators: return nil
    case .totals:
      name = indicator.id + (isAbove ? "" : ", of")
      return
    case .rows: name = ""
    }
    take(rule.restriction)
    if isAbove, isShare || rule.measure == .count { take(rule.numerator) }
  }

  private mutating func take(_ expression: Expression?) {
    for claim in expression?.conjuncts ?? [] {
      if case .word(_, let meaning) = claim {
        take(meaning)
      } else if let bounds = Self.bounds(claim) {
        let least = max(length.lowerBound, bounds.lowerBound)
        length = least..<max(least, min(length.upperBound, bounds.upperBound))
      } else {
        claims.insert(claim)
      }
    }
  }

  /// Which lengths of spells a claim allows, in half months so that `more than` is not `at least`.
  private static func bounds(_ claim: Expression) -> Range<Int>? {
    guard case .compare(.lasted, let relation, .duration(let number, let unit)) = claim else {
      return nil
    }
    let months: Int
    switch unit {
    case .months: months = number
    case .years: months = number * 12
    case .days, .workingDays, .weeks: return nil
    }
    return switch relation {
    case .less: 0..<(months * 2)
    case .lessOrEqual: 0..<(months * 2 + 1)
    case .greater: (months * 2 + 1)..<Int.max
    case .greaterOrEqual: (months * 2)..<Int.max
    case .equal, .notEqual: nil
    }
  }

  /// Whether the number of a span is the sum of its months: rows are, each with its own day and with
  /// claims that do not ask for the month; children may come back.
  var addsUp: Bool {
    // Totals that agencies send of a month's end stand for themselves.
    guard name.isEmpty else { return population != .open }
    guard counted == .rows, !claims.contains(where: \.dependsOnPeriod) else { return false }
    switch population {
    case .started, .occurred: return length == Self.anyLength
    case .ended, .endedYearBefore: return true
    case .open, .active, .all: return false
    }
  }

  /// Whether events are counted, so that a longer span has no fewer than one within it.
  var isOfEvents: Bool {
    guard name.isEmpty, !claims.contains(where: \.dependsOnPeriod) else { return false }
    switch population {
    case .started, .occurred: return length == Self.anyLength
    case .ended, .endedYearBefore: return true
    case .open, .active, .all: return false
    }
  }

  /// Whether whatever this counts is counted by the other too.
  func isPart(of other: AuditedCount) -> Bool {
    self != other && name.isEmpty && other.name.isEmpty && dataset == other.dataset
      && population == other.population && counted == other.counted
      && claims.isSuperset(of: other.claims) && other.length.lowerBound <= length.lowerBound
      && length.upperBound <= other.length.upperBound
  }

  /// The same with another population, and counted another way.
  func like(_ population: Population, counted: Counted? = nil) -> AuditedCount {
    var other = self
    other.population = population
    other.counted = counted ?? other.counted
    return other
  }

  /// What a part leaves of its whole: a number of its own, of which no definition speaks.
  func rest(of whole: Int) -> AuditedCount {
    var other = self
    other.name = "\(name), not of \(whole)"
    return other
  }

  /// The same with further claims.
  func with(_ further: Expression) -> AuditedCount {
    var other = self
    other.take(further)
    return other
  }
}
