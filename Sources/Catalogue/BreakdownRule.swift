/// One way of splitting an indicator: each row belongs to the first category whose claim it meets.
public struct BreakdownRule: Hashable, Sendable {
  /// One category of a breakdown.
  public struct Category: Hashable, Sendable {
    /// The name as pages and files print it: `Neglect`.
    public let label: String
    /// What its rows meet; `nil` for whatever no other category took.
    public let claim: Expression?

    /// Makes a category.
    public init(label: String, claim: Expression?) {
      self.label = label
      self.claim = claim
    }
  }

  /// The name as pages and files print it: `Category of abuse`.
  public let name: String
  /// The categories in the order in which they are printed; of a breakdown by the values of a field
  /// none until an extract has come.
  public let categories: [Category]
  /// The field whose values are the categories, such as `team`; `nil` where the catalogue lists
  /// the categories.
  public let field: String?

  /// Makes a breakdown.
  public init(name: String, categories: [Category], field: String? = nil) {
    self.name = name
    self.categories = categories
    self.field = field
  }
}
