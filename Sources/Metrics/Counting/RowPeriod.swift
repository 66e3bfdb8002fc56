import Records

/// The stretch of time that one row of a dataset of periods is about.
enum RowPeriod: Hashable {
  case month(Month)
  case term(SchoolTerm)
  /// Some months of one year: a quarter, or a school year.
  case months(ClosedRange<Month>)

  /// Reads the one spelling that periods have in a table.
  init?(_ text: String, terms: TermDates, yearsBeginIn firstMonth: Int) {
    if let month = Month(text) {
      self = .month(month)
    } else if let term = terms.named(text) {
      self = .term(term)
    } else if let year = Int(text.prefix(4)), text.dropFirst(4).first == "/" {
      let parts = text.split(separator: " ")
      if parts.count == 2, parts[1].first == "Q", let quarter = Int(parts[1].dropFirst()) {
        let first = Month(year: year, month: 4).adding(3 * (quarter - 1))
        self = .months(first...first.adding(2))
      } else {
        let first = Month(year: year, month: firstMonth)
        self = .months(first...first.adding(11))
      }
    } else {
      return nil
    }
  }

  /// How coarse it is: 0 for a month.
  var grain: Int {
    switch self {
    case .month: 0
    case .term: 1
    case .months(let months): months.upperBound.index - months.lowerBound.index > 3 ? 3 : 2
    }
  }

  /// Its first and last month.
  var months: ClosedRange<Month> {
    switch self {
    case .month(let month): month...month
    case .term(let term): term.days.lowerBound.month...term.days.upperBound.month
    case .months(let months): months
    }
  }

  /// Its first day.
  var firstDay: CalendarDate {
    if case .term(let term) = self { term.days.lowerBound } else { months.lowerBound.firstDay }
  }

  /// Its last day.
  var lastDay: CalendarDate {
    if case .term(let term) = self { term.days.upperBound } else { months.upperBound.lastDay }
  }

  /// The school term that it lies in; `nil` for a stretch of several.
  func term(_ terms: TermDates) -> SchoolTerm? {
    switch self {
    case .term(let term): term
    case .month(let month): terms.term(of: month)
    case .months: nil
    }
  }

  /// The spans of a basis that it lies in.
  func mask(on basis: Basis, _ spans: SpanMasks) -> UInt64 {
    switch (basis, self) {
    case (.term, .term(let term)): return spans.mask(endingIn: term)
    case (.term, .month(let month)):
      return spans.terms.term(of: month).map { spans.mask(endingIn: $0) } ?? 0
    case (.term, .months): return 0
    case (.month, .month(let month)): return spans.mask(of: month, on: .month)
    case (.month, _): return 0
    default:
      // All of it must lie in the span, which it does when both its ends do.
      return spans.mask(of: months.upperBound, on: basis)
        & spans.mask(of: months.lowerBound, on: basis)
    }
  }
}
