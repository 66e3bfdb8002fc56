/// The cells of many records, packed behind each other in three arrays that are used again for
/// every block of a file.
struct RecordBatch {
  /// Where one record ends in the arrays; it begins where the one before it ends.
  struct Row {
    /// One past the record's last cell in `ends`.
    var cellEnd: Int32
    /// One past the record's last byte in `bytes`.
    var byteEnd: Int32
    /// The character that ended the record: 10, 13, or -1 at the end of the text.
    var terminator: Int32
  }

  /// The cells of all records, quotes resolved.
  var bytes: [UInt8] = []
  /// Where each cell ends, counted from the first byte of its record.
  var ends: [Int32] = []
  /// The records, blank lines among them with no cells.
  var rows: [Row] = []
  /// How many bytes are in use.
  var byteCount = 0
  /// How many cells are in use.
  var cellCount = 0
  /// How many records are in use.
  var rowCount = 0

  /// How many bytes ended lines.
  var terminatorCount = 0
  /// How many lines ended with a carriage return and a line feed.
  var carriageReturnLineFeeds = 0
  /// Whether a carriage return ended a line without a line feed.
  var hasLoneCarriageReturn = false

  /// How many records have cells; the others are blank lines.
  var filledRowCount = 0

  /// Makes room for the records of a text of that many bytes, which never have more bytes, cells
  /// or line ends than the text has.
  mutating func makeRoom(for textCount: Int) {
    byteCount = 0
    cellCount = 0
    rowCount = 0
    let needed = textCount + 2
    guard bytes.count < needed else { return }
    // Blocks are not of one length: with some more than is needed the next one finds room too.
    let room = needed + needed / 4
    bytes = [UInt8](repeating: 0, count: room)
    ends = [Int32](repeating: 0, count: room)
    rows = [Row](repeating: Row(cellEnd: 0, byteEnd: 0, terminator: 0), count: room)
  }

  /// The bytes of one record within `bytes`.
  func byteRange(of row: Int) -> Range<Int> {
    (row == 0 ? 0 : Int(rows[row - 1].byteEnd))..<Int(rows[row].byteEnd)
  }

  /// The cells of one record within `ends`.
  func cellRange(of row: Int) -> Range<Int> {
    (row == 0 ? 0 : Int(rows[row - 1].cellEnd))..<Int(rows[row].cellEnd)
  }
}
