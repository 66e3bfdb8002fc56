/// A small table of text as it stands in a CSV file: a header and rows with their lines.
///
/// The catalogue and settings travel in this form; extracts never do, since they are typed while
/// they are read.
public struct Sheet: Sendable {
  /// One row.
  public struct Row: Sendable {
    /// The physical line on which it begins, counted from 1.
    public let line: Int
    /// Its cells, as many as the header has.
    public let cells: [String]

    /// Makes a row.
    public init(line: Int, cells: [String]) {
      self.line = line
      self.cells = cells
    }
  }

  /// The name of the file, for messages.
  public let file: String
  /// The names of the columns.
  public let header: [String]
  /// The rows below the header.
  public let rows: [Row]

  private let places: [String: Int]

  /// Makes a sheet.
  public init(file: String, header: [String], rows: [Row]) {
    self.file = file
    self.header = header
    self.rows = rows
    places = Dictionary(
      header.enumerated().map { ($0.element, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// The position of a column.
  public func place(of column: String) -> Int? { places[column] }

  /// The cell of a row in a named column; empty when the column or the cell is not there.
  public func cell(_ row: Row, _ column: String) -> String {
    guard let place = places[column], place < row.cells.count else { return "" }
    return row.cells[place]
  }
}
