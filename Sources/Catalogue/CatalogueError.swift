/// A mistake in one of the catalogue's files, with its place.
public struct CatalogueError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Problem: Hashable, Sendable {
    /// A file that the catalogue cannot do without is not there.
    case missingFile
    /// The header lacks a column.
    case missingColumn
    /// A cell that must not be empty is empty.
    case empty
    /// A word is not one of those that are known there; `nearest` is the closest one that is.
    case unknown(what: String, word: String, nearest: String?)
    /// The same thing is said twice.
    case repeated(what: String, word: String)
    /// The cell cannot be understood; the reason is one sentence without a full stop.
    case unreadable(reason: String)
  }

  /// The name of the file.
  public let file: String
  /// The physical line, from 1; 0 for the file as a whole.
  public let line: Int
  /// The name of the column; empty when the mistake is about the row or the file.
  public let column: String
  /// What is wrong.
  public let problem: Problem

  /// Makes an error.
  public init(file: String, line: Int = 0, column: String = "", problem: Problem) {
    self.file = file
    self.line = line
    self.column = column
    self.problem = problem
  }
}

extension CatalogueError: CustomStringConvertible {
  /// The mistake in one sentence, with its place.
  public var description: String {
    var place = "'\(file)'"
    if line > 0 { place += ", line \(line)" }
    if !column.isEmpty { place += ", column '\(column)'" }
    switch problem {
    case .missingFile: return "\(place): the catalogue needs this file and it is not there."
    case .missingColumn: return "\(place): the header has no such column."
    case .empty: return "\(place): the cell is empty and must not be."
    case .unknown(let what, let word, let nearest):
      let advice = nearest.map { "; did you mean '\($0)'?" } ?? "."
      return "\(place): there is no \(what) '\(word)'\(advice)"
    case .repeated(let what, let word):
      return "\(place): the \(what) '\(word)' stands here a second time."
    case .unreadable(let reason):
      return "\(place): \(reason)\(reason.hasSuffix("?") ? "" : ".")"
    }
  }
}
