/// A day of the Gregorian calendar, without a time or a time zone.
///
/// It is one 32-bit number, so a column of dates is a packed array and comparing two dates is
/// comparing two integers.
public struct CalendarDate: Hashable, Comparable, Sendable {
  /// Days since 1 January 1970; negative before it.
  public let dayNumber: Int32

  /// Makes the day that many days after 1 January 1970.
  public init(dayNumber: Int32) {
    self.dayNumber = dayNumber
  }

  /// Makes a day from its parts; `nil` when no such day exists, such as 31 February.
  ///
  /// - Parameters:
  ///   - year: 1 to 9999.
  ///   - month: 1 to 12.
  ///   - day: 1 to the last day of that month.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CalendarDate.days(inMonth: month, of: year)
    else { return nil }
    self.dayNumber = CalendarDate.dayNumber(year: year, month: month, day: day)
  }

  /// Reads `YYYY-MM-DD`; `nil` when the text is anything else.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
      return nil
    }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }

  /// The year, the month from 1 to 12 and the day of the month.
  public var parts: (year: Int, month: Int, day: Int) {
    // Days are counted from 1 March of year 0, so that a leap day ends its year (the civil
    // calendar arithmetic that is usual for this, with eras of 400 years).
    let shifted = Int(dayNumber) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * marchMonth + 2) / 5 + 1
    )
  }

  /// The calendar month that the day lies in.
  public var month: Month {
    let parts = self.parts
    return Month(year: parts.year, month: parts.month)
  }

  /// The day of the week: 1 is Monday, 7 is Sunday.
  public var weekday: Int {
    let remainder = (Int(dayNumber) + 3) % 7
    return (remainder < 0 ? remainder + 7 : remainder) + 1
  }

  /// The day that many days later.
  public func adding(days: Int) -> CalendarDate {
    CalendarDate(dayNumber: dayNumber &+ Int32(truncatingIfNeeded: days))
  }

  /// The same day of the month that many calendar months later, or the last day of a shorter month.
  ///
  /// 31 January and one month is 28 February, or 29 in a leap year; that is rule R-BAND's clamping.
  public func adding(months: Int) -> CalendarDate {
    let (year, month, day) = parts
    let index = year * 12 + (month - 1) + months
    let newYear = index >= 0 ? index / 12 : (index - 11) / 12
    let newMonth = index - newYear * 12 + 1
    let last = CalendarDate.days(inMonth: newMonth, of: newYear)
    return CalendarDate(
      dayNumber: CalendarDate.dayNumber(year: newYear, month: newMonth, day: min(day, last))
    )
  }

  /// Whole years from this date of birth to another day.
  ///
  /// A child born on 29 February has the birthday on 1 March in common years (rule R-AGE).
  /// - Parameter other: A day on or after this one.
  /// - Returns: Whole years, 0 or more; negative when the other day is earlier.
  public func wholeYears(to other: CalendarDate) -> Int {
    let birth = parts
    let day = other.parts
    let reached = (day.month, day.day) >= (birth.month, birth.day)
    return day.year - birth.year - (reached ? 0 : 1)
  }

  /// Says whether the first day comes before the second.
  public static func < (first: CalendarDate, second: CalendarDate) -> Bool {
    first.dayNumber < second.dayNumber
  }

  /// How many days a month of a year has.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func dayNumber(year: Int, month: Int, day: Int) -> Int32 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }
}

extension CalendarDate: CustomStringConvertible {
  /// The day as `YYYY-MM-DD`.
  public var description: String {
    let (year, month, day) = parts
    return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }

  /// The day in words, as GOV.UK writes it: `30 September 2025`.
  public var inWords: String {
    let (year, month, day) = parts
    return "\(day) \(Month.names[month - 1]) \(year)"
  }
}

/// Writes a whole number with leading zeros, at least that many digits.
func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  let missing = width - digits.utf8.count
  return missing > 0 ? String(repeating: "0", count: missing) + digits : digits
}
