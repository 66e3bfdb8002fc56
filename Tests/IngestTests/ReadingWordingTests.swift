import Testing

@testable import Ingest

/// What a sentence has to be, whatever it says: one line that ends, without a value or blame.
private func expectSentence(_ text: String) {
  #expect(text.hasSuffix("."), "\(text)")
  #expect(!text.contains("\n") && !text.contains("  ") && !text.contains(".."), "\(text)")
  #expect(text.first?.isUppercase == true || text.first?.isNumber == true, "\(text)")
  let lower = text.lowercased()
  for word in ["please", "invalid", "illegal", "!", "you failed", "bad "] {
    #expect(!lower.contains(word), "\(text)")
  }
}

private let errors: [(ReadingError, String)] = [
  (.missing, "There is no file of this name; check the path."),
  (.unreadable, "The file cannot be opened; check who may read it."),
  (.folder, "This is a folder, not a file; give the path of one CSV file."),
  (.notAFile, "This is a pipe or a device, not a file; save the table as a file first."),
  (
    .changedWhileRead,
    "The file changed while it was read; wait until it has been copied, then run again."
  ),
  (.empty, "The file is empty; ask for it to be sent again."),
  (.otherFormat(.gzip), "This is a gzip archive; unpack it first."),
  (.otherFormat(.workbook), "This is an Excel workbook; save it as CSV UTF-8."),
  (.otherFormat(.zip), "This is a zip archive; unpack it first."),
  (
    .otherFormat(.oldWorkbook),
    "This is an old or encrypted Excel workbook; save it as CSV UTF-8."
  ),
  (.otherFormat(.pdf), "This is a PDF document; ask for the table as CSV UTF-8."),
  (
    .otherFormat(.html),
    "This is a web page, perhaps a login or error page; download the CSV again."
  ),
  (.otherFormat(.xml), "This is an XML document; ask for the table as CSV UTF-8."),
  (.otherFormat(.json), "This is a JSON document; ask for the table as CSV UTF-8."),
  (.otherFormat(.archive), "This is an archive or a database; ask for the table as CSV UTF-8."),
  (.otherFormat(.binary), "This is not a text file; ask for the table as CSV UTF-8."),
  (.encoding("UTF-32"), "The text is encoded as UTF-32; save it as CSV UTF-8."),
  (.cutShort, "The file ends in the middle of a character; ask for it to be sent again."),
  (
    .nulBytes(line: 7),
    "The file holds only empty bytes from line 7 on; ask for it to be sent again."
  ),
  (.messageOnly, "The file holds a message and no table; ask for it to be sent again."),
  (
    .delimiter("two characters"),
    "The cells are separated by two characters; export the file with a comma between cells."
  ),
  (
    .noColumns,
    "No delimiter between cells was found; export the file with a comma between cells."
  ),
  (
    .lineTooLong(line: 3, limit: 4 << 20),
    "Line 3 is longer than 4 MB; check that this is a CSV file and that its quotation marks are "
      + "closed."
  ),
  (
    .tooManyColumns(20_000, limit: 16_384),
    "The header has 20000 columns, more than the 16384 that can be read; leave out those that are "
      + "not needed."
  ),
  (.noHeader, "No header row was found; put the names of the columns in the first row."),
  (
    .shortHeader(names: 8, cells: 9),
    "The header has 8 names and the rows have 9 cells, so it cannot be told which cell is which; "
      + "give every column a name."
  ),
  (
    .wrongCellCount(line: 5, found: 1, expected: 3),
    "Line 5 has 1 cell where the header has 3; put quotation marks round every cell that holds a "
      + "comma."
  ),
  (
    .quotes(line: 9),
    "A quotation mark near line 9 is never closed, or closed twice; write two for each one within "
      + "a cell."
  ),
]

@Test(arguments: errors) func `an error says what is wrong and what to do`(
  error: ReadingError,
  words: String
) {
  #expect(error.description == words)
  expectSentence(words)
  // What to do stands behind a semicolon or a comma.
  #expect(words.contains(";") || words.contains(","))
}

private let reasons: [(RefusalReason, String, sentence: String, howToFix: String)] = [
  (
    .tooFewCells(1, 9), "L003", "The row has 1 cell where the header has 9.",
    "Give every row as many cells as the header, empty ones too."
  ),
  (
    .tooManyCells(10, 9), "L003", "The row has 10 cells where the header has 9.",
    "Put quotation marks round cells that hold the delimiter."
  ),
  (
    .torn, "L003", "A line break outside quotation marks has torn the row in two.",
    "Put quotation marks round cells that hold a line break."
  ),
  (
    .openQuote, "L020", "A quotation mark opens in this row and is not closed where a cell ends.",
    "Double every quotation mark within a cell and close every one."
  ),
  (
    .otherTable, "L024", "The row belongs to another table below the first one.",
    "Send each table as a file of its own."
  ),
  (
    .tooLong, "L026", "The row, or a cell of it, is longer than 16 MB.",
    "Check the quotation marks of the row and shorten its longest cell."
  ),
]

@Test(arguments: reasons) func `a row that is set aside says why and how to mend it`(
  reason: RefusalReason,
  rule: String,
  sentence: String,
  howToFix: String
) {
  #expect(reason.rule == rule)
  #expect(reason.sentence == sentence)
  #expect(reason.howToFix == howToFix)
  expectSentence(sentence)
  expectSentence(howToFix)
}

/// Every warning with its rule, and its sentence for one and for three.
private let warnings: [(ReadingWarning.Kind, String, one: String, three: String)] = [
  (
    .notUnicode, "L001", "1 cell is not UTF-8 and was read as Windows-1252.",
    "3 cells are not UTF-8 and were read as Windows-1252."
  ),
  (
    .undefinedByte(0x81, offset: 12), "L001", "Byte 81 at offset 12 means nothing in Windows-1252.",
    ""
  ),
  (.unmarkedUTF16, "L001", "There is no byte-order mark; the text was read as UTF-16.", ""),
  (
    .loneSurrogate, "L001", "1 character is broken in UTF-16.",
    "3 characters are broken in UTF-16."
  ),
  (.nulBytes, "L021", "1 NUL byte was left out.", "3 NUL bytes were left out."),
  (.nulTail, "L021", "The file ends with NUL bytes; it may have been cut short.", ""),
  (.endOfFileMark, "L021", "The end-of-file mark of DOS was left out.", ""),
  (
    .markInside, "L021", "1 byte-order mark within the text was left out.",
    "3 byte-order marks within the text were left out."
  ),
  (
    .doubleEncoded, "L001", "Letters seem to be encoded twice; they were kept as they are.", ""
  ),
  (.invisible, "L021", "There are invisible characters; they were kept.", ""),
  (.escapeSequence, "L021", "There are control characters for terminals; they were kept.", ""),
  (.mixedLineEnds, "L022", "Lines end in several ways.", ""),
  (.doubledLineEnds, "L022", "Lines end with two carriage returns and a line feed.", ""),
  (.blankLines, "L022", "1 blank line was left out.", "3 blank lines were left out."),
  (
    .delimiterLines, "L022", "1 line holds nothing but delimiters and was left out.",
    "3 lines hold nothing but delimiters and were left out."
  ),
  (
    .preamble, "L002", "1 line above the header was left out.",
    "3 lines above the header were left out."
  ),
  (
    .footer, "L023", "1 line below the records was left out.",
    "3 lines below the records were left out."
  ),
  (
    .repeatedHeader, "L002", "The header comes again; the repeat was left out.",
    "The header comes again 3 times; the repeats were left out."
  ),
  (
    .headerRows, "L002", "1 further row of the header was joined with the names of the columns.",
    "3 further rows of the header were joined with the names of the columns."
  ),
  (.lineBreakInHeader, "L002", "The name of a column has a line break.", ""),
  (
    .untidyNames, "L002", "Names of columns have blanks or invisible characters round them.", ""
  ),
  (.unnamedColumns, "L002", "1 column has no name.", "3 columns have no name."),
  (
    .duplicateNames, "L002", "1 column has the name of another column.",
    "3 columns have the name of another column."
  ),
  (
    .emptyColumns, "L003", "1 empty column to the right was left out.",
    "3 empty columns to the right were left out."
  ),
  (
    .emptyExtraCells, "L003", "1 record ends with empty cells beyond the last column.",
    "3 records end with empty cells beyond the last column."
  ),
  (
    .blankAfterDelimiter, "L022", "A blank follows each delimiter; it was read as part of it.", ""
  ),
  (.singleQuotes, "L020", "Cells are quoted with apostrophes.", ""),
  (.backslash, "L020", "Quotation marks within cells are escaped with a backslash.", ""),
  (
    .blankBesideQuote, "L020", "1 record has blanks beside a quotation mark.",
    "3 records have blanks beside a quotation mark."
  ),
  (
    .strayQuote, "L020", "1 record has a quotation mark in a cell that is not quoted.",
    "3 records have a quotation mark in a cell that is not quoted."
  ),
  (
    .innerQuote, "L020", "1 record has a single quotation mark within a quoted cell.",
    "3 records have a single quotation mark within a quoted cell."
  ),
  (
    .swallowingQuote, "L020",
    "A quotation mark here would swallow the records below it; the mark was read as text.", ""
  ),
  (
    .quotedRecords, "L020", "1 record is quoted as one cell; it was taken apart.",
    "3 records are quoted as one cell; they were taken apart."
  ),
  (
    .shortRecord, "L003", "1 record lacks cells at the end; they were read as empty.",
    "3 records lack cells at the end; they were read as empty."
  ),
  (.otherTable, "L024", "Another table begins here; only the first one is read.", ""),
  (.headerOnly, "L025", "There is a header and no record below it.", ""),
  (.oneColumn, "L003", "There is only one column.", ""),
  (.noHeader, "L002", "There is no header; the first line was read as a record.", ""),
  (
    .excelLimit, "L025",
    "The file has as many lines as Excel can hold; the rest was probably cut off.", ""
  ),
  (.rowNames, "L003", "The records have one cell before the first column of the header.", ""),
]

@Test(arguments: warnings) func `a warning says what was met, what was done and what to do`(
  kind: ReadingWarning.Kind,
  rule: String,
  one: String,
  three: String
) {
  let single = ReadingWarning(line: 1, kind: kind, count: 1)
  #expect(single.rule == rule)
  #expect(single.message == one)
  let several = ReadingWarning(line: 1, kind: kind, count: 3)
  #expect(several.message == (three.isEmpty ? one : three))
  expectSentence(one)
  expectSentence(several.message)
  expectSentence(single.howToFix)
}

private let missing = FileRefusal.Missing(title: "Start date", example: "CPPstartDate")

private let refusals: [(FileRefusal, String)] = [
  (
    .notRecognised,
    "No dataset has these columns; check that the header row is there, or add the names of the "
      + "columns to the catalogue's aliases."
  ),
  (
    .noSuchDataset(name: "plans"),
    "There is no dataset 'plans' in the catalogue; datasets.csv lists those there are."
  ),
  (
    .missingColumns(dataset: "Child protection plans", columns: [missing]),
    "This looks like 'Child protection plans' but lacks 'Start date' (such as 'CPPstartDate'); "
      + "export it with the column, or add its name to the catalogue's aliases."
  ),
  (
    .missingColumns(dataset: "Child protection plans", columns: [missing, missing]),
    "This looks like 'Child protection plans' but lacks 'Start date' (such as 'CPPstartDate') and "
      + "'Start date' (such as 'CPPstartDate'); export it with the columns, or add their names to "
      + "the catalogue's aliases."
  ),
  (
    .repeatedColumn(name: "Date", first: 1, second: 27),
    "Columns B and AB are both named 'Date'; rename or remove one of them."
  ),
]

@Test(arguments: refusals) func `a file that is refused says why and what to do`(
  refusal: FileRefusal,
  words: String
) {
  #expect(refusal.description == words)
  expectSentence(words)
}

/// Codes that more than one part of the reader uses, because they mean the same in both.
private let sharedCodes: Set<String> = ["L003", "L019", "L020", "L024"]

@Test func `no code of a check means two things`() {
  let reader = Set(warnings.map { $0.1 })
  let rows = Set(reasons.map { $0.1 })
  let cells = Set((UInt8.min...UInt8.max).compactMap { CellFault(rawValue: $0)?.rule })
  let header: Set = [TypingSink.unreadColumns]
  let files = Set(
    [
      RowRule.implausibleDate, .duplicate, .contradiction, .revision(of: ""), .conflict(of: ""),
      .unknownAuthority, .earlyBirth,
    ].map(\.id)
  )
  let groups = [reader, rows, cells, header, files]
  for (place, group) in groups.enumerated() {
    for other in groups[(place + 1)...] {
      #expect(group.intersection(other).isSubset(of: sharedCodes))
    }
  }
  #expect(CellFault.withheldNumber.rule != CellFault.unreadableNumber.rule)
}
