import Records

/// How new a file is among the files of one dataset, told without the disk's clock.
struct FileAge: Comparable, Sendable {
  /// The last day that the path names, or that the rows speak of.
  let day: CalendarDate?
  /// The path, which decides between files of the same day.
  let path: String

  /// Makes the age of a file.
  ///
  /// - Parameters:
  ///   - path: The path below the data folder; the last `YYYY-MM-DD` or `YYYY-MM` in it counts.
  ///   - newestMonth: The newest month in the file, used when the path names none.
  init(path: String, newestMonth: Month?) {
    self.path = path
    day = Self.day(in: path) ?? newestMonth?.lastDay
  }

  static func < (first: FileAge, second: FileAge) -> Bool {
    guard first.day == second.day else {
      guard let own = first.day else { return true }
      return second.day.map { own < $0 } ?? false
    }
    return first.path.utf8.lexicographicallyPrecedes(second.path.utf8)
  }

  /// The last date in a path: `2025-09-15` itself, `2025-09` the last day of that month.
  static func day(in path: String) -> CalendarDate? {
    let bytes = Array(path.utf8)
    var found: CalendarDate?
    var place = 0
    while place + 7 <= bytes.count {
      let before = place == 0 ? 0 : bytes[place - 1]
      guard !isDigit(before), let month = Month(text(bytes[place..<place + 7])) else {
        place += 1
        continue
      }
      let end = place + 10
      if end <= bytes.count, end == bytes.count || !isDigit(bytes[end]),
        let day = CalendarDate(iso: text(bytes[place..<end]))
      {
        found = day
        place = end
      } else if place + 7 == bytes.count || !isDigit(bytes[place + 7]) {
        found = month.lastDay
        place += 7
      } else {
        place += 1
      }
    }
    return found
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}
