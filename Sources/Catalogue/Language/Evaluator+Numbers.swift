import Records

extension Evaluator {
  /// The numbers that a value gives at the end of one period, in millionths; `missingNumber`
  /// where there is none.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - frame: The rows.
  ///   - period: The position of the period, which matters only where `dependsOnPeriod` holds.
  /// - Returns: One number for each position.
  public func numbers(_ value: Operand, _ frame: RowFrame, at period: Int = 0) -> [Int64] {
    guard !value.dependsOnPeriod else { return computed(value, frame, at: period) }
    // What is the same in all periods is worked out for the first of them.
    if let numbers = frame.kept[value] { return numbers }
    let numbers = computed(value, frame, at: period)
    frame.kept[value] = numbers
    return numbers
  }

  private func computed(_ value: Operand, _ frame: RowFrame, at period: Int) -> [Int64] {
    switch value {
    case .field(let field):
      if field.owner == .row, let numbers = frame.numbers[field.name] { return numbers }
      return cells(field, frame)
    case .number(let number): return Array(repeating: number, count: frame.count)
    case .share(let percent, let base):
      return numbers(base, frame, at: period).map {
        $0 == Self.missingNumber ? $0 : $0 / 100 * percent + $0 % 100 * percent / 100
      }
    case .sum(let first, let second):
      guard columnsCame(value, frame) else {
        return Array(repeating: Self.missingNumber, count: frame.count)
      }
      let (first, second) = (numbers(first, frame, at: period), numbers(second, frame, at: period))
      return first.indices.map { place in
        if first[place] == Self.missingNumber { return second[place] }
        return second[place] == Self.missingNumber ? first[place] : first[place] &+ second[place]
      }
    case .difference(let first, let second):
      let (first, second) = (numbers(first, frame, at: period), numbers(second, frame, at: period))
      return first.indices.map { place in
        first[place] == Self.missingNumber || second[place] == Self.missingNumber
          ? Self.missingNumber : first[place] &- second[place]
      }
    case .otherwise(let first, let second):
      let (first, second) = (numbers(first, frame, at: period), numbers(second, frame, at: period))
      return first.indices.map { first[$0] == Self.missingNumber ? second[$0] : first[$0] }
    case .length(let first, let second, let unit):
      return lengths(days(first, frame, at: period), days(second, frame, at: period), unit)
    case .quotient(let first, let second):
      let (first, second) = (numbers(first, frame, at: period), numbers(second, frame, at: period))
      return first.indices.map { place in
        guard first[place] != Self.missingNumber, second[place] != Self.missingNumber else {
          return Self.missingNumber
        }
        return ExactDecimal.ratio(first[place], second[place], times: 1_000_000, places: 0)?.units
          ?? Self.missingNumber
      }
    case .total(let link, let claim, let inner):
      return total(link, claim, inner, frame, at: period)
    case .count(let link, let isOfChildren, let claim):
      return count(link, ofChildren: isOfChildren, claim, frame, at: period)
    case .covered(let link, let claim): return covered(link, claim, frame, at: period)
    case .lastedFor(let unit): return lasted(unit, frame, at: period)
    case .word(let word, let meaning):
      return frame.numbers[word] ?? numbers(meaning, frame, at: period)
    default: return Array(repeating: Self.missingNumber, count: frame.count)
    }
  }

  /// How long it is from one day to another; below zero where the second is the earlier one.
  ///
  /// Working days are those after the first day, up to and including the second (rule R-ICPC).
  func lengths(_ starts: [Int32], _ ends: [Int32], _ unit: TimeUnit) -> [Int64] {
    starts.indices.map { place in
      let (start, end) = (starts[place], ends[place])
      guard start != Column.missingDate, end != Column.missingDate else {
        return Self.missingNumber
      }
      switch unit {
      case .workingDays:
        let (first, last) = (
          CalendarDate(dayNumber: min(start, end)), CalendarDate(dayNumber: max(start, end))
        )
        let days = Int64(workingDays.workingDays(after: first, through: last)) * 1_000_000
        return start <= end ? days : -days
      case .weeks:
        return ExactDecimal.ratio(Int64(end) - Int64(start), 7, times: 1, places: 6)?.units
          ?? Self.missingNumber
      default: return (Int64(end) - Int64(start)) * 1_000_000
      }
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
        if cell.places == 0 {
          return cell.units.magnitude < 1_000_000_000_000 ? cell.units * 1_000_000 : missing
        }
        let scaled = cell.rounded(to: min(cell.places, 6))
        guard scaled.units.magnitude < 1_000_000_000_000 else { return missing }
        return scaled.rounded(to: 6).units
      }
    default: return Array(repeating: missing, count: frame.count)
    }
  }

  // MARK: Comparing

  /// Whether one number stands in a relation to another.
  func compareNumbers(
    _ left: Operand,
    _ relation: Relation,
    _ right: Operand,
    _ frame: RowFrame
  ) -> [UInt64] {
    if !left.dependsOnPeriod, case .number(let number) = right {
      return each(numbers(left, frame)) {
        $0 != Self.missingNumber && relation.holds($0, number)
      }
    }
    func holds(at period: Int) -> [Bool] {
      let (first, second) = (numbers(left, frame, at: period), numbers(right, frame, at: period))
      return first.indices.map {
        first[$0] != Self.missingNumber && second[$0] != Self.missingNumber
          && relation.holds(first[$0], second[$0])
      }
    }
    return left.dependsOnPeriod || right.dependsOnPeriod
      ? inEachPeriod(frame, holds) : each(holds(at: 0)) { $0 }
  }

  /// Whether a number is missing.
  func missingNumbers(_ value: Operand, _ frame: RowFrame) -> [UInt64] {
    func isMissing(at period: Int) -> [Bool] {
      numbers(value, frame, at: period).map { $0 == Self.missingNumber }
    }
    return value.dependsOnPeriod
      ? inEachPeriod(frame, isMissing) : each(isMissing(at: 0)) { $0 }
  }

  /// The masks of what is asked for each period by itself.
  func inEachPeriod(_ frame: RowFrame, _ holds: (Int) -> [Bool]) -> [UInt64] {
    var masks = none(frame)
    for period in 0..<periods.count {
      let held = holds(period)
      for place in held.indices where held[place] { masks[place] |= 1 << UInt64(period) }
    }
    return masks
  }
}
