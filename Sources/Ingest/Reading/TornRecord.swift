/// The lines below a record into which a line break without quotes may have torn its last cell.
///
/// The record above fits the header, so the tear shows only in what follows it: a line of one cell
/// that does not look like the beginning of a record.
struct TornRecord {
  /// One line below the record.
  struct Piece {
    /// The line as it stands in the file.
    var text: [UInt8]
    /// Its place.
    var lines: ClosedRange<Int>
  }

  /// The lines so far.
  private(set) var pieces: [Piece] = []
  /// Whether the ends of the lines prove the tear: a line feed alone among lines that end with a
  /// carriage return too.
  private(set) var isProven = false

  /// Adds a line.
  mutating func add(_ text: Span<UInt8>, _ lines: ClosedRange<Int>, isProven proof: Bool) {
    pieces.append(Piece(text: ByteSearch.copy(text), lines: lines))
    if proof { isProven = true }
  }

  /// Whether a line of one cell goes on with a sentence: it begins with a small letter, since a
  /// title between groups of records begins with a capital.
  static func goesOn(_ cell: String) -> Bool {
    cell.utf8.first.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } ?? false
  }
}
