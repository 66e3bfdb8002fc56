import Records
import Testing

/// Worked examples of the specification's duration rule (R-BAND): how far month arithmetic clamps.
@Test(arguments: [
  ("2024-01-31", 3, "2024-04-30"), ("2023-11-30", 3, "2024-02-29"), ("2024-09-30", 6, "2025-03-30"),
  ("2025-08-31", 6, "2026-02-28"), ("2023-04-01", 12, "2024-04-01"),
  ("2023-03-31", 12, "2024-03-31"),
  ("2024-02-29", 12, "2025-02-28"), ("2024-02-22", 24, "2026-02-22"),
  ("2025-01-31", -2, "2024-11-30"),
])
func `months are added by the calendar and clamped to the end of shorter ones`(
  start: String,
  months: Int,
  expected: String
) throws {
  let day = try #require(CalendarDate(iso: start))
  #expect(day.adding(months: months).description == expected)
}

@Test(arguments: ["2016-02-31", "2015-02-29", "2025-13-01", "2025-00-10", "25-01-01", "2025-1-01"])
func `a day that does not exist is refused`(text: String) {
  #expect(CalendarDate(iso: text) == nil)
}

@Test func `every day of four centuries has the parts it was made from`() {
  var expected: Int32?
  for year in 1800...2200 {
    for month in 1...12 {
      for day in 1...CalendarDate.days(inMonth: month, of: year) {
        guard let date = CalendarDate(year: year, month: month, day: day) else {
          Issue.record("\(year)-\(month)-\(day) was refused")
          return
        }
        if let expected, date.dayNumber != expected {
          Issue.record("\(date) is not the day after the one before it")
          return
        }
        expected = date.dayNumber + 1
        if date.parts != (year, month, day) {
          Issue.record("\(year)-\(month)-\(day) came back as \(date)")
          return
        }
      }
    }
  }
  #expect(CalendarDate(iso: "1970-01-01")?.dayNumber == 0)
  #expect(CalendarDate(iso: "2025-09-30")?.weekday == 2)
}

@Test(arguments: [
  ("2014-03-31", "2025-03-31", 11), ("2014-04-01", "2025-03-31", 10),
  ("2024-02-29", "2025-02-28", 0),
  ("2024-02-29", "2025-03-01", 1), ("2024-02-29", "2028-02-29", 4),
])
func `age is whole years and a leap-day birthday falls on 1 March`(
  birth: String,
  day: String,
  age: Int
) throws {
  let birth = try #require(CalendarDate(iso: birth))
  let day = try #require(CalendarDate(iso: day))
  #expect(birth.wholeYears(to: day) == age)
}
