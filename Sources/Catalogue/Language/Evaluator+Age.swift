import Records

extension Evaluator {
  /// The dates of birth and the expected ones, from the row itself or from the register.
  func births(_ frame: RowFrame) -> (born: [Int32], expected: [Int32]) {
    if let births = frame.births { return births }
    let births = (days(BirthFields.born, frame), days(BirthFields.expected, frame))
    frame.births = births
    return births
  }

  private func days(_ name: String, _ frame: RowFrame) -> [Int32] {
    let own: [Int32]? =
      frame.table.dataset.field(name) == nil ? nil : rowDates(FieldReference(name), frame)
    guard people != nil, frame.table !== people else {
      return own ?? Array(repeating: Column.missingDate, count: frame.count)
    }
    let registered = rowDates(FieldReference(name, of: .person), frame)
    guard let own else { return registered }
    return own.indices.map { own[$0] == Column.missingDate ? registered[$0] : own[$0] }
  }

  /// The periods in which a child is not yet born.
  func unborn(_ frame: RowFrame) -> [UInt64] {
    let (born, expected) = births(frame)
    let alive = reached(0, onSchoolDay: false, frame)
    return born.indices.map { place in
      if born[place] == Column.missingDate {
        return expected[place] == Column.missingDate ? 0 : periods.all
      }
      return periods.all & ~alive[place]
    }
  }

  /// Whether the child's age stands in a relation to a number of whole years.
  func compareAge(
    _ relation: Relation,
    _ years: Int,
    onSchoolDay: Bool,
    _ frame: RowFrame
  ) -> [UInt64] {
    var masks = reached(0, onSchoolDay: onSchoolDay, frame)
    switch relation {
    case .greaterOrEqual: return reached(years, onSchoolDay: onSchoolDay, frame)
    case .greater: return reached(years + 1, onSchoolDay: onSchoolDay, frame)
    default: break
    }
    let from = reached(years, onSchoolDay: onSchoolDay, frame)
    let past = relation == .less ? from : reached(years + 1, onSchoolDay: onSchoolDay, frame)
    for place in masks.indices {
      masks[place] &= Evaluator.runs(relation, from: from[place], past: past[place])
    }
    return masks
  }

  /// The periods in which each child has reached an age: on 31 August before the school year, on
  /// the day of the event, or else at the end of the period.
  private func reached(
    _ years: Int,
    onSchoolDay: Bool,
    _ frame: RowFrame
  ) -> [UInt64] {
    let mark = RowFrame.AgeMark(years: years, isOnSchoolDay: onSchoolDay)
    if let known = frame.ages[mark] { return known }
    let birthdays = birthdays(years, frame)
    let masks = birthdays.indices.map { place -> UInt64 in
      let birthday = birthdays[place]
      guard birthday != Column.missingDate else { return 0 }
      if onSchoolDay {
        return ReportingPeriods.atLeast(birthday, in: periods.schoolDays) & periods.all
      }
      guard let days = frame.days else { return periods.endingOnOrAfter(birthday) }
      return days[place] != Column.missingDate && days[place] >= birthday ? periods.all : 0
    }
    frame.ages[mark] = masks
    return masks
  }

  /// The day on which the child of each position turns so many years, `Column.missingDate` where
  /// nobody knows; what the register says is worked out once for all rows.
  private func birthdays(_ years: Int, _ frame: RowFrame) -> [Int32] {
    let born = births(frame).born
    if years == 0 { return born }
    let known = registeredBirthdays(years)
    let (personRows, rows) = (frame.table.personRows, frame.rows)
    return born.indices.map { place in
      let person = known == nil ? -1 : Int(personRows[Int(rows[place])])
      if let known, person >= 0, known.born[person] == born[place] { return known.turned[person] }
      return Self.birthday(years, born[place])
    }
  }

  private func registeredBirthdays(_ years: Int) -> (born: [Int32], turned: [Int32])? {
    guard let people, case .dates(let born)? = people.table.column(BirthFields.born) else {
      return nil
    }
    return (born, people.links.birthdays(years, of: born) { Self.birthday(years, $0) })
  }

  /// The day on which a child turns so many years: 1 March for 29 February in common years.
  private static func birthday(_ years: Int, _ born: Int32) -> Int32 {
    guard born != Column.missingDate else { return born }
    let birth = CalendarDate(dayNumber: born).parts
    let year = birth.year + years
    let day =
      CalendarDate(year: year, month: birth.month, day: birth.day)
      ?? CalendarDate(year: year, month: 3, day: 1)
    return day?.dayNumber ?? Int32.max
  }
}
