public import Records

/// How far into the past of a dataset a rule looks, which decides from when it can be told.
public struct Lookback: Hashable, Sendable {
  /// From where it is counted.
  public enum Anchor: Hashable, Sendable {
    /// The position on the last day of the span: nothing before it matters.
    case position
    /// The first day of the span.
    case spanStart
    /// The last day of the span.
    case periodEnd
  }

  /// The dataset.
  public let dataset: String
  /// From where the past is counted back.
  public let anchor: Anchor
  /// How much time before the anchor.
  public let amount: Int
  /// The unit of that time.
  public let unit: TimeUnit

  /// The first day that must be covered.
  ///
  /// - Parameters:
  ///   - start: The first day of the span.
  ///   - end: The last day of the span.
  /// - Returns: The day.
  public func firstDay(spanFrom start: CalendarDate, through end: CalendarDate) -> CalendarDate {
    let day = anchor == .spanStart ? start : end
    switch unit {
    case .days: return day.adding(days: -amount)
    case .weeks: return day.adding(days: -7 * amount)
    // Two weekdays a week are none, and a fortnight holds the bank holidays that may lie between.
    case .workingDays: return day.adding(days: -(amount * 7 / 5 + 14))
    case .months: return day.adding(months: -amount)
    case .years: return day.adding(months: -12 * amount)
    }
  }

  /// The pasts that a claim looks into: `exists referrals (date >= this.date - 12 months …)` looks
  /// twelve months back, `exists cp_plans (open)` at the position on the last day.
  public static func all(in claim: Expression) -> [Lookback] {
    switch claim {
    case .and(let first, let second), .or(let first, let second): all(in: first) + all(in: second)
    case .not(let inner), .word(_, let inner): all(in: inner)
    case .exists(let link, let inner): inner.map { within(link.dataset, $0) } ?? []
    case .latest(let link, let condition, let inner):
      [condition, inner].compactMap { $0 }.flatMap { within(link.dataset, $0) }
    case .compare(let left, _, let right): all(in: left) + all(in: right)
    case .isAmong(let value, _), .isMissing(let value): all(in: value)
    case .flag, .isOpen, .isUnborn: []
    }
  }

  /// The pasts that a value looks into.
  public static func all(in value: Operand) -> [Lookback] {
    switch value {
    case .total(let link, let claim, let inner):
      (claim.map { within(link.dataset, $0) } ?? []) + all(in: inner)
    case .count(let link, _, let claim), .covered(let link, let claim):
      claim.map { within(link.dataset, $0) } ?? []
    case .moved(let base, _, _, _), .share(_, let base), .word(_, let base): all(in: base)
    case .sum(let first, let second), .difference(let first, let second),
      .otherwise(let first, let second), .length(let first, let second, _),
      .quotient(let first, let second):
      all(in: first) + all(in: second)
    default: []
    }
  }

  /// The pasts that a claim about the rows of a dataset looks into, those rows among them.
  public static func within(_ dataset: String, _ claim: Expression) -> [Lookback] {
    switch claim {
    case .and(let first, let second), .or(let first, let second):
      return within(dataset, first) + within(dataset, second)
    case .not(let inner): return within(dataset, inner)
    case .isOpen: return [Lookback(dataset: dataset, anchor: .position, amount: 0, unit: .days)]
    case .compare(_, .greater, let bound), .compare(_, .greaterOrEqual, let bound):
      return before(bound).map { anchor, amount, unit in
        [Lookback(dataset: dataset, anchor: anchor, amount: amount, unit: unit)]
      } ?? all(in: claim)
    default: return all(in: claim)
    }
  }

  /// Where a lower bound of dates lies.
  private static func before(_ bound: Operand) -> (Anchor, Int, TimeUnit)? {
    switch bound {
    case .moved(let base, let amount, let unit, true):
      if base == .periodEnd { return (.periodEnd, amount, unit) }
      return base.mentionsOuterRow || base.startsSpan ? (.spanStart, amount, unit) : nil
    // What is asked since a day of the row can be told of rows of the span only where the other
    // dataset reaches back as far; else what it cannot show would count as not done.
    default: return bound.mentionsOuterRow || bound.startsSpan ? (.spanStart, 0, .days) : nil
    }
  }
}

extension Operand {
  fileprivate var startsSpan: Bool {
    switch self {
    case .periodStart, .spanStart: true
    default: false
    }
  }
}
