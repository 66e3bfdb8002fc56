/// The rows of another dataset that belong to a row.
public struct Link: Hashable, Sendable {
  /// The other dataset.
  public let dataset: String
  /// The identifier that both rows have in common, such as `family`; `nil` for the child, or for
  /// the key of details.
  public let field: String?

  /// Makes a link.
  public init(_ dataset: String, by field: String? = nil) {
    self.dataset = dataset
    self.field = field
  }
}
