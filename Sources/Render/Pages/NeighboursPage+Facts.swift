import Catalogue
import Metrics
import Records
import Release

extension NeighboursPage {
  /// What is said of an indicator below its chart and table.
  func facts(_ compared: ComparedIndicator) -> [[Inline]] {
    let comparison = compared.comparison
    let unit = compared.indicator.unit
    var facts: [[Inline]] = []
    if let mean = comparison.neighbourMean, let median = comparison.neighbourMedian {
      facts.append([
        .strong("Neighbours"),
        .text(
          " (\(comparison.neighbourModel)): mean \(printed(mean, in: unit)), median "
            + "\(printed(median, in: unit)), \(printed(comparison.neighboursUsed)) of "
            + "\(printed(comparison.neighbours.count)) have a value."
            + withheldWords(comparison, unit)
        ),
      ])
    }
    if let doubts = comparison.doubtsInWords {
      facts.append([
        .strong("Own value to the neighbours’ average"),
        .text(" \(comparison.comparedWithNeighbours.rawValue.lowercased()); this \(doubts)."),
      ])
    }
    let trend = trend(of: compared)
    if trend != .cannotBeCalculated {
      facts.append([
        .strong("Trend of own yearly values"), .text(" \(trend.rawValue)."),
      ])
    }
    if let pooled = comparison.pooled(in: unit) {
      facts.append(words(of: pooled, comparison, unit))
    }
    if comparison.region != nil, comparison.comparedWithRegion != .notCompared {
      facts.append([
        .strong("Own value to the region"),
        .text(" \(comparison.comparedWithRegion.rawValue.lowercased())."),
      ])
    }
    if let rank = comparison.rank, let of = comparison.rankOf {
      facts.append([
        .strong("Rank"),
        .text(
          " \(printed(rank)) of \(printed(of)) among itself and its neighbours; 1 is the "
            + "\(compared.indicator.polarity == .low ? "lowest" : "highest")."
            + rankWords(compared)
        ),
      ])
    }
    if let rank = comparison.nationalRank {
      let band = comparison.quartileBand.map { ", quarter \($0) of A to D" } ?? ""
      facts.append([
        .strong("Rank among all authorities"), .text(" \(printed(rank))\(band)."),
      ])
    }
    if isMixed {
      facts.append([.strong("Own value"), .text(" from \(comparison.source.inWords).")])
    }
    if !comparison.counterpart.isEmpty {
      facts.append([.strong("Source"), .text(" \(comparison.counterpart).")])
    }
    return facts
  }

  /// How many neighbours are in the mean where that is not all, and where the withheld ones leave it.
  func meanRemark(of comparison: Comparison) -> String? {
    guard comparison.neighboursUsed < comparison.neighbours.count else { return nil }
    let used = "\(printed(comparison.neighboursUsed)) of \(printed(comparison.neighbours.count))"
    guard comparison.neighboursWithheld > 0 else { return used }
    let withheld = "\(printed(comparison.neighboursWithheld)) withheld"
    guard let range = comparison.neighbourMeanRange else { return "\(used), \(withheld)" }
    return "\(used); \(printed(range.lowerBound)) to \(printed(range.upperBound)) with \(withheld)"
  }

  /// Between which means the withheld values of neighbours leave the average.
  private func withheldWords(_ comparison: Comparison, _ unit: Unit) -> String {
    guard comparison.neighboursWithheld > 0 else { return "" }
    guard let range = comparison.neighbourMeanRange else {
      return
        " \(printed(comparison.neighboursWithheld)) withheld, and nothing says how large those are."
    }
    let (low, high) = (printed(range.lowerBound, in: unit), printed(range.upperBound, in: unit))
    return " \(printed(comparison.neighboursWithheld)) withheld: with all values the mean lies "
      + (low == high ? "at \(low)." : "between \(low) and \(high).")
  }

  /// The neighbours as one population, how many are in it, and how the own value stands to it.
  private func words(of pooled: PooledValue, _ comparison: Comparison, _ unit: Unit) -> [Inline] {
    let limits = pooled.limits
    let verdict = comparison.comparedWithPooled(in: unit)
    let range = pooled.range.map {
      " With the withheld values it lies between \(printed($0.lowerBound, in: unit)) and "
        + "\(printed($0.upperBound, in: unit))."
    }
    return [
      .strong("Neighbours taken together"),
      .text(
        " \(printed(pooled.value, in: unit)), 95% limits \(printed(limits.lower)) to "
          + "\(printed(limits.upper)): \(printed(pooled.numerator)) of "
          + "\(printed(pooled.denominator)) in \(printed(pooled.used)) of "
          + "\(printed(comparison.neighbours.count)) areas.\(range ?? "")"
          + (verdict == .notCompared ? "" : " Own value to it: \(verdict.rawValue.lowercased()).")
      ),
    ]
  }

  /// How sure the rank is: how many neighbours cannot be told apart, and the places that leaves.
  private func rankWords(_ compared: ComparedIndicator) -> String {
    let (comparison, indicator) = (compared.comparison, compared.indicator)
    guard let range = comparison.rankRange(in: indicator.unit, polarity: indicator.polarity) else {
      return ""
    }
    let all = comparison.neighboursRanked.count
    let alike = range.upperBound - range.lowerBound
    if alike == 0 { return " Each neighbour can be told apart from it." }
    return " \(printed(alike)) of \(counted(all, "neighbour")) cannot be told apart from it: its "
      + "true place may be any from \(printed(range.lowerBound)) to \(printed(range.upperBound))"
      + (all + 1 == comparison.rankOf ? "." : " of \(printed(all + 1)).")
  }
}

extension ValueSource {
  /// Where own values come from.
  var inWords: String {
    switch self {
    case .published: "DfE's published files"
    case .local: "the authority's own extracts at 31 March"
    }
  }
}
