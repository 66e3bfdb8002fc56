public import Records

/// Whose field is meant.
public enum FieldOwner: Hashable, Sendable {
  /// The row's own.
  case row
  /// The row outside the brackets of `exists` or `previous`: `this.start_date`.
  case outerRow
  /// The register of people's, through the row's child.
  case person
  /// The register of people's, through the child of the row outside the brackets.
  case outerPerson
}

/// A field by its name and its owner.
public struct FieldReference: Hashable, Sendable {
  /// The catalogue's word for the field.
  public let name: String
  /// Whose field it is.
  public let owner: FieldOwner

  /// Makes a reference.
  public init(_ name: String, of owner: FieldOwner = .row) {
    self.name = name
    self.owner = owner
  }
}

/// A value in an expression.
public indirect enum Operand: Hashable, Sendable {
  /// A field.
  case field(FieldReference)
  /// A number, in millionths.
  case number(Int64)
  /// A code, a word or a text.
  case literal(String)
  /// A day.
  case day(Int32)
  /// A length of time.
  case duration(Int, TimeUnit)
  /// How long a spell has lasted at the end of the span, or had lasted when it ended.
  case lasted
  /// The child's whole years on the day that the population speaks of.
  case age
  /// The child's whole years on 31 August before the school year of the span.
  case schoolAge
  /// The last day of the span.
  case periodEnd
  /// The first day of the month at whose end the span ends.
  case periodStart
  /// The first day of the span, of a rule with one basis.
  case spanStart(Basis)
  /// A date moved by a length of time.
  case moved(Operand, by: Int, TimeUnit, isEarlier: Bool)
  /// A share of a number, in hundredths.
  case share(percent: Int64, of: Operand)
  /// The sum of two numbers; an empty cell adds nothing beside one that is there, but where a
  /// column did not come there is no sum.
  case sum(Operand, Operand)
  /// One number less another.
  case difference(Operand, Operand)
  /// The first value, and where it is missing the second.
  case otherwise(Operand, Operand)
  /// The sum of a number over the linked rows of a dataset that meet a claim.
  case total(Link, Expression?, Operand)
  /// How many linked rows meet a claim; each child once, where children are counted.
  case count(Link, ofChildren: Bool, Expression?)
  /// The days that linked spells which meet a claim cover together up to the end of the span.
  case covered(Link, Expression?)
  /// How long a spell has lasted at the end of the span, or had lasted when it ended.
  case lastedFor(TimeUnit)
  /// One number divided by another, to six decimals.
  case quotient(Operand, Operand)
  /// 1 September of the school year in which the span ends.
  case schoolYearStart
  /// A day that a row of a dataset of periods has: the first or last that it is about, or the last
  /// of the school term that it lies in.
  case rowDay(PeriodDay)
  /// The last day of the last school term that ended before a day.
  case termEndBefore(Operand)
  /// How long it is from one day to another, in days, working days or weeks with decimals.
  case length(from: Operand, to: Operand, TimeUnit)
  /// A word of the catalogue that stands for a longer value.
  case word(String, Operand)

  /// A whole number.
  public static func whole(_ number: Int64) -> Operand { .number(number * 1_000_000) }
}

/// A day that the row of a dataset of periods has.
public enum PeriodDay: String, Hashable, Sendable, CaseIterable {
  /// The first day that the row is about.
  case first = "first_day"
  /// The last day that the row is about.
  case last = "last_day"
  /// The last day of the school term that the row lies in.
  case termEnd = "term_end"
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
