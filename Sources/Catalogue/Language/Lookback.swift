/// How far into the past of a dataset a rule looks, which decides from when it can be told.
public struct Lookback: Hashable, Sendable {
  /// The dataset.
  public let dataset: String
  /// Months before the span; 0 when only the last day of the span matters.
  public let months: Int

  /// The pasts that a claim looks into: `exists referrals (date >= this.date - 12 months …)` looks
  /// twelve months back, `exists cp_plans (open)` at the position on the last day.
  public static func all(in claim: Expression) -> [Lookback] {
    switch claim {
    case .and(let first, let second), .or(let first, let second): all(in: first) + all(in: second)
    case .not(let inner), .word(_, let inner): all(in: inner)
    case .exists(let dataset, let inner): inner.map { quantified(dataset, [$0]) } ?? []
    case .latest(let dataset, let condition, let inner):
      quantified(dataset, [condition, inner].compactMap { $0 })
    case .compare, .isAmong, .isMissing, .flag, .isOpen, .isUnborn: []
    }
  }

  private static func quantified(_ dataset: String, _ claims: [Expression]) -> [Lookback] {
    claims.flatMap(\.conjuncts).flatMap { claim -> [Lookback] in
      switch claim {
      case .isOpen: [Lookback(dataset: dataset, months: 0)]
      case .compare(_, .greater, .moved(let base, let amount, let unit, true)),
        .compare(_, .greaterOrEqual, .moved(let base, let amount, let unit, true)):
        switch (unit, base.mentionsOuterRow || base == .periodEnd) {
        case (.months, true): [Lookback(dataset: dataset, months: amount)]
        case (.years, true): [Lookback(dataset: dataset, months: 12 * amount)]
        default: []
        }
      default: all(in: claim)
      }
    }
  }
}
