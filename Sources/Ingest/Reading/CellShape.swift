/// What a cell looks like: letters, a number, a date.
///
/// It tells names of columns from values.
struct CellShape: Hashable {
  private let pattern: [UInt8]

  /// Looks at a cell: each run of digits becomes a 9, each run of letters an a.
  init(_ cell: String) {
    var pattern: [UInt8] = []
    for byte in cell.utf8 {
      let mark: UInt8 =
        switch byte {
        case 0x30...0x39: UInt8(ascii: "9")
        case 0x41...0x5A, 0x61...0x7A, 0x80...: UInt8(ascii: "a")
        default: byte
        }
      let isRun = mark == UInt8(ascii: "9") || mark == UInt8(ascii: "a")
      if !isRun || pattern.last != mark { pattern.append(mark) }
    }
    self.pattern = pattern
  }

  /// Whether there is nothing but blanks.
  var isBlank: Bool { pattern.allSatisfy { $0 == 32 || $0 == 9 } }
  /// Whether there are digits.
  var hasDigits: Bool { pattern.contains(UInt8(ascii: "9")) }
  /// Whether there are letters.
  var hasLetters: Bool { pattern.contains(UInt8(ascii: "a")) }
  /// Whether it can only be a value: digits and no letters.
  var isNumeric: Bool { hasDigits && !hasLetters }
}

/// Text without the blanks, no-break spaces and invisible characters at both ends.
func tidied(_ text: String) -> String {
  func isEdge(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 9...13, 32, 0xA0, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0xFEFF: true
    default: false
    }
  }
  var scalars = text.unicodeScalars[...]
  while let first = scalars.first, isEdge(first) { scalars.removeFirst() }
  while let last = scalars.last, isEdge(last) { scalars.removeLast() }
  return String(scalars)
}

/// Whether bytes are blanks, no-break spaces and invisible characters only.
func isBlank(_ bytes: Span<UInt8>) -> Bool {
  var place = 0
  while place < bytes.count {
    switch bytes[place] {
    case 9...13, 32: place += 1
    case 0xC2 where place + 1 < bytes.count && bytes[place + 1] == 0xA0: place += 2
    case 0xE2
    where place + 2 < bytes.count && bytes[place + 1] == 0x80
      && (0x80...0x8F).contains(bytes[place + 2]):
      place += 3
    case 0xEF
    where place + 2 < bytes.count && bytes[place + 1] == 0xBB && bytes[place + 2] == 0xBF:
      place += 3
    default: return false
    }
  }
  return true
}
