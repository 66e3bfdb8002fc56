import CLibCSV

#if canImport(Glibc)
  import Glibc
#endif

/// What libcsv can refuse.
enum CSVError: Error, Equatable {
  /// The quotes of the text do not balance.
  case badQuote
  /// A cell is longer than `CSVParser.cellLimit`, or there is no memory left.
  case cellTooLong
}

/// The owner of one libcsv parser: the only place that talks to libcsv.
///
/// It splits whole records: every text that it is given begins at the start of a record and ends
/// at the end of one. It is strict, since the scanner decides beforehand what a doubtful quote
/// means, and it stops at the first fault instead of swallowing what follows.
@safe
struct CSVParser: ~Copyable {
  /// The longest cell in bytes; a longer one is set aside with its row.
  static let cellLimit = 16 << 20

  private let parser: UnsafeMutablePointer<csv_parser>
  private let delimiter: UInt8
  private let quote: UInt8

  /// Makes a parser.
  ///
  /// The corresponding C function is `csv_init`.
  /// - Parameters:
  ///   - delimiter: The byte between cells.
  ///   - quote: The byte round cells; 0 where the file quotes nothing, since no text that reaches
  ///     the parser holds it.
  init(delimiter: UInt8, quote: UInt8) {
    unsafe parser = .allocate(capacity: 1)
    unsafe parser.initialize(to: csv_parser())
    self.delimiter = delimiter
    self.quote = quote
    start()
  }

  deinit {
    unsafe csv_free(parser)
    unsafe parser.deallocate()
  }

  /// Splits whole records into cells; the batch is emptied first.
  ///
  /// The corresponding C functions are `csv_parse` and `csv_fini`.
  /// - Parameters:
  ///   - text: Whole records in UTF-8.
  ///   - keepingBlanks: Whether blanks at the ends of unquoted cells stay; it costs a call for
  ///     every byte, so it is asked for only where there are such blanks.
  ///   - batch: Takes the records.
  /// - Throws: `CSVError`, with the records before the fault in the batch.
  mutating func split(
    _ text: Span<UInt8>,
    keepingBlanks: Bool,
    into batch: inout RecordBatch
  ) throws(CSVError) {
    batch.makeRoom(for: text.count)
    unsafe csv_set_space_func(parser, keepingBlanks ? { _ in 0 } : nil)
    let parser = unsafe parser
    let (code, collector) = unsafe batch.bytes.withUnsafeMutableBufferPointer { bytes in
      unsafe batch.ends.withUnsafeMutableBufferPointer { ends in
        unsafe batch.rows.withUnsafeMutableBufferPointer { rows in
          var collector = unsafe Collector(bytes: bytes, ends: ends, rows: rows)
          let code = unsafe text.withUnsafeBufferPointer { text in
            let done = unsafe csv_parse(
              parser,
              text.baseAddress,
              text.count,
              takeCell,
              takeRow,
              &collector
            )
            // csv_fini clears the error, so it is asked for first.
            let code = unsafe done == text.count ? 0 : csv_error(parser)
            guard code == 0 else { return code }
            return unsafe csv_fini(parser, takeCell, takeRow, &collector) == 0 ? 0 : CSV_EPARSE
          }
          return (code, unsafe Counts(collector))
        }
      }
    }
    batch.byteCount = collector.bytes
    batch.cellCount = collector.cells
    batch.rowCount = collector.rows
    batch.filledRowCount = collector.filledRows
    batch.terminatorCount = collector.terminators
    batch.carriageReturnLineFeeds = collector.pairs
    batch.hasLoneCarriageReturn = collector.hasLoneCarriageReturn
    guard code != 0 else { return }
    // A parser that stopped cannot go on: it begins afresh.
    unsafe csv_free(parser)
    start()
    throw code == CSV_EPARSE ? .badQuote : .cellTooLong
  }

  private func start() {
    let options = CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL
    _ = unsafe csv_init(parser, UInt8(options))
    unsafe csv_set_delim(parser, delimiter)
    unsafe csv_set_quote(parser, quote)
    // The buffer grows by this much at a time: 128 bytes, the default, take quadratic time.
    unsafe csv_set_blk_size(parser, 65_536)
    unsafe csv_set_realloc_func(parser) { old, size in
      unsafe size > CSVParser.cellLimit + 65_536 ? nil : realloc(old, size)
    }
  }
}

/// How much of a batch is filled.
private struct Counts {
  let bytes: Int
  let cells: Int
  let rows: Int
  let filledRows: Int
  let terminators: Int
  let pairs: Int
  let hasLoneCarriageReturn: Bool

  init(_ collector: Collector) {
    unsafe bytes = collector.byteCount
    unsafe cells = collector.cellCount
    unsafe rows = collector.rowCount
    unsafe filledRows = collector.filledRowCount
    unsafe terminators = collector.terminatorCount
    unsafe pairs = collector.pairCount
    unsafe hasLoneCarriageReturn =
      collector.carriageReturnCount != collector.pairCount
  }
}

/// Where the callbacks put what they are given.
@unsafe
private struct Collector {
  let bytes: UnsafeMutableBufferPointer<UInt8>
  let ends: UnsafeMutableBufferPointer<Int32>
  let rows: UnsafeMutableBufferPointer<RecordBatch.Row>
  var byteCount = 0
  var cellCount = 0
  var rowCount = 0
  var recordStart = 0
  var lastTerminator: Int32 = 0
  var filledRowCount = 0
  var terminatorCount = 0
  var carriageReturnCount = 0
  var pairCount = 0

  init(
    bytes: UnsafeMutableBufferPointer<UInt8>,
    ends: UnsafeMutableBufferPointer<Int32>,
    rows: UnsafeMutableBufferPointer<RecordBatch.Row>
  ) {
    unsafe self.bytes = unsafe bytes
    unsafe self.ends = unsafe ends
    unsafe self.rows = unsafe rows
  }
}

private func takeCell(
  _ cell: UnsafeMutableRawPointer?,
  _ count: Int,
  _ context: UnsafeMutableRawPointer?
) {
  guard let context = unsafe context else { return }
  let collector = unsafe context.assumingMemoryBound(to: Collector.self)
  let start = unsafe collector.pointee.byteCount
  let place = unsafe collector.pointee.cellCount
  unsafe precondition(
    start + count <= collector.pointee.bytes.count && place < collector.pointee.ends.count
  )
  if let cell = unsafe cell, count > 0,
    let target = unsafe collector.pointee.bytes.baseAddress
  {
    unsafe memcpy(target + start, cell, count)
  }
  unsafe collector.pointee.byteCount = start + count
  unsafe collector.pointee.ends[place] = Int32(
    truncatingIfNeeded: start + count - collector.pointee.recordStart
  )
  unsafe collector.pointee.cellCount = place + 1
}

private func takeRow(_ terminator: Int32, _ context: UnsafeMutableRawPointer?) {
  guard let context = unsafe context else { return }
  let collector = unsafe context.assumingMemoryBound(to: Collector.self)
  let last = unsafe collector.pointee.lastTerminator
  unsafe collector.pointee.lastTerminator = terminator
  let place = unsafe collector.pointee.rowCount
  let cells = unsafe collector.pointee.cellCount
  // The line feed of a CRLF is reported as a row of its own.
  let before = unsafe place == 0 ? 0 : Int(collector.pointee.rows[place - 1].cellEnd)
  if terminator >= 0 { unsafe collector.pointee.terminatorCount += 1 }
  if terminator == CSV_CR { unsafe collector.pointee.carriageReturnCount += 1 }
  if terminator == CSV_LF, last == CSV_CR, cells == before {
    unsafe collector.pointee.pairCount += 1
    return
  }
  unsafe precondition(place < collector.pointee.rows.count)
  unsafe collector.pointee.rows[place] = RecordBatch.Row(
    cellEnd: Int32(truncatingIfNeeded: cells),
    byteEnd: Int32(truncatingIfNeeded: collector.pointee.byteCount),
    terminator: terminator
  )
  if cells > before { unsafe collector.pointee.filledRowCount += 1 }
  unsafe collector.pointee.rowCount = place + 1
  unsafe collector.pointee.recordStart = collector.pointee.byteCount
}
