/// Puts rows in the order of a day of theirs.
public enum DayOrder {
  /// Where rows without a day stand.
  public enum Missing: Sendable {
    /// Before all others.
    case first
    /// After all others.
    case last
  }

  /// Sorts rows by counting how many there are of each day.
  ///
  /// - Parameters:
  ///   - rows: The rows, in the order that those of one day keep.
  ///   - days: The day of every row; `Column.missingDate` where there is none.
  ///   - missing: Where rows without a day stand.
  /// - Returns: The rows from the earliest to the latest.
  public static func sorted(_ rows: [Int32], by days: [Int32], missing: Missing) -> [Int32] {
    var (first, last) = (Int32.max, Int32.min)
    for row in rows where days[Int(row)] != Column.missingDate {
      first = min(first, days[Int(row)])
      last = max(last, days[Int(row)])
    }
    guard first <= last else { return rows }
    let span = Int(last) - Int(first) + 1
    // Days that lie centuries apart would take more places than there are rows to sort.
    guard span <= rows.count * 8 + 65_536 else { return compared(rows, days, missing) }
    func place(_ row: Int32) -> Int {
      let day = days[Int(row)]
      if day == Column.missingDate { return missing == .first ? 0 : span + 1 }
      return Int(day) - Int(first) + 1
    }
    var next = [Int32](repeating: 0, count: span + 3)
    for row in rows { next[place(row) + 1] += 1 }
    for day in 1..<next.count { next[day] += next[day - 1] }
    var sorted = [Int32](repeating: 0, count: rows.count)
    for row in rows {
      let day = place(row)
      sorted[Int(next[day])] = row
      next[day] += 1
    }
    return sorted
  }

  private static func compared(_ rows: [Int32], _ days: [Int32], _ missing: Missing) -> [Int32] {
    func rank(_ row: Int32) -> Int64 {
      let day = days[Int(row)]
      return day == Column.missingDate && missing == .last ? .max : Int64(day)
    }
    return rows.enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }.map(\.element)
  }
}
