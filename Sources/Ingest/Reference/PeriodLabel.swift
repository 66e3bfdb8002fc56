/// The year that a label such as `2016-17 (OT)` or `2013/14-15/16` ends in.
///
/// The Local Authority Interactive Tool and Fingertips name years as people do: one year, two that
/// a school or financial year falls into, or several that were added up. The last of them is the
/// reporting year.
struct PeriodLabel: Equatable {
  /// How final the figures are.
  enum Standing: Int, Comparable {
    /// They may still change.
    case provisional
    /// As first published.
    case published
    /// Published again with changes.
    case revised

    static func < (first: Standing, second: Standing) -> Bool { first.rawValue < second.rawValue }
  }

  /// The year in which the period ends.
  let year: Int
  /// How final the figures are.
  let standing: Standing

  /// Reads a label; `nil` when it names no year, such as `0`.
  init?(_ label: String) {
    let lower = label.lowercased()
    let years = lower.prefix { $0 != "(" }
    let numbers = years.split { !("0"..."9").contains($0) }
    let marks = years.filter { !("0"..."9").contains($0) && $0 != " " }
    guard let start = numbers.first, start.utf8.count == 4, let first = Int(start), first >= 1990,
      first < 2100, marks.allSatisfy({ "-/\u{2013}".contains($0) }),
      let end = numbers.last, let last = Int(end)
    else { return nil }
    switch end.utf8.count {
    case 4: year = last
    case 2: year = first / 100 * 100 + last + (last < first % 100 ? 100 : 0)
    default: return nil
    }
    guard year >= first, year - first <= 10 else { return nil }
    standing =
      lower.contains("prov") ? .provisional : lower.contains("rev") ? .revised : .published
  }
}
