import Catalogue
import Records

extension TypingSink {
  /// Decides for each column of dates whether the day or the month comes first.
  ///
  /// The order that more cells prove wins, day first in a tie; cells that do not fit it are
  /// faults. A column that proves neither is read day first, and a finding says so.
  mutating func settleDates() {
    for index in builders.indices where builders[index].field.type == .date {
      var counts = [0, 0, 0, 0]
      for order in builders[index].orders { counts[Int(order & 3)] += 1 }
      let isMonthFirst = counts[3] > counts[2]
      if counts[2] == 0, counts[3] == 0 {
        if counts[1] > 0 { tally(.eitherDateOrder, index, of: .either, count: counts[1]) }
        continue
      }
      if isMonthFirst { tally(.monthFirst, index, of: .monthFirst, count: counts[1] + counts[3]) }
      guard counts[3] > 0 else { continue }
      let misfit: DateCell.Order = isMonthFirst ? .dayFirst : .monthFirst
      for row in builders[index].orders.indices {
        switch DateCell.Order(rawValue: builders[index].orders[row] & 3) {
        case misfit:
          builders[index].numbers[row] = Column.missingDate
          note(.otherDateOrder, builder: index, row: Int32(row))
        case .either where isMonthFirst:
          builders[index].numbers[row] = Self.swapped(builders[index].numbers[row])
        default: continue
        }
      }
    }
  }

  /// The day with its day and month the other way round.
  private static func swapped(_ day: Int32) -> Int32 {
    let (year, month, dayOfMonth) = CalendarDate(dayNumber: day).parts
    return CalendarDate(year: year, month: dayOfMonth, day: month)?.dayNumber ?? day
  }

  private mutating func tally(
    _ fault: CellFault,
    _ builder: Int,
    of order: DateCell.Order,
    count: Int
  ) {
    let row = builders[builder].orders.firstIndex { $0 & 3 == order.rawValue } ?? 0
    queries[Query(builder: builder, fault: fault)] = Tally(
      line: Int(lines[row]),
      count: count
    )
  }

  /// Judges which days can be true, and finds the newest month in which something happens.
  ///
  /// `EventDates` judges the days on which rows start, happen and end; any other date lies from
  /// 1900 to 2099.
  mutating func judgeDates() -> Month? {
    let dataset = recognition.map { catalogue.schema.datasets[$0.dataset] }
    let roles = [dataset?.startField, dataset?.endField].compactMap { $0 }
      .compactMap { dateBuilder(of: $0) }
    let events = EventDates(
      columns: roles.map { builders[$0].numbers },
      rowCount: lines.count,
      made: madeOn
    )
    for index in builders.indices where builders[index].field.type == .date {
      let isEvent = roles.contains(index) || isStart(index)
      for row in builders[index].numbers.indices {
        let day = builders[index].numbers[row]
        guard day != Column.missingDate else { continue }
        let fault: CellFault
        if isEvent, !events.isPlausible(day) {
          let isOld = day < EventDates.earliest.dayNumber || day >= Self.first2100
          fault = isOld ? .implausibleDate : .futureDate
        } else if day < Self.first1900 || day >= Self.first2100 {
          fault = .implausibleDate
        } else {
          continue
        }
        builders[index].numbers[row] = Column.missingDate
        note(fault, builder: index, row: Int32(row))
      }
    }
    if let latest = events.latest { moveShortYears(beyond: latest.dayNumber) }
    // Where another date stands in for the start, it tells at least how new the file is.
    let standIns = dataset?.fields.compactMap { dataset?.place(of: $0.alternative) } ?? []
    let told =
      roles
      + standIns.compactMap { mainBuilders[$0] }
      .filter { builders[$0].field.type == .date }
    let newest = told.compactMap { builders[$0].numbers.max() }.max() ?? Column.missingDate
    return newest == Column.missingDate ? nil : CalendarDate(dayNumber: newest).month
  }

  /// Whether a column says when the rows of another table that the file feeds happen.
  private func isStart(_ index: Int) -> Bool {
    let plan = builders[index].plan
    return catalogue.schema.datasets[plan.table].startField == plan.field
  }

  /// The builder of a field of the main table, or of the field that stands in for it.
  func dateBuilder(of field: Int) -> Int? {
    if let own = mainBuilders[field] { return own }
    guard let main = recognition?.dataset else { return nil }
    let dataset = catalogue.schema.datasets[main]
    let split = catalogue.splits.first {
      $0.dataset == dataset.name && $0.table == dataset.name
        && dataset.place(of: $0.field) == field
    }
    return split.flatMap { dataset.place(of: $0.source) }.flatMap { mainBuilders[$0] }
  }

  /// Puts dates of birth with years of two digits into the century before, where they would lie
  /// more than nine months ahead.
  private mutating func moveShortYears(beyond limit: Int32) {
    let ahead = CalendarDate(dayNumber: limit).adding(months: 9).dayNumber
    for index in builders.indices where builders[index].field.type == .date {
      guard
        builders[index].plan.table != recognition?.dataset
          || !vital.contains(index)
      else { continue }
      for row in builders[index].numbers.indices
      where builders[index].orders[row] & 4 != 0 && builders[index].numbers[row] > ahead {
        builders[index].numbers[row] =
          CalendarDate(dayNumber: builders[index].numbers[row]).adding(months: -1200).dayNumber
      }
    }
  }

  private static let first1900 = Month(year: 1900, month: 1).firstDay.dayNumber
  private static let first2100 = Month(year: 2100, month: 1).firstDay.dayNumber
}
