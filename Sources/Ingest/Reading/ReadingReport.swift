/// What the reader found out about a file and did with its lines.
public struct ReadingReport: Sendable {
  /// How the text is written as bytes.
  public internal(set) var encoding = TextEncoding.utf8
  /// The delimiter; two characters when a blank belongs to it.
  public internal(set) var delimiter = ","
  /// The quotation mark; empty when nothing is quoted.
  public internal(set) var quote = "\""
  /// The character before a quote that belongs to a cell; empty when such quotes are doubled.
  public internal(set) var escape = ""
  /// The physical line on which the header begins, from 1; `nil` without a header.
  public internal(set) var headerLine: Int?
  /// The names of the columns, blanks at both ends left out.
  public internal(set) var header: [String] = []
  /// How many columns there are.
  public internal(set) var columnCount = 0
  /// How many records went to the sink.
  public internal(set) var given = 0
  /// How many records were set aside.
  public internal(set) var setAside = 0
  /// How many physical lines there are.
  public internal(set) var lineCount = 0
  /// How many bytes were read.
  public internal(set) var byteCount = 0
  /// The digest of the bytes, as its maker writes it.
  public internal(set) var digest = ""
  /// What was met, in the order of lines.
  public internal(set) var warnings: [ReadingWarning] = []

  /// How many records there are: those given and those set aside.
  public var read: Int { given + setAside }
}
