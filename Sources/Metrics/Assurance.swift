public import Catalogue

/// Whether a target is met by the usual variation of a series, as Making Data Count judges it.
public enum Assurance: String, Hashable, Sendable, CaseIterable {
  /// The target lies beyond the limits on the side that is easy: it is met every month unless
  /// something changes.
  case met = "Met as a rule"
  /// The target lies beyond the limits on the side that is wanted: it is missed every month unless
  /// something changes.
  case missed = "Missed as a rule"
  /// The target lies between the limits, ends included: some months meet it and some miss it by
  /// chance.
  case byChance = "Met or missed by chance"
}

extension Signal {
  /// Judges a target by the limits in force for the last point.
  ///
  /// - Parameters:
  ///   - target: The target, in the unit of the indicator.
  ///   - polarity: Which way is wanted.
  /// - Returns: `nil` where neither way is wanted, where there are no limits, where they rest on
  ///   too few points for a verdict, and where the last point is not there.
  public func assurance(of target: Double, polarity: Polarity) -> Assurance? {
    switch variation {
    case .noData, .notEnoughData: return nil
    case .noSignal, .signal: break
    }
    guard let limits, polarity != .neutral else { return nil }
    if target > limits.upper { return polarity == .high ? .missed : .met }
    if target < limits.lower { return polarity == .high ? .met : .missed }
    return .byChance
  }
}
