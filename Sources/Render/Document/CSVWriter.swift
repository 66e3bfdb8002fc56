import Records

/// Writes rows as RFC 4180 with line feeds, UTF-8 and no mark at the start.
struct CSVWriter {
  private var bytes: [UInt8] = []
  private let width: Int
  private var filled = 0

  /// Begins a file with its header.
  init(header: [String]) {
    width = header.count
    append(header)
  }

  /// Cells that stand in many rows, quoted where they must be.
  struct Ready {
    fileprivate let bytes: [UInt8]
    fileprivate let count: Int

    /// Makes cells ready.
    init(_ cells: [String]) {
      var writer = CSVWriter(header: [])
      writer.bytes = []
      for cell in cells { writer.cell(cell) }
      bytes = writer.bytes
      count = cells.count
    }
  }

  /// Appends cells that are ready.
  mutating func cells(_ ready: Ready) {
    if filled > 0 { bytes.append(UInt8(ascii: ",")) }
    bytes.append(contentsOf: ready.bytes)
    filled += ready.count
  }

  /// Appends one row, as wide as the header.
  mutating func append(_ cells: [String]) {
    for cell in cells { self.cell(cell) }
    endRow()
  }

  /// Appends one cell to the row, quoted where it must be.
  mutating func cell(_ content: String) {
    separate()
    append(content)
  }

  /// Appends a number to the row; an empty cell where there is none.
  mutating func cell(_ number: Int64?) {
    separate()
    if let number { bytes.append(number: number) }
  }

  /// Appends a number to the row; an empty cell where there is none.
  mutating func cell(_ number: ExactDecimal?) {
    separate()
    if let number { bytes.append(number) }
  }

  /// Ends the row, which must be as wide as the header.
  mutating func endRow() {
    precondition(filled == width, "a row is as wide as the header")
    filled = 0
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func separate() {
    if filled > 0 { bytes.append(UInt8(ascii: ",")) }
    filled += 1
  }

  /// The file.
  func file(path: String) -> OutputFile { OutputFile(path: path, bytes: bytes) }

  /// Appends one cell, quoted where it must be.
  ///
  /// Text that a spreadsheet would take for a formula gets an apostrophe in front; plain numbers,
  /// negative ones too, stand as they are.
  private mutating func append(_ cell: String) {
    let isFormula = startsFormula(cell.utf8)
    guard needsQuotes(cell.utf8.span) else {
      if isFormula { bytes.append(UInt8(ascii: "'")) }
      bytes.append(contentsOf: cell.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    if isFormula { bytes.append(UInt8(ascii: "'")) }
    for byte in cell.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private func needsQuotes(_ content: Span<UInt8>) -> Bool {
    for index in content.indices {
      let byte = content[index]
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D {
        return true
      }
    }
    return false
  }

  private func startsFormula(_ content: String.UTF8View) -> Bool {
    switch content.first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "@"), 0x09, 0x0D: true
    case UInt8(ascii: "-"): !isNumber(content.dropFirst())
    default: false
    }
  }

  private func isNumber(_ digits: Substring.UTF8View) -> Bool {
    !digits.isEmpty
      && digits.allSatisfy { $0 == 0x2E || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
