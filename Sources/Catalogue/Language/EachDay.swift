import Records

/// What is worked out of days, once for each day: most days have many rows.
enum EachDay {
  /// What a day becomes, for each of several days; a missing one stays.
  ///
  /// - Parameters:
  ///   - days: The days.
  ///   - change: What a day becomes.
  /// - Returns: The changed days, in their order.
  static func map(_ days: [Int32], _ change: (Int32) -> Int32) -> [Int32] {
    let missing = Column.missingDate
    var (first, last) = (Int32.max, Int32.min)
    for day in days where day != missing {
      first = min(first, day)
      last = max(last, day)
    }
    guard first <= last else { return days }
    guard Int(last) - Int(first) < days.count else {
      return days.map { $0 == missing ? missing : change($0) }
    }
    let changed = (first...last).map(change)
    return days.map { $0 == missing ? missing : changed[Int($0 - first)] }
  }
}
