/// Which days are working days: Monday to Friday without the bank holidays of England.
///
/// Holidays are data, one date a line, never computed: single ones are announced (rule R-ICPC).
public struct WorkingCalendar: Sendable {
  private let holidays: [Int32]
  /// The last day for which holidays are known; beyond it weekends alone are left out.
  public let knownUntil: CalendarDate?

  /// Makes a calendar from the dates of bank holidays, in any order.
  public init(bankHolidays: [CalendarDate] = []) {
    holidays = Set(bankHolidays.map(\.dayNumber)).sorted()
    knownUntil = holidays.last.map { CalendarDate(dayNumber: $0) }
  }

  /// Says whether a day is neither a Saturday, a Sunday nor a bank holiday.
  public func isWorkingDay(_ day: CalendarDate) -> Bool {
    day.weekday <= 5 && !isBankHoliday(day)
  }

  /// Says whether a day is a bank holiday.
  public func isBankHoliday(_ day: CalendarDate) -> Bool {
    let place = holidaysBefore(day.dayNumber)
    return place < holidays.count && holidays[place] == day.dayNumber
  }

  /// Working days after the first day, up to and including the second; 0 when it is not later.
  public func workingDays(after start: CalendarDate, through end: CalendarDate) -> Int {
    guard end > start else { return 0 }
    let weekdays = weekdaysSinceEpoch(end.dayNumber) - weekdaysSinceEpoch(start.dayNumber)
    var lost = 0
    var place = holidaysBefore(start.dayNumber + 1)
    while place < holidays.count, holidays[place] <= end.dayNumber {
      lost += CalendarDate(dayNumber: holidays[place]).weekday <= 5 ? 1 : 0
      place += 1
    }
    return weekdays - lost
  }

  /// The n-th working day after a day: day 0 is the day itself, whatever it is.
  public func day(_ count: Int, workingDaysAfter start: CalendarDate) -> CalendarDate {
    var day = start
    var left = count
    while left > 0 {
      // As many weekdays on, then as many more as bank holidays were passed.
      let next = weekday(left, after: day)
      left -= workingDays(after: day, through: next)
      day = next
    }
    return day
  }

  /// The n-th day from Monday to Friday after a day.
  private func weekday(_ count: Int, after start: CalendarDate) -> CalendarDate {
    let before = weekdaysSinceEpoch(start.dayNumber) + count - 1
    let weeks = before >= 0 ? before / 5 : (before - 4) / 5
    return CalendarDate(dayNumber: Int32(weeks * 7 + before - weeks * 5 - 3))
  }

  /// Monday-to-Friday days from 1 January 1970 up to and including a day.
  private func weekdaysSinceEpoch(_ dayNumber: Int32) -> Int {
    // Day -3 was a Monday, so weeks are counted from there.
    let sinceMonday = Int(dayNumber) + 3
    let weeks = sinceMonday >= 0 ? sinceMonday / 7 : (sinceMonday - 6) / 7
    return weeks * 5 + min(sinceMonday - weeks * 7 + 1, 5)
  }

  private func holidaysBefore(_ dayNumber: Int32) -> Int {
    var low = 0
    var high = holidays.count
    while low < high {
      let middle = (low + high) / 2
      if holidays[middle] < dayNumber { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
