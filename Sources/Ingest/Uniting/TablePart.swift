import Records

/// The rows that one file gives one dataset, in the pools of the caseload.
struct TablePart: Sendable {
  /// The position of the file in the report.
  let file: Int
  /// Whether the file was recognised as this dataset, so that its row account counts these rows.
  let isMain: Bool
  /// One column for each field of the dataset; `nil` where the file has no such column.
  let columns: [Column?]
  /// The first physical line of each row.
  let lines: [Int32]

  /// How many rows there are.
  var rowCount: Int { lines.count }

  /// The part with only the rows at the given positions.
  func selecting(_ rows: [Int]) -> TablePart {
    TablePart(
      file: file,
      isMain: isMain,
      columns: columns.map { $0?.selecting(rows) },
      lines: rows.map { lines[$0] }
    )
  }
}

/// What became of one row when files were united.
enum RowOutcome: UInt8, Comparable, Sendable {
  /// It counts.
  case accepted
  /// Another row of the same file contradicts it.
  case contradicted
  /// Another row of the same file says the same.
  case duplicate
  /// A newer file says it, in the same or in other words.
  case superseded

  /// Says whether the first outcome counts for more than the second.
  static func < (first: RowOutcome, second: RowOutcome) -> Bool {
    first.rawValue < second.rawValue
  }
}
