/// Why a file cannot be read at all.
public enum ReadingError: Error, Hashable, Sendable {
  /// There is no such file.
  case missing
  /// The file cannot be opened or read.
  case unreadable
  /// The path leads to a folder.
  case folder
  /// The path leads to a pipe, a device or a socket.
  case notAFile
  /// Somebody wrote to the file while it was read.
  case changedWhileRead
  /// The file has no bytes, or only blanks and line ends.
  case empty
  /// The file is something else than a table of text.
  case otherFormat(FileKind)
  /// The text has an encoding that is not read.
  case encoding(String)
  /// A UTF-16 file ends in the middle of a character.
  case cutShort
  /// The file holds a long run of NUL bytes, from this line on.
  case nulBytes(line: Int)
  /// The first line of a file without records is a message and not a header.
  case messageOnly
  /// The cells are told apart by something that is not one character.
  case delimiter(String)
  /// No delimiter was found: the columns have fixed widths, or there are none.
  case noColumns
  /// A line is longer than can be read.
  case lineTooLong(line: Int, limit: Int)
  /// The header has more columns than can be read.
  case tooManyColumns(Int, limit: Int)
  /// There is no line that could be the header.
  case noHeader
  /// The records have more cells than the header has names, and nothing tells which name is lost.
  case shortHeader(names: Int, cells: Int)
  /// A record of a trusted table does not fit its header.
  case wrongCellCount(line: Int, found: Int, expected: Int)
  /// The quotes of a trusted table do not balance.
  case quotes(line: Int)
}

/// What a file can be that is no table of text.
public enum FileKind: String, Hashable, Sendable {
  /// A gzip archive.
  case gzip
  /// An Excel workbook, a zip archive inside.
  case workbook
  /// A zip archive.
  case zip
  /// An old Excel workbook or an encrypted one.
  case oldWorkbook
  /// A PDF document.
  case pdf
  /// A web page.
  case html
  /// An XML document.
  case xml
  /// A JSON document.
  case json
  /// Another archive or database.
  case archive
  /// Bytes that are no text.
  case binary
}

extension ReadingError: CustomStringConvertible {
  /// What is wrong and what to do next, in one or two sentences.
  public var description: String {
    switch self {
    case .missing: "There is no file of this name; check the path."
    case .unreadable: "The file cannot be opened; check who may read it."
    case .folder: "This is a folder, not a file; give the path of one CSV file."
    case .notAFile: "This is a pipe or a device, not a file; save the table as a file first."
    case .changedWhileRead:
      "The file changed while it was read; wait until it has been copied, then run again."
    case .empty: "The file is empty; ask for it to be sent again."
    case .otherFormat(let kind): kind.sentence
    case .encoding(let name): "The text is encoded as \(name); save it as CSV UTF-8."
    case .cutShort: "The file ends in the middle of a character; ask for it to be sent again."
    case .nulBytes(let line):
      "The file holds only empty bytes from line \(line) on; ask for it to be sent again."
    case .messageOnly: "The file holds a message and no table; ask for it to be sent again."
    case .delimiter(let found):
      "The cells are separated by \(found); export the file with a comma between cells."
    case .noColumns:
      "No delimiter between cells was found; export the file with a comma between cells."
    case .lineTooLong(let line, let limit):
      "Line \(line) is longer than \(limit >> 20) MB; check that this is a CSV file and that its "
        + "quotation marks are closed."
    case .tooManyColumns(let count, let limit):
      "The header has \(count) columns, more than the \(limit) that can be read; leave out those "
        + "that are not needed."
    case .noHeader: "No header row was found; put the names of the columns in the first row."
    case .shortHeader(let names, let cells):
      "The header has \(names) \(names == 1 ? "name" : "names") and the rows have \(cells) cells, so "
        + "it cannot be told which cell is which; give every column a name."
    case .wrongCellCount(let line, let found, let expected):
      "Line \(line) has \(found) \(found == 1 ? "cell" : "cells") where the header has \(expected); "
        + "put quotation marks round every cell that holds a comma."
    case .quotes(let line):
      "A quotation mark near line \(line) is never closed, or closed twice; write two for each one "
        + "within a cell."
    }
  }
}

extension FileKind {
  /// What the file is and how to make a CSV of it.
  var sentence: String {
    switch self {
    case .gzip: "This is a gzip archive; unpack it first."
    case .workbook: "This is an Excel workbook; save it as CSV UTF-8."
    case .zip: "This is a zip archive; unpack it first."
    case .oldWorkbook: "This is an old or encrypted Excel workbook; save it as CSV UTF-8."
    case .pdf: "This is a PDF document; ask for the table as CSV UTF-8."
    case .html: "This is a web page, perhaps a login or error page; download the CSV again."
    case .xml: "This is an XML document; ask for the table as CSV UTF-8."
    case .json: "This is a JSON document; ask for the table as CSV UTF-8."
    case .archive: "This is an archive or a database; ask for the table as CSV UTF-8."
    case .binary: "This is not a text file; ask for the table as CSV UTF-8."
    }
  }
}
