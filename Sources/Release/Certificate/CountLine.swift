import Catalogue
import Records

/// One count over the months: how many children, rows or families meet the same claims.
struct CountLine: Sendable {
  /// What a count over the months is a count of.
  struct Key: Hashable, Sendable {
    /// Which rows meet which claims.
    let identity: CountIdentity
    /// The span, for counts that are not sums of months; `nil` for those that are.
    let basis: Basis?
  }

  /// What it counts; `nil` for what other counts leave over, which no figure prints.
  let key: Key?
  /// Whether a span's count is the sum of its months; otherwise each month stands alone.
  var isFlow: Bool { key.map { $0.basis == nil } ?? isFlowOfRest }
  /// The true number of each month, the first at 1; 0 where nobody knows it.
  var values: [Int64]
  private let isFlowOfRest: Bool

  /// Makes a line that figures print.
  init(_ key: Key, months: Int) {
    self.key = key
    values = Array(repeating: 0, count: months + 1)
    isFlowOfRest = false
  }

  /// Makes what other lines leave over.
  init(rest values: [Int64], isFlow: Bool) {
    key = nil
    self.values = values
    isFlowOfRest = isFlow
  }
}

/// A sum that holds of counts, whatever children they count.
///
/// It holds of the levels at the end of each month: of a sum of months the level is what has been
/// counted since the first of them, of a position the position. Since levels differ by the counts
/// between them, it then holds of every span.
struct CountRelation: Sendable {
  /// A line in the sum.
  struct Term: Sendable {
    /// The position of the line.
    let line: Int
    /// 1 or -1.
    let sign: Int64
    /// The span before whose first month the level is taken; `nil` for the level of the month.
    var before: Basis?
  }

  /// The lines; their levels, by sign, come to what they came to in the first month.
  let terms: [Term]
  /// The position in `terms` of what the others leave over; `nil` when they leave nothing.
  let rest: Int?
  /// Whether few in the rest are a secret too, as "all but two" is.
  let guardsRest: Bool
}
