import Metrics
import Records

/// A comparison as the public may see it.
///
/// A local figure under the rules of disclosure control stands as `c`, and so does whatever rests
/// on it. DfE's published figures are public already.
///
/// - Parameters:
///   - comparison: The comparison.
///   - withheld: Indicators and reporting years whose local figure is withheld, or where another
///     figure stands published.
///   - small: The numbers that could point at a child.
/// - Returns: The comparison, whole or with what rests on the authority's own figure withheld.
func publicComparison(
  _ comparison: Comparison,
  withheld: [String: Set<Int>] = [:],
  small: ClosedRange<Int64> = smallNumbers
) -> Comparison {
  let isWithheld = withheld[comparison.indicator]?.contains(comparison.reportingYear) ?? false
  guard comparison.source == .local, isWithheld || restsOn(small, comparison.own) else {
    return comparison
  }
  return Comparison(
    indicator: comparison.indicator,
    reportingYear: comparison.reportingYear,
    own: ComparedArea(
      area: comparison.own.area,
      value: .symbol(.withheld),
      numerator: nil,
      denominator: nil,
      interval: nil
    ),
    source: comparison.source,
    neighbourModel: comparison.neighbourModel,
    neighbours: comparison.neighbours,
    neighboursUsed: comparison.neighboursUsed,
    neighbourMean: comparison.neighbourMean,
    neighbourMedian: comparison.neighbourMedian,
    region: comparison.region,
    england: comparison.england,
    rank: nil,
    rankOf: nil,
    nationalRank: nil,
    quartileBand: nil,
    comparedWithEngland: .notCompared,
    comparedWithNeighbours: .notCompared,
    note: comparison.note,
    counterpart: comparison.counterpart
  )
}

/// A funnel as the public may see it: without the authority's own point where its local figure is
/// under the rules of disclosure control, or where another figure stands published.
///
/// - Parameters:
///   - funnel: The funnel.
///   - withheld: As for `publicComparison`.
///   - small: The numbers that could point at a child.
/// - Returns: The funnel, with the authority's own point where that may be seen.
func publicFunnel(
  _ funnel: FunnelComparison,
  withheld: [String: Set<Int>] = [:],
  small: ClosedRange<Int64> = smallNumbers
) -> FunnelComparison {
  let isWithheld = withheld[funnel.indicator]?.contains(funnel.reportingYear) ?? false
  guard funnel.source == .local, let own = funnel.own,
    isWithheld || restsOn(small, count: own.count, total: own.total)
  else { return funnel }
  return funnel.withoutOwn
}

/// Whether a count or its share is of few, or of all but a few.
private func restsOn(_ small: ClosedRange<Int64>, count: Int64, total: Int64) -> Bool {
  small.contains(count) || small.contains(total)
    || small.contains(total - count)
}

/// Whether a local figure is small, is a share of few or of all but a few, or does not say what
/// it was counted from.
private func restsOn(_ small: ClosedRange<Int64>, _ area: ComparedArea) -> Bool {
  guard let value = area.value.number else { return false }
  guard let numerator = area.numerator else {
    return value.places > 0 || (value.wholeNumber.map(small.contains) ?? true)
  }
  guard let denominator = area.denominator else { return small.contains(numerator) }
  return restsOn(small, count: numerator, total: denominator)
}
