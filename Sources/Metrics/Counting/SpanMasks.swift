import Catalogue
import Records

/// For every basis, the months whose span holds a day: bit i is the span that ends with month i.
struct SpanMasks {
  let periods: ReportingPeriods
  let terms: TermDates
  /// How many months before the window an event can still lie in a span: a year less one.
  private static let reach = 11
  private let masks: [Basis: MonthMasks]

  /// For every month of a stretch the spans of one basis that hold it.
  struct MonthMasks {
    fileprivate let first: Month
    fileprivate let masks: [UInt64]

    /// The spans that hold a month; none outside the stretch.
    subscript(month: Month) -> UInt64 {
      let offset = Int(month.index - first.index)
      return masks.indices.contains(offset) ? masks[offset] : 0
    }
  }

  init(periods: ReportingPeriods, terms: TermDates) {
    self.periods = periods
    self.terms = terms
    let first = periods.months[0].adding(-Self.reach)
    var masks: [Basis: MonthMasks] = [:]
    for basis in Basis.allCases where basis != .snapshot && basis != .term {
      let spans = (first.index...periods.months[periods.count - 1].index).map { index in
        let event = Month(index: index)
        var mask: UInt64 = 0
        for (place, month) in periods.months.enumerated()
        where basis != .year || month.monthOfYear == 3 {
          if event >= basis.firstMonth(endingWith: month), event <= month {
            mask |= 1 << UInt64(place)
          }
        }
        return mask
      }
      masks[basis] = MonthMasks(first: first, masks: spans)
    }
    self.masks = masks
  }

  /// For each day the month it lies in; month 0 for a missing one.
  static func months(of days: [Int32]) -> [Month] {
    let none = Month(index: 0)
    let known = days.lazy.filter { $0 != Column.missingDate }
    guard let first = known.min(), let last = known.max() else { return days.map { _ in none } }
    func month(_ day: Int32) -> Month { CalendarDate(dayNumber: day).month }
    guard Int(last) - Int(first) < days.count else {
      return days.map { $0 == Column.missingDate ? none : month($0) }
    }
    // Most days have many rows: each is looked up once.
    let months = (first...last).map(month)
    return days.map { $0 == Column.missingDate ? none : months[Int($0 - first)] }
  }

  /// The terms' months that hold a day.
  func termMask(of day: Int32) -> UInt64 {
    guard day != Column.missingDate, let term = terms.term(holding: CalendarDate(dayNumber: day))
    else { return 0 }
    return mask(endingIn: term)
  }

  /// The spans of a basis that hold a month.
  func mask(of month: Month, on basis: Basis) -> UInt64 {
    masks(on: basis)?[month] ?? 0
  }

  /// The spans of a basis by month; `nil` for positions and terms, which are no runs of months.
  func masks(on basis: Basis) -> MonthMasks? { masks[basis] }

  /// The ends of months on which a spell is open, whatever other spells the child has.
  func openMask(start: Int32, end: Int32) -> UInt64 {
    guard start != Column.missingDate else { return 0 }
    let days = periods.ends.map(\.dayNumber)
    let ended = end == Column.missingDate ? 0 : ReportingPeriods.atLeast(end, in: days)
    return ReportingPeriods.atLeast(start, in: days) & ~ended & periods.all
  }

  /// For each row of spells, open on some day of it, the spans of a basis: started on or before the
  /// last day, and not ended before the first.
  func activeMasks(_ basis: Basis, starts: [Int32], ends: [Int32]) -> [UInt64] {
    var valid: UInt64 = 0
    var (firstDays, lastDays) = ([Int32](), [Int32]())
    for place in 0..<periods.count {
      let term = basis == .term ? terms.ending(in: periods.months[place]) : nil
      let first = firstDay(of: basis, endingWith: place)
      if first != nil { valid |= 1 << UInt64(place) }
      // Months without a span keep the days in order and are taken out below.
      firstDays.append(first?.dayNumber ?? firstDays.last ?? .min)
      lastDays.append(term?.days.upperBound.dayNumber ?? periods.ends[place].dayNumber)
    }
    return starts.indices.map { row in
      guard starts[row] != Column.missingDate else { return 0 }
      var mask = valid & ReportingPeriods.atLeast(starts[row], in: lastDays)
      if ends[row] != Column.missingDate {
        mask &= ~ReportingPeriods.atLeast(ends[row] + 1, in: firstDays)
      }
      return mask
    }
  }

  /// The month in which a term ends, which is the month that its figures stand under.
  func mask(endingIn term: SchoolTerm) -> UInt64 {
    guard let place = periods.months.firstIndex(of: term.days.upperBound.month) else { return 0 }
    return 1 << UInt64(place)
  }

  /// The first day of the span that ends with a month; `nil` when there is no such span.
  func firstDay(of basis: Basis, endingWith place: Int) -> CalendarDate? {
    let month = periods.months[place]
    switch basis {
    case .snapshot: return periods.ends[place]
    case .term: return terms.ending(in: month)?.days.lowerBound
    case .year where month.monthOfYear != 3: return nil
    default: return basis.firstMonth(endingWith: month).firstDay
    }
  }
}
