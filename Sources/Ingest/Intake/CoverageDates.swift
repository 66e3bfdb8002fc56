import Records

/// The days from which datasets are complete (ruling "Coverage").
enum CoverageDates {
  /// The day from which a table is complete; `nil` when its history cannot be told.
  ///
  /// What the partnership says holds. Else spells are complete from the first day of the month of
  /// the earliest end, since those that ended earlier were not sent; events from that of the
  /// earliest event.
  static func day(of table: Table, said coverage: Coverage) -> CalendarDate? {
    if let said = coverage[table.dataset.name] { return said }
    let field: Int?
    switch table.dataset.shape {
    case .spells: field = table.dataset.endField
    case .events: field = table.dataset.startField
    case .people, .periods, .details, .reference: field = nil
    }
    guard let field, case .dates(let days)? = table.columns[field] else { return nil }
    return days.lazy.filter { $0 != Column.missingDate }.min()
      .map { CalendarDate(dayNumber: $0).month.firstDay }
  }

  /// The newest day on which a row starts, happens or ends; `nil` when there is none.
  static func newestEvent(in table: Table) -> CalendarDate? {
    var newest = Column.missingDate
    for field in [table.dataset.startField, table.dataset.endField].compactMap({ $0 }) {
      if case .dates(let days)? = table.columns[field] {
        newest = max(newest, days.max() ?? newest)
      }
    }
    return newest == Column.missingDate ? nil : CalendarDate(dayNumber: newest)
  }
}
