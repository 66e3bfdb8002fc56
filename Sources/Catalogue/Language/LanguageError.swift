/// A mistake in an expression of the catalogue, with its place in the cell.
public struct LanguageError: Error, Hashable, Sendable {
  /// Where it stands: the first letter that is wrong, counted from 1.
  public let column: Int
  /// What is wrong, in one sentence without a full stop.
  public let message: String
  /// The nearest right word; `nil` when none is near.
  public let suggestion: String?

  /// Makes an error.
  public init(column: Int, message: String, suggestion: String? = nil) {
    self.column = column
    self.message = message
    self.suggestion = suggestion
  }

  /// The mistake with the nearest right word, without a full stop.
  public var reason: String {
    "\(message), at letter \(column)" + (suggestion.map { "; did you mean '\($0)'?" } ?? "")
  }
}
