/// Takes the records of one file, in order, as they are split.
///
/// The bytes are UTF-8 and belong to the reader: they are gone when the call returns, so a sink
/// types a cell at once or copies it.
protocol RecordSink {
  /// Judges a line that may be the header; the reader takes the line with the highest score.
  ///
  /// - Parameter cells: The cells of the line, blanks at both ends left out.
  /// - Returns: How many of the cells are names that the sink knows; 0 for none.
  mutating func headerScore(of cells: [String]) -> Int

  /// Takes the header once it is known.
  mutating func begin(header: [String], line: Int)

  /// Learns which records it may be given next, to have memory fetch what they need; it takes
  /// nothing of them yet.
  ///
  /// - Parameters:
  ///   - batch: Records that have been split.
  ///   - rows: Which of them come next.
  mutating func foresee(_ batch: borrowing RecordBatch, rows: Range<Int>)

  /// Takes one record that fits the header.
  ///
  /// - Parameters:
  ///   - bytes: The cells of the record, one behind the other, quotes and escapes resolved.
  ///   - ends: Where each cell ends in `bytes`; cell 0 begins at 0, each other where the one
  ///     before it ends.
  ///   - lines: The physical lines that the record fills, from 1.
  mutating func record(bytes: Span<UInt8>, ends: Span<Int32>, lines: ClosedRange<Int>)

  /// Learns that the record that it took last is no whole one, and sets it aside.
  ///
  /// - Parameters:
  ///   - lines: The physical lines of that record.
  ///   - reason: Why it is set aside.
  mutating func withdrawLast(lines: ClosedRange<Int>, reason: RefusalReason)

  /// Learns of a record that does not fit the header or cannot be split safely.
  mutating func setAside(_ row: UnreadableRow)
}

extension RecordSink {
  /// Needs nothing fetched.
  mutating func foresee(_ batch: borrowing RecordBatch, rows: Range<Int>) {}
}

/// A record that the reader could not give to the sink.
struct UnreadableRow: Sendable {
  /// The physical lines that it fills, from 1.
  let lines: ClosedRange<Int>
  /// Our rule code, such as `L003` for a wrong number of cells.
  let rule: String
  /// The reason, in one sentence without any value.
  let reason: String
  /// What the agency can do about it.
  let howToFix: String
  /// The row as it stands in the file, after conversion to UTF-8, without its line end.
  let text: [UInt8]
}

extension UnreadableRow {
  /// Makes a row that is set aside for a reason.
  init(_ lines: ClosedRange<Int>, _ reason: RefusalReason, text: [UInt8]) {
    self.init(
      lines: lines,
      rule: reason.rule,
      reason: reason.sentence,
      howToFix: reason.howToFix,
      text: text
    )
  }
}
