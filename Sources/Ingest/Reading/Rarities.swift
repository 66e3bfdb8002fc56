/// Characters that are rare and that a reader of the report should know of.
enum Rarities {
  /// The first place of a letter that was encoded as UTF-8 twice, such as `Ã©` for `é`.
  static func doubleEncoded(in text: Span<UInt8>) -> Int? {
    var place = 0
    while let found = ByteSearch.first(0xC3, in: text, from: place) {
      place = found + 1
      guard found + 3 < text.count else { return nil }
      // Ã or â, then what a continuation byte becomes when it is read as Windows-1252.
      let isLetter = text[found + 1] == 0x83 || text[found + 1] == 0x82
      let isPunctuation = text[found + 1] == 0xA2
      let next = text[found + 2]
      if isLetter, next == 0xC2, text[found + 3] >= 0x80 { return found }
      if isLetter, next == 0xE2 || next == 0xC5 || next == 0xC6 || next == 0xCB { return found }
      if isPunctuation, next == 0xE2, text[found + 3] == 0x82 { return found }
      if isPunctuation, next == 0xC2, text[found + 3] == 0x80 { return found }
    }
    return nil
  }

  /// The first place of a character of no width or one that turns the direction of reading.
  static func invisible(in text: Span<UInt8>) -> Int? {
    var place = 0
    while let found = ByteSearch.first(0xE2, in: text, from: place) {
      place = found + 1
      guard found + 2 < text.count else { break }
      switch (text[found + 1], text[found + 2]) {
      case (0x80, 0x8B...0x8F), (0x80, 0xAA...0xAE), (0x81, 0xA0...0xA9): return found
      default: continue
      }
    }
    place = 0
    while let found = ByteSearch.first(0xEF, in: text, from: place) {
      place = found + 1
      guard found + 2 < text.count else { break }
      let isMark = text[found + 1] == 0xBB && text[found + 2] == 0xBF
      if isMark, found > 0, text[found - 1] != 10, text[found - 1] != 13 { return found }
    }
    return nil
  }

  /// Whether a line begins with a byte-order mark.
  static func markAtLineStart(in text: Span<UInt8>) -> Bool {
    var place = 0
    while let found = ByteSearch.first(0xEF, in: text, from: place) {
      place = found + 1
      guard found + 2 < text.count else { return false }
      let isMark = text[found + 1] == 0xBB && text[found + 2] == 0xBF
      if isMark, found == 0 || text[found - 1] == 10 || text[found - 1] == 13 { return true }
    }
    return false
  }
}
