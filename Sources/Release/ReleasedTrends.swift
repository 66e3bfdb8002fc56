import Metrics
import Records

/// The trends of an authority's yearly figures, from comparisons that may be seen.
///
/// A withheld year is not skipped, as one that was never published is: the years around it would
/// stand in for it, and the two editions would print different words.
func releasedTrends(of comparisons: [Comparison]) -> [String: AnnualTrend] {
  let hidden = Set(
    comparisons.lazy.filter { $0.source == .local && $0.own.value == .symbol(.withheld) }
      .map(\.indicator)
  )
  return AnnualTrend.trends(of: comparisons).reduce(into: [:]) { trends, trend in
    trends[trend.key] = hidden.contains(trend.key) ? .cannotBeCalculated : trend.value
  }
}
