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

  private var strayQuote = -1
  private var strayCell = -1

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
      if opening == strayQuote { strayCell = ends.count }
      if leniency != .literal, opening < text.count, let quote = dialect.quote,
        text[opening] == quote, opening != strayQuote
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

  /// Splits a record with a fault in its quoting in the one way that gives a number of cells.
  ///
  /// Either all quotes but those at the ends of cells are text, or a single quote that begins a
  /// cell is text and never closed. In the last cell such a quote may open a text of many lines,
  /// so there it cannot be told.
  ///
  /// - Parameters:
  ///   - text: The record without the end of its last line.
  ///   - dialect: How cells are told apart.
  ///   - width: The number of cells.
  ///   - keepsOpenQuotes: Whether a quote that is never closed can be text.
  /// - Returns: Whether there is such a way.
  mutating func splitFaulty(
    _ text: Span<UInt8>,
    _ dialect: Dialect,
    width: Int,
    keepsOpenQuotes: Bool
  ) -> Bool {
    if split(text, dialect, .lenient), count == width { return true }
    guard keepsOpenQuotes, let quote = dialect.quote, width > 1 else { return false }
    defer { strayQuote = -1 }
    var ways = 0
    var way = -1
    var tries = 0
    var from = 0
    while tries < 64, let found = ByteSearch.first(quote, in: text, from: from) {
      from = found + 1
      var before = found
      while before > 0, dialect.isBlank(text[before - 1]) { before -= 1 }
      guard before == 0 || text[before - 1] == dialect.delimiter else { continue }
      tries += 1
      (strayQuote, strayCell) = (found, -1)
      guard split(text, dialect), count == width, strayCell >= 0, strayCell < width - 1 else {
        continue
      }
      // A second quote in the cell means that it was closed, somehow.
      let start = strayCell == 0 ? 0 : Int(ends[strayCell - 1])
      guard bytes[start..<Int(ends[strayCell])].count(where: { $0 == quote }) == 1 else { continue }
      ways += 1
      way = found
    }
    guard ways == 1 else { return false }
    strayQuote = way
    return split(text, dialect)
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
