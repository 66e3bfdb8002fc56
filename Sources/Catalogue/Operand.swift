/// A value in an expression.
public indirect enum Operand: Hashable, Sendable {
  /// A field of the row; `ofOuterRow` for `this.field` inside a quantifier.
  case field(String, ofOuterRow: Bool)
  /// A whole number.
  case number(Int)
  /// A code or word.
  case word(String)
  /// A length of time.
  case duration(Int, TimeUnit)
  /// How long a spell has lasted at the end of the span, or lasted when it had ended.
  case lasted
  /// The child's whole years on the day that the population speaks of.
  case age
  /// The last day of the span.
  case periodEnd
  /// The first day of the span.
  case periodStart
  /// A date moved by a length of time.
  case moved(Operand, by: Operand, isEarlier: Bool)
  /// A share of a number, in hundredths.
  case share(percent: Int, of: Operand)
  /// The sum of two numbers.
  case sum(Operand, Operand)
}

/// A unit in which a length of time is given.
public enum TimeUnit: String, Hashable, Sendable {
  /// Calendar days.
  case days
  /// Working days (rule R-ICPC).
  case workingDays = "working days"
  /// Weeks of seven days.
  case weeks
  /// Calendar months, clamped to the end of shorter ones (rule R-BAND).
  case months
  /// Calendar years, clamped like months.
  case years
}
