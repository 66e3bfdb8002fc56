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

  /// Whether an indicator can be told for a span, looking into the past as far as its rule does.
  func holds(_ rule: CountingRule, _ basis: Basis, _ place: Int) -> Bool {
    guard let first = spans.firstDay(of: basis, endingWith: place),
      holds(first, dataset: rule.dataset, isPosition: basis == .snapshot, place)
    else { return false }
    let claims = [rule.restriction, rule.numerator].compactMap { $0 }
    return claims.flatMap(Lookback.all).allSatisfy { past in
      past.months == 0
        ? holds(spans.periods.ends[place], dataset: past.dataset, isPosition: true, place)
        : holds(first.adding(months: -past.months), dataset: past.dataset, isPosition: false, place)
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
