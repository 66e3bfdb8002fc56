/// Finds the header among the first records of a file.
struct HeaderFinder {
  /// One of the first records.
  struct Candidate {
    /// Its cells, blanks at both ends left out.
    var cells: [String]
    /// Its cells as they stand in the file.
    var raw: [String]
    /// Where it stands.
    var extent: RecordExtent
  }

  /// The first records, blank lines left out.
  let records: [Candidate]
  /// The number of cells that most of them have.
  let width: Int

  /// The position of the header; `nil` when the first record is data already.
  ///
  /// - Parameter scores: How many names of a record are known, for each of the records.
  /// - Returns: The first record with the most known names, else the one that looks like a header.
  func header(scores: [Int]) -> Int? {
    if let best = scores.max(), best > 0 { return scores.firstIndex(of: best) }
    let candidate = firstFullRecord
    return isData(candidate) ? nil : candidate
  }

  /// The first record that fills about as many columns as the fullest does: titles do not.
  private var firstFullRecord: Int {
    let filled = records.map { record in record.cells.count { !$0.isEmpty } }
    let body = largestBlock
    let regular = body.filter { records[$0].cells.count == width }
    // A few records may hold a stray delimiter, so the fullest regular one sets the measure.
    let fullest = (regular.isEmpty ? Array(body) : regular).map { filled[$0] }.max() ?? 1
    let enough = max(min(2, fullest), (fullest * 6 + 9) / 10)
    guard var found = records.indices.first(where: { filled[$0] >= enough }) else { return 0 }
    // Names of groups repeat; the names below them do not.
    while found + 2 < records.count, hasRepeats(found), isNames(found + 1), !hasRepeats(found + 1),
      filled[found + 1] >= enough
    {
      found += 1
    }
    while isTitled(found) { found += 1 }
    return found
  }

  /// The most records without a blank line between them, if they are a table's worth; else all.
  private var largestBlock: Range<Int> {
    var largest = 0..<0
    var start = 0
    for place in 0...records.count {
      let isEnd =
        place == records.count
        || place > start && records[place].extent.line > records[place - 1].extent.lastLine + 1
      guard isEnd else { continue }
      if place - start > largest.count { largest = start..<place }
      start = place
    }
    return largest.count >= 5 ? largest : records.indices
  }

  /// Whether a record is a title, or the header once more, above the names of columns of numbers.
  private func isTitled(_ record: Int) -> Bool {
    guard record + 3 < records.count else { return false }
    let cells = records[record].cells
    let names = records[record + 1].cells
    let below = records[(record + 2)...].prefix(20).filter { $0.cells.count == cells.count }
    guard names.count == cells.count, below.count >= 2 else { return false }
    let numeric = cells.indices.filter { column in
      let filled = below.filter { !$0.cells[column].isEmpty }
      return filled.count * 2 > below.count
        && filled.allSatisfy { CellShape($0.cells[column]).isNumeric }
    }
    guard !numeric.isEmpty, numeric.count * 2 >= cells.count else { return false }
    let isNamed = numeric.allSatisfy { column in
      !names[column].isEmpty && !CellShape(names[column]).isNumeric
        && !CellShape(cells[column]).isNumeric
    }
    return isNamed && Set(numeric.map { names[$0] }).count == numeric.count
  }

  private func hasRepeats(_ record: Int) -> Bool {
    let names = records[record].cells.filter { !$0.isEmpty }
    return Set(names).count < names.count
  }

  private func isNames(_ record: Int) -> Bool {
    records[record].cells.allSatisfy { !CellShape($0).hasDigits }
  }

  /// Whether a record looks like the ones below it, column by column.
  private func isData(_ candidate: Int) -> Bool {
    guard candidate < records.count else { return false }
    let cells = records[candidate].cells
    let below = records[(candidate + 1)...].prefix(50).filter { $0.cells.count == cells.count }
    guard !below.isEmpty else {
      return records.count == candidate + 1 && cells.contains { CellShape($0).isNumeric }
    }
    var alike = 0
    var unlike = 0
    for column in cells.indices {
      var counts: [CellShape: Int] = [:]
      var filled = 0
      for record in below where !record.cells[column].isEmpty {
        counts[CellShape(record.cells[column]), default: 0] += 1
        filled += 1
      }
      let usual = counts.filter { $0.value * 10 >= filled * 6 && $0.key.hasDigits }.first?.key
      guard let usual else { continue }
      let shape = CellShape(cells[column])
      if shape == usual, !isYear(cells[column]) {
        alike += 1
      } else if !shape.isNumeric, !shape.isBlank {
        unlike += 1
      }
    }
    return alike > unlike
  }

  /// Whether a name is a year, as the columns of a wide table have.
  private func isYear(_ name: String) -> Bool {
    Int(name).map { (1980...2100).contains($0) } ?? false
  }
}
