import Records

/// Which dates of one extract can be true (ruling "Late and future rows").
struct EventDates: Sendable {
  /// The last day on which something in the extract can have happened; `nil` when it has no dates.
  let latest: CalendarDate?

  /// Child protection as the datasets know it begins with the Children Act 1989, in force from
  /// October 1991; a date of that year or later is believed.
  static let earliest = CalendarDate(dayNumber: 7670)

  /// How long after its newest plausible date an extract may still speak.
  private static let grace = 31

  /// Judges the dates of one file.
  ///
  /// - Parameters:
  ///   - columns: The days on which rows start, happen or end.
  ///   - rowCount: How many rows the extract has.
  ///   - made: The day that the path of the file names.
  init(columns: [[Int32]], rowCount: Int, made: CalendarDate?) {
    let months = Self.months(of: columns)
    guard let newest = Self.newestMonth(of: months, rowCount: rowCount)?.lastDay else {
      latest = made?.adding(days: Self.grace)
      return
    }
    guard let made, made.adding(days: Self.grace) < newest else {
      latest = max(newest, made ?? newest).adding(days: Self.grace)
      return
    }
    // The name speaks of an earlier day than many rows do: the rows are believed, unless they are
    // so few that each is a slip.
    let limit = made.adding(days: Self.grace)
    let beyond = months.reduce(0) { $0 + ($1.key.firstDay > limit ? $1.value : 0) }
    latest = beyond * 5 > rowCount ? newest.adding(days: Self.grace) : limit
  }

  /// How many days lie in each month.
  private static func months(of columns: [[Int32]]) -> [Month: Int] {
    let first = earliest.dayNumber
    guard let last = columns.lazy.compactMap({ $0.max() }).max(), last >= first else { return [:] }
    var counts = [Int](repeating: 0, count: Int(last - first) + 1)
    for column in columns {
      for day in column where day >= first { counts[Int(day - first)] += 1 }
    }
    var months: [Month: Int] = [:]
    for (offset, count) in counts.enumerated() where count > 0 {
      months[CalendarDate(dayNumber: first + Int32(offset)).month, default: 0] += count
    }
    return months
  }

  /// The newest month that holds at least a hundredth of the rows.
  ///
  /// Two cases need more than that. In a history of many years no month may hold so much: a
  /// quarter of the usual month is then enough. In a file of few rows a single slip is more than a
  /// hundredth: a month more than ten years after all others is passed over when it and later
  /// ones hold no more than a fifth of the rows.
  private static func newestMonth(of months: [Month: Int], rowCount: Int) -> Month? {
    let sorted = months.keys.sorted(by: >)
    guard !sorted.isEmpty else { return nil }
    let dates = months.values.reduce(0, +)
    let usual = dates / sorted.count
    let enough = max(1, min((rowCount + 99) / 100, (usual + 3) / 4))
    var passed = 0
    for (place, month) in sorted.enumerated() {
      let count = months[month] ?? 0
      passed += count
      let isLonely =
        place + 1 < sorted.count && month.index - sorted[place + 1].index > 120
        && rowCount >= 4 && passed * 5 <= dates
      if count >= enough && !isLonely { return month }
    }
    return sorted.last
  }

  /// Says whether something can have happened on that day.
  func isPlausible(_ day: Int32) -> Bool {
    guard day >= Self.earliest.dayNumber else { return false }
    return latest.map { day <= $0.dayNumber } ?? true
  }
}
