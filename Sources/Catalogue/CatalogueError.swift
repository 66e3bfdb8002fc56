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
    /// A word is not one of those that are known there; `nearest` is the closest one that is, and
    /// `known` all of them where they are few.
    case unknown(what: String, word: String, nearest: String?, known: [String] = [])
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
    case .missingColumn: return "\(place): the header has no such column; add it to the first line."
    case .empty: return "\(place): the cell is empty and must not be\(adviceForEmptyCell)."
    case .unknown(let what, let word, let nearest, let known):
      let all = known.isEmpty ? "." : "; it is \(Self.listed(known))."
      let advice = nearest.map { "; did you mean '\($0)'?" } ?? all
      return "\(place): there is no \(what) '\(word)'\(advice)"
    case .repeated("id", let word):
      return "\(place): another row has the id '\(word)'; give this one a name of its own, such as "
        + "'\(word.hasPrefix("local_") ? "\(word)_2" : "local_\(word)")'."
    case .repeated(let what, let word):
      return "\(place): the \(what) '\(word)' stands here a second time; take one of the two out."
    case .unreadable(let reason):
      return "\(place): \(reason)\(reason.hasSuffix("?") ? "" : ".")"
    }
  }

  /// What to write in a cell of `indicators.csv` that must not be empty.
  private var adviceForEmptyCell: String {
    guard file.hasPrefix("indicators") || file.hasPrefix("local-indicators") else { return "" }
    let advice: [String: String] = [
      "id": "give the row a name of its own, such as 'local_children'",
      "title": "write what pages are to call the figure",
      "dataset": "write whose rows are counted, such as 'cp_plans'",
      "population": "write which rows belong to a month, such as 'open' or 'started'",
      "counted": "write 'children', 'rows' or 'families'",
      "measure": "write what is made of the rows, such as 'count' or 'percentage'",
      "unit": "write \(Self.listed(Unit.allCases.map(\.rawValue)))",
      "bases": "write the spans, such as 'snapshot' or 'month r12'",
      "polarity": "write which way is wanted: \(Self.listed(Polarity.allCases.map(\.rawValue)))",
      "numerator": "write which of the rows count, such as 'age < 5'",
      "denominator": "write what the figure is divided by",
      "breakdowns": "a distribution needs one, such as 'Age band'",
      "version": "write 1 for a new row, and one more with every change of its meaning",
    ]
    return advice[column].map { "; \($0)" } ?? ""
  }

  /// `low, high or neutral`.
  static func listed(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}
