import Records

/// Reads statistical neighbours: DfE's two wide layouts, and one neighbour a row.
struct NeighbourFile {
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

  /// Reads one authority a row, its ten neighbours across, closest first.
  ///
  /// The layout of May 2025 names closeness `SN_1P`, that of April 2021 `SNP` ten times; the
  /// latter has authorities that no longer exist below a line `Old SNs:`.
  func readWide(into reading: inout ReferenceReading) {
    let name = places["sn1p"] == nil ? "DfE 2021" : "DfE 2025"
    let own = places["oldlacode"] ?? places["lanum"] ?? places["lanumber"]
    let columns = (1...10).compactMap { places["sn\($0)"] }
    var neighbours: [String: [String]] = [:]
    for row in 0..<cells.rowCount {
      let code = cells.text(row, own)
      let codes = columns.map { cells.text(row, $0) }.filter(Self.isCode)
      guard Self.isCode(code) else {
        if codes.isEmpty {
          // A blank line or a heading between two blocks says nothing about an authority.
          reading.report.rows.accepted += 1
        } else {
          setAsideForCode(row, column: own, &reading)
        }
        continue
      }
      add(codes, of: code, to: &neighbours, &reading)
    }
    reading.neighbourModels = [NeighbourModel(name: name, neighbours: neighbours)]
  }

  /// Reads `area_code,model,rank,neighbour_code`, one neighbour a row.
  func readLong(into reading: inout ReferenceReading) {
    var ranked: [String: [String: [(rank: Int, code: String)]]] = [:]
    var seen: Set<[UInt8]> = []
    for row in 0..<cells.rowCount {
      guard seen.insert(cells.key(of: row)).inserted else {
        reading.report.rows.duplicate += 1
        continue
      }
      let code = cells.text(row, places["areacode"])
      let neighbour = cells.text(row, places["neighbourcode"])
      guard Self.isCode(code), Self.isCode(neighbour) else {
        setAsideForCode(row, column: places["areacode"], &reading)
        continue
      }
      let model = cells.text(row, places["model"])
      let rank = Int(cells.text(row, places["rank"])) ?? row + 1
      ranked[model.isEmpty ? "own" : model, default: [:]][code, default: []]
        .append((rank, neighbour))
      reading.report.rows.accepted += 1
    }
    reading.neighbourModels = ranked.keys.sorted().map { model in
      let lists = (ranked[model] ?? [:]).mapValues { neighbours in
        neighbours.sorted { ($0.rank, $0.code) < ($1.rank, $1.code) }.map(\.code)
      }
      return NeighbourModel(name: model, neighbours: lists)
    }
  }

  private func add(
    _ codes: [String],
    of code: String,
    to neighbours: inout [String: [String]],
    _ reading: inout ReferenceReading
  ) {
    if neighbours[code] == codes {
      reading.report.rows.duplicate += 1
    } else {
      neighbours[code] = codes
      reading.report.rows.accepted += 1
    }
  }

  private func setAsideForCode(
    _ row: Int,
    column: Int?,
    _ reading: inout ReferenceReading
  ) {
    reading.setAside(
      row,
      of: cells,
      column: column,
      rule: "L035",
      reason: "The code of an authority is not three digits.",
      howToFix: "Give each authority its three-digit code, such as 825."
    )
  }

  private static func isCode(_ text: String) -> Bool {
    text.utf8.count == 3 && text.utf8.allSatisfy { (UInt8(ascii: "0")...0x39).contains($0) }
  }
}
