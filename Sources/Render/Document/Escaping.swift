import Records

/// Raw markup that the program itself wrote; data can only join it escaped.
///
/// The two ways in are a `StaticString`, which no data can be, and `append(data:)`.
struct Markup: Sendable {
  /// The markup so far, as UTF-8.
  private(set) var bytes: [UInt8] = []

  /// Appends markup that stands in the program.
  mutating func append(_ raw: StaticString) {
    raw.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
  }

  /// Appends data, so that it reads as the text it is, in content and in quoted attributes alike.
  ///
  /// It works on bytes: a quote followed by a combining mark is one `Character`, and would slip
  /// through a comparison of characters.
  mutating func append(data text: String) {
    if isPlain(text.utf8.span) { return bytes.append(contentsOf: text.utf8) }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": append("&amp;")
      case "<": append("&lt;")
      case ">": append("&gt;")
      case "\"": append("&quot;")
      case "'": append("&#39;")
      case _ where isUnprintable(scalar): bytes.append(contentsOf: visibleName(of: scalar).utf8)
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  /// Appends a whole number.
  mutating func append(number: Int) {
    bytes.append(number: Int64(number))
  }

  /// Appends a number with its decimal point.
  mutating func append(_ number: ExactDecimal) {
    bytes.append(number)
  }

  /// Appends other markup.
  mutating func append(_ other: Markup) {
    bytes.append(contentsOf: other.bytes)
  }

  /// The markup as text.
  var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// Whether a text is printable ASCII that means nothing to HTML: most data is nothing else.
private func isPlain(_ text: Span<UInt8>) -> Bool {
  for index in text.indices {
    switch text[index] {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"), 0..<0x20, 0x7F...:
      return false
    default: continue
    }
  }
  return true
}

/// Whether a character would steer the page instead of being read: controls, and the marks that
/// turn the direction of everything after them.
func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09, 0x0A, 0x0D: false
  case 0..<0x20, 0x7F...0x9F: true
  case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: true
  case 0xFFFE, 0xFFFF: true
  case let value where value & 0xFFFE == 0xFFFE: true
  case 0xFDD0...0xFDEF: true
  default: false
  }
}

/// An unprintable character by its name: `[U+202E]`.
func visibleName(of scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return "[U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
}

/// A text with unprintable characters named and line breaks as spaces.
func printable(_ text: String) -> String {
  if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\n", "\r", "\t": result.append(" ")
    case _ where isUnprintable(scalar):
      result.append(contentsOf: visibleName(of: scalar).unicodeScalars)
    default: result.append(scalar)
    }
  }
  return String(result)
}

/// A name that is safe in a path and in a link: anything but letters, digits, `-` and `_` becomes
/// `_`.
func safeName(_ text: String) -> String {
  String(
    decoding: text.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        byte
      default: UInt8(ascii: "_")
      }
    },
    as: UTF8.self
  )
}

/// A relative path as links write it: everything but letters, digits, `/`, `-`, `_`, `.` and `~`
/// by its number, so that no name can become a scheme, a query or markup.
func linkPath(_ path: String) -> String {
  var result: [UInt8] = []
  for byte in path.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"),
      UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "~"):
      result.append(byte)
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      result.append(contentsOf: "%\(digits.count < 2 ? "0" : "")\(digits)".utf8)
    }
  }
  return String(decoding: result, as: UTF8.self)
}
