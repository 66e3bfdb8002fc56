public import Records

/// Why a ledger cannot be used: facts, and what to do.
public enum LedgerError: Error, Equatable, Sendable {
  /// A cell cannot be read.
  case unreadable(line: Int, column: String, expected: String)
  /// Rows of a release have changed since they were sealed.
  case changed(release: Month, line: Int)
  /// The file ends in the middle of a release.
  case unsealed(line: Int)
}

extension LedgerError: CustomStringConvertible {
  /// The error in words.
  public var description: String {
    let advice =
      "The ledger is never edited: put the file back as it was, from a copy or from the history of "
      + "the folder, then run again."
    switch self {
    case .unreadable(let line, let column, let expected):
      return "Line \(line), column '\(column)': expected \(expected). \(advice)"
    case .changed(let release, let line):
      return "The rows of the release \(release), sealed on line \(line), are not those that were "
        + "published: a row has been changed, added or removed. \(advice)"
    case .unsealed(let line):
      return "It ends on line \(line) in the middle of a release. \(advice)"
    }
  }
}
