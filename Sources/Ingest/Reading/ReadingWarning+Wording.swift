import Records

extension ReadingWarning {
  /// What the warning counts.
  var unit: Finding.Unit {
    switch kind {
    case .notUnicode: .cell
    case .undefinedByte, .loneSurrogate, .nulBytes, .markInside: .character
    case .unnamedColumns, .duplicateNames, .emptyColumns: .column
    case .blankLines, .delimiterLines, .preamble, .footer, .repeatedHeader, .headerRows: .line
    default: .row
    }
  }

  /// What was met and done, in one sentence without any value of the file.
  public var message: String {
    switch kind {
    case .notUnicode:
      "\(counted("cell is", "cells are")) not UTF-8 and \(count == 1 ? "was" : "were") read as "
        + "Windows-1252."
    case .undefinedByte(let byte, let offset):
      "Byte \(String(byte, radix: 16)) at offset \(offset) means nothing in Windows-1252."
    case .unmarkedUTF16: "There is no byte-order mark; the text was read as UTF-16."
    case .loneSurrogate: "\(counted("character is", "characters are")) broken in UTF-16."
    case .nulBytes: "\(counted("NUL byte was", "NUL bytes were")) left out."
    case .nulTail: "The file ends with NUL bytes; it may have been cut short."
    case .endOfFileMark: "The end-of-file mark of DOS was left out."
    case .markInside:
      "\(counted("byte-order mark", "byte-order marks")) within the text \(wereLeftOut)."
    case .doubleEncoded: "Letters seem to be encoded twice; they were kept as they are."
    case .invisible: "There are invisible characters; they were kept."
    case .escapeSequence: "There are control characters for terminals; they were kept."
    case .mixedLineEnds: "Lines end in several ways."
    case .doubledLineEnds: "Lines end with two carriage returns and a line feed."
    case .blankLines: "\(counted("blank line", "blank lines")) \(wereLeftOut)."
    case .delimiterLines:
      "\(counted("line holds", "lines hold")) nothing but delimiters and \(wereLeftOut)."
    case .preamble: "\(counted("line", "lines")) above the header \(wereLeftOut)."
    case .footer: "\(counted("line", "lines")) below the records \(wereLeftOut)."
    case .repeatedHeader:
      count == 1
        ? "The header comes again; the repeat was left out."
        : "The header comes again \(count) times; the repeats were left out."
    case .headerRows:
      "\(counted("further row", "further rows")) of the header \(count == 1 ? "was" : "were") "
        + "joined with the names of the columns."
    case .lineBreakInHeader: "The name of a column has a line break."
    case .untidyNames: "Names of columns have blanks or invisible characters round them."
    case .unnamedColumns: "\(counted("column has", "columns have")) no name."
    case .duplicateNames: "\(counted("column has", "columns have")) the name of another column."
    case .emptyColumns:
      "\(counted("empty column", "empty columns")) to the right \(wereLeftOut)."
    case .emptyExtraCells:
      "\(counted("record ends", "records end")) with empty cells beyond the last column."
    case .blankAfterDelimiter: "A blank follows each delimiter; it was read as part of it."
    case .singleQuotes: "Cells are quoted with apostrophes."
    case .backslash: "Quotation marks within cells are escaped with a backslash."
    case .blankBesideQuote:
      "\(counted("record has", "records have")) blanks beside a quotation mark."
    case .strayQuote:
      "\(counted("record has", "records have")) a quotation mark in a cell that is not quoted."
    case .innerQuote:
      "\(counted("record has", "records have")) a single quotation mark within a quoted cell."
    case .swallowingQuote:
      "A quotation mark here would swallow the records below it; the mark was read as text."
    case .quotedRecords:
      "\(counted("record is", "records are")) quoted as one cell; "
        + "\(count == 1 ? "it was" : "they were") taken apart."
    case .shortRecord:
      "\(counted("record lacks", "records lack")) cells at the end; they were read as empty."
    case .otherTable: "Another table begins here; only the first one is read."
    case .headerOnly: "There is a header and no record below it."
    case .oneColumn: "There is only one column."
    case .noHeader: "There is no header; the first line was read as a record."
    case .excelLimit:
      "The file has as many lines as Excel can hold; the rest was probably cut off."
    case .rowNames: "The records have one cell before the first column of the header."
    }
  }

  /// What the sender can do about it, in one sentence.
  public var howToFix: String {
    switch kind {
    case .notUnicode, .undefinedByte, .unmarkedUTF16, .loneSurrogate:
      "Save the file as CSV UTF-8."
    case .doubleEncoded:
      "Export the file again as CSV UTF-8, without opening it in another program between."
    case .nulBytes, .endOfFileMark, .markInside, .invisible, .escapeSequence:
      "Nothing, if the cells are right; else export the file again."
    case .nulTail, .excelLimit: "Export the file again and check that the last rows are there."
    case .mixedLineEnds, .doubledLineEnds:
      "Nothing, if every row is there; else export the file in one go."
    case .blankLines, .delimiterLines, .emptyColumns, .emptyExtraCells:
      "Nothing; a file without them is easier to check."
    case .preamble, .footer, .repeatedHeader, .headerRows:
      "Nothing; rows of records only are easier to check."
    case .lineBreakInHeader, .untidyNames: "Nothing; plain names are safer."
    case .unnamedColumns: "Give every column that is filled a name."
    case .duplicateNames: "Rename or remove one of the columns."
    case .blankAfterDelimiter, .singleQuotes, .backslash, .blankBesideQuote:
      "Nothing, if the cells are right; else quote cells with double quotation marks."
    case .strayQuote, .innerQuote:
      "Quote the cell and write two quotation marks for each one within it."
    case .swallowingQuote:
      "Close the quotation mark, or write two for each one within a quoted cell."
    case .quotedRecords: "Quote single cells, not whole rows."
    case .shortRecord: "Give every row as many cells as the header, empty ones too."
    case .otherTable: "Send each table as a file of its own."
    case .headerOnly: "Check that the extract is meant to be empty."
    case .oneColumn: "Check that the cells are separated by commas."
    case .noHeader: "Put the names of the columns in the first row."
    case .rowNames: "Give the first column a name, or leave it out."
    }
  }

  private var wereLeftOut: String { count == 1 ? "was left out" : "were left out" }

  private func counted(_ one: String, _ many: String) -> String {
    count == 1 ? "1 \(one)" : "\(count) \(many)"
  }
}
