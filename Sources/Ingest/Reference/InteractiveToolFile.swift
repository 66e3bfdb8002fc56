import Catalogue
import Records

/// Reads the long table of DfE's Local Authority Interactive Tool: one figure a row.
///
/// A measure is told by its `Short Desc`, since labels repeat. The tool prints `-` for figures that
/// are withheld, missing and not applicable alike; here it stays "not available", since nobody can
/// say which it was.
struct InteractiveToolFile {
  private let cells: CellStore
  private let places: [String: Int]
  private let knowledge: ReferenceKnowledge

  /// One row that is kept until a better one of the same year comes.
  private struct Kept {
    let standing: PeriodLabel.Standing
    let row: PublishedTable.Row
  }

  private struct Place: Hashable {
    let code: String
    let year: Int
  }

  /// Makes a reader of the cells.
  init(cells: CellStore, knowledge: ReferenceKnowledge) {
    self.cells = cells
    self.knowledge = knowledge
    places = Dictionary(
      cells.header.enumerated().map { (ReferenceLayout.plain($0.element), $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Reads the measures that any indicator compares with: one table for each.
  func read(into reading: inout ReferenceReading) {
    guard let measures = places["shortdesc"], let values = places["values"] else { return }
    var order: [String] = []
    var tables: [String: [Place: Kept]] = [:]
    var areas: [[UInt8]: Area] = [:]
    var isWanted: [[UInt8]: String?] = [:]
    var unused = 0
    var undated = 0
    for row in 0..<cells.rowCount {
      let key = Array(cells.cell(row, measures).trimmingBlanks())
      let measure: String?
      if let known = isWanted[key] {
        measure = known
      } else {
        let name = String(decoding: key, as: UTF8.self)
        measure = knowledge.wants(name, of: "shortdesc") ? name : nil
        isWanted[key] = .some(measure)
        if let measure, tables[measure] == nil {
          order.append(measure)
          tables[measure] = [:]
        }
      }
      guard let measure else {
        unused += 1
        continue
      }
      guard let period = PeriodLabel(cells.text(row, places["years"])) else {
        undated += 1
        continue
      }
      guard let area = area(of: row, known: &areas) else {
        setAsideForArea(row, &reading)
        continue
      }
      let place = Place(code: area.code, year: period.year)
      let figure = PublishedTable.Row(
        year: period.year,
        area: area,
        filters: [measure],
        cells: [
          reading.figure(row, values, of: cells, from: "the Local Authority Interactive Tool")
        ]
      )
      // Of several labels of one year a revised one holds, then the later in the file.
      if let known = tables[measure]?[place] {
        reading.report.rows.duplicate += 1
        if period.standing < known.standing { continue }
      } else {
        reading.report.rows.accepted += 1
      }
      tables[measure]?[place] = Kept(standing: period.standing, row: figure)
    }
    reading.report.rows.accepted += unused + undated
    say(unused, "rows are of measures that no indicator compares with.", &reading)
    say(undated, "rows name no year.", &reading)
    reading.tables = order.map { measure in
      PublishedTable(
        file: reading.report.path,
        release: reading.release,
        timeIdentifier: "Reporting year",
        filters: ["Short Desc"],
        columns: ["Values"],
        rows: (tables[measure] ?? [:]).values.map(\.row).sorted {
          ($0.area.code, $0.year) < ($1.area.code, $1.year)
        }
      )
    }
  }

  private func say(_ count: Int, _ what: String, _ reading: inout ReferenceReading) {
    if count > 0 { reading.report.notes.append("\(count) \(what)") }
  }

  /// The area of a row; `nil` when it is neither a known region nor an authority's number.
  private func area(of row: Int, known: inout [[UInt8]: Area]) -> Area? {
    guard let names = places["laandregions"], let numbers = places["lanumber"] else { return nil }
    let key = Array(cells.cell(row, names)) + [0x1F] + Array(cells.cell(row, numbers))
    if let area = known[key] { return area }
    let name = cells.text(row, names)
    // Regions and England have numbers too, which mean nothing elsewhere.
    if let area = knowledge.areas.area(named: name), area.level != .authority {
      known[key] = area
      return area
    }
    let number = cells.text(row, numbers).prefix { $0 != "." }
    guard number.utf8.count == 3, Int(number) != nil else { return nil }
    let registered = knowledge.areas.area(code: String(number))
    let printed = cells.text(row, places["region"])
    let area = Area(
      level: .authority,
      code: String(number),
      name: registered?.name ?? name,
      region: knowledge.areas.area(named: printed)?.name ?? registered?.region ?? printed
    )
    known[key] = area
    return area
  }

  private func setAsideForArea(_ row: Int, _ reading: inout ReferenceReading) {
    reading.setAside(
      row,
      of: cells,
      column: places["lanumber"],
      rule: "L035",
      reason: "The code of an authority is not three digits.",
      howToFix: "Give each authority its three-digit code, such as 825."
    )
  }
}
