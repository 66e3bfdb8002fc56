/// The characters of a cell that its readers look for.
enum CellBytes {
  static let space = UInt8(ascii: " ")
  static let zero = UInt8(ascii: "0")
  static let nine = UInt8(ascii: "9")

  /// Whether a byte is a digit.
  static func isDigit(_ byte: UInt8) -> Bool { byte >= zero && byte <= nine }

  /// Whether a byte is a letter without accent.
  static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
  }

  /// The range of a cell without blanks and invisible characters at either end.
  static func trimmed(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Range<Int> {
    var lower = start
    var upper = end
    while lower < upper {
      let width = blankWidth(bytes, at: lower, to: upper)
      guard width > 0 else { break }
      lower += width
    }
    while upper > lower {
      let width = blankWidth(bytes, before: upper, from: lower)
      guard width > 0 else { break }
      upper -= width
    }
    return lower..<upper
  }

  /// How many bytes the blank or invisible character at a place takes; 0 for any other.
  static func blankWidth(_ bytes: Span<UInt8>, at index: Int, to end: Int) -> Int {
    let byte = bytes[index]
    if byte <= 0x20 || byte == 0x7f { return 1 }
    guard byte >= 0x80 else { return 0 }
    if byte == 0xc2, index + 1 < end, bytes[index + 1] == 0xa0 || bytes[index + 1] == 0xad {
      return 2
    }
    guard index + 2 < end else { return 0 }
    return isWideBlank(byte, bytes[index + 1], bytes[index + 2]) ? 3 : 0
  }

  private static func blankWidth(_ bytes: Span<UInt8>, before end: Int, from start: Int) -> Int {
    let byte = bytes[end - 1]
    if byte <= 0x20 || byte == 0x7f { return 1 }
    guard byte >= 0x80 else { return 0 }
    if end - 2 >= start, bytes[end - 2] == 0xc2, byte == 0xa0 || byte == 0xad { return 2 }
    guard end - 3 >= start else { return 0 }
    return isWideBlank(bytes[end - 3], bytes[end - 2], byte) ? 3 : 0
  }

  /// U+2000 to U+200F, U+202F, U+2060 and U+FEFF.
  private static func isWideBlank(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second) {
    case (0xe2, 0x80): (0x80...0x8f).contains(third) || third == 0xaf
    case (0xe2, 0x81): third == 0xa0
    case (0xef, 0xbb): third == 0xbf
    default: false
    }
  }

  /// Whether a cell is one of a spreadsheet's error values, such as `#REF!` or `####`.
  static func isSpreadsheetError(_ cell: Span<UInt8>) -> Bool {
    guard cell.count >= 3, cell[0] == UInt8(ascii: "#") else { return false }
    let last = cell[cell.count - 1]
    if last == UInt8(ascii: "!") || last == UInt8(ascii: "?") { return true }
    if cell.count == 4, cell[1] | 0x20 == UInt8(ascii: "n"), cell[2] == UInt8(ascii: "/"),
      cell[3] | 0x20 == UInt8(ascii: "a")
    {
      return true
    }
    for index in cell.indices where cell[index] != UInt8(ascii: "#") { return false }
    return true
  }

  /// The range of the text inside `="0123"` or behind a leading apostrophe; the whole cell when it
  /// has neither.
  static func unwrapped(_ cell: Span<UInt8>) -> Range<Int> {
    let count = cell.count
    guard count > 1 else { return 0..<count }
    if cell[0] == UInt8(ascii: "'") { return 1..<count }
    guard cell[0] == UInt8(ascii: "=") else { return 0..<count }
    if count >= 4, cell[1] == UInt8(ascii: "\""), cell[count - 1] == UInt8(ascii: "\"") {
      return 2..<(count - 1)
    }
    return 0..<count
  }
}
