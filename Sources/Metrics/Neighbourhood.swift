import Records

/// The neighbours of one authority in one year, and what they say together.
struct Neighbourhood {
  /// The neighbours, closest first, those without a value too.
  let areas: [ComparedArea]
  /// The values that are there.
  let used: Ranking
  /// The values with the lowest that each withheld one may have, and with the highest; `nil` where
  /// nothing is withheld or nothing is certain of what is.
  let extremes: (low: Ranking, high: Ranking)?

  /// Makes a neighbourhood.
  init(_ areas: [ComparedArea]) {
    self.areas = areas
    let values = areas.compactMap(\.value.number)
    used = Ranking(values)
    let withheld = areas.filter { $0.value == .symbol(.withheld) }
    let possible = withheld.compactMap(\.possible)
    extremes =
      withheld.isEmpty || possible.count < withheld.count
      ? nil
      : (Ranking(values + possible.map(\.lowerBound)), Ranking(values + possible.map(\.upperBound)))
  }

  /// The means that the withheld values allow.
  var meanRange: ClosedRange<ExactDecimal>? { range(\.mean) }

  /// The medians that the withheld values allow.
  var medianRange: ClosedRange<ExactDecimal>? { range(\.median) }

  private func range(_ summary: (Ranking) -> ExactDecimal?) -> ClosedRange<ExactDecimal>? {
    guard let extremes, let low = summary(extremes.low), let high = summary(extremes.high) else {
      return nil
    }
    return low...high
  }

  /// How a value stands to the mean.
  func verdict(_ limits: Interval?) -> ComparisonVerdict {
    ComparisonVerdict(limits: limits, against: used.exactMean)
  }

  /// The choices that would give another verdict.
  ///
  /// - Parameters:
  ///   - limits: The limits of the authority's own value.
  ///   - others: The neighbours by other models.
  /// - Returns: None where the verdict stands either way, or where there is none.
  func doubts(_ limits: Interval?, others: [Neighbourhood]) -> [ComparisonDoubt] {
    let verdict = verdict(limits)
    guard verdict != .notCompared else { return [] }
    func differs(_ other: Double?) -> Bool {
      other != nil && ComparisonVerdict(limits: limits, against: other) != verdict
    }
    var doubts: [ComparisonDoubt] = []
    if let extremes, differs(extremes.low.exactMean) || differs(extremes.high.exactMean) {
      doubts.append(.withheldNeighbours)
    }
    if others.contains(where: { differs($0.used.exactMean) }) { doubts.append(.neighbourModel) }
    if differs(used.exactMedian) { doubts.append(.meanOrMedian) }
    return doubts
  }
}
