/// A span of time as an agency names it beside a figure.
///
/// Columns of periods hold its description, so that a period has one spelling whatever the file
/// wrote.
public enum ReportedPeriod: Hashable, Sendable {
  /// A calendar month: `2025-10`.
  case month(Month)
  /// A quarter of the year that begins in April, by the year in which it begins: `2025/26 Q1`.
  case quarter(year: Int, number: Int)
  /// A quarter of a year that is not named: `Q1`.
  case bareQuarter(Int)
  /// A school term: `Autumn 2025`.
  case term(Season, year: Int)
  /// A financial, reporting or academic year by the calendar year in which it begins: `2025/26`.
  case year(Int)
  /// A calendar year: `2025`.
  case calendarYear(Int)
  /// The months of a year up to the present: `YTD`.
  case yearToDate

  /// The season that names a school term.
  public enum Season: String, Hashable, Sendable, CaseIterable {
    /// September to December.
    case autumn = "Autumn"
    /// January to Easter.
    case spring = "Spring"
    /// Easter to July.
    case summer = "Summer"
  }

  /// The calendar month, if the period is one.
  public var month: Month? {
    if case .month(let month) = self { month } else { nil }
  }

  /// Whether the period adds up months that a file may also give one by one.
  public var isSubtotal: Bool {
    switch self {
    case .quarter, .bareQuarter, .year, .calendarYear, .yearToDate: true
    case .month, .term: false
    }
  }
}

extension ReportedPeriod: CustomStringConvertible {
  /// The period in its one spelling.
  public var description: String {
    switch self {
    case .month(let month): "\(month)"
    case .quarter(let year, let number): "\(Self.split(year)) Q\(number)"
    case .bareQuarter(let number): "Q\(number)"
    case .term(let season, let year): "\(season.rawValue) \(year)"
    case .year(let year): Self.split(year)
    case .calendarYear(let year): "\(year)"
    case .yearToDate: "YTD"
    }
  }

  private static func split(_ year: Int) -> String {
    "\(year)/\(padded((year + 1) % 100, to: 2))"
  }
}
