import Records

/// Reads the records of a file, whatever its encoding and dialect, and gives them to a sink.
///
/// - Parameters:
///   - path: The path of the file.
///   - options: What is known about the file already.
///   - sink: Takes the records.
///   - digest: Takes the bytes as they are read.
/// - Returns: What was found out and done.
/// - Throws: `ReadingError` when the file cannot be read; what the sink has taken by then is worth
///   nothing.
func readRecords<Sink: RecordSink, Digest: ByteDigest>(
  path: String,
  options: ReadingOptions = ReadingOptions(),
  into sink: inout Sink,
  digest: Digest = NoDigest()
) throws(ReadingError) -> ReadingReport {
  let source = try TextSource(path: path, encoding: options.encoding, digest: digest)
  return try readRecords(source, options, into: &sink)
}

/// Reads the records of a text in memory; see `readRecords(path:options:into:digest:)`.
func readRecords<Sink: RecordSink, Digest: ByteDigest>(
  bytes: [UInt8],
  options: ReadingOptions = ReadingOptions(),
  into sink: inout Sink,
  digest: Digest = NoDigest()
) throws(ReadingError) -> ReadingReport {
  let source = try TextSource(bytes: bytes, encoding: options.encoding, digest: digest)
  return try readRecords(source, options, into: &sink)
}

private func readRecords<Sink: RecordSink, Digest: ByteDigest>(
  _ opened: consuming TextSource<Digest>,
  _ options: ReadingOptions,
  into sink: inout Sink
) throws(ReadingError) -> ReadingReport {
  var source = opened
  let (head, leading) = try lookAhead(&source, options, &sink)
  source.consume(head.length)
  if let line = head.headerLine { sink.begin(header: head.names, line: line) }
  let gate = RecordGate(
    sink: sink,
    header: head.header,
    hasHeader: head.headerLine != nil,
    columns: head.columns,
    dialect: head.dialect,
    fillsShortRecords: options.fillsShortRecords
  )
  var reader = BlockReader(
    gate: gate,
    dialect: head.dialect,
    line: head.firstLine,
    lineEnds: head.lineEnds
  )
  while true {
    let used = reader.read(
      source.buffer,
      source.start..<source.ready,
      endsLine: source.endsLine,
      isLast: source.isAtEnd
    )
    source.consume(used)
    if source.isAtEnd { break }
    try source.fill(line: reader.line)
  }
  reader.gate.settle(isFollowedByRecord: false)
  sink = reader.gate.sink
  var report = ReadingReport()
  report.digest = try source.finish()
  report.encoding = source.encoding
  report.delimiter = head.dialect.delimiterText
  report.quote = head.dialect.quote.map { String(UnicodeScalar($0)) } ?? ""
  report.escape = head.dialect.escape.map { String(UnicodeScalar($0)) } ?? ""
  report.headerLine = head.headerLine
  report.header = head.header
  report.columnCount = head.header.count
  report.given = reader.gate.given
  report.setAside = reader.gate.setAside
  report.lineCount = reader.line - 1
  report.byteCount = source.byteCount
  var warnings = WarningLog()
  if let leading { warnings.note(.blankLines, line: 1, count: leading) }
  for log in [source.warnings, head.warnings, reader.gate.warnings] { warnings.add(log) }
  note(&warnings, report, reader.lineEnds)
  report.warnings = warnings.sorted
  return report
}

/// Reads enough of a file to know its dialect and its header.
///
/// - Returns: What the head tells, and how many blank lines come before it.
private func lookAhead<Sink: RecordSink, Digest: ByteDigest>(
  _ source: inout TextSource<Digest>,
  _ options: ReadingOptions,
  _ sink: inout Sink
) throws(ReadingError) -> (head: FileHead, blankLines: Int?) {
  var line = 1
  while true {
    try source.fill(line: line)
    let blank = leadingBlanks(source.buffer, source.start..<source.ready)
    line += blank.lines
    source.consume(blank.bytes)
    if source.isAtEnd { break }
    let count = source.ready - source.start
    if count >= TextSource<Digest>.chunk / 2,
      source.endsLine || hasLine(source.buffer, source.start..<source.ready)
    {
      break
    }
    guard count < 4 << 20 else { throw .lineTooLong(line: line, limit: 4 << 20) }
  }
  let range = source.start..<source.ready
  guard !range.isEmpty else { throw .empty }
  let buffer = source.buffer
  if let kind = FileKind.recogniseText(buffer.span.extracting(range)) { throw .otherFormat(kind) }
  let head = try FileHead(
    buffer.span.extracting(range),
    line: line,
    isLast: source.isAtEnd,
    options: options,
    score: { sink.headerScore(of: $0) }
  )
  return (head, line > 1 ? line - 1 : nil)
}

/// Whether a line ends within a text.
private func hasLine(_ buffer: [UInt8], _ range: Range<Int>) -> Bool {
  let text = buffer.span.extracting(range)
  return ByteSearch.first(10, in: text) != nil || ByteSearch.first(13, in: text) != nil
}

/// How many bytes and lines of blanks a text begins with, whole lines only.
private func leadingBlanks(_ buffer: [UInt8], _ range: Range<Int>) -> (bytes: Int, lines: Int) {
  let text = buffer.span.extracting(range)
  var place = 0
  while place < text.count, text[place] == 10 || text[place] == 13 || text[place] == 32 {
    place += 1
  }
  while place > 0,
    text[place - 1] == 32
      || text[place - 1] == 13 && place < text.count
        && text[place] == 10
  {
    place -= 1
  }
  return (place, ByteSearch.lineEnds(in: text.extracting(0..<place)))
}

/// Notes what only the whole file can tell.
private func note(_ warnings: inout WarningLog, _ report: ReadingReport, _ ends: LineEndCounts) {
  if ends.doubled > 0 { warnings.note(.doubledLineEnds, line: 1) }
  if ends.isMixed { warnings.note(.mixedLineEnds, line: 1) }
  let last = max(1, report.lineCount)
  if report.read == 0 { warnings.note(.headerOnly, line: report.headerLine ?? 1) }
  if report.lineCount == 1_048_576 { warnings.note(.excelLimit, line: last) }
}
