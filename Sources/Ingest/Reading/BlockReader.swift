/// Splits the text of a file below its header into records, a block at a time.
///
/// A block without any quote goes straight through libcsv. In any other block the scanner first
/// finds the records, libcsv splits those that are well formed, and the rest is read with care.
struct BlockReader<Sink: RecordSink>: ~Copyable {
  /// Decides what each record is.
  var gate: RecordGate<Sink>
  /// The physical line on which the next record begins.
  private(set) var line: Int
  /// How many lines ended with a line feed, CRLF, CR, and CR CR LF.
  private(set) var lineEnds = LineEndCounts()

  private let dialect: Dialect
  private let scanner: RecordScanner
  private var parser: CSVParser
  private var batch = RecordBatch()
  private var record = SplitRecord()
  private var keepsBlanks = false
  private var mustScan: Bool

  /// Makes a reader.
  init(gate: RecordGate<Sink>, dialect: Dialect, line: Int, lineEnds: LineEndCounts) {
    self.gate = gate
    self.dialect = dialect
    self.line = line
    self.lineEnds = lineEnds
    scanner = RecordScanner(dialect: dialect)
    parser = CSVParser(delimiter: dialect.delimiter, quote: dialect.quote ?? 0)
    mustScan = dialect.needsCare
  }

  /// Reads as many records as a text holds.
  ///
  /// - Parameters:
  ///   - buffer: The bytes that hold the text.
  ///   - range: Where the text is.
  ///   - endsLine: Whether it ends with the end of a line.
  ///   - isLast: Whether it ends with the end of the file.
  /// - Returns: How many bytes were used; what is left is the beginning of a record.
  mutating func read(
    _ buffer: [UInt8],
    _ range: Range<Int>,
    endsLine: Bool,
    isLast: Bool
  ) -> Int {
    let text = buffer.span.extracting(range)
    guard !text.isEmpty else { return 0 }
    if !mustScan, endsLine || isLast, isSimple(text), skim(text) { return text.count }
    return scan(text, isLast: isLast)
  }

  /// Whether a text holds neither quotes nor escapes.
  private func isSimple(_ text: Span<UInt8>) -> Bool {
    if let quote = dialect.quote, ByteSearch.first(quote, in: text) != nil { return false }
    if let escape = dialect.escape, ByteSearch.first(escape, in: text) != nil { return false }
    return true
  }

  /// Splits a text without quotes in one go; `false` when it needs the scanner after all.
  private mutating func skim(_ text: Span<UInt8>) -> Bool {
    do {
      try parser.split(text, keepingBlanks: keepsBlanks, into: &batch)
      // What libcsv trimmed is missing from the sum of cells, delimiters and ends of lines.
      let filledRows = batch.filledRowCount
      let whole = batch.byteCount + batch.cellCount - filledRows + batch.terminatorCount
      if whole != text.count, !keepsBlanks {
        keepsBlanks = true
        try parser.split(text, keepingBlanks: true, into: &batch)
      }
    } catch {
      return false
    }
    if batch.hasLoneCarriageReturn {
      mustScan = true
      return false
    }
    lineEnds.carriageReturnLineFeed += batch.carriageReturnLineFeeds
    lineEnds.lineFeed += batch.terminatorCount - 2 * batch.carriageReturnLineFeeds
    line = Self.deliver(batch, text, from: line, to: &gate)
    return true
  }

  /// Delivers the records of a text without quotes, one a line.
  private static func deliver(
    _ batch: borrowing RecordBatch,
    _ text: Span<UInt8>,
    from firstLine: Int,
    to gate: inout RecordGate<Sink>
  ) -> Int {
    let bytes = batch.bytes.span
    let ends = batch.ends.span
    let rows = batch.rows.span
    let width = gate.width
    var line = firstLine
    var lines = LineCursor(line: firstLine)
    var firstCell = 0
    var firstByte = 0
    for row in 0..<batch.rowCount {
      foresee(batch, from: row, for: &gate)
      let cellEnd = Int(rows[row].cellEnd)
      let byteEnd = Int(rows[row].byteEnd)
      if cellEnd - firstCell == width, byteEnd > firstByte,
        gate.passes(
          bytes.extracting(firstByte..<byteEnd),
          ends.extracting(firstCell..<cellEnd)
        )
      {
        gate.give(
          bytes.extracting(firstByte..<byteEnd),
          ends.extracting(firstCell..<cellEnd),
          line...line
        )
      } else if cellEnd == firstCell {
        // At the end of the text there is a row without a line.
        if rows[row].terminator < 0 { break }
        gate.blank(line)
      } else {
        let raw = lines.range(of: line, in: text)
        gate.followsOtherLineEnd =
          row > 0 && rows[row - 1].terminator == 10 && rows[row].terminator == 13
        gate.judge(
          bytes.extracting(firstByte..<byteEnd),
          ends.extracting(firstCell..<cellEnd),
          line...line,
          text.extracting(raw)
        )
      }
      firstCell = cellEnd
      firstByte = byteEnd
      line += 1
    }
    return line
  }

  /// Tells the sink of the records that come next, some at a time.
  @inline(__always)
  private static func foresee(
    _ batch: borrowing RecordBatch,
    from row: Int,
    for gate: inout RecordGate<Sink>
  ) {
    guard row % 256 == 0 else { return }
    gate.sink.foresee(batch, rows: row..<min(row + 256, batch.rowCount))
  }

  /// Finds the records of a text first, then splits runs of well-formed ones together.
  private mutating func scan(_ text: Span<UInt8>, isLast: Bool) -> Int {
    var place = 0
    var run: [RecordExtent] = []
    while place < text.count {
      var found = scanner.record(in: text, from: place, line: line, isLast: isLast)
      if found == nil { found = overlong(text, from: place) }
      guard var extent = found else { break }
      if extent.lastLine > extent.line, extent.kind != .fault,
        Swallowing.isSwallowing(text.extracting(extent.start..<extent.end), dialect, gate.width)
      {
        extent = firstLine(of: extent, in: text)
        flush(&run, text)
        readLiteral(extent, text)
      } else if extent.kind == .plain, !dialect.needsCare,
        extent.end - extent.start <= CSVParser.cellLimit
      {
        run.append(extent)
        if run.count == 4096 { flush(&run, text) }
      } else {
        flush(&run, text)
        readWithCare(extent, text)
      }
      if extent.next > extent.end { lineEnds.count(extent) }
      line = extent.lastLine + 1
      place = extent.next
    }
    flush(&run, text)
    return place
  }

  /// A record whose quote stays open too long to be waited for.
  private func overlong(_ text: Span<UInt8>, from place: Int) -> RecordExtent? {
    let length = text.count - place
    guard length >= 1 << 20 else { return nil }
    let rest = text.extracting(place..<text.count)
    guard length >= 80 << 20 || Swallowing.isSwallowing(rest, dialect, gate.width) else {
      return nil
    }
    guard let extent = scanner.record(in: text, from: place, line: line, isLast: true),
      extent.kind == .fault, extent.end < text.count
    else { return nil }
    return extent
  }

  /// The first line of a record, as a record of its own.
  private func firstLine(of extent: RecordExtent, in text: Span<UInt8>) -> RecordExtent {
    var end = extent.start
    while text[end] != 10, text[end] != 13 { end += 1 }
    let width = ByteSearch.lineEndWidth(in: text, at: end)
    var first = extent
    first.end = end
    first.next = end + width
    first.lastLine = extent.line
    first.hasLineFeed = text[end + width - 1] == 10
    first.carriageReturns = first.hasLineFeed ? width - 1 : width
    return first
  }

  /// Reads a line whose quote would swallow the lines below it: the quote is text.
  private mutating func readLiteral(_ extent: RecordExtent, _ text: Span<UInt8>) {
    let raw = text.extracting(extent.start..<extent.end)
    _ = record.split(raw, dialect, .literal)
    gate.settle(isFollowedByRecord: true)
    if record.count == gate.width {
      gate.warnings.note(.swallowingQuote, line: extent.line)
      Self.judge(record, extent, raw, &gate)
    } else {
      gate.refuse(raw, extent.line...extent.lastLine, .openQuote)
    }
  }

  /// Splits a run of well-formed records with libcsv.
  private mutating func flush(_ run: inout [RecordExtent], _ text: Span<UInt8>) {
    guard let first = run.first, let last = run.last else { return }
    defer { run.removeAll(keepingCapacity: true) }
    let isWhole: Bool
    do {
      try parser.split(
        text.extracting(first.start..<last.next),
        keepingBlanks: true,
        into: &batch
      )
      isWhole = batch.filledRowCount == run.count
    } catch {
      isWhole = false
    }
    guard isWhole else {
      for extent in run { readWithCare(extent, text) }
      return
    }
    Self.deliver(batch, run, text, to: &gate)
  }

  /// Delivers records that the scanner found.
  private static func deliver(
    _ batch: borrowing RecordBatch,
    _ run: [RecordExtent],
    _ text: Span<UInt8>,
    to gate: inout RecordGate<Sink>
  ) {
    let bytes = batch.bytes.span
    let ends = batch.ends.span
    let rows = batch.rows.span
    var firstCell = 0
    var firstByte = 0
    var place = 0
    for row in 0..<batch.rowCount {
      foresee(batch, from: row, for: &gate)
      let cellEnd = Int(rows[row].cellEnd)
      guard cellEnd > firstCell else { continue }
      let byteEnd = Int(rows[row].byteEnd)
      let extent = run[place]
      let cells = bytes.extracting(firstByte..<byteEnd)
      let cellEnds = ends.extracting(firstCell..<cellEnd)
      if cellEnd - firstCell == gate.width, byteEnd > firstByte, gate.passes(cells, cellEnds) {
        gate.give(cells, cellEnds, extent.line...extent.lastLine)
      } else {
        gate.followsOtherLineEnd =
          place > 0 && run[place - 1].carriageReturns == 0 && extent.carriageReturns > 0
        gate.judge(
          cells,
          cellEnds,
          extent.line...extent.lastLine,
          text.extracting(extent.start..<extent.end)
        )
      }
      firstCell = cellEnd
      firstByte = byteEnd
      place += 1
    }
  }

  /// Reads a record that libcsv cannot split, or should not.
  private mutating func readWithCare(_ extent: RecordExtent, _ text: Span<UInt8>) {
    if extent.kind == .blank { return gate.blank(extent.line) }
    let raw = text.extracting(extent.start..<extent.end)
    let lines = extent.line...extent.lastLine
    guard raw.count <= CSVParser.cellLimit else {
      gate.settle(isFollowedByRecord: true)
      return gate.refuse(raw, lines, .tooLong)
    }
    var isRead = record.split(raw, dialect)
    var isEscaped = false
    if !isRead || record.count != gate.width, dialect.escape == nil,
      ByteSearch.first(UInt8(ascii: "\\"), in: raw) != nil
    {
      var escaped = dialect
      escaped.escape = UInt8(ascii: "\\")
      isEscaped = record.split(raw, escaped) && record.hasEscape && record.count == gate.width
      isRead = isEscaped || record.split(raw, dialect)
    }
    if !isRead {
      isRead = record.splitFaulty(
        raw,
        dialect,
        width: gate.width,
        keepsOpenQuotes: gate.fillsShortRecords
      )
    }
    guard isRead else {
      gate.settle(isFollowedByRecord: true)
      return gate.refuse(raw, lines, .openQuote)
    }
    if record.count == gate.width { note(isEscaped, line: extent.line) }
    Self.judge(record, extent, raw, &gate)
  }

  private mutating func note(_ isEscaped: Bool, line: Int) {
    if isEscaped { gate.warnings.note(.backslash, line: line) }
    if record.hasBlankBesideQuote { gate.warnings.note(.blankBesideQuote, line: line) }
    if record.hasInnerQuote { gate.warnings.note(.innerQuote, line: line) }
    if record.hasStrayQuote { gate.warnings.note(.strayQuote, line: line) }
  }

  private static func judge(
    _ record: SplitRecord,
    _ extent: RecordExtent,
    _ raw: Span<UInt8>,
    _ gate: inout RecordGate<Sink>
  ) {
    gate.judge(record.bytes.span, record.ends.span, extent.line...extent.lastLine, raw)
  }
}
