/// Decides what each record of a file is, and gives it to the sink or sets it aside.
///
/// Records that fit the header take the short way, `give`; all others are judged here.
struct RecordGate<Sink: RecordSink> {
  /// Who takes the records.
  var sink: Sink
  /// What was met.
  var warnings = WarningLog()
  /// How many records went to the sink.
  private(set) var given = 0
  /// How many were set aside.
  private(set) var setAside = 0
  /// How many cells a record has.
  let width: Int
  /// Whether the next record follows a blank line, which may part two tables.
  private(set) var isAfterBlank = false { didSet { isOpen = isOrdinary } }

  private let dialect: Dialect
  /// Whether a record with a small fault is read where only one reading is possible.
  let fillsShortRecords: Bool
  private let header: [String]
  private let firstName: [UInt8]
  private let columns: ColumnForms
  private var suspects: [Bool]
  private var lastLines = 0...0
  private var lastIsFilled = false
  private var held: Held? { didSet { isOpen = isOrdinary } }
  /// Whether nothing is held back and no table ended: kept, since it is asked for every record.
  private var isOpen = true
  private var isInOtherTable = false { didSet { isOpen = isOrdinary } }
  private var blankLines: (first: Int, count: Int)?
  private var unpacker = SplitRecord()
  /// Whether the record before ends in another way than the one that is judged: with a line feed
  /// alone where that one has a carriage return too.
  var followsOtherLineEnd = false
  private var torn = TornRecord() { didSet { isOpen = isOrdinary } }

  /// A record that is judged when the next one is known.
  private struct Held {
    enum Kind { case short, total }
    var kind: Kind
    var bytes: [UInt8]
    var ends: [Int32]
    var lines: ClosedRange<Int>
    var text: [UInt8]
  }

  /// Makes a gate for the records below a header, which has as many names as a record has cells.
  ///
  /// The columns are what the cells of the first records look like.
  init(
    sink: Sink,
    header: [String],
    hasHeader: Bool,
    columns: ColumnForms,
    dialect: Dialect,
    fillsShortRecords: Bool
  ) {
    self.sink = sink
    self.header = hasHeader ? header : []
    firstName = Array((self.header.first ?? "").utf8)
    self.columns = columns
    self.dialect = dialect
    self.fillsShortRecords = fillsShortRecords
    width = header.count
    suspects = Array(repeating: false, count: 256)
    for byte in Footer.firstBytes { suspects[Int(byte)] = true }
    for byte: UInt8 in [9, 10, 11, 12, 13, 32, 0xC2, 0xE2, 0xEF] { suspects[Int(byte)] = true }
    if let first = self.header.first?.utf8.first { suspects[Int(first)] = true }
  }

  /// Whether a record of the right width, and not without bytes, goes straight to the sink.
  @inline(__always)
  func passes(_ bytes: Span<UInt8>, _ ends: Span<Int32>) -> Bool {
    guard isOpen else { return false }
    return !suspects[Int(bytes[0])] && ends[0] > 0 || !isOdd(bytes, ends)
  }

  private var isOrdinary: Bool {
    !isAfterBlank && held == nil && !isInOtherTable && torn.pieces.isEmpty
  }

  /// Gives a record that fits the header to the sink.
  @inline(__always)
  mutating func give(_ bytes: Span<UInt8>, _ ends: Span<Int32>, _ lines: ClosedRange<Int>) {
    given += 1
    lastLines = lines
    lastIsFilled = width > 1 && ends[width - 1] > ends[width - 2]
    sink.record(bytes: bytes, ends: ends, lines: lines)
  }

  /// Takes an empty line; those at the end of the file are not worth a word.
  mutating func blank(_ line: Int) {
    if !torn.pieces.isEmpty { settleTorn(isFollowedByRecord: false) }
    isAfterBlank = true
    blankLines = (blankLines?.first ?? line, (blankLines?.count ?? 0) + 1)
  }

  /// Judges a record that may not be one.
  ///
  /// - Parameters:
  ///   - bytes: Its cells.
  ///   - ends: Where each cell ends.
  ///   - lines: Its physical lines.
  ///   - text: The record as it stands in the file.
  mutating func judge(
    _ bytes: Span<UInt8>,
    _ ends: Span<Int32>,
    _ lines: ClosedRange<Int>,
    _ text: Span<UInt8>
  ) {
    let line = lines.lowerBound
    let hasOtherEnd = followsOtherLineEnd
    followsOtherLineEnd = false
    if isBlank(bytes) {
      if width > 1, ends.count > 1 {
        warnings.note(.delimiterLines, line: line)
      } else {
        warnings.note(.blankLines, line: line)
      }
      isAfterBlank = true
      return
    }
    if let blank = blankLines {
      warnings.note(.blankLines, line: blank.first, count: blank.count)
      blankLines = nil
    }
    let wasAfterBlank = isAfterBlank
    isAfterBlank = false
    if let isSame = sameHeader(bytes, ends) {
      settle(isFollowedByRecord: isSame)
      isInOtherTable = !isSame
      guard isSame else {
        warnings.note(.otherTable, line: line)
        return refuse(text, lines, .otherTable)
      }
      return warnings.note(.repeatedHeader, line: line)
    }
    if width > 1, ends.count == 1, unpack(bytes, lines) { return }
    if isInOtherTable {
      return refuse(text, lines, .otherTable)
    }
    let filled = filledCells(bytes, ends)
    if filled.count == 1, width > 2, let only = filled.first {
      let cell = string(bytes, ends, only)
      if Footer.isRemark(cell) || (wasAfterBlank && ends.count == 1) {
        return warnings.note(.footer, line: line)
      }
    }
    if width > 1, let first = filled.first, Footer.isTotal(string(bytes, ends, first)) {
      settle(isFollowedByRecord: false)
      if ends.count != width || filled.count * 2 <= width {
        return warnings.note(.footer, line: line)
      }
      held = Held(
        kind: .total,
        bytes: ByteSearch.copy(bytes),
        ends: copy(ends),
        lines: lines,
        text: ByteSearch.copy(text)
      )
      return
    }
    if wasAfterBlank, ends.count > 1, isOtherHeader(bytes, ends) {
      settle(isFollowedByRecord: false)
      isInOtherTable = true
      warnings.note(.otherTable, line: line)
      return refuse(text, lines, .otherTable)
    }
    if ends.count == width {
      settle(isFollowedByRecord: true)
      return give(bytes, ends, lines)
    }
    if ends.count == 1, !wasAfterBlank, mayBePiece(bytes, line, hasOtherEnd) {
      torn.add(text, lines, isProven: hasOtherEnd)
      return
    }
    if ends.count > width, areBlank(bytes, ends, from: width),
      columns.haveEmptyExtra || columns.fit(strings(bytes, ends, width)) == true
    {
      settle(isFollowedByRecord: true)
      warnings.note(.emptyExtraCells, line: line)
      let kept = ends.extracting(0..<width)
      return give(bytes.extracting(0..<Int(kept[width - 1])), kept, lines)
    }
    if ends.count < width, fillsShortRecords {
      if let piece = held, piece.kind == .short, piece.ends.count + ends.count == width + 1 {
        held = nil
        refuse(piece.text.span, piece.lines, .torn)
        return refuse(text, lines, .torn)
      }
      settle(isFollowedByRecord: false)
      held = Held(
        kind: .short,
        bytes: ByteSearch.copy(bytes),
        ends: copy(ends),
        lines: lines,
        text: ByteSearch.copy(text)
      )
      return
    }
    settle(isFollowedByRecord: true)
    refuse(
      text,
      lines,
      ends.count < width ? .tooFewCells(ends.count, width) : .tooManyCells(ends.count, width)
    )
  }

  /// Sets a record aside.
  mutating func refuse(_ text: Span<UInt8>, _ lines: ClosedRange<Int>, _ reason: RefusalReason) {
    setAside += 1
    isAfterBlank = false
    sink.setAside(UnreadableRow(lines, reason, text: ByteSearch.copy(text)))
  }

  /// Judges the record that was held back, now that it is clear what follows it.
  mutating func settle(isFollowedByRecord: Bool) {
    if !torn.pieces.isEmpty { settleTorn(isFollowedByRecord: isFollowedByRecord) }
    guard let record = held else { return }
    held = nil
    switch record.kind {
    case .short:
      let cells = strings(record.bytes.span, record.ends.span, record.ends.count)
      guard columns.fit(cells) ?? true else {
        return refuse(
          record.text.span,
          record.lines,
          .tooFewCells(record.ends.count, width)
        )
      }
      warnings.note(.shortRecord, line: record.lines.lowerBound)
      var ends = record.ends
      while ends.count < width { ends.append(Int32(record.bytes.count)) }
      give(record.bytes.span, ends.span, record.lines)
    case .total where isFollowedByRecord:
      give(record.bytes.span, record.ends.span, record.lines)
    case .total:
      warnings.note(.footer, line: record.lines.lowerBound)
    }
  }

  /// Whether the only cell of a line goes on where the last cell of the record above broke off.
  private func mayBePiece(_ cell: Span<UInt8>, _ line: Int, _ hasOtherEnd: Bool) -> Bool {
    guard !fillsShortRecords, held == nil, lastIsFilled, !header.isEmpty else { return false }
    let above = torn.pieces.last?.lines.upperBound ?? lastLines.upperBound
    guard line == above + 1, !columns.hasDigits(width - 1) else { return false }
    let text = String(decoding: ByteSearch.copy(cell), as: UTF8.self)
    guard columns.fit([text]) != true else { return false }
    return hasOtherEnd || torn.isProven || (columns.hasDigits(0) && TornRecord.goesOn(text))
  }

  /// Sets both sides of a torn record aside, or the lower one alone where nothing proves the tear.
  private mutating func settleTorn(isFollowedByRecord: Bool) {
    let record = torn
    torn = TornRecord()
    let isTorn = isFollowedByRecord || record.isProven
    if isTorn {
      given -= 1
      setAside += 1
      sink.withdrawLast(lines: lastLines, reason: .torn)
    }
    for piece in record.pieces {
      refuse(piece.text.span, piece.lines, isTorn ? .torn : .tooFewCells(1, width))
    }
    lastIsFilled = false
  }

  /// Unpacks a whole record that was quoted as one cell, as a double export does.
  private mutating func unpack(_ bytes: Span<UInt8>, _ lines: ClosedRange<Int>) -> Bool {
    guard ByteSearch.first(dialect.delimiter, in: bytes) != nil,
      unpacker.split(bytes, dialect), unpacker.count == width
    else { return false }
    settle(isFollowedByRecord: true)
    warnings.note(.quotedRecords, line: lines.lowerBound)
    let cells = unpacker
    give(cells.bytes.span, cells.ends.span, lines)
    return true
  }

  /// Whether a record of the right width has to be looked at more closely.
  private func isOdd(_ bytes: Span<UInt8>, _ ends: Span<Int32>) -> Bool {
    let first = bytes.extracting(0..<Int(ends[0]))
    if isBlank(first) || Footer.mayBegin(first) { return true }
    guard !firstName.isEmpty, ByteSearch.holds(firstName, in: first) else { return false }
    return sameHeader(bytes, ends) != nil
  }

  /// Whether a record is the header again; `false` when it has more or fewer of the same names,
  /// as the header of another table has; `nil` when it is no header.
  private func sameHeader(_ bytes: Span<UInt8>, _ ends: Span<Int32>) -> Bool? {
    guard !header.isEmpty, ends.count == width || ends.count * 2 > width && ends.count > 1 else {
      return nil
    }
    for cell in 0..<min(width, ends.count) where tidied(string(bytes, ends, cell)) != header[cell] {
      return nil
    }
    if ends.count > width { return areBlank(bytes, ends, from: width) }
    return header[ends.count...].allSatisfy(\.isEmpty)
  }

  /// Whether a record is the header of another table: names where this table has numbers.
  private func isOtherHeader(_ bytes: Span<UInt8>, _ ends: Span<Int32>) -> Bool {
    guard !header.isEmpty else { return false }
    var names = 0
    for cell in 0..<ends.count {
      let text = string(bytes, ends, cell)
      let shape = CellShape(text)
      if shape.hasDigits || shape.isBlank { return false }
      if ends.count != width {
        names += 1
      } else if columns.hasDigits(cell) {
        names += 1
      }
    }
    return names > 0
  }

  private func filledCells(_ bytes: Span<UInt8>, _ ends: Span<Int32>) -> [Int] {
    var filled: [Int] = []
    var start = 0
    for cell in 0..<ends.count {
      if !isBlank(bytes.extracting(start..<Int(ends[cell]))) { filled.append(cell) }
      start = Int(ends[cell])
    }
    return filled
  }

  private func areBlank(_ bytes: Span<UInt8>, _ ends: Span<Int32>, from cell: Int) -> Bool {
    isBlank(bytes.extracting(Int(ends[cell - 1])..<bytes.count))
  }

  private func strings(_ bytes: Span<UInt8>, _ ends: Span<Int32>, _ count: Int) -> [String] {
    (0..<count).map { tidied(string(bytes, ends, $0)) }
  }

  private func string(_ bytes: Span<UInt8>, _ ends: Span<Int32>, _ cell: Int) -> String {
    let start = cell == 0 ? 0 : Int(ends[cell - 1])
    return String(
      decoding: ByteSearch.copy(bytes.extracting(start..<Int(ends[cell]))),
      as: UTF8.self
    )
  }
}

/// The elements of a span in an array of their own.
func copy<Element>(_ span: Span<Element>) -> [Element] {
  var elements: [Element] = []
  elements.reserveCapacity(span.count)
  for index in span.indices { elements.append(span[index]) }
  return elements
}
