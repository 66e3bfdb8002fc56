/// The stretch of time that one figure covers, always named by the month at whose end it ends.
public enum Basis: String, Hashable, Sendable, CaseIterable {
  /// The position on the last day of the month.
  case snapshot
  /// The events of one calendar month.
  case month
  /// The events of the three months ending with this one.
  case quarter
  /// The events of the twelve months ending with this one.
  case r12
  /// The events from 1 April to the end of the month.
  case ytd
  /// The school year so far, from September.
  case academicYear = "academic_year"
  /// One school term.
  case term
  /// One reporting year, from 1 April to 31 March, as DfE publishes it.
  case year

  /// The first month of the span that ends with the given month.
  ///
  /// A snapshot spans its own month; a term is bounded by term dates, not by months, and answers
  /// with the month itself.
  public func firstMonth(endingWith month: Month) -> Month {
    switch self {
    case .snapshot, .month, .term: month
    case .quarter: month.adding(-2)
    case .r12: month.adding(-11)
    case .ytd, .year: Month(year: month.reportingYear - 1, month: 4)
    case .academicYear: Month(year: month.schoolYear, month: 9)
    }
  }

  /// The basis in plain English, for a reader who has never seen the code.
  public var inWords: String {
    switch self {
    case .snapshot: "on the last day of the month"
    case .month: "in the month"
    case .quarter: "in the three months ending with this one"
    case .r12: "in the twelve months ending with this one"
    case .ytd: "since 1 April"
    case .academicYear: "in the school year so far"
    case .term: "in the school term"
    case .year: "in the year to 31 March"
    }
  }
}
