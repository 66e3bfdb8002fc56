import Records

/// Reads bank holidays (`date,title`) and school terms (`term,start,end`).
struct CalendarFile {
  private let cells: CellStore
  private let places: [String: Int]

  /// Makes a reader of the cells.
  init(cells: CellStore) {
    self.cells = cells
    places = Dictionary(
      cells.header.enumerated().map { (ReferenceLayout.plain($0.element), $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Reads one bank holiday a row.
  func readBankHolidays(into reading: inout ReferenceReading) {
    var seen: Set<CalendarDate> = []
    for row in 0..<cells.rowCount {
      guard let date = date(row, "date") else {
        setAsideForDate(row, column: places["date"], &reading)
        continue
      }
      if seen.insert(date).inserted {
        reading.report.rows.accepted += 1
      } else {
        reading.report.rows.duplicate += 1
      }
    }
    reading.bankHolidays = seen.sorted()
  }

  /// Reads one school term a row.
  func readTerms(into reading: inout ReferenceReading) {
    var terms: [SchoolTerm] = []
    for row in 0..<cells.rowCount {
      guard let start = date(row, "start"), let end = date(row, "end"), start <= end else {
        setAsideForDate(row, column: places["start"], &reading)
        continue
      }
      let term = SchoolTerm(name: cells.text(row, places["term"]), days: start...end)
      if terms.contains(term) {
        reading.report.rows.duplicate += 1
      } else {
        terms.append(term)
        reading.report.rows.accepted += 1
      }
    }
    reading.terms = terms
  }

  /// A date as `2025-09-01` or `01/09/2025`.
  private func date(_ row: Int, _ column: String) -> CalendarDate? {
    let text = cells.text(row, places[column])
    if let date = CalendarDate(iso: text) { return date }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2].utf8.count == 4,
      let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  private func setAsideForDate(
    _ row: Int,
    column: Int?,
    _ reading: inout ReferenceReading
  ) {
    reading.setAside(
      row,
      of: cells,
      column: column,
      rule: "L004",
      reason: "A date cannot be read, or the last day comes before the first.",
      howToFix: "Write dates as year, month and day with hyphens, such as 2025-09-01."
    )
  }
}
