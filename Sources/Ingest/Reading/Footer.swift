/// The words with which lines below a table begin.
enum Footer {
  private static let totals: Set<String> = [
    "total", "totals", "grand total", "grand totals", "sub total", "sub-total", "subtotal",
    "overall total", "sum", "total rows", "total records", "total:", "totals:", "grand total:",
  ]

  private static let openings = [
    "total", "grand total", "report", "run on", "run by", "run date", "run at", "date run",
    "generated", "printed", "produced", "created", "extracted", "extract date", "extract run",
    "end of", "*** end", "page ", "number of", "count", "records", "record count", "rows",
    "row count", "source:", "note", "official", "confidential", "restricted", "sensitive",
    "filter", "data as at", "as at", "copyright", "©", "*", "--", "==",
  ]

  /// Whether a cell says that its row sums up the others.
  static func isTotal(_ cell: String) -> Bool {
    totals.contains(tidied(cell).lowercased())
  }

  /// Whether the only cell of a line begins as footers do.
  static func isRemark(_ cell: String) -> Bool {
    let text = tidied(cell).lowercased()
    return openings.contains { text.hasPrefix($0) }
  }

  /// Whether a cell begins as the first cell of a line below a table may.
  static func mayBegin(_ cell: Span<UInt8>) -> Bool {
    for opening in openingsByFirst[Int(cell[0] | 0x20)] where opening.count <= cell.count {
      var place = 1
      while place < opening.count,
        opening[place] == cell[place] | 0x20 || opening[place] == cell[place]
      {
        place += 1
      }
      if place == opening.count { return true }
    }
    return false
  }

  private static let openingBytes = (openings + ["grand", "sub", "overall", "sum"]).map {
    Array($0.utf8)
  }

  /// The openings by their first byte, as a small letter.
  private static let openingsByFirst = (0..<256).map { first in
    openingBytes.filter { Int($0[0] | 0x20) == first }
  }

  /// The first bytes that a line below a table can begin with, in any case.
  static let firstBytes = Set(openingBytes.flatMap { [$0[0], $0[0] & 0xDF, $0[0] | 0x20] })
}
