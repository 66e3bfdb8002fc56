public import Records

/// A claim about one row, in the language of the catalogue.
public indirect enum Expression: Hashable, Sendable {
  /// Both claims hold.
  case and(Expression, Expression)
  /// At least one of the claims holds.
  case or(Expression, Expression)
  /// The claim does not hold.
  case not(Expression)
  /// One value stands in the given relation to another.
  case compare(Operand, Relation, Operand)
  /// The value is one of those listed.
  case isAmong(Operand, [Operand])
  /// The cell is empty.
  case isMissing(Operand)
  /// A yes-or-no field says yes.
  case flag(field: String)
  /// The spell is open on the last day of the span.
  case isOpen
  /// Some row of the same child in a dataset meets the claim.
  case exists(dataset: String, Expression)
  /// Of the same child's rows that meet the first claim, the latest meets the second.
  case previous(dataset: String, Expression, Expression)
}

/// How two values may stand to each other.
public enum Relation: String, Hashable, Sendable {
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
}
