/// The rows of a header that has more than one, such as names of groups above names of columns.
struct HeaderRows {
  /// The rows, the first on top.
  let rows: Range<Int>
  /// One name for each column: those of all rows, with a blank between them.
  let names: [String]

  /// Finds the rows that belong to a header.
  ///
  /// - Parameters:
  ///   - records: The first records of a file.
  ///   - header: The row with the most names.
  init(_ records: [HeaderFinder.Candidate], header: Int) {
    let width = records[header].cells.count
    var first = header
    while first > 0, Self.isGroupRow(records[first - 1].cells, above: records[header].cells) {
      first -= 1
    }
    var last = header
    while last + 1 < records.count,
      Self.isNameRow(records[last + 1].cells, below: records[last].cells)
    {
      last += 1
    }
    rows = first..<(last + 1)
    guard rows.count > 1 else {
      names = records[header].raw
      return
    }
    let cells = rows.map { records[$0].cells }
    names = (0..<width).map { column in
      cells.indices.compactMap { row in Self.name(cells, row, column) }.joined(separator: " ")
    }
  }

  /// Whether a row names groups of columns: it has gaps or repeats, or is the header once more.
  private static func isGroupRow(_ row: [String], above header: [String]) -> Bool {
    guard row.count == header.count, !row.contains(where: { CellShape($0).isNumeric }) else {
      return false
    }
    if row == header { return true }
    let filled = row.filter { !$0.isEmpty }
    guard filled.count > 1, header.count > 2 else { return false }
    let gaps = row.indices.count { row[$0].isEmpty && !header[$0].isEmpty }
    return gaps > 0 || Set(filled).count < filled.count
  }

  /// Whether a row goes on naming what the row above it leaves open.
  private static func isNameRow(_ row: [String], below header: [String]) -> Bool {
    guard row.count == header.count, row.count > 1 else { return false }
    if row == header { return true }
    let filled = row.indices.filter { !row[$0].isEmpty }
    guard row[0].isEmpty, filled.count > 1,
      filled.allSatisfy({ !CellShape(row[$0]).isNumeric })
    else { return false }
    // A name stands below a gap, or below the name of a group that a gap follows.
    let fits = filled.allSatisfy { column in
      header[column].isEmpty || column + 1 < header.count && header[column + 1].isEmpty
    }
    return fits && filled.contains { header[$0].isEmpty }
  }

  /// The name that a row gives a column; the name of a group holds for the columns beside it.
  private static func name(_ cells: [[String]], _ row: Int, _ column: Int) -> String? {
    if !cells[row][column].isEmpty { return cells[row][column] }
    guard cells[(row + 1)...].contains(where: { !$0[column].isEmpty }) else { return nil }
    var place = column
    while place > 0 {
      // A new group of a row above ends those of the rows below it.
      if cells[..<row].contains(where: { !$0[place].isEmpty }) { return nil }
      place -= 1
      if !cells[row][place].isEmpty { return cells[row][place] }
    }
    return nil
  }
}
