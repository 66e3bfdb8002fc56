import Records

extension Evaluator {
  /// The days that a value gives.
  func days(_ value: Operand, _ frame: RowFrame) -> Days {
    switch value {
    case .field(let field): return .rows(rowDates(field, frame))
    case .day(let day): return .periods(Array(repeating: day, count: periods.count))
    case .periodEnd: return .periods(periods.endDays)
    case .periodStart: return .periods(periods.startDays)
    case .spanStart(let basis): return .periods(periods.spanStarts(basis))
    case .schoolYearStart: return .periods(periods.spanStarts(.academicYear))
    case .rowDay(let day):
      guard let days = frame.table.rowDays?[day] else {
        return .rows(Array(repeating: Column.missingDate, count: frame.count))
      }
      return .rows(frame.rows.map { days[Int($0)] })
    case .termEndBefore(let base):
      switch days(base, frame) {
      case .rows(let days): return .rows(lastTermEnds(before: days))
      case .periods(let days): return .periods(lastTermEnds(before: days))
      }
    case .moved(let base, let amount, let unit, let isEarlier):
      let move = mover(amount, unit, isEarlier: isEarlier)
      switch days(base, frame) {
      case .rows(let days): return .rows(EachDay.map(days, move))
      case .periods(let days): return .periods(days.map(move))
      }
    case .otherwise(let first, let second):
      guard case .rows(var days) = days(first, frame) else { return days(first, frame) }
      guard case .rows(let others) = self.days(second, frame) else { return .rows(days) }
      for place in days.indices where days[place] == Column.missingDate {
        days[place] = others[place]
      }
      return .rows(days)
    case .word(_, let meaning): return days(meaning, frame)
    default: return .rows(Array(repeating: Column.missingDate, count: frame.count))
    }
  }

  /// The days that a value gives at the end of one period.
  func days(_ value: Operand, _ frame: RowFrame, at period: Int) -> [Int32] {
    switch value {
    case .otherwise(let first, let second):
      let (first, second) = (days(first, frame, at: period), days(second, frame, at: period))
      return first.indices.map { first[$0] == Column.missingDate ? second[$0] : first[$0] }
    case .moved(let base, let amount, let unit, let isEarlier):
      let move = mover(amount, unit, isEarlier: isEarlier)
      return days(base, frame, at: period).map { $0 == Column.missingDate ? $0 : move($0) }
    case .termEndBefore(let base): return lastTermEnds(before: days(base, frame, at: period))
    case .word(_, let meaning): return days(meaning, frame, at: period)
    default:
      switch days(value, frame) {
      case .rows(let days): return days
      case .periods(let days): return Array(repeating: days[period], count: frame.count)
      }
    }
  }

  /// What moves a day by a length of time.
  private func mover(
    _ amount: Int,
    _ unit: TimeUnit,
    isEarlier: Bool
  ) -> (Int32) -> Int32 {
    let signed = isEarlier ? -amount : amount
    switch unit {
    case .days: return { $0 + Int32(signed) }
    case .weeks: return { $0 + Int32(7 * signed) }
    case .months: return { CalendarDate(dayNumber: $0).adding(months: signed).dayNumber }
    case .years: return { CalendarDate(dayNumber: $0).adding(months: 12 * signed).dayNumber }
    case .workingDays:
      let calendar = workingDays
      return { start in
        let day = CalendarDate(dayNumber: start)
        guard isEarlier else { return calendar.day(amount, workingDaysAfter: day).dayNumber }
        var (earlier, left) = (day, amount)
        while left > 0 {
          earlier = earlier.adding(days: -1)
          if calendar.isWorkingDay(earlier) { left -= 1 }
        }
        return earlier.dayNumber
      }
    }
  }

  /// Whether one day stands in a relation to another.
  func compareDays(
    _ left: Days,
    _ relation: Relation,
    _ right: Days,
    _ frame: RowFrame
  ) -> [UInt64] {
    switch (left, right) {
    case (.rows(let first), .rows(let second)):
      return each(first.indices) {
        first[$0] != Column.missingDate && second[$0] != Column.missingDate
          && relation.holds(first[$0], second[$0])
      }
    case (.rows(let rows), .periods(let days)):
      return compareDays(.periods(days), relation.mirrored, .rows(rows), frame)
    case (.periods(let days), .rows(let rows)):
      let all = periods.all
      func mask(_ day: Int32) -> UInt64 {
        let from = ReportingPeriods.atLeast(day, in: days)
        let past = ReportingPeriods.atLeast(day + 1, in: days)
        return Evaluator.runs(relation, from: from, past: past) & all
      }
      guard let first = days.first, let last = days.last, first > Column.missingDate,
        last < Int32.max, Int(last) - Int(first) < rows.count / 2
      else { return rows.map { $0 == Column.missingDate ? 0 : mask($0) } }
      // All days before the first are alike, and all after the last.
      let masks = (first - 1...last + 1).map(mask)
      return rows.map { day in
        day == Column.missingDate ? 0 : masks[Int(min(max(day, first - 1), last + 1) - first) + 1]
      }
    case (.periods(let first), .periods(let second)):
      var mask: UInt64 = 0
      for place in first.indices where relation.holds(first[place], second[place]) {
        mask |= 1 << UInt64(place)
      }
      return Array(repeating: mask, count: frame.count)
    }
  }

  /// Whether a spell had lasted so long at the end of the period, or when it ended before that.
  ///
  /// The mark is the start moved by the length, clamped to month ends, never a number of days
  /// divided (rule R-BAND).
  func compareLasted(
    _ relation: Relation,
    _ amount: Int,
    _ unit: TimeUnit,
    _ frame: RowFrame
  ) -> [UInt64] {
    let (starts, ends) = (frame.table.starts, frame.table.ends)
    let marks = marks(amount, unit, frame.table)
    return frame.rows.map { row in
      let (start, end, mark) = (starts[Int(row)], ends[Int(row)], marks[Int(row)])
      guard start != Column.missingDate else { return 0 }
      func reached(_ day: Int32) -> UInt64 {
        end == Column.missingDate || end >= day ? periods.endingOnOrAfter(day) : 0
      }
      let runs = Evaluator.runs(relation, from: reached(mark), past: reached(mark + 1))
      return runs & periods.endingOnOrAfter(start)
    }
  }

  /// The day on which each row of a table has lasted so long.
  private func marks(_ amount: Int, _ unit: TimeUnit, _ table: LinkedTable) -> [Int32] {
    table.links.marks(
      after: .duration(amount, unit),
      mover(amount, unit, isEarlier: false)
    )
  }
}
