/// Something that the reader met and dealt with, and that the sender should know.
public struct ReadingWarning: Hashable, Sendable {
  /// What the reader can meet.
  public enum Kind: Hashable, Sendable {
    /// Cells that are not UTF-8 were read as Windows-1252.
    case notUnicode
    /// A byte that Windows-1252 does not define, and how far into the file it stands.
    case undefinedByte(UInt8, offset: Int)
    /// UTF-16 was recognised without a byte-order mark.
    case unmarkedUTF16
    /// Halves of UTF-16 pairs stood alone.
    case loneSurrogate
    /// NUL bytes within the text were left out.
    case nulBytes
    /// The file ends with NUL bytes.
    case nulTail
    /// The file ends with the end-of-file mark of DOS.
    case endOfFileMark
    /// Byte-order marks within the text were left out.
    case markInside
    /// Letters were encoded twice.
    case doubleEncoded
    /// Characters that nobody sees.
    case invisible
    /// Control sequences for terminals.
    case escapeSequence
    /// Lines end in several ways.
    case mixedLineEnds
    /// Lines end with two carriage returns and a line feed.
    case doubledLineEnds
    /// Empty lines between records.
    case blankLines
    /// Lines with delimiters and nothing else.
    case delimiterLines
    /// Lines above the header.
    case preamble
    /// Lines below the records, such as totals.
    case footer
    /// The header again.
    case repeatedHeader
    /// Further rows of the header, joined with the one below or above them.
    case headerRows
    /// A name of a column has a line break.
    case lineBreakInHeader
    /// Names of columns have blanks or invisible characters round them.
    case untidyNames
    /// Columns without a name.
    case unnamedColumns
    /// Columns of the same name.
    case duplicateNames
    /// Empty columns to the right.
    case emptyColumns
    /// Empty cells beyond the last column.
    case emptyExtraCells
    /// A blank follows every delimiter.
    case blankAfterDelimiter
    /// Cells are quoted with apostrophes.
    case singleQuotes
    /// Quotes are escaped with a backslash.
    case backslash
    /// Blanks stand between a delimiter and a quote.
    case blankBesideQuote
    /// A quote stands in a cell that is not quoted.
    case strayQuote
    /// A quote stands in a quoted cell and is not doubled.
    case innerQuote
    /// A quote opened and closed far below would swallow whole records.
    case swallowingQuote
    /// Whole records were quoted as one cell.
    case quotedRecords
    /// Cells at the end of a record are missing and count as empty.
    case shortRecord
    /// Another table follows.
    case otherTable
    /// There are no records.
    case headerOnly
    /// There is one column.
    case oneColumn
    /// There is no header.
    case noHeader
    /// The number of lines is the most that Excel holds.
    case excelLimit
    /// Records have a name or number of the row before the first column.
    case rowNames
  }

  /// The first line that it concerns, from 1.
  public let line: Int
  /// What was met.
  public let kind: Kind
  /// How many lines or cells it concerns, at least 1.
  public var count: Int
}

extension ReadingWarning {
  /// Our rule code; `spec` numbers up to `L016` are the sector's local rules.
  public var rule: String {
    switch kind {
    case .notUnicode, .undefinedByte, .unmarkedUTF16, .loneSurrogate, .doubleEncoded: "L001"
    case .preamble, .repeatedHeader, .headerRows, .lineBreakInHeader, .untidyNames, .unnamedColumns,
      .duplicateNames, .noHeader:
      "L002"
    case .emptyColumns, .emptyExtraCells, .shortRecord, .oneColumn, .rowNames: "L003"
    case .singleQuotes, .backslash, .blankBesideQuote, .strayQuote, .innerQuote,
      .swallowingQuote, .quotedRecords:
      "L020"
    case .nulBytes, .nulTail, .endOfFileMark, .markInside, .invisible, .escapeSequence: "L021"
    case .mixedLineEnds, .doubledLineEnds, .blankLines, .delimiterLines, .blankAfterDelimiter:
      "L022"
    case .footer: "L023"
    case .otherTable: "L024"
    case .headerOnly, .excelLimit: "L025"
    }
  }
}
