/// Finds lines of a text, going forwards only.
struct LineCursor {
  private var line: Int
  private var place = 0

  /// Makes a cursor at the beginning of a text.
  init(line: Int) {
    self.line = line
  }

  /// Where a line is, without its end.
  mutating func range(of wanted: Int, in text: Span<UInt8>) -> Range<Int> {
    while line < wanted, place < text.count {
      let end = self.end(in: text)
      place = end < text.count ? end + ByteSearch.lineEndWidth(in: text, at: end) : end
      line += 1
    }
    return place..<end(in: text)
  }

  private func end(in text: Span<UInt8>) -> Int {
    var end = place
    while end < text.count, text[end] != 10, text[end] != 13 { end += 1 }
    return end
  }
}

/// How many lines end in which way.
struct LineEndCounts {
  /// Lines that end with a line feed.
  var lineFeed = 0
  /// Lines that end with a carriage return and a line feed.
  var carriageReturnLineFeed = 0
  /// Lines that end with a carriage return.
  var carriageReturn = 0
  /// Lines that end with two carriage returns and a line feed.
  var doubled = 0

  /// Counts the end of a record.
  mutating func count(_ extent: RecordExtent) {
    switch (extent.carriageReturns, extent.hasLineFeed) {
    case (0, _): lineFeed += 1
    case (1, true): carriageReturnLineFeed += 1
    case (_, false): carriageReturn += 1
    default: doubled += 1
    }
  }

  /// Whether lines end in several ways.
  var isMixed: Bool {
    [lineFeed, carriageReturnLineFeed, carriageReturn, doubled].count { $0 > 0 } > 1
  }
}

/// Recognises two open quotes that balance each other and hide whole records between them.
enum Swallowing {
  /// Whether each line of a record is a record of its own: it has the header's delimiters, quotes
  /// or no quotes, and begins as the first one does.
  ///
  /// The last line may be cut off and is left out when there are enough others.
  static func isSwallowing(_ text: Span<UInt8>, _ dialect: Dialect, _ width: Int) -> Bool {
    guard width > 1 else { return false }
    var lines = 0
    var start = 0
    var opening: CellShape?
    while start < text.count, lines < 40 {
      let rest = text.extracting(start..<min(text.count, start + 1 << 20))
      let feed = ByteSearch.first(10, in: rest) ?? rest.count
      let end = start + (ByteSearch.first(13, in: rest.extracting(0..<feed)) ?? feed)
      let content = text.extracting(start..<end)
      guard ByteSearch.count(dialect.delimiter, in: content) == width - 1,
        let firstEnd = ByteSearch.first(dialect.delimiter, in: content)
      else { return false }
      let cell = ByteSearch.copy(content.extracting(0..<firstEnd))
      let shape = CellShape(String(decoding: cell, as: UTF8.self))
      guard shape == opening ?? shape else { return false }
      opening = opening ?? shape
      lines += 1
      guard end < text.count, end < start + rest.count else { break }
      start = end + ByteSearch.lineEndWidth(in: text, at: end)
    }
    // Few columns can agree by chance, so more lines have to.
    return lines >= (width > 3 ? 2 : 3)
  }
}
