import Catalogue
import Records

/// Makes figures from what was counted: value, limits, or why there is none.
struct FigureMaker {
  let population: LocalPopulation

  /// The figure of an indicator.
  ///
  /// - Parameters:
  ///   - indicator: The indicator.
  ///   - numerator: What was counted above the line.
  ///   - denominator: What was counted below it.
  ///   - month: The month at whose end the span ends, which decides the population of rates.
  /// - Returns: The figure, or why there is none.
  func figure(
    _ indicator: Indicator,
    numerator: Int64,
    denominator: Int64,
    month: Month
  ) -> Figure {
    switch indicator.measure {
    case .count:
      return Figure(
        status: .counted,
        numerator: numerator,
        denominator: indicator.rule.numerator == nil ? nil : denominator,
        value: ExactDecimal(units: numerator)
      )
    case .rate:
      guard let population = population.choice(for: month)?.children, population > 0 else {
        return Figure(status: .notReceived)
      }
      return Figure(
        status: .counted,
        numerator: numerator,
        denominator: population,
        value: ExactDecimal.ratio(numerator, population, times: 10_000, places: 1),
        interval: Interval.rate(numerator, population: population)
      )
    case .percentage, .sumPercentage:
      guard denominator > 0 else {
        return Figure(status: .notApplicable, numerator: numerator, denominator: denominator)
      }
      return Figure(
        status: .counted,
        numerator: numerator,
        denominator: denominator,
        value: ExactDecimal.ratio(numerator, denominator, times: 100, places: 1),
        interval: Interval.percentage(numerator, of: denominator)
      )
    }
  }
}
