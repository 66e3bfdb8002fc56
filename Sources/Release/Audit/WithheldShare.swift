import Metrics
public import Records

/// How much of what was counted a public edition withholds, for one kind of span.
public struct WithheldShare: Hashable, Sendable {
  /// The span.
  public let basis: Basis
  /// How many figures there are to show.
  public private(set) var figures = 0
  /// How many of them are withheld because they are of few, out of few, or all but few.
  public private(set) var few = 0
  /// How many are withheld so that those cannot be worked out.
  public private(set) var protecting = 0

  /// Compares the headline figures of a public edition with those of the internal one.
  ///
  /// - Parameters:
  ///   - published: The figures of the public edition.
  ///   - truth: The figures of the internal edition of the same month.
  ///   - smallest: The smallest count that the partnership publishes.
  /// - Returns: One for each kind of span that has figures.
  public static func shares(
    of published: [PublishedFigure],
    beside truth: [PublishedFigure],
    smallest: SmallestCount = .standard
  ) -> [WithheldShare] {
    let known = Dictionary(
      truth.lazy.filter { $0.place.slice == .total }.map { ($0.place, $0.figure) },
      uniquingKeysWith: { first, _ in first }
    )
    return Basis.allCases.compactMap { basis in
      var share = WithheldShare(basis: basis)
      for figure in published where figure.place.basis == basis && figure.place.slice == .total {
        guard let before = known[figure.place], before != .symbol(.notAvailable) else { continue }
        share.figures += 1
        guard figure.figure == .symbol(.withheld) else { continue }
        if before.isOfFew(smallest.small) { share.few += 1 } else { share.protecting += 1 }
      }
      return share.figures > 0 ? share : nil
    }
  }

  private init(basis: Basis) {
    self.basis = basis
  }
}

extension ReleasedFigure {
  /// Whether it is a count of few, a share of as few or of all but as few.
  fileprivate func isOfFew(_ small: ClosedRange<Int64>) -> Bool {
    guard case .shown(let value, let numerator, let denominator, _, _) = self else { return false }
    let count = numerator ?? value.wholeNumber
    let rest = numerator.flatMap { part in denominator.map { $0 - part } }
    return [count, denominator, rest].contains { $0.map(small.contains) ?? false }
  }
}
