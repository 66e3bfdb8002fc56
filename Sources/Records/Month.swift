/// A calendar month of one year: the step in which a scorecard moves.
public struct Month: Hashable, Comparable, Sendable {
  /// Months since January of year 0.
  public let index: Int32

  static let names = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// Whether a text is the name of a month, in full or its first three letters, in lower case.
  static func isName(_ text: String) -> Bool {
    names.contains { $0.lowercased() == text || $0.prefix(3).lowercased() == text }
  }

  /// Makes the month with that index.
  public init(index: Int32) {
    self.index = index
  }

  /// Makes a month of a year.
  /// - Parameters:
  ///   - year: The calendar year.
  ///   - month: 1 to 12.
  public init(year: Int, month: Int) {
    self.index = Int32(year * 12 + month - 1)
  }

  /// Reads `YYYY-MM`; `nil` when the text is anything else.
  public init?(_ text: some StringProtocol) {
    guard let first = CalendarDate(iso: "\(text)-01") else { return nil }
    self = first.month
  }

  /// The calendar year.
  public var year: Int { Int(index) / 12 }

  /// The month of the year, 1 to 12.
  public var monthOfYear: Int { Int(index) % 12 + 1 }

  /// The first day.
  public var firstDay: CalendarDate {
    CalendarDate(dayNumber: CalendarDate.dayNumber(year: year, month: monthOfYear, day: 1))
  }

  /// The last day.
  public var lastDay: CalendarDate { adding(1).firstDay.adding(days: -1) }

  /// The month that many months later.
  public func adding(_ months: Int) -> Month { Month(index: index + Int32(months)) }

  /// The reporting year that the month belongs to: the year of the next 31 March on or after it.
  public var reportingYear: Int { monthOfYear <= 3 ? year : year + 1 }

  /// The year in which the school year of this month began: September 2025 to August 2026 is 2025.
  public var schoolYear: Int { monthOfYear >= 9 ? year : year - 1 }

  /// Says whether the first month comes before the second.
  public static func < (first: Month, second: Month) -> Bool { first.index < second.index }
}

extension Month: CustomStringConvertible {
  /// The month as `YYYY-MM`.
  public var description: String { "\(padded(year, to: 4))-\(padded(monthOfYear, to: 2))" }

  /// The month in words: `September 2025`.
  public var inWords: String { "\(Month.names[monthOfYear - 1]) \(year)" }

  /// The month in short: `Sep 2025`.
  public var inShort: String { "\(Month.names[monthOfYear - 1].prefix(3)) \(year)" }
}
