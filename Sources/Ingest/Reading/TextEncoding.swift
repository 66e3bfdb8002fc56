/// How the text of a file is written as bytes.
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  /// UTF-8, with or without a byte-order mark.
  case utf8 = "UTF-8"
  /// UTF-16, the low byte first: what Excel calls Unicode text.
  case utf16LittleEndian = "UTF-16LE"
  /// UTF-16, the high byte first.
  case utf16BigEndian = "UTF-16BE"
  /// Windows-1252: what Excel writes as plain CSV in western Europe.
  case windows1252 = "Windows-1252"
  /// ISO-8859-1, also called Latin-1.
  case latin1 = "ISO-8859-1"
  /// UTF-8 with single cells in Windows-1252, such as two systems' exports pasted together.
  case mixed = "UTF-8 and Windows-1252"

  /// Finds an encoding by the names people use for it; `nil` for any other name.
  public init?(name: String) {
    let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
    switch plain {
    case "utf8", "utf8sig", "utf8bom", "ascii", "usascii": self = .utf8
    case "utf16", "utf16le", "unicode": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    case "windows1252", "cp1252", "1252", "ansi", "windows": self = .windows1252
    case "latin1", "iso88591", "88591", "l1": self = .latin1
    default: return nil
    }
  }
}

extension TextEncoding {
  /// What the first bytes of a file say about the rest.
  struct Guess {
    /// The encoding.
    var encoding: TextEncoding
    /// How many bytes of a byte-order mark come first.
    var markLength: Int
    /// Whether it was told by the pattern of the bytes alone.
    var isGuess: Bool
  }

  /// Recognises Unicode by its byte-order mark, or UTF-16 without one by its empty bytes.
  ///
  /// - Parameter head: The first bytes of the file.
  /// - Returns: UTF-8 when nothing speaks against it; whether that is true shows later.
  /// - Throws: `ReadingError.encoding` for UTF-32.
  static func guess(from head: Span<UInt8>) throws(ReadingError) -> Guess {
    func begins(_ mark: [UInt8]) -> Bool {
      guard head.count >= mark.count else { return false }
      for index in mark.indices where head[index] != mark[index] { return false }
      return true
    }
    if begins([0xFF, 0xFE, 0, 0]) || begins([0, 0, 0xFE, 0xFF]) { throw .encoding("UTF-32") }
    if begins([0xEF, 0xBB, 0xBF]) {
      return Guess(encoding: .utf8, markLength: 3, isGuess: false)
    }
    if begins([0xFF, 0xFE]) {
      return Guess(encoding: .utf16LittleEndian, markLength: 2, isGuess: false)
    }
    if begins([0xFE, 0xFF]) {
      return Guess(encoding: .utf16BigEndian, markLength: 2, isGuess: false)
    }
    var empty = [0, 0]
    let count = min(head.count, 4096) & ~1
    for index in 0..<count where head[index] == 0 { empty[index & 1] += 1 }
    let half = count / 2
    if half >= 4, empty[1] * 10 > half * 7, empty[0] * 10 < half {
      return Guess(encoding: .utf16LittleEndian, markLength: 0, isGuess: true)
    }
    if half >= 4, empty[0] * 10 > half * 7, empty[1] * 10 < half {
      return Guess(encoding: .utf16BigEndian, markLength: 0, isGuess: true)
    }
    return Guess(encoding: .utf8, markLength: 0, isGuess: false)
  }

  /// The letters of Windows-1252 from 0x80 to 0x9F; the five undefined bytes stay the control
  /// characters that they are in Latin-1, so that nothing is lost.
  private static let upperControls: [UInt16] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
  ]

  /// Whether a byte means nothing in Windows-1252.
  static func isUndefined(_ byte: UInt8) -> Bool {
    (0x80...0x9F).contains(byte) && upperControls[Int(byte) - 0x80] == UInt16(byte)
  }

  /// The character of a byte in Windows-1252, or in Latin-1.
  static func scalar(of byte: UInt8, latin1: Bool) -> UInt32 {
    guard !latin1, (0x80...0x9F).contains(byte) else { return UInt32(byte) }
    return UInt32(upperControls[Int(byte) - 0x80])
  }

  /// Appends a character in UTF-8.
  static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    switch scalar {
    case 0..<0x80:
      bytes.append(UInt8(scalar))
    case 0x80..<0x800:
      bytes.append(UInt8(0xC0 | scalar >> 6))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    case 0x800..<0x10000:
      bytes.append(UInt8(0xE0 | scalar >> 12))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    default:
      bytes.append(UInt8(0xF0 | scalar >> 18 & 0x07))
      bytes.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    }
  }
}
