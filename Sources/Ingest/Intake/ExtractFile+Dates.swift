import Records

extension ExtractFile {
  /// Sets aside rows with a date beyond what is plausible, and finds the day of the extract.
  mutating func vetDates() {
    let made = FileAge.day(in: age.path)
    for place in typed.tables.indices {
      let table = typed.tables[place]
      let fields = [table.dataset.startField, table.dataset.endField].compactMap { $0 }
      let columns = fields.compactMap { field in table.days(field).map { (field, $0) } }
      guard !columns.isEmpty, table.dataset.shape != .people else { continue }
      let dates = EventDates(columns: columns.map(\.1), rowCount: table.rowCount, made: made)
      var newest = Column.missingDate
      var bad: Set<Int> = []
      var badByField: [(String, [Int])] = []
      for (field, days) in columns {
        var own: [Int] = []
        for (row, day) in days.enumerated() where day != Column.missingDate {
          if dates.isPlausible(day) {
            newest = max(newest, day)
          } else if bad.insert(row).inserted {
            own.append(row)
          }
        }
        badByField.append((table.dataset.fields[field].name, own))
      }
      for (field, rows) in badByField where !rows.isEmpty {
        let lines = Set(rows.map { table.lines[$0] })
        let left = typed.tables[place]
        let places = (0..<left.rowCount).filter { lines.contains(left.lines[$0]) }
        if place == 0 {
          setAside(places, field: field, rule: .implausibleDate)
        } else {
          leaveOut(places, ofTable: place, field: field, rule: .implausibleDate)
        }
      }
      if newest != Column.missingDate {
        let day = CalendarDate(dayNumber: newest)
        typed.tables[place].newestEvent = day
        if place == 0 { extractDay = made.map { max($0, day) } ?? day }
      }
    }
    extractDay = extractDay ?? made ?? typed.newestMonth?.lastDay
  }

  /// Moves dates of birth that lie after the extract to the expected dates (ruling "A date of birth
  /// after the extract"), and forgets those before 1900.
  mutating func vetBirths() {
    for place in typed.tables.indices {
      let table = typed.tables[place]
      guard table.dataset.shape == .people,
        let birth = table.dataset.place(of: "date_of_birth"),
        let expected = table.dataset.place(of: "expected_date_of_birth"),
        var births = table.days(birth)
      else { continue }
      var expectedDays =
        table.days(expected)
        ?? Array(repeating: Column.missingDate, count: table.rowCount)
      var moved = 0
      for row in births.indices where births[row] != Column.missingDate {
        let line = Int(table.lines[row])
        if births[row] < Self.year1900 {
          births[row] = Column.missingDate
          add(.earlyBirth, line: line)
        } else if let extractDay, births[row] > extractDay.dayNumber {
          if births[row] <= extractDay.adding(months: 9).dayNumber {
            if expectedDays[row] == Column.missingDate { expectedDays[row] = births[row] }
            births[row] = Column.missingDate
            moved += 1
          } else {
            add(.lateBirth, line: line)
          }
        }
      }
      typed.tables[place].columns[birth] = .dates(births)
      if moved > 0 {
        typed.tables[place].columns[expected] = .dates(expectedDays)
        typed.notes.append(
          "\(moved) dates of birth after the extract are taken as expected dates of birth."
        )
      }
    }
  }

  /// 1 January 1900.
  private static let year1900: Int32 = -25_567

  private mutating func add(_ rule: RowRule, line: Int) {
    findings.append(rule.finding(file: file, line: line, field: "date_of_birth", action: .kept))
  }
}
