/// One record, split without libcsv: for what libcsv does not know or swallows.
struct SplitRecord {
  /// How far the rules of quoting are stretched.
  enum Leniency {
    /// RFC 4180, with blanks beside quotes and the dialect's escape.
    case strict
    /// A quote ends a cell only before a delimiter or the end; every other quote is text.
    case lenient
    /// Every quote is text.
    case literal
  }

  /// The cells, one behind the other.
  private(set) var bytes: [UInt8] = []
  /// Where each cell ends.
  private(set) var ends: [Int32] = []
  /// Whether blanks stand beside a quote.
  private(set) var hasBlankBesideQuote = false
  /// Whether a quote stands in a cell that is not quoted.
  private(set) var hasStrayQuote = false
  /// Whether a quote that is not doubled stands in a quoted cell.
  private(set) var hasInnerQuote = false
  /// Whether a character was escaped.
  private(set) var hasEscape = false

  /// How many cells there are.
  var count: Int { ends.count }

  /// The cells as text.
  var strings: [String] {
    ends.indices.map { cell in
      String(
        decoding: bytes[(cell == 0 ? 0 : Int(ends[cell - 1]))..<Int(ends[cell])],
        as: UTF8.self
      )
    }
  }

  /// Splits a record, and forgets the one before.
  ///
  /// - Parameters:
  ///   - text: The record without the end of its last line.
  ///   - dialect: How cells are told apart.
  ///   - leniency: How far the rules of quoting are stretched.
  /// - Returns: Whether every quote that was opened is closed.
  mutating func split(
    _ text: Span<UInt8>,
    _ dialect: Dialect,
    _ leniency: Leniency = .strict
  ) -> Bool {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    (hasBlankBesideQuote, hasStrayQuote, hasInnerQuote, hasEscape) = (false, false, false, false)
    var place = 0
    while true {
      var content = place
      if dialect.dropsBlank, content < text.count, text[content] == 32 { content += 1 }
      var opening = content
      while opening < text.count, dialect.isBlank(text[opening]) { opening += 1 }
      if leniency != .literal, opening < text.count, let quote = dialect.quote,
        text[opening] == quote
      {
        guard let end = quotedCell(text, opening + 1, dialect, leniency) else { return false }
        if opening > content { hasBlankBesideQuote = true }
        place = end
      } else {
        place = plainCell(text, content, dialect, leniency)
      }
      ends.append(Int32(truncatingIfNeeded: bytes.count))
      guard place < text.count else { return true }
      place += 1
    }
  }

  /// Takes a cell that is not quoted; returns where it ends.
  private mutating func plainCell(
    _ text: Span<UInt8>,
    _ start: Int,
    _ dialect: Dialect,
    _ leniency: Leniency
  ) -> Int {
    var place = start
    while place < text.count, text[place] != dialect.delimiter {
      var byte = text[place]
      if let escape = dialect.escape, byte == escape, place + 1 < text.count,
        text[place + 1] == dialect.delimiter || text[place + 1] == dialect.quote
      {
        place += 1
        byte = text[place]
        hasEscape = true
      } else if byte == dialect.quote {
        hasStrayQuote = true
      }
      bytes.append(byte)
      place += 1
    }
    return place
  }

  /// Takes a quoted cell from behind its opening quote; returns where it ends.
  private mutating func quotedCell(
    _ text: Span<UInt8>,
    _ start: Int,
    _ dialect: Dialect,
    _ leniency: Leniency
  ) -> Int? {
    var place = start
    while place < text.count {
      let byte = text[place]
      if byte == dialect.escape, place + 1 < text.count,
        text[place + 1] == dialect.quote || text[place + 1] == dialect.escape
      {
        bytes.append(text[place + 1])
        hasEscape = true
        place += 2
        continue
      }
      guard byte == dialect.quote else {
        bytes.append(byte)
        place += 1
        continue
      }
      if place + 1 < text.count, text[place + 1] == dialect.quote {
        bytes.append(byte)
        place += 2
        continue
      }
      var end = place + 1
      while end < text.count, dialect.isBlank(text[end]) { end += 1 }
      if end == text.count || text[end] == dialect.delimiter {
        if end > place + 1 { hasBlankBesideQuote = true }
        return end
      }
      guard leniency == .lenient else { return nil }
      hasInnerQuote = true
      bytes.append(byte)
      place += 1
    }
    return nil
  }
}
