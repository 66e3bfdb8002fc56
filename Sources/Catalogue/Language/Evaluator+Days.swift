import Records

extension Evaluator {
  /// The days that a value gives.
  func days(_ value: Operand, _ frame: RowFrame) -> Days {
    switch value {
    case .field(let field): return .rows(rowDates(field, frame))
    case .day(let day): return .periods(Array(repeating: day, count: periods.count))
    case .periodEnd: return .periods(periods.endDays)
    case .periodStart: return .periods(periods.startDays)
    case .moved(let base, let amount, let unit, let isEarlier):
      let move = mover(amount, unit, isEarlier: isEarlier)
      switch days(base, frame) {
      case .rows(let days): return .rows(days.map { $0 == Column.missingDate ? $0 : move($0) })
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
      return rows.map { day in
        guard day != Column.missingDate else { return 0 }
        let from = ReportingPeriods.atLeast(day, in: days)
        let past = ReportingPeriods.atLeast(day + 1, in: days)
        return Evaluator.runs(relation, from: from, past: past) & all
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
    let length = Operand.duration(amount, unit)
    if let marks = table.marks[length] { return marks }
    let move = mover(amount, unit, isEarlier: false)
    let marks = table.starts.map { $0 == Column.missingDate ? $0 : move($0) }
    table.marks[length] = marks
    return marks
  }

  // MARK: Numbers

  /// The numbers that a value gives, in millionths; `missingNumber` where there is none.
  public func numbers(_ value: Operand, _ frame: RowFrame) -> [Int64] {
    switch value {
    case .field(let field):
      if field.owner == .row, let numbers = frame.numbers[field.name] { return numbers }
      return cells(field, frame)
    case .number(let number): return Array(repeating: number, count: frame.count)
    case .share(let percent, let base):
      return numbers(base, frame).map {
        $0 == Self.missingNumber ? $0 : $0 / 100 * percent + $0 % 100 * percent / 100
      }
    case .sum(let first, let second):
      guard columnsCame(value, frame) else {
        return Array(repeating: Self.missingNumber, count: frame.count)
      }
      let (first, second) = (numbers(first, frame), numbers(second, frame))
      return first.indices.map { place in
        if first[place] == Self.missingNumber { return second[place] }
        return second[place] == Self.missingNumber ? first[place] : first[place] &+ second[place]
      }
    case .difference(let first, let second):
      let (first, second) = (numbers(first, frame), numbers(second, frame))
      return first.indices.map { place in
        first[place] == Self.missingNumber || second[place] == Self.missingNumber
          ? Self.missingNumber : first[place] &- second[place]
      }
    case .otherwise(let first, let second):
      let (first, second) = (numbers(first, frame), numbers(second, frame))
      return first.indices.map { first[$0] == Self.missingNumber ? second[$0] : first[$0] }
    case .total(let dataset, let claim, let inner): return total(dataset, claim, inner, frame)
    case .word(let word, let meaning):
      return frame.numbers[word] ?? numbers(meaning, frame)
    default: return Array(repeating: Self.missingNumber, count: frame.count)
    }
  }

  /// Whether every column that a sum adds up came: a part of it would be too small.
  private func columnsCame(_ value: Operand, _ frame: RowFrame) -> Bool {
    switch value {
    case .field(let field): column(field, frame) != nil
    case .sum(let first, let second): columnsCame(first, frame) && columnsCame(second, frame)
    default: true
    }
  }

  private func cells(_ field: FieldReference, _ frame: RowFrame) -> [Int64] {
    let missing = Self.missingNumber
    switch column(field, frame) {
    case .integers(let cells):
      return rows(field, frame).map {
        $0 < 0 || cells[Int($0)] == Column.missingInteger
          ? missing : Int64(cells[Int($0)]) * 1_000_000
      }
    case .decimals(let cells):
      return rows(field, frame).map { row in
        guard row >= 0, let cell = cells[Int(row)] else { return missing }
        let scaled = cell.rounded(to: min(cell.places, 6))
        guard scaled.units.magnitude < 1_000_000_000_000 else { return missing }
        return scaled.rounded(to: 6).units
      }
    default: return Array(repeating: missing, count: frame.count)
    }
  }
}
