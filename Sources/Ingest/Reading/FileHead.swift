/// What the beginning of a file tells about the rest: dialect, header, columns.
struct FileHead {
  /// The most columns that are read: as many as a spreadsheet holds.
  static let columnLimit = 16_384
  /// How many records are looked at.
  static let recordLimit = 60

  /// How cells are told apart.
  private(set) var dialect: Dialect
  /// The names of the columns, blanks at both ends left out, as many as a record has cells.
  private(set) var header: [String] = []
  /// The names as they go to the sink: those of the header, or as they stand in the file.
  private(set) var names: [String] = []
  /// The line on which the header begins; `nil` without one.
  private(set) var headerLine: Int?
  /// What the cells of each column look like.
  private(set) var columns = ColumnForms()
  /// How many bytes of the text come before the first record.
  private(set) var length = 0
  /// The line on which the first record begins.
  private(set) var firstLine: Int
  /// The ends of the lines before the first record.
  private(set) var lineEnds = LineEndCounts()
  /// What was met.
  private(set) var warnings = WarningLog()

  private var candidates: [HeaderFinder.Candidate] = []
  private var blankLines: [Int] = []

  /// Looks at the beginning of a text.
  ///
  /// - Parameters:
  ///   - sample: The first lines.
  ///   - line: The line on which they begin.
  ///   - isLast: Whether they are the whole file.
  ///   - options: What is known already.
  ///   - score: How many names of a record the sink knows.
  /// - Throws: `ReadingError` when this is no table.
  init(
    _ sample: Span<UInt8>,
    line: Int,
    isLast: Bool,
    options: ReadingOptions,
    score: ([String]) -> Int
  ) throws(ReadingError) {
    let finder = try DialectFinder(sample, isLast: isLast, options: options)
    dialect = finder.dialect
    firstLine = line
    var text = 0
    if finder.hasDirective,
      let directive = RecordScanner(dialect: dialect).record(
        in: sample,
        from: 0,
        line: line,
        isLast: isLast
      )
    {
      text = directive.next
      firstLine += 1
      lineEnds.count(directive)
    }
    let start = text
    let isWhole = collect(sample, from: start, isLast: isLast, width: finder.width)
    guard let first = candidates.first else { throw .empty }
    if isWhole, candidates.count == 1,
      dialect.delimiter == UInt8(ascii: " ") || Self.isMessage(first.cells)
    {
      throw .messageOnly
    }
    if let widest = candidates.map(\.cells.count).max(), widest > Self.columnLimit,
      candidates[0].cells.count > Self.columnLimit || finder.width > Self.columnLimit
    {
      throw .tooManyColumns(widest, limit: Self.columnLimit)
    }
    let found = try choose(HeaderFinder(records: candidates, width: finder.width), options, score)
    var rows = found.map { HeaderRows(candidates, header: $0) }
    if !options.keepsHeader { rows = nil }
    let place = rows.map { $0.rows.upperBound - 1 } ?? found
    try settleColumns(place, rows, width: finder.width, trusts: options.fillsShortRecords)
    settleLines(place, rows?.rows.lowerBound ?? place, start: start)
    noteDialect(finder, options)
  }

  /// Collects the first records; returns whether they are all that the text has.
  private mutating func collect(
    _ sample: Span<UInt8>,
    from start: Int,
    isLast: Bool,
    width: Int
  ) -> Bool {
    let scanner = RecordScanner(dialect: dialect)
    var record = SplitRecord()
    var place = start
    var line = firstLine
    while candidates.count < Self.recordLimit, place < sample.count,
      let extent = scanner.record(in: sample, from: place, line: line, isLast: isLast)
    {
      let text = sample.extracting(extent.start..<extent.end)
      if !record.split(text, dialect),
        !record.splitFaulty(text, dialect, width: width, keepsOpenQuotes: true)
      {
        _ = record.split(text, dialect, .literal)
      }
      if isBlank(record.bytes.span) {
        blankLines.append(extent.line)
      } else {
        let raw = record.strings
        candidates.append(
          HeaderFinder.Candidate(cells: raw.map(tidied), raw: raw, extent: extent)
        )
      }
      place = extent.next
      line = extent.lastLine + 1
    }
    return isLast && place == sample.count
  }

  private func choose(
    _ finder: HeaderFinder,
    _ options: ReadingOptions,
    _ score: ([String]) -> Int
  ) throws(ReadingError) -> Int? {
    if options.hasNoHeader { return nil }
    let scores = finder.records.map { score($0.cells) }
    if options.needsKnownHeader, scores.allSatisfy({ $0 == 0 }) { throw .noHeader }
    let place = finder.header(scores: scores)
    if place == nil, !options.allowsNoHeader { throw .noHeader }
    return place
  }

  /// Settles which columns there are.
  ///
  /// Records with a cell more than the header are believed to have it in front where `trusts` says
  /// so; else only where it is a running number, since with a name lost elsewhere every cell would
  /// be taken for the one beside it.
  ///
  /// - Throws: `ReadingError.shortHeader` when it cannot be told which cell has no name.
  private mutating func settleColumns(
    _ place: Int?,
    _ rows: HeaderRows?,
    width: Int,
    trusts: Bool
  ) throws(ReadingError) {
    let below = candidates[(place.map { $0 + 1 } ?? 0)...]
    guard let place else {
      header = Array(repeating: "", count: width)
      warnings.note(.noHeader, line: candidates[0].extent.line)
      return
    }
    var names = candidates[place].cells
    let line = candidates[place].extent.line
    let named = (names.lastIndex { !$0.isEmpty } ?? 0) + 1
    var kept = named
    for record in below where record.cells.count <= names.count {
      kept = max(kept, (record.cells.lastIndex { !$0.isEmpty } ?? 0) + 1)
    }
    var written = rows?.names ?? []
    if let rows {
      // Cells beyond the header that are not empty to the byte are kept too, without a name.
      let extra = below.filter { $0.cells.count > names.count }
      if extra.count * 10 >= below.count * 8, let widest = extra.map(\.cells.count).min(),
        extra.contains(where: { $0.raw[names.count...].contains { !$0.isEmpty } }),
        extra.allSatisfy({ $0.cells[names.count...].allSatisfy(\.isEmpty) })
      {
        let missing = Array(repeating: "", count: widest - names.count)
        names += missing
        written += missing
      }
      warnings.note(
        .headerRows,
        line: candidates[rows.rows.lowerBound].extent.line,
        count: rows.rows.count - 1
      )
    } else {
      warnings.note(.emptyColumns, line: line, count: names.count - kept)
      names.removeLast(names.count - kept)
    }
    // Some programs write a number or name of the row before the first column and no name for it.
    let longer = below.filter { $0.cells.count == names.count + 1 }
    if longer.count >= 2, longer.count * 10 >= below.count * 8,
      longer.contains(where: { !($0.cells.last ?? "").isEmpty })
    {
      guard trusts || Self.countsRows(longer) else {
        throw .shortHeader(names: names.count, cells: names.count + 1)
      }
      names.insert("", at: 0)
      written.insert("", at: 0)
      warnings.note(.rowNames, line: line)
    }
    header = names
    self.names = rows == nil ? names : written
    headerLine = rows.map { candidates[$0.rows.lowerBound].extent.line } ?? line
    if candidates[place].raw != candidates[place].cells, !dialect.dropsBlank {
      warnings.note(.untidyNames, line: line)
    }
    let unnamed = names.count { $0.isEmpty }
    warnings.note(.unnamedColumns, line: line, count: unnamed)
    let repeats = names.count - unnamed - Set(names.filter { !$0.isEmpty }).count
    warnings.note(.duplicateNames, line: line, count: repeats)
    if names.contains(where: { $0.utf8.contains { $0 == 10 || $0 == 13 } }) {
      warnings.note(.lineBreakInHeader, line: line)
    }
    columns = ColumnForms(below.map(\.cells), width: names.count)
  }

  /// Whether the first cells are a running number from 0 or 1, as programs for statistics write it.
  private static func countsRows(_ records: [HeaderFinder.Candidate]) -> Bool {
    let numbers = records.map { Int($0.cells[0]) }
    guard numbers.first == 0 || numbers.first == 1 else { return false }
    return zip(numbers, numbers.dropFirst()).allSatisfy { first, second in
      first.map { second == $0 + 1 } ?? false
    }
  }

  /// Settles where the records begin, and accounts for the lines above them.
  private mutating func settleLines(_ place: Int?, _ first: Int?, start: Int) {
    guard let place, let first else {
      length = candidates[0].extent.start
      let skipped = blankLines.filter { $0 < candidates[0].extent.line }
      warnings.note(.blankLines, line: skipped.first ?? 1, count: skipped.count)
      firstLine = candidates[0].extent.line
      return
    }
    let above = candidates[..<first]
    let extent = candidates[place].extent
    warnings.note(.preamble, line: above.first?.extent.line ?? 1, count: above.count)
    let skipped = blankLines.filter { $0 < extent.line }
    warnings.note(.blankLines, line: skipped.first ?? 1, count: skipped.count)
    for record in candidates[...place] where record.extent.next > record.extent.end {
      lineEnds.count(record.extent)
    }
    length = extent.next
    firstLine = extent.lastLine + 1
  }

  private mutating func noteDialect(_ finder: DialectFinder, _ options: ReadingOptions) {
    let line = headerLine ?? 1
    if dialect.dropsBlank { warnings.note(.blankAfterDelimiter, line: line) }
    if dialect.quote == UInt8(ascii: "'"), options.quote == nil {
      warnings.note(.singleQuotes, line: line)
    }
    if dialect.escape != nil, options.escape == nil { warnings.note(.backslash, line: line) }
    if header.count == 1 { warnings.note(.oneColumn, line: line) }
  }

  /// Whether the only line of a file is a sentence and not a header.
  private static func isMessage(_ cells: [String]) -> Bool {
    let text = cells.joined(separator: ",").lowercased()
    let signs = [
      "error", "exception", "ora-", "failed", "failure", "timeout", "timed out", "unable to",
      "cannot", "could not", "sorry", "access denied", "not found", "unauthori", "no data",
      "no records", "no results", "invalid",
    ]
    if cells.count == 1 { return text.contains(" ") }
    return signs.contains { text.hasPrefix($0) } || signs.prefix(2).contains { text.contains($0) }
  }
}
