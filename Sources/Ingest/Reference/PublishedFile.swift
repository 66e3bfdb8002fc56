import Records

/// Reads the layout of DfE's Explore Education Statistics, whatever figures the file holds.
///
/// The columns of year and area may stand anywhere; what else is words is a filter, what is
/// numbers and symbols is a figure. National files have no region and authority columns. Our own
/// files in `data/reference` are the same layout with `source` and `licence` columns.
struct PublishedFile {
  private let cells: CellStore
  /// The names of the columns, in their letters and digits.
  private let names: [String]
  private let places: [String: Int]
  private let knowledge: ReferenceKnowledge

  /// Columns that name slices even where they hold nothing but digits.
  private static let knownFilters: Set<String> = [
    "agegroup", "age", "category", "categorytype", "characteristic", "characteristictype",
    "characteristicgroup", "breakdown", "breakdowntopic", "populationtype", "socialcaregroup",
    "phasetypegrouping", "absenceterms", "sex", "gender", "ethnicity", "yeargroup", "schooltype",
    "placementtype", "durationband",
  ]

  /// Makes a reader of the cells.
  init(cells: CellStore, knowledge: ReferenceKnowledge) {
    self.cells = cells
    self.knowledge = knowledge
    names = ReferenceLayout.columns(cells.header)
    places = Dictionary(
      names.enumerated().map { ($0.element, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Reads figures: one table for each kind of period in the file.
  func read(into reading: inout ReferenceReading) {
    let described = ReferenceLayout.geography.union(["source", "licence"])
    let others = cells.header.indices.filter {
      !names[$0].isEmpty && !described.contains(names[$0]) && places[names[$0]] == $0
    }
    let filters = others.filter { isFilter($0) }
    let figures = others.filter { !filters.contains($0) }
    var rows: [String: [PublishedTable.Row]] = [:]
    var identifiers: [String] = []
    var areas = AreaCache()
    forEachRow(into: &reading, areas: &areas) { row, year, area, reading in
      let identifier = identifier(of: row)
      if rows[identifier] == nil { identifiers.append(identifier) }
      rows[identifier, default: []].append(
        PublishedTable.Row(
          year: year,
          area: area,
          filters: filters.map { cells.text(row, $0) },
          cells: figures.map {
            reading.figure(row, $0, of: cells, from: "Explore Education Statistics")
          }
        )
      )
    }
    let source = cells.rowCount > 0 ? cells.text(0, places["source"]) : ""
    reading.tables = identifiers.map { identifier in
      PublishedTable(
        file: reading.report.path,
        release: reading.release,
        timeIdentifier: identifier,
        filters: filters.map { cells.header[$0] },
        columns: figures.map { cells.header[$0] },
        rows: rows[identifier] ?? [],
        source: source
      )
    }
  }

  /// Reads populations; an area without an estimate has none.
  func readPopulation(into reading: inout ReferenceReading) {
    guard let column = places["populationestimate"] else { return }
    var areas = AreaCache()
    var estimates: [PopulationEstimate] = []
    forEachRow(into: &reading, areas: &areas) { row, year, area, reading in
      let ages = ReferenceLayout.plain(cells.text(row, places["agegroup"]))
      guard ages.isEmpty || ages.contains("0to17") || ages.contains("017") || ages == "total" else {
        return
      }
      guard
        case .number(let number) = reading.figure(
          row,
          column,
          of: cells,
          from: "Explore Education Statistics"
        ),
        let children = number.wholeNumber
      else { return }
      estimates.append(
        PopulationEstimate(
          area: area,
          year: year,
          children: children,
          release: reading.release,
          file: reading.report.path
        )
      )
    }
    reading.populations = estimates
  }

  /// Says whether a column names slices: by its name, or because more than a fiftieth of its cells
  /// are words.
  private func isFilter(_ column: Int) -> Bool {
    if Self.knownFilters.contains(ReferenceLayout.plain(cells.header[column])) { return true }
    var words = 0
    for row in 0..<cells.rowCount {
      if case .words = PrintedCell(cells.cell(row, column)) { words += 1 }
    }
    return words * 50 > cells.rowCount
  }

  /// Calls back for every row of England, a region or an authority, in the order of the file.
  private func forEachRow(
    into reading: inout ReferenceReading,
    areas: inout AreaCache,
    _ body: (Int, Int, Area, inout ReferenceReading) -> Void
  ) {
    var seen: Set<[UInt8]> = []
    seen.reserveCapacity(cells.rowCount)
    var others = 0
    for row in 0..<cells.rowCount {
      guard seen.insert(cells.key(of: row)).inserted else {
        reading.report.rows.duplicate += 1
        continue
      }
      guard let year = year(of: row) else {
        reading.setAside(
          row,
          of: cells,
          column: places["timeperiod"],
          rule: "EES-time_period_num",
          reason: "The time period is not a year of four digits or two years of six.",
          howToFix: "Download the file again from Explore Education Statistics."
        )
        continue
      }
      reading.report.rows.accepted += 1
      guard let area = areas.area(of: row, in: cells, at: places, knowledge.areas) else {
        others += 1
        continue
      }
      body(row, year, area, &reading)
    }
    if others > 0 {
      reading.report.notes.append(
        "\(others) rows are about areas other than England, its regions and authorities."
      )
    }
  }

  /// How years are counted.
  ///
  /// Files from before Explore Education Statistics do not say: there two
  /// years in one cell are a financial or school year.
  private func identifier(of row: Int) -> String {
    if let place = places["timeidentifier"] { return cells.text(row, place) }
    guard let place = places["timeperiod"] else { return "" }
    return cells.cell(row, place).trimmingBlanks().count > 4 ? "Financial year" : "Reporting year"
  }

  /// `2024` is 2024; `202425`, `2024-25` and `2024/25` are the year that began in 2024.
  private func year(of row: Int) -> Int? {
    guard let place = places["timeperiod"] else { return nil }
    let cell = cells.cell(row, place).trimmingBlanks()
    var number = 0
    var digits = 0
    for byte in cell {
      if digits == 4, cell.count == 7, byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") {
        continue
      }
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), digits < 6 else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
      digits += 1
    }
    return digits == 4 ? number : digits == 6 ? number / 100 : nil
  }
}
