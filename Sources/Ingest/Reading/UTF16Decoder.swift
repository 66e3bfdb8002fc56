/// Turns UTF-16 into UTF-8, piece by piece.
struct UTF16Decoder {
  private let lowFirst: Bool
  private var halfUnit: UInt8?
  private var highSurrogate: UInt32?
  /// How many halves of surrogate pairs stood alone and were replaced by U+FFFD.
  private(set) var loneSurrogates = 0

  /// Makes a decoder.
  init(lowByteFirst: Bool) {
    lowFirst = lowByteFirst
  }

  /// Whether the text so far ends in the middle of a character.
  var isIncomplete: Bool { halfUnit != nil || highSurrogate != nil }

  /// Appends the UTF-8 of the next bytes.
  mutating func decode(_ bytes: Span<UInt8>, into text: inout [UInt8]) {
    var place = 0
    if let first = halfUnit, !bytes.isEmpty {
      take(first, bytes[0], into: &text)
      halfUnit = nil
      place = 1
    }
    while place + 1 < bytes.count {
      take(bytes[place], bytes[place + 1], into: &text)
      place += 2
    }
    if place < bytes.count { halfUnit = bytes[place] }
  }

  private mutating func take(_ first: UInt8, _ second: UInt8, into text: inout [UInt8]) {
    let unit = lowFirst ? UInt32(second) << 8 | UInt32(first) : UInt32(first) << 8 | UInt32(second)
    if let high = highSurrogate {
      highSurrogate = nil
      if (0xDC00..<0xE000).contains(unit) {
        TextEncoding.append(0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00), to: &text)
        return
      }
      replace(into: &text)
    }
    switch unit {
    case 0xD800..<0xDC00: highSurrogate = unit
    case 0xDC00..<0xE000: replace(into: &text)
    default: TextEncoding.append(unit, to: &text)
    }
  }

  private mutating func replace(into text: inout [UInt8]) {
    loneSurrogates += 1
    TextEncoding.append(0xFFFD, to: &text)
  }
}
