/// Keeps the cells of one small file as they come, so that a layout can be told from the whole.
///
/// Whether a column of a published file holds figures or names is only known at its end; extracts
/// are typed while they are read and never come here.
struct CellStore: RecordSink {
  /// The names of the columns as the file has them.
  private(set) var header: [String] = []
  /// The line of the header.
  private(set) var headerLine = 0
  /// The lines that each row fills.
  private(set) var lines: [ClosedRange<Int>] = []
  /// The records that could not be split or do not fit the header.
  private(set) var unreadable: [UnreadableRow] = []

  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var firstCells: [Int] = []
  private let score: @Sendable ([String]) -> Int

  /// Makes an empty store.
  ///
  /// - Parameter score: How many cells of a line are names of columns.
  init(score: @escaping @Sendable ([String]) -> Int) {
    self.score = score
  }

  mutating func headerScore(of cells: [String]) -> Int { score(cells) }

  mutating func begin(header: [String], line: Int) {
    self.header = header
    headerLine = line
  }

  mutating func record(bytes cells: Span<UInt8>, ends: Span<Int32>, lines: ClosedRange<Int>) {
    let base = bytes.count
    firstCells.append(self.ends.count)
    for place in cells.indices { bytes.append(cells[place]) }
    for place in ends.indices { self.ends.append(base + Int(ends[place])) }
    self.lines.append(lines)
  }

  mutating func setAside(_ row: UnreadableRow) { unreadable.append(row) }

  mutating func withdrawLast(lines: ClosedRange<Int>, reason: RefusalReason) {
    guard !self.lines.isEmpty, let firstCell = firstCells.last else { return }
    unreadable.append(UnreadableRow(lines, reason, text: line(of: rowCount - 1)))
    bytes.removeSubrange((firstCell == 0 ? 0 : ends[firstCell - 1])...)
    ends.removeSubrange(firstCell...)
    firstCells.removeLast()
    self.lines.removeLast()
  }

  /// How many records there are.
  var rowCount: Int { lines.count }

  /// The bytes of a cell; empty where the row has no such cell.
  func cell(_ row: Int, _ column: Int) -> ArraySlice<UInt8> {
    let place = firstCells[row] + column
    let limit = row + 1 < firstCells.count ? firstCells[row + 1] : ends.count
    guard place < limit else { return [] }
    let start = place == 0 ? 0 : ends[place - 1]
    return bytes[start..<ends[place]]
  }

  /// A cell as text, blanks at both ends left out.
  func text(_ row: Int, _ column: Int?) -> String {
    guard let column else { return "" }
    return String(decoding: cell(row, column).trimmingBlanks(), as: UTF8.self)
  }

  /// All cells of a row, one behind the other, with a mark between them.
  func key(of row: Int) -> [UInt8] {
    var key: [UInt8] = []
    for column in header.indices {
      key.append(contentsOf: cell(row, column))
      key.append(0x1F)
    }
    return key
  }

  /// A row as CSV text, quoted where needed.
  func line(of row: Int) -> [UInt8] {
    var line: [UInt8] = []
    for column in header.indices {
      if column > 0 { line.append(UInt8(ascii: ",")) }
      let cell = cell(row, column)
      guard cell.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else {
        line.append(contentsOf: cell)
        continue
      }
      line.append(0x22)
      for byte in cell { line.append(contentsOf: byte == 0x22 ? [0x22, 0x22] : [byte]) }
      line.append(0x22)
    }
    return line
  }
}

extension ArraySlice<UInt8> {
  /// The bytes without blanks at both ends.
  func trimmingBlanks() -> ArraySlice<UInt8> {
    var slice = self
    while let first = slice.first, first == 0x20 || first == 0x09 { slice.removeFirst() }
    while let last = slice.last, last == 0x20 || last == 0x09 { slice.removeLast() }
    return slice
  }
}
