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
