import Records

extension Evaluator {
  /// The mask of a claim for each position of a frame: bit i is the end of period i.
  public func masks(_ claim: Expression, _ frame: RowFrame) -> [UInt64] {
    switch claim {
    case .and(let first, let second):
      var masks = masks(first, frame)
      let others = self.masks(second, frame)
      for place in masks.indices { masks[place] &= others[place] }
      return masks
    case .or(let first, let second):
      var masks = masks(first, frame)
      let others = self.masks(second, frame)
      for place in masks.indices { masks[place] |= others[place] }
      return masks
    case .not(let inner):
      var masks = masks(inner, frame)
      for place in masks.indices { masks[place] ^= periods.all }
      return masks
    case .word(_, let meaning): return remembered(meaning, frame)
    default: return remembered(claim, frame)
    }
  }

  /// The mask of a claim, kept with the frame for the next indicator that makes the same claim.
  private func remembered(_ claim: Expression, _ frame: RowFrame) -> [UInt64] {
    if let masks = frame.memory[claim] { return masks }
    let masks = computed(claim, frame)
    frame.memory[claim] = masks
    return masks
  }

  private func computed(_ claim: Expression, _ frame: RowFrame) -> [UInt64] {
    switch claim {
    case .and, .or, .not, .word: return masks(claim, frame)
    case .compare(let left, let relation, let right):
      return compare(left, relation, right, frame)
    case .isAmong(let value, let members): return among(value, members, frame)
    case .isMissing(let value): return missing(value, frame)
    case .flag(let field):
      guard case .flags(let cells)? = column(field, frame) else { return none(frame) }
      return each(rows(field, frame)) { $0 >= 0 && cells[Int($0)] == 1 }
    case .isOpen:
      let open = openMasks(frame.table)
      return frame.rows.map { open[Int($0)] }
    case .isUnborn: return unborn(frame)
    case .exists(let dataset, let inner): return exists(dataset, inner, frame)
    case .latest(let dataset, let condition, let inner):
      return latest(dataset, condition, inner, frame)
    }
  }

  func none(_ frame: RowFrame) -> [UInt64] { Array(repeating: 0, count: frame.count) }

  /// All bits or none for each value.
  func each<Values: Sequence>(
    _ values: Values,
    _ holds: (Values.Element) -> Bool
  ) -> [UInt64] {
    values.map { holds($0) ? periods.all : 0 }
  }

  // MARK: Open spells

  /// The periods at whose end each row is open and counts for its child.
  ///
  /// Of two spells open at once the one that started later counts; of two that started on one
  /// day, the later row (ruling "Two plans open at once").
  func openMasks(_ table: LinkedTable) -> [UInt64] {
    if let masks = table.openMasks { return masks }
    var masks = [UInt64](repeating: 0, count: table.table.rowCount)
    for row in masks.indices where !table.isLeftOut[row] {
      let (start, end) = (table.starts[row], table.ends[row])
      guard start != Column.missingDate else { continue }
      let untilEnd =
        end == Column.missingDate ? periods.all : ~periods.endingOnOrAfter(end)
      masks[row] = periods.endingOnOrAfter(start) & untilEnd & periods.all
    }
    if let child = table.dataset.childName {
      let index = table.index(by: child)
      for row in masks.indices where masks[row] != 0 {
        for other in index[table.children[row]] where other != row && masks[Int(other)] != 0 {
          let later = (table.starts[Int(other)], Int(other)) > (table.starts[row], row)
          if later { masks[row] &= ~masks[Int(other)] }
        }
      }
    }
    table.openMasks = masks
    return masks
  }

  // MARK: Birth

  /// The dates of birth and the expected ones, from the row itself or from the register.
  private func births(_ frame: RowFrame) -> (born: [Int32], expected: [Int32]) {
    func days(_ name: String) -> [Int32] {
      let own: [Int32]? =
        frame.table.dataset.field(name) == nil
        ? nil : rowDates(FieldReference(name), frame)
      guard people != nil, frame.table !== people else {
        return own ?? Array(repeating: Column.missingDate, count: frame.count)
      }
      let registered = rowDates(FieldReference(name, of: .person), frame)
      guard let own else { return registered }
      return own.indices.map { own[$0] == Column.missingDate ? registered[$0] : own[$0] }
    }
    return (days(BirthFields.born), days(BirthFields.expected))
  }

  private func unborn(_ frame: RowFrame) -> [UInt64] {
    let (born, expected) = births(frame)
    return born.indices.map { place in
      if born[place] == Column.missingDate {
        return expected[place] == Column.missingDate ? 0 : periods.all
      }
      return periods.all & ~reached(born[place], place, frame, onSchoolDay: false)
    }
  }

  /// The periods in which the day that is spoken of is the given one or later: 31 August before
  /// the school year, the day of the event, or else the end of the period.
  private func reached(
    _ day: Int32,
    _ place: Int,
    _ frame: RowFrame,
    onSchoolDay: Bool
  ) -> UInt64 {
    if onSchoolDay { return ReportingPeriods.atLeast(day, in: periods.schoolDays) & periods.all }
    guard let days = frame.days else { return periods.endingOnOrAfter(day) }
    return days[place] != Column.missingDate && days[place] >= day ? periods.all : 0
  }

  /// Whether the child's age stands in a relation to a number of whole years.
  func compareAge(
    _ relation: Relation,
    _ years: Int,
    onSchoolDay: Bool,
    _ frame: RowFrame
  ) -> [UInt64] {
    let born = births(frame).born
    return born.indices.map { place in
      guard born[place] != Column.missingDate else { return 0 }
      func aged(_ years: Int) -> UInt64 {
        let day = birthday(years, born: born[place])
        return reached(day, place, frame, onSchoolDay: onSchoolDay)
      }
      return aged(0) & Evaluator.runs(relation, from: aged(years), past: aged(years + 1))
    }
  }

  /// The day on which a child turns so many years: 1 March for 29 February in common years.
  private func birthday(_ years: Int, born: Int32) -> Int32 {
    let birth = CalendarDate(dayNumber: born)
    let (year, month, day) = birth.parts
    return CalendarDate(year: year + years, month: month, day: day)?.dayNumber
      ?? CalendarDate(year: year + years, month: 3, day: 1)?.dayNumber ?? born
  }

  /// The bits in which something that has reached a mark (`from`) or gone past it (`past`)
  /// stands in a relation to that mark.
  static func runs(_ relation: Relation, from: UInt64, past: UInt64) -> UInt64 {
    switch relation {
    case .greaterOrEqual: from
    case .greater: past
    case .less: ~from
    case .lessOrEqual: ~past
    case .equal: from & ~past
    case .notEqual: ~from | past
    }
  }
}
