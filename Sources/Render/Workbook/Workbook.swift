public import Records

/// A workbook of one edition: sheets in their order, each with one table at most.
///
/// It is laid out by the Analysis Function's rules for accessible spreadsheets: one table a sheet
/// that begins in column A, no merged and no empty cell in a table, numbers as numbers, symbols in
/// square brackets explained on a sheet of their own.
///
/// - SeeAlso: Analysis Function, *Making spreadsheets accessible*.
public struct Workbook: Hashable, Sendable {
  /// The title, for the properties of the file.
  public let title: String
  /// Whose figures these are, for the properties of the file.
  public let author: String
  /// The sheets.
  public let sheets: [Worksheet]
}

/// One sheet: a title, lines of text below it, and a table or nothing.
public struct Worksheet: Hashable, Sendable {
  /// One column of the table.
  public struct Column: Hashable, Sendable {
    /// What the column holds, with its unit; no two columns of a sheet say the same.
    public let title: String
    /// How many characters wide it is shown.
    public let width: Int
  }

  /// The name on the tab: 31 characters at most, letters, digits and spaces.
  public let name: String
  /// The title in the first cell.
  public let title: String
  /// What stands below the title, a line each.
  public let lines: [String]
  /// The columns of the table; empty on a sheet of text.
  public let columns: [Column]
  /// The rows, each as wide as the columns.
  public let rows: [[WorkbookCell]]

  /// Makes a sheet.
  init(
    name: String,
    title: String,
    lines: [String],
    columns: [(title: String, width: Int)],
    rows: [[WorkbookCell]]
  ) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "a cell for every column")
    self.name = name
    self.title = title
    self.lines = lines
    self.columns = columns.map { Column(title: $0.title, width: $0.width) }
    self.rows = rows
  }
}

/// One cell of a workbook's table.
public enum WorkbookCell: Hashable, Sendable {
  /// Text, which is never taken for a formula.
  case text(String)
  /// A number, shown with as many decimals as it has.
  case number(ExactDecimal)

  /// Text as a workbook can hold it: characters that steer instead of being read are named, and
  /// a text ends long before the 32,767 letters that a cell takes.
  static func written(_ text: String) -> WorkbookCell {
    let words = printable(text)
    return .text(words.isEmpty ? "None" : String(words.prefix(8_000)))
  }

  /// A whole number, or the symbol of a figure that has none.
  static func whole(_ number: Int64?, otherwise symbol: String) -> WorkbookCell {
    number.map { .number(ExactDecimal(units: $0)) } ?? .text(symbol)
  }

  /// A number, or the symbol of a figure that has none.
  static func decimal(_ number: ExactDecimal?, otherwise symbol: String) -> WorkbookCell {
    number.map { .number($0) } ?? .text(symbol)
  }
}
