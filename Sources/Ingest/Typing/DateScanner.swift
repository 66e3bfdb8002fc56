/// Walks over the parts of a date: numbers, names of months, what stands between them, a time.
struct DateScanner {
  /// Some digits and what they say.
  struct Number {
    var value: Int
    var digits: Int
  }

  /// A time of day and how far its zone is ahead of UTC, in minutes; `nil` without a zone.
  struct Time {
    var minutes: Int
    var offset: Int?
  }

  private(set) var index = 0
  private let count: Int

  init(count: Int) { self.count = count }

  var isAtEnd: Bool { index >= count }

  /// Reads digits, at most nine of them.
  mutating func number(_ cell: Span<UInt8>) -> Number {
    var number = Number(value: 0, digits: 0)
    while index < count, CellBytes.isDigit(cell[index]), number.digits < 9 {
      number.value = number.value * 10 + Int(cell[index] - CellBytes.zero)
      number.digits += 1
      index += 1
    }
    return number
  }

  /// Passes over `/`, `-`, `.`, a comma or blanks; `false` when there is none or nothing follows.
  mutating func separator(_ cell: Span<UInt8>) -> Bool {
    let start = index
    while index < count {
      switch cell[index] {
      case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ","), 0x20, 0x09:
        index += 1
      default:
        return index > start
      }
    }
    return false
  }

  /// Passes over the letters of 1st, 2nd, 3rd and 4th.
  mutating func ordinalEnding(_ cell: Span<UInt8>) {
    guard index + 1 < count else { return }
    switch (cell[index] | 0x20, cell[index + 1] | 0x20) {
    case (UInt8(ascii: "s"), UInt8(ascii: "t")), (UInt8(ascii: "n"), UInt8(ascii: "d")),
      (UInt8(ascii: "r"), UInt8(ascii: "d")), (UInt8(ascii: "t"), UInt8(ascii: "h")):
      index += 2
    default: return
    }
  }

  /// Reads an English name of a month, in full or by its first three letters (`Sept` as well).
  mutating func monthName(_ cell: Span<UInt8>) -> Int? {
    let start = index
    while index < count, CellBytes.isLetter(cell[index]) { index += 1 }
    guard let month = Self.month(named: cell.extracting(start..<index)) else {
      index = start
      return nil
    }
    return month
  }

  /// The month, 1 to 12, of an English name or its beginning of three or more letters.
  static func month(named word: Span<UInt8>) -> Int? {
    guard word.count >= 3 else { return nil }
    for (place, name) in names.enumerated() where name.utf8.count >= word.count {
      var matches = true
      for (letter, index) in zip(name.utf8, word.indices) where word[index] | 0x20 != letter {
        matches = false
        break
      }
      if matches { return place + 1 }
    }
    return nil
  }

  private static let names = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  /// Reads a time of day that fills the rest of the cell: `00:00`, `T09:30:00.000Z`, `9.30 pm`.
  mutating func time(_ cell: Span<UInt8>) -> Time? {
    while index < count, cell[index] == 0x20 || cell[index] | 0x20 == UInt8(ascii: "t") {
      index += 1
    }
    var time = Time(minutes: 0, offset: nil)
    let hours = number(cell)
    guard hours.digits > 0, hours.digits <= 2, hours.value <= 24, skip(cell, ":.") else {
      return nil
    }
    let minutes = number(cell)
    guard minutes.digits == 2, minutes.value < 60 else { return nil }
    time.minutes = hours.value * 60 + minutes.value
    if skip(cell, ":.") {
      _ = number(cell)
      if skip(cell, ".,") { _ = number(cell) }
    }
    while index < count, cell[index] == 0x20 { index += 1 }
    if index + 1 < count, cell[index + 1] | 0x20 == UInt8(ascii: "m") {
      let isAfternoon = cell[index] | 0x20 == UInt8(ascii: "p")
      if hours.value <= 12 { time.minutes = time.minutes % 720 + (isAfternoon ? 720 : 0) }
      index += 2
    }
    guard index < count else { return time }
    return zone(cell).map { Time(minutes: time.minutes, offset: $0) }
  }

  /// Reads `Z`, `+01:00`, `-0530` or `+01` at the end of the cell.
  private mutating func zone(_ cell: Span<UInt8>) -> Int? {
    let sign = cell[index]
    index += 1
    if sign | 0x20 == UInt8(ascii: "z") { return isAtEnd ? 0 : nil }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
    let hours = number(cell)
    var offset = hours.digits == 4 ? hours.value / 100 * 60 + hours.value % 100 : hours.value * 60
    if skip(cell, ":") { offset += number(cell).value }
    guard isAtEnd, hours.digits > 0, offset <= 14 * 60 else { return nil }
    return sign == UInt8(ascii: "-") ? -offset : offset
  }

  private mutating func skip(_ cell: Span<UInt8>, _ marks: StaticString) -> Bool {
    guard index < count else { return false }
    for mark in marks.description.utf8 where cell[index] == mark {
      index += 1
      return true
    }
    return false
  }
}
