import Catalogue
public import Records

/// Which figures a calculation explains.
public struct ExplanationRequest: Hashable, Sendable {
  /// The one indicator that is explained; `nil` for all.
  public var indicator: String?
  /// The span; `nil` for the first basis of each indicator.
  public var basis: Basis?
  /// Whether the rows behind the figure are listed.
  public var listsRows: Bool
  /// The spans by the ids of the indicators that are explained; `nil` for what the others say.
  var bases: [String: Basis]?

  /// Makes a request: every indicator on its first basis, unless said otherwise.
  public init(indicator: String? = nil, basis: Basis? = nil, listsRows: Bool = false) {
    self.indicator = indicator
    self.basis = basis
    self.listsRows = listsRows
  }

  /// The basis that is explained; `nil` when the indicator is not asked for or has no such basis.
  func basis(of indicator: Indicator) -> Basis? {
    if let bases { return bases[indicator.id] }
    guard self.indicator.map({ $0 == indicator.id }) ?? true else { return nil }
    guard let basis else { return indicator.bases.first }
    return indicator.bases.contains(basis) ? basis : nil
  }
}
