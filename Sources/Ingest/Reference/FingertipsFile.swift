import Catalogue
import Records

/// Reads an indicator download of Fingertips: one figure a row, with its own limits.
///
/// Nothing is taken from its columns on trends and comparisons: one published file has every
/// direction reversed (`methods.md`, 1.4), and our own are computed from the figures.
struct FingertipsFile {
  private let cells: CellStore
  private let places: [String: Int]
  private let knowledge: ReferenceKnowledge

  /// The columns of figures, and how releases name them.
  private static let figures: [(name: String, also: [String])] = [
    ("Value", ["value"]), ("Lower CI 95.0 limit", ["lowerci950limit", "lowercilimit"]),
    ("Upper CI 95.0 limit", ["upperci950limit", "uppercilimit"]), ("Count", ["count"]),
    ("Denominator", ["denominator"]),
  ]
  private static let filters = ["Indicator ID", "Sex", "Age"]

  /// Makes a reader of the cells.
  init(cells: CellStore, knowledge: ReferenceKnowledge) {
    self.cells = cells
    self.knowledge = knowledge
    places = Dictionary(
      cells.header.enumerated().map { (ReferenceLayout.plain($0.element), $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Reads the indicators that any of ours compares with, without their splits by deprivation.
  func read(into reading: inout ReferenceReading) {
    let columns = Self.figures.map { figure in figure.also.lazy.compactMap { places[$0] }.first }
    var rows: [String: [PublishedTable.Row]] = [:]
    var seen: Set<[UInt8]> = []
    var unused = 0
    var elsewhere = 0
    for row in 0..<cells.rowCount {
      let id = cells.text(row, places["indicatorid"])
      let isSplit = !cells.text(row, places["categorytype"]).isEmpty
      guard knowledge.wants(id, of: "indicatorid"), !isSplit else {
        unused += 1
        continue
      }
      guard let period = PeriodLabel(cells.text(row, places["timeperiod"])),
        let area = knowledge.areas.area(code: cells.text(row, places["areacode"]))
      else {
        elsewhere += 1
        continue
      }
      let filters = [id, cells.text(row, places["sex"]), cells.text(row, places["age"])]
      // England stands above every group of areas again.
      let key = Array(
        ([area.code, "\(period.year)"] + filters).joined(separator: "\u{1F}").utf8
      )
      guard seen.insert(key).inserted else {
        reading.report.rows.duplicate += 1
        continue
      }
      reading.report.rows.accepted += 1
      rows[id, default: []].append(
        PublishedTable.Row(
          year: period.year,
          area: area,
          filters: filters,
          cells: columns.map { column in
            guard let column else { return .blank }
            return cell(row, column, &reading)
          }
        )
      )
    }
    reading.report.rows.accepted += unused + elsewhere
    if unused > 0 {
      reading.report.notes.append("\(unused) rows are of splits that no indicator compares with.")
    }
    if elsewhere > 0 {
      reading.report.notes.append(
        "\(elsewhere) rows are about areas other than England, its regions and authorities, or name no year."
      )
    }
    reading.tables = rows.keys.sorted().map { id in
      PublishedTable(
        file: reading.report.path,
        release: reading.release,
        timeIdentifier: "Reporting year",
        filters: Self.filters,
        columns: Self.figures.map(\.name),
        rows: rows[id] ?? []
      )
    }
  }

  /// A figure; where there is none, what the note beside it says of the reason.
  private func cell(
    _ row: Int,
    _ column: Int,
    _ reading: inout ReferenceReading
  ) -> PublishedCell {
    let cell = reading.figure(row, column, of: cells, from: "Fingertips")
    guard cell == .blank, column == places["value"] || column == places["count"] else {
      return cell
    }
    let note = cells.text(row, places["valuenote"]).lowercased()
    return .symbol(
      note.contains("suppress") || note.contains("disclos") ? .withheld : .notAvailable
    )
  }
}
