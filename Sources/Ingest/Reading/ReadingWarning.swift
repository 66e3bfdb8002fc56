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

  /// What was met and done, in one sentence without any value of the file.
  public var message: String {
    switch kind {
    case .notUnicode:
      "\(counted("cell is", "cells are")) not UTF-8 and read as Windows-1252."
    case .undefinedByte(let byte, let offset):
      "Byte \(String(byte, radix: 16)) at offset \(offset) means nothing in Windows-1252."
    case .unmarkedUTF16: "There is no byte-order mark; the text was read as UTF-16."
    case .loneSurrogate: "\(counted("character is", "characters are")) broken in UTF-16."
    case .nulBytes: "\(counted("NUL byte was", "NUL bytes were")) left out."
    case .nulTail: "The file ends with NUL bytes; it may have been cut short."
    case .endOfFileMark: "The end-of-file mark of DOS was left out."
    case .markInside: "\(counted("byte-order mark", "byte-order marks")) within the text left out."
    case .doubleEncoded: "Letters seem to be encoded twice; they were kept as they are."
    case .invisible: "There are invisible characters; they were kept."
    case .escapeSequence: "There are control characters for terminals; they were kept."
    case .mixedLineEnds: "Lines end in several ways."
    case .doubledLineEnds: "Lines end with two carriage returns and a line feed."
    case .blankLines: "\(counted("blank line", "blank lines")) left out."
    case .delimiterLines: "\(counted("line has", "lines have")) delimiters only, left out."
    case .preamble: "\(counted("line", "lines")) above the header left out."
    case .footer: "\(counted("line", "lines")) below the records left out."
    case .repeatedHeader: "The header comes again \(counted("time", "times")), left out."
    case .headerRows:
      "\(counted("row", "rows")) more of the header joined with the names of the columns."
    case .lineBreakInHeader: "The name of a column has a line break."
    case .untidyNames: "Names of columns have blanks or invisible characters round them."
    case .unnamedColumns: "\(counted("column has", "columns have")) no name."
    case .duplicateNames: "\(counted("column has", "columns have")) the name of another column."
    case .emptyColumns:
      "\(counted("empty column", "empty columns")) to the right left out."
    case .emptyExtraCells:
      "\(counted("record ends", "records end")) with empty cells beyond the last column."
    case .blankAfterDelimiter: "A blank follows each delimiter and belongs to it."
    case .singleQuotes: "Cells are quoted with apostrophes."
    case .backslash: "Quotes within cells are escaped with a backslash."
    case .blankBesideQuote:
      "\(counted("record has", "records have")) blanks beside a quotation mark."
    case .strayQuote:
      "\(counted("record has", "records have")) a quotation mark in a cell that is not quoted."
    case .innerQuote:
      "\(counted("record has", "records have")) a single quotation mark within a quoted cell."
    case .swallowingQuote:
      "A quotation mark here would swallow the records below it; the mark was read as text."
    case .quotedRecords: "\(counted("record is", "records are")) quoted as one cell, unpacked."
    case .shortRecord:
      "\(counted("record lacks", "records lack")) cells at the end, read as empty."
    case .otherTable: "Another table begins here; only the first one is read."
    case .headerOnly: "There is a header and no record below it."
    case .oneColumn: "There is only one column."
    case .noHeader: "There is no header; the first line is a record."
    case .excelLimit:
      "The file has as many lines as Excel can hold; the rest was probably cut off."
    case .rowNames: "The records have one cell before the first column of the header."
    }
  }

  private func counted(_ one: String, _ many: String) -> String {
    count == 1 ? "1 \(one)" : "\(count) \(many)"
  }
}

/// Warnings, counted by kind.
struct WarningLog {
  private var places: [ReadingWarning.Kind: Int] = [:]
  private var warnings: [ReadingWarning] = []

  /// Notes that something was met on a line; only the first line of a kind is kept.
  mutating func note(_ kind: ReadingWarning.Kind, line: Int, count: Int = 1) {
    guard count > 0 else { return }
    if let place = places[kind] {
      warnings[place].count += count
    } else {
      places[kind] = warnings.count
      warnings.append(ReadingWarning(line: line, kind: kind, count: count))
    }
  }

  /// Whether something was met.
  func has(_ kind: ReadingWarning.Kind) -> Bool { places[kind] != nil }

  /// Adds the warnings of another log.
  mutating func add(_ other: WarningLog) {
    for warning in other.warnings {
      note(warning.kind, line: warning.line, count: warning.count)
    }
  }

  /// All warnings, in the order of their first lines.
  var sorted: [ReadingWarning] {
    warnings.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
      .map(\.element)
  }
}
