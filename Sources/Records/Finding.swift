/// Something that the reader of an extract should know: a place, a rule and what to do.
///
/// A finding never holds the value that was found, since the report may travel further than the
/// extract.
public struct Finding: Hashable, Sendable {
  /// How the sector labels the rule: DfE calls a rule an error or a query.
  public enum Severity: String, Hashable, Sendable {
    /// Must be put right.
    case error
    /// Should be looked at.
    case query
  }

  /// What this program did with the row.
  public enum Action: String, Hashable, Sendable {
    /// The row counts.
    case kept
    /// The row does not count and stands unchanged among the rows set aside.
    case setAside = "set aside"
  }

  /// What a finding counts.
  public enum Unit: String, Hashable, Sendable {
    /// Rows of the table.
    case row
    /// Single cells.
    case cell
    /// Physical lines that are no rows.
    case line
    /// Columns.
    case column
    /// Single characters or bytes.
    case character
    /// Totals that an agency sent, of which a row may hold several.
    case total
  }

  /// The position of the file in `QualityReport.files`.
  public let file: Int
  /// The physical line on which the record begins, from 1; `nil` for the file as a whole.
  public let line: Int?
  /// The column of the file, from 0; `nil` when the finding is about the row or the file.
  public private(set) var column: Int?
  /// The catalogue's name of the field; `nil` when the finding is about the row or the file.
  public let field: String?
  /// The sector's rule code, such as `8925`, or ours, such as `L004`.
  public let rule: String
  /// How the sector labels the rule.
  public let severity: Severity
  /// What became of the row.
  public let action: Action
  /// What was found, in one sentence, without any value.
  public let message: String
  /// What the agency can do about it, in one sentence.
  public let howToFix: String
  /// How many rows of the file, or other units, the finding stands for, at least 1.
  public let count: Int
  /// What `count` counts.
  public let unit: Unit
  /// Whether what was found was kept and is yet part of no figure, such as an unknown total.
  public let isInNoFigure: Bool

  /// Makes a finding.
  public init(
    file: Int,
    line: Int?,
    column: Int? = nil,
    field: String? = nil,
    rule: String,
    severity: Severity,
    action: Action,
    message: String,
    howToFix: String,
    count: Int = 1,
    unit: Unit = .row,
    isInNoFigure: Bool = false
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.field = field
    self.rule = rule
    self.severity = severity
    self.action = action
    self.message = message
    self.howToFix = howToFix
    self.count = count
    self.unit = unit
    self.isInNoFigure = isInNoFigure
  }

  /// The finding with the column, from 0, in which its field stands.
  public func placed(inColumn column: Int?) -> Finding {
    var placed = self
    placed.column = column
    return placed
  }

  /// The column as a spreadsheet letters it: A, B, …, Z, AA; empty when there is none.
  public var columnLetter: String { column.map { columnLetters($0) } ?? "" }
}

/// A column, counted from 0, as a spreadsheet letters it: A, B, …, Z, AA.
public func columnLetters(_ column: Int) -> String {
  var number = column + 1
  var letters = ""
  while number > 0 {
    letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8((number - 1) % 26))) + letters
    number = (number - 1) / 26
  }
  return letters
}

/// One row that was set aside, exactly as it came.
public struct SetAsideRow: Sendable {
  /// The position of the file in `QualityReport.files`.
  public let file: Int
  /// The first physical line of the row, from 1.
  public let firstLine: Int
  /// The last physical line of the row.
  public let lastLine: Int
  /// The rule that set it aside.
  public let rule: String
  /// The reason, in one sentence without any value.
  public let reason: String
  /// The bytes as they stood in the file (after conversion to UTF-8), without the line end.
  public let text: [UInt8]

  /// Makes a row that was set aside.
  public init(
    file: Int,
    firstLine: Int,
    lastLine: Int,
    rule: String,
    reason: String,
    text: [UInt8]
  ) {
    self.file = file
    self.firstLine = firstLine
    self.lastLine = lastLine
    self.rule = rule
    self.reason = reason
    self.text = text
  }
}
