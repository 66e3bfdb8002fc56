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
    case .percentage, .sumPercentage, .distribution:
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
    case .mean, .median:
      return Figure(
        status: .counted,
        numerator: numerator,
        denominator: denominator,
        value: ExactDecimal.ratio(numerator, denominator, times: 1, places: indicator.places)
      )
    case .ratio, .change, .pooled, .comparison: return Figure(status: .notReceived)
    }
  }

  /// The figure from totals of agencies, in millionths: full-time posts come as decimals.
  ///
  /// The value is made of the totals as they came; beside it they stand as whole numbers.
  ///
  /// - Parameters:
  ///   - indicator: The indicator.
  ///   - numerator: The total above the line.
  ///   - denominator: The total below it; `nil` when none came.
  ///   - isHeadline: Whether it is about the whole area, whose population is known.
  ///   - month: The month at whose end the span ends.
  /// - Returns: The figure; `nil` when a total that it needs did not come.
  func figure(
    _ indicator: Indicator,
    totals numerator: Int64,
    _ denominator: Int64?,
    isHeadline: Bool,
    month: Month
  ) -> Figure? {
    func whole(_ total: Int64) -> Int64 {
      ExactDecimal(units: total, places: 6).rounded(to: 0).units
    }
    let isWhole = numerator % 1_000_000 == 0 && (denominator ?? 0) % 1_000_000 == 0
    let factor: Int64
    switch indicator.measure {
    case .count:
      return figure(
        indicator,
        numerator: whole(numerator),
        denominator: denominator.map(whole) ?? 0,
        month: month
      )
    case .rate where denominator == nil:
      return isHeadline
        ? figure(indicator, numerator: whole(numerator), denominator: 0, month: month) : nil
    case .rate: factor = 10_000
    case .median, .mean: factor = 1
    case .percentage, .sumPercentage, .distribution: factor = 100
    case .ratio, .change, .pooled, .comparison: return nil
    }
    guard let denominator else { return nil }
    guard denominator > 0 else {
      return Figure(status: .notApplicable, numerator: whole(numerator), denominator: 0)
    }
    let limits: Interval?
    switch indicator.measure {
    case .rate: limits = Interval.rate(whole(numerator), population: whole(denominator))
    case .median, .mean: limits = nil
    default: limits = Interval.percentage(whole(numerator), of: whole(denominator))
    }
    return Figure(
      status: .counted,
      numerator: whole(numerator),
      denominator: whole(denominator),
      value: ExactDecimal.ratio(numerator, denominator, times: factor, places: indicator.places),
      interval: isWhole ? limits : nil
    )
  }

  /// The median or the mean of numbers in millionths.
  func figure(_ indicator: Indicator, _ numbers: NumberList.Summary) -> Figure {
    guard numbers.count > 0 else { return Figure(status: .notApplicable, denominator: 0) }
    let isMedian = indicator.measure == .median
    let limits =
      isMedian
      ? numbers.medianLimits.map {
        Interval(lower: Double($0.lower) / 1_000_000, upper: Double($0.upper) / 1_000_000)
      }
      : Interval.mean(
        Double(numbers.sum) / 1_000_000 / Double(numbers.count),
        squares: numbers.squares / 1_000_000_000_000,
        count: numbers.count
      )
    return Figure(
      status: .counted,
      denominator: numbers.count,
      value: isMedian
        ? ExactDecimal.ratio(numbers.twiceMedian, 2_000_000, times: 1, places: indicator.places)
        : ExactDecimal.ratio(
          numbers.sum,
          numbers.count * 1_000_000,
          times: 1,
          places: indicator.places
        ),
      interval: limits
    )
  }
}
