/// Where a record of a text begins and ends, and how much care it needs.
struct RecordExtent {
  /// How a record can be read.
  enum Kind {
    /// An empty line.
    case blank
    /// Well formed: libcsv can split it.
    case plain
    /// Well formed but for something that libcsv does not know.
    case careful
    /// A quote was opened and is not closed as it should be.
    case fault
  }

  /// The first byte.
  var start: Int
  /// One past the last byte, without the end of the line.
  var end: Int
  /// The first byte of the next record.
  var next: Int
  /// The first physical line.
  var line: Int
  /// The last physical line.
  var lastLine: Int
  /// How it can be read.
  var kind: Kind
  /// The length of a run of carriage returns before the line feed that ends it.
  var carriageReturns: Int
  /// Whether a line feed ends it.
  var hasLineFeed: Bool
}

/// Finds the records of a text by its quotes, before libcsv sees them.
///
/// A fault ends the record at the end of the line on which the quote was opened, so that the lines
/// below it are read afresh and no record is swallowed.
struct RecordScanner {
  /// How cells are told apart.
  var dialect: Dialect

  /// Finds the record that begins at a place.
  ///
  /// - Parameters:
  ///   - text: The text so far.
  ///   - start: Where the record begins.
  ///   - line: The physical line on which it begins.
  ///   - isLast: Whether nothing follows the text.
  /// - Returns: The record; `nil` when its end has not been read yet.
  func record(in text: Span<UInt8>, from start: Int, line: Int, isLast: Bool) -> RecordExtent? {
    var place = start
    var lines = line
    var kind = RecordExtent.Kind.plain
    var atCellStart = true
    while place < text.count {
      let byte = text[place]
      if byte == 10 || byte == 13 {
        return finish(text, start, place, line, lines, kind, isLast)
      }
      if byte == dialect.escape, place + 1 < text.count {
        kind = .careful
        place += text[place + 1] == 10 || text[place + 1] == 13 ? 1 : 2
        atCellStart = false
      } else if byte == dialect.delimiter {
        atCellStart = true
        place += 1
      } else if byte == dialect.quote, atCellStart {
        let opened = place
        let openLine = lines
        guard let quoted = quotedCell(text, &place, &lines, isLast) else {
          guard isLast else { return nil }
          return fault(text, start, opened, line, openLine, isLast)
        }
        switch quoted {
        case .plain: break
        case .careful: kind = .careful
        case .fault, .blank: return fault(text, start, opened, line, openLine, isLast)
        }
        atCellStart = false
      } else {
        if byte == dialect.quote { kind = .careful }
        if atCellStart, dialect.isBlank(byte) {
          // A quote may follow the blanks.
          var next = place
          while next < text.count, dialect.isBlank(text[next]) { next += 1 }
          if next < text.count, text[next] == dialect.quote {
            kind = .careful
            place = next
            continue
          }
          place = next
          atCellStart = false
          continue
        }
        atCellStart = false
        place += 1
      }
    }
    guard isLast else { return nil }
    return finish(text, start, place, line, lines, kind, isLast)
  }

  /// Passes a quoted cell; `nil` when it does not end within the text.
  private func quotedCell(
    _ text: Span<UInt8>,
    _ place: inout Int,
    _ lines: inout Int,
    _ isLast: Bool
  ) -> RecordExtent.Kind? {
    guard let quote = dialect.quote else { return .fault }
    var kind = RecordExtent.Kind.plain
    let opened = place
    var from = place + 1
    while let found = nextQuote(quote, in: text, from: from, opened: opened, &kind) {
      guard found + 1 < text.count || isLast else { return nil }
      if found + 1 < text.count, text[found + 1] == quote {
        from = found + 2
        continue
      }
      var end = found + 1
      while end < text.count, dialect.isBlank(text[end]) { end += 1 }
      guard end < text.count || isLast else { return nil }
      if end > found + 1 { kind = .careful }
      let isClosed =
        end == text.count || text[end] == dialect.delimiter || text[end] == 10 || text[end] == 13
      guard isClosed else { return .fault }
      lines += ByteSearch.lineEnds(in: text.extracting(opened..<found))
      place = end
      return kind
    }
    return nil
  }

  /// The next quote that is not escaped.
  private func nextQuote(
    _ quote: UInt8,
    in text: Span<UInt8>,
    from start: Int,
    opened: Int,
    _ kind: inout RecordExtent.Kind
  ) -> Int? {
    var from = start
    while let found = ByteSearch.first(quote, in: text, from: from) {
      guard let escape = dialect.escape else { return found }
      var before = found
      while before > max(opened + 1, start), text[before - 1] == escape { before -= 1 }
      kind = before < found ? .careful : kind
      if (found - before) % 2 == 0 { return found }
      from = found + 1
    }
    if let escape = dialect.escape, ByteSearch.first(escape, in: text, from: start) != nil {
      kind = .careful
    }
    return nil
  }

  /// Ends a record at the end of the line on which a doubtful quote was opened.
  private func fault(
    _ text: Span<UInt8>,
    _ start: Int,
    _ opened: Int,
    _ line: Int,
    _ openLine: Int,
    _ isLast: Bool
  ) -> RecordExtent? {
    var place = opened
    while place < text.count, text[place] != 10, text[place] != 13 { place += 1 }
    return finish(text, start, place, line, openLine, .fault, isLast)
  }

  /// Passes the end of a line; `nil` when it is not clear yet where it ends.
  private func finish(
    _ text: Span<UInt8>,
    _ start: Int,
    _ end: Int,
    _ line: Int,
    _ lastLine: Int,
    _ kind: RecordExtent.Kind,
    _ isLast: Bool
  ) -> RecordExtent? {
    // Two carriage returns may belong to a line feed that is still to come.
    if !isLast {
      guard end < text.count else { return nil }
      if text[end] == 13 {
        guard end + 1 < text.count, text[end + 1] != 13 || end + 2 < text.count else { return nil }
      }
    }
    let width = end < text.count ? ByteSearch.lineEndWidth(in: text, at: end) : 0
    let hasLineFeed = width > 0 && text[end + width - 1] == 10
    return RecordExtent(
      start: start,
      end: end,
      next: end + width,
      line: line,
      lastLine: lastLine,
      kind: kind == .plain && end == start ? .blank : kind,
      carriageReturns: hasLineFeed ? width - 1 : width,
      hasLineFeed: hasLineFeed
    )
  }
}
