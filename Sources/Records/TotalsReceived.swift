/// The totals that one agency sent under one name.
public struct TotalsReceived: Hashable, Sendable {
  /// The agency as it calls itself; empty where it says nothing.
  public let agency: String
  /// What the total is in the catalogue; empty for names that no indicator knows.
  public let title: String
  /// How many rows count in a figure, for some month.
  public let counted: Int
  /// How many rows were read and count in none.
  public let uncounted: Int
  /// The newest period that the rows are about, in its one spelling.
  public let newest: String

  /// Makes an account.
  public init(agency: String, title: String, counted: Int, uncounted: Int, newest: String) {
    self.agency = agency
    self.title = title
    self.counted = counted
    self.uncounted = uncounted
    self.newest = newest
  }
}
