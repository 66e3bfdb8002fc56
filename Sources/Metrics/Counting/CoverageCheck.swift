import Catalogue
import Records

/// Says whether a span lies wholly inside what the extracts cover (ruling "Coverage").
struct CoverageCheck {
  let coversFrom: [String: CalendarDate]
  let schema: Schema
  let spans: SpanMasks
  /// The month for which a position may be told even of a dataset whose past is not known; `nil`
  /// where the reporting month is not among the months.
  let reportingMonth: Month?

  /// The months at whose ends an indicator can be told for a span, looking into the past as far as
  /// its rule does.
  func places(of rule: CountingRule, _ basis: Basis) -> [Int] {
    let claims = [rule.restriction, rule.numerator].compactMap { $0 }
    let numbers = [rule.part, rule.whole].compactMap { $0 }
    let pasts = claims.flatMap { Lookback.all(in: $0) } + numbers.flatMap { Lookback.all(in: $0) }
    let own = rule.population == .all ? claims.flatMap { Lookback.within(rule.dataset, $0) } : []
    return (0..<spans.periods.count).filter { holds(rule, basis, $0, pasts: pasts, own: own) }
  }

  /// Whether it can be told for the span that ends with one month.
  ///
  /// - Parameters:
  ///   - rule: The rule.
  ///   - basis: The span.
  ///   - place: The month.
  ///   - pasts: How far the claims and numbers of the rule look back.
  ///   - own: How far claims about all rows look back within the rule's own dataset.
  /// - Returns: Whether it can.
  private func holds(
    _ rule: CountingRule,
    _ basis: Basis,
    _ place: Int,
    pasts: [Lookback],
    own: [Lookback]
  ) -> Bool {
    guard let first = spans.firstDay(of: basis, endingWith: place) else { return false }
    var pasts = pasts
    switch rule.population {
    case .all where schema[rule.dataset]?.shape == .people: break
    case .all:
      pasts += own
      guard
        own.contains(where: { $0.dataset == rule.dataset })
          || holds(spans.periods.ends[place], dataset: rule.dataset, isPosition: true, place)
      else { return false }
    case .endedYearBefore:
      guard holds(first.adding(months: -12), dataset: rule.dataset, isPosition: false, place)
      else { return false }
    default:
      guard holds(first, dataset: rule.dataset, isPosition: basis == .snapshot, place)
      else { return false }
    }
    // A position has no span of its own: what is said of its month begins with the month.
    let start = min(first, spans.periods.months[place].firstDay)
    let end = spans.periods.ends[place]
    return pasts.allSatisfy { past in
      holds(
        past.firstDay(spanFrom: start, through: end),
        dataset: past.dataset,
        isPosition: past.anchor == .position,
        place
      )
    }
  }

  private func holds(
    _ day: CalendarDate,
    dataset: String,
    isPosition: Bool,
    _ place: Int
  ) -> Bool {
    guard let from = coversFrom[dataset] else {
      // Nothing is known of its past: only the position in the reporting month can be told.
      return isPosition && spans.periods.months[place] == reportingMonth
    }
    // Rows that give a period are complete from the month in which the first period begins.
    return schema[dataset]?.shape == .periods ? day.month >= from.month : day >= from
  }
}
