/// Why a record is set aside before anybody looks into its cells.
enum RefusalReason: Hashable {
  /// It has fewer cells than the header.
  case tooFewCells(Int, Int)
  /// It has more cells than the header.
  case tooManyCells(Int, Int)
  /// A line break outside quotes tore it in two.
  case torn
  /// A quote was opened and is not closed as it should be.
  case openQuote
  /// It belongs to a table below the first one.
  case otherTable
  /// A cell is longer than the limit.
  case tooLong

  /// Our rule code.
  var rule: String {
    switch self {
    case .tooFewCells, .tooManyCells, .torn: "L003"
    case .openQuote: "L020"
    case .otherTable: "L024"
    case .tooLong: "L026"
    }
  }

  /// The reason, in one sentence.
  var sentence: String {
    switch self {
    case .tooFewCells(let found, let expected), .tooManyCells(let found, let expected):
      "The row has \(found) \(found == 1 ? "cell" : "cells") where the header has \(expected)."
    case .torn: "A line break outside quotation marks has torn the row in two."
    case .openQuote: "A quotation mark opens in this row and is not closed where a cell ends."
    case .otherTable: "The row belongs to another table below the first one."
    case .tooLong: "The row, or a cell of it, is longer than \(CSVParser.cellLimit >> 20) MB."
    }
  }

  /// What the agency can do.
  var howToFix: String {
    switch self {
    case .tooFewCells: "Give every row as many cells as the header, empty ones too."
    case .tooManyCells: "Put quotation marks round cells that hold the delimiter."
    case .torn: "Put quotation marks round cells that hold a line break."
    case .openQuote: "Double every quotation mark within a cell and close every one."
    case .otherTable: "Send each table as a file of its own."
    case .tooLong: "Check the quotation marks of the row and shorten its longest cell."
    }
  }
}
