import Records

/// A cell of a date column, read as far as one cell alone can be.
struct DateCell: Hashable {
  /// How sure the order of day and month is.
  enum Order: UInt8, Hashable {
    /// A name of a month, a year in front or two equal numbers leave no doubt.
    case plain
    /// Either number may be the month; the day is the one that comes from reading day first.
    case either
    /// Only day first gives a day.
    case dayFirst
    /// Only month first gives a day.
    case monthFirst
  }

  /// The day number; `Column.missingDate` when there is none.
  var day: Int32
  /// How sure the order of day and month is.
  var order: Order = .plain
  /// Whether the year had two digits.
  var hasShortYear = false
  /// Why there is no day, or what else is worth saying of the cell.
  var fault: CellFault?
  /// Minutes after midnight in Britain; `nil` where the cell gives no time, or midnight itself,
  /// which databases write behind days without a time.
  var minutes: Int32?

  /// A cell that says nothing.
  static let missing = DateCell(day: Column.missingDate)

  /// A cell that holds something which is not a usable date.
  static func fault(_ fault: CellFault) -> DateCell {
    DateCell(day: Column.missingDate, fault: fault)
  }
}

extension DateCell {
  /// Reads a cell in any of the forms of `formats.md` 1.5; `nil` when it is none of them.
  ///
  /// A day that no calendar has is a fault, never the day after it.
  /// - Parameter cell: The cell without blanks at its ends, at least one byte.
  init?(reading cell: Span<UInt8>) {
    if let plain = Self.plain(cell) {
      self = plain
      return
    }
    var scanner = DateScanner(count: cell.count)
    guard CellBytes.isDigit(cell[0]) else {
      guard let month = scanner.monthName(cell) else { return nil }
      self.init(afterMonthName: month, cell, &scanner)
      return
    }
    let first = scanner.number(cell)
    if scanner.isAtEnd || cell[scanner.index] == UInt8(ascii: ".") && first.digits == 5 {
      self.init(digits: first, cell, scanner)
      return
    }
    scanner.ordinalEnding(cell)
    guard scanner.separator(cell) else { return nil }
    if CellBytes.isLetter(cell[scanner.index]) {
      guard let month = scanner.monthName(cell), scanner.separator(cell) else { return nil }
      let last = scanner.number(cell)
      if first.digits == 4 {
        self.init(year: first, month: month, day: last.value, order: .plain)
      } else {
        self.init(year: last, month: month, day: first.value, order: .plain)
      }
    } else {
      let second = scanner.number(cell)
      guard second.digits > 0, second.digits <= 2, scanner.separator(cell) else { return nil }
      let third = scanner.number(cell)
      if first.digits == 4 {
        guard third.digits > 0, third.digits <= 2 else { return nil }
        self.init(year: first, month: second.value, day: third.value, order: .plain)
      } else {
        guard first.digits <= 2 else { return nil }
        self.init(first: first.value, second: second.value, year: third)
      }
    }
    guard scanner.isAtEnd || applyTime(cell, &scanner) else { return nil }
  }

  /// Reads `2021-01-04` or `04/01/2021`, as nearly every date is written, at one look; `nil` for
  /// any other form.
  private static func plain(_ cell: Span<UInt8>) -> DateCell? {
    guard cell.count == 10 else { return nil }
    var isInDigits = true
    func digit(_ place: Int) -> Int {
      let digit = cell[place] &- CellBytes.zero
      isInDigits = isInDigits && digit <= 9
      return Int(digit)
    }
    func pair(_ place: Int) -> Int { digit(place) * 10 + digit(place + 1) }
    if cell[4] == UInt8(ascii: "-"), cell[7] == UInt8(ascii: "-") {
      let year = DateScanner.Number(value: pair(0) * 100 + pair(2), digits: 4)
      let reading = DateCell(year: year, month: pair(5), day: pair(8), order: .plain)
      return isInDigits ? reading : nil
    }
    if cell[2] == UInt8(ascii: "/"), cell[5] == UInt8(ascii: "/") {
      let year = DateScanner.Number(value: pair(6) * 100 + pair(8), digits: 4)
      let reading = DateCell(first: pair(0), second: pair(3), year: year)
      return isInDigits ? reading : nil
    }
    return nil
  }

  /// `January 4, 2021`.
  private init?(afterMonthName month: Int, _ cell: Span<UInt8>, _ scanner: inout DateScanner) {
    guard scanner.separator(cell) else { return nil }
    let day = scanner.number(cell)
    scanner.ordinalEnding(cell)
    guard day.digits > 0, day.digits <= 2, scanner.separator(cell) else { return nil }
    self.init(year: scanner.number(cell), month: month, day: day.value, order: .plain)
    guard scanner.isAtEnd || applyTime(cell, &scanner) else { return nil }
  }

  /// Eight digits are year, month and day; five are a spreadsheet's day number.
  private init?(digits: DateScanner.Number, _ cell: Span<UInt8>, _ scanner: DateScanner) {
    for index in scanner.index..<cell.count {
      guard index == scanner.index || CellBytes.isDigit(cell[index]) else { return nil }
    }
    switch digits.digits {
    case 8:
      let year = DateScanner.Number(value: digits.value / 10_000, digits: 4)
      self.init(
        year: year,
        month: digits.value / 100 % 100,
        day: digits.value % 100,
        order: .plain
      )
    case 5 where (20_000...80_000).contains(digits.value):
      // Day 0 of the spreadsheet is 30 December 1899, 25,569 days before 1970.
      self.init(day: Int32(digits.value - 25_569), fault: .serialDate)
    default: return nil
    }
  }

  private init?(first: Int, second: Int, year: DateScanner.Number) {
    if first == second {
      self.init(year: year, month: second, day: first, order: .plain)
    } else if second <= 12 {
      self.init(
        year: year,
        month: second,
        day: first,
        order: first <= 12 ? .either : .dayFirst
      )
    } else {
      self.init(year: year, month: first, day: second, order: .monthFirst)
    }
  }

  private init?(year: DateScanner.Number, month: Int, day: Int, order: Order) {
    var value = year.value
    switch year.digits {
    case 4: break
    case 2: value += value < 50 ? 2000 : 1900
    default: return nil
    }
    guard value > 0 || month > 0 || day > 0 else {
      self = .fault(.dateSentinel)
      return
    }
    guard let date = CalendarDate(year: value, month: month, day: day) else {
      self = .fault(.impossibleDate)
      return
    }
    self.init(day: date.dayNumber, order: order)
    hasShortYear = year.digits == 2
  }

  /// Passes over a time of day; `false` when something else follows the date.
  ///
  /// The day stays as written. With a time zone both are those of Britain at that moment.
  private mutating func applyTime(_ cell: Span<UInt8>, _ scanner: inout DateScanner) -> Bool {
    guard let time = scanner.time(cell) else { return false }
    guard day != Column.missingDate else { return true }
    guard let offset = time.offset else {
      minutes = time.minutes > 0 && time.minutes < 1440 ? Int32(time.minutes) : nil
      return true
    }
    let local = BritishClock.minutes(
      ofUniversalMinutes: Int(day) * 1440 + time.minutes - offset
    )
    let british = Int32(local.quotient)
    minutes = local.remainder > 0 ? Int32(local.remainder) : nil
    if british != day {
      day = british
      fault = .changedDay
    }
    return true
  }
}

/// The clock of Great Britain: an hour ahead from the last Sunday of March to that of October.
enum BritishClock {
  /// The day in Britain at a moment that is given in minutes since 1 January 1970, 00:00 UTC.
  static func day(ofUniversalMinutes minutes: Int) -> Int32 {
    Int32(self.minutes(ofUniversalMinutes: minutes).quotient)
  }

  /// The day in Britain and the minutes after its midnight at a moment.
  static func minutes(ofUniversalMinutes minutes: Int) -> (quotient: Int, remainder: Int) {
    let year = CalendarDate(dayNumber: Int32(floorDivide(minutes, 1440))).parts.year
    let isSummer =
      minutes >= changeMinute(month: 3, of: year) && minutes < changeMinute(month: 10, of: year)
    let local = minutes + (isSummer ? 60 : 0)
    let day = floorDivide(local, 1440)
    return (day, local - day * 1440)
  }

  /// One o'clock UTC on the last Sunday of a month of 31 days.
  private static func changeMinute(month: Int, of year: Int) -> Int {
    guard let last = CalendarDate(year: year, month: month, day: 31) else { return 0 }
    return (Int(last.dayNumber) - last.weekday % 7) * 1440 + 60
  }

  private static func floorDivide(_ number: Int, _ divisor: Int) -> Int {
    number >= 0 ? number / divisor : -((-number + divisor - 1) / divisor)
  }
}
