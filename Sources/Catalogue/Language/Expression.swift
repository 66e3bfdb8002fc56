/// A claim about one row, in the language of the catalogue.
///
/// A claim about a cell that is empty, or whose spelling no code list knows, does not hold; only
/// `is missing` holds of an empty one.
public indirect enum Expression: Hashable, Sendable {
  /// Both claims hold.
  case and(Expression, Expression)
  /// At least one of the claims holds.
  case or(Expression, Expression)
  /// The claim does not hold.
  case not(Expression)
  /// One value stands in the given relation to another.
  case compare(Operand, Relation, Operand)
  /// The value is one of those listed; of a list of codes, at least one is among them.
  case isAmong(Operand, [Operand])
  /// The cell is empty.
  case isMissing(Operand)
  /// A yes-or-no field says yes.
  case flag(FieldReference)
  /// The spell is open on the last day of the span.
  case isOpen
  /// The child is not yet born on the day that the population speaks of.
  case isUnborn
  /// Some linked row, mostly of the same child, meets the claim.
  case exists(Link, Expression?)
  /// Of the linked rows that meet the first claim, the latest meets the second.
  case latest(Link, Expression?, Expression)
  /// A word of the catalogue that stands for a longer claim.
  case word(String, Expression)
}

/// How two values may stand to each other.
public enum Relation: String, Hashable, Sendable, CaseIterable {
  /// The same.
  case equal = "="
  /// Not the same.
  case notEqual = "!="
  /// Smaller or earlier.
  case less = "<"
  /// Smaller or earlier, or the same.
  case lessOrEqual = "<="
  /// Greater or later.
  case greater = ">"
  /// Greater or later, or the same.
  case greaterOrEqual = ">="

  /// The relation seen from the other side: `a < b` is `b > a`.
  var mirrored: Relation {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }

  /// Says whether two values stand to each other in this way.
  func holds<Value: Comparable>(_ first: Value, _ second: Value) -> Bool {
    switch self {
    case .equal: first == second
    case .notEqual: first != second
    case .less: first < second
    case .lessOrEqual: first <= second
    case .greater: first > second
    case .greaterOrEqual: first >= second
    }
  }
}
