import Records

/// One file, read and typed: what the front of the house gets before files are united.
///
/// One file may feed several datasets. Each row of Annex A list 5 gives a row of `s47` and, when a
/// conference was held, a row of `icpc`; demographics repeated on any list give rows of `person`.
/// All tables of a file share its two pools.
struct TypedFile: Sendable {
  /// The name of the dataset that the header was recognised as.
  var dataset: String
  /// The accepted rows: first those of `dataset`, then the others that the file feeds.
  ///
  /// The others stand in the order of the catalogue. A table that the file feeds may be empty.
  var tables: [TypedTable]
  /// The identifiers of this file alone, to be moved into the caseload's pool.
  var identifiers: TextPool
  /// The words behind columns of text and of periods.
  var words: TextPool
  /// What became of the records; each counts once, however many tables it feeds.
  ///
  /// `duplicate` is 0 here: duplicates are found when files are united.
  var account: RowAccount
  /// What was found, in the order of lines; findings about the whole file come first.
  var findings: [Finding]
  /// The spellings that no code list knows, most frequent first.
  var unmatched: [UnmatchedSpelling]
  /// The records that do not count, in the order of lines.
  var setAside: [RejectedRecord]
  /// One short sentence for each thing that the typing met and did, such as the order of day and
  /// month in a column.
  var notes: [String]
  /// The newest plausible month among the starts and ends of the main table's rows, or among its
  /// periods; `nil` when it has none.
  var newestMonth: Month?
  /// The last physical line of each record that fills more than one, by its first.
  var lastLines: [Int32: Int32] = [:]
  /// The column of the file, from 0, that a field was read from, by `dataset.field`.
  var places: [String: Int] = [:]
}

/// The accepted rows of one dataset in one file.
struct TypedTable: Sendable {
  /// What the rows are.
  var dataset: Dataset
  /// One column for each field of the dataset; `nil` where the file has no such column.
  ///
  /// Identifiers are positions in `TypedFile.identifiers`, texts and periods in `TypedFile.words`.
  /// A period is kept in the one spelling of `ReportedPeriod`.
  var columns: [Column?]
  /// The first physical line of each row.
  var lines: [Int32]
  /// The authority that each row names (a code or a name), as positions in
  /// `TypedFile.identifiers`; `nil` when the file has no such column.
  var authorities: [Int32]?
  /// The newest plausible date on which a row starts or happens.
  var newestEvent: CalendarDate?

  /// How many rows there are.
  var rowCount: Int { lines.count }
}

/// A record that was read and does not count.
struct RejectedRecord: Sendable {
  /// The physical lines that it fills, from 1.
  var lines: ClosedRange<Int>
  /// The rule that set it aside.
  var rule: String
  /// The reason, in one sentence without any value.
  var reason: String
  /// The record as it stands in the file; `nil` when it has to be cut from the file by its lines,
  /// which is so for every record that the splitter could read.
  var text: [UInt8]?
}
