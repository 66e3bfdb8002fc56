/// The day from which extracts are complete, as the partnership says (ruling "Coverage").
public struct Coverage: Hashable, Sendable {
  /// The day for every dataset that has none of its own; `nil` when nothing is said.
  public let everywhere: CalendarDate?
  /// The day by dataset.
  public let byDataset: [String: CalendarDate]

  /// Makes a coverage; without any date the extracts themselves decide.
  public init(everywhere: CalendarDate? = nil, byDataset: [String: CalendarDate] = [:]) {
    self.everywhere = everywhere
    self.byDataset = byDataset
  }

  /// The day that the partnership says for a dataset; `nil` when it says none.
  public subscript(dataset: String) -> CalendarDate? { byDataset[dataset] ?? everywhere }
}
