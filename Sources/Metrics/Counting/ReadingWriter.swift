import Catalogue
import Records

/// Writes the readings of one indicator from what was counted.
struct ReadingWriter {
  let figures: FigureMaker
  let coverage: CoverageCheck
  let vocabulary: Vocabulary
  let tables: [String: Table]

  /// The readings: bases, then months, then slices.
  ///
  /// An indicator whose extract did not come says so once for every basis, in the reporting month.
  func readings(of indicator: Indicator, _ counts: IndicatorCounts?) -> [Reading] {
    let periods = coverage.spans.periods
    guard let counts else {
      return indicator.bases.map {
        Reading(
          indicator: indicator.id,
          period: periods.months[periods.count - 1],
          basis: $0,
          slice: .total,
          figure: Figure(status: .notReceived)
        )
      }
    }
    let isSplit = [true] + breakdownsThatCame(indicator)
    var readings: [Reading] = []
    for (basis, name) in indicator.bases.enumerated() {
      let numbers = indicator.measure.isTypical ? counts.summaries(basis: basis) : []
      let counted = numbers.isEmpty ? counts.slices.indices : 0..<0
      let numerators = counted.map { counts.numerators(basis: basis, slice: $0) }
      let denominators = counted.map { counts.denominators(basis: basis, slice: $0) }
      for place in coverage.places(of: indicator.rule, name) {
        let month = periods.months[place]
        for (slice, part) in counts.slices.enumerated() {
          let figure: Figure
          if !isSplit[slice] {
            figure = Figure(status: .notReceived)
          } else if !numbers.isEmpty {
            figure = figures.figure(indicator, numbers[slice][place])
          } else {
            figure = figures.figure(
              indicator,
              numerator: numerators[slice][place],
              denominator: denominators[slice][place],
              month: month
            )
          }
          readings.append(
            Reading(
              indicator: indicator.id,
              period: month,
              basis: name,
              slice: part,
              figure: figure
            )
          )
        }
      }
    }
    return readings
  }

  /// For each category of each breakdown, whether the columns that it splits by came.
  private func breakdownsThatCame(_ indicator: Indicator) -> [Bool] {
    indicator.breakdowns.flatMap { breakdown in
      var needs = Needs(vocabulary, tables: tables)
      let came = breakdown.categories.allSatisfy { category in
        category.claim.map { needs.allow($0, about: indicator.dataset) } ?? true
      }
      return breakdown.categories.map { _ in came }
    }
  }
}
