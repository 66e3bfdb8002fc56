/// Writes rows as RFC 4180 with line feeds, UTF-8 and no mark at the start.
struct CSVWriter {
  private var bytes: [UInt8] = []
  private let width: Int

  /// Begins a file with its header.
  init(header: [String]) {
    width = header.count
    append(header)
  }

  /// Appends one row, as wide as the header.
  mutating func append(_ cells: [String]) {
    precondition(cells.count == width, "a row is as wide as the header")
    for (position, cell) in cells.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      append(cell)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// The file.
  func file(path: String) -> OutputFile { OutputFile(path: path, bytes: bytes) }

  /// Appends one cell, quoted where it must be.
  ///
  /// Text that a spreadsheet would take for a formula gets an apostrophe in front; plain numbers,
  /// negative ones too, stand as they are.
  private mutating func append(_ cell: String) {
    let isFormula = startsFormula(cell.utf8)
    let needsQuotes = cell.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
    guard needsQuotes else {
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
