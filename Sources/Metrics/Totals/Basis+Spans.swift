import Records

extension Basis {
  /// What agencies call the span that ends with a month, in the one spelling of periods; `nil`
  /// where the span is no quarter, term or year of its own.
  ///
  /// `2024/25` is the year to 31 March 2025, and for figures of the school year that from September
  /// 2024. A term is known by its name alone, whatever month it ends in.
  func nameOfSpan(endingWith month: Month) -> String? {
    switch self {
    case .quarter where month.monthOfYear % 3 == 0:
      Self.year(month.reportingYear - 1) + " Q\((month.monthOfYear + 8) / 3 % 4 + 1)"
    case .year where month.monthOfYear == 3, .academicYear where month.monthOfYear == 8:
      Self.year(month.year - 1)
    case .snapshot, .month, .quarter, .r12, .ytd, .term, .year, .academicYear: nil
    }
  }

  /// Whether a total of a period can be a figure of this basis.
  func isTold(by period: String) -> Bool {
    let isYear = period.utf8.count == 7 && period.contains("/")
    switch self {
    case .snapshot, .month, .r12, .ytd: return false
    case .quarter: return period.contains("/") && period.contains(" Q")
    case .term: return ReportedPeriod.Season.allCases.contains { period.hasPrefix($0.rawValue) }
    case .year, .academicYear: return isYear
    }
  }

  private static func year(_ first: Int) -> String {
    ReportedPeriod.year(first).description
  }
}
