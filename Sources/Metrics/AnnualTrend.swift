import Records

/// Whether yearly figures of the last five years rise or fall beyond chance.
///
/// This is the test behind the arrows of OHID's Fingertips: a line through the last five figures,
/// each weighted by how narrow its limits are, and no arrow unless the line is steep beyond 99.8%
/// certainty and keeps its direction whichever figure is left out. Years without a figure are
/// skipped and the rest numbered one to five, as Fingertips does.
///
/// It holds for yearly figures that stand alone; monthly counts have `Signal`.
///
/// - SeeAlso: Fingertips, *Recent trends* (technical guidance); `methods.md`, section 1.4.
public enum AnnualTrend: String, Hashable, Sendable {
  /// Up, beyond chance.
  case increasing = "Increasing"
  /// Down, beyond chance.
  case decreasing = "Decreasing"
  /// Neither: an arrow would be a guess.
  case noSignificantChange = "No significant change"
  /// Fewer than five figures with limits.
  case cannotBeCalculated = "Cannot be calculated"

  /// How many figures the test needs.
  static let pointCount = 5

  /// Chi-squared with one degree of freedom at 99.8%.
  static let critical = 9.54953570608324

  /// Judges figures, oldest first; those before the last five do not count.
  public init(_ figures: [(value: Double, limits: Interval)]) {
    let points = figures.filter { $0.limits.upper > $0.limits.lower }.suffix(Self.pointCount)
      .enumerated().map { place, figure in
        WeightedPoint(
          x: Double(place + 1),
          y: figure.value,
          // The width of 95% limits is 3.92 standard errors.
          weight: weight(figure.limits.upper - figure.limits.lower)
        )
      }
    guard points.count == Self.pointCount else {
      self = .cannotBeCalculated
      return
    }
    let line = WeightedLine(points)
    let rises = line.slope >= 0
    let isSteady = points.indices.allSatisfy { place in
      var others = points
      others.remove(at: place)
      return (WeightedLine(others).slope >= 0) == rises
    }
    guard line.chiSquared > Self.critical, isSteady else {
      self = .noSignificantChange
      return
    }
    self = rises ? .increasing : .decreasing
  }

  /// The trend of an authority's published figures, by the id of the indicator.
  ///
  /// - Parameter comparisons: Comparisons of one authority, years in any order. A figure of its
  ///   own extracts does not join those that DfE published.
  /// - Returns: A trend for each indicator that has comparisons.
  public static func trends(of comparisons: [Comparison]) -> [String: AnnualTrend] {
    Dictionary(grouping: comparisons, by: \.indicator).mapValues { years in
      let sources = Set(years.lazy.filter { $0.own.value.number != nil }.map(\.source))
      guard sources.count == 1 else { return .cannotBeCalculated }
      return AnnualTrend(
        years.sorted { $0.reportingYear < $1.reportingYear }.compactMap { year in
          guard let value = year.own.value.number, let limits = year.own.interval else {
            return nil
          }
          return (value.approximation, limits)
        }
      )
    }
  }
}

private func weight(_ width: Double) -> Double {
  let error = width / 3.92
  return 1 / (error * error)
}

private struct WeightedPoint {
  let x: Double
  let y: Double
  let weight: Double
}

/// A straight line through points, the certain ones counting for more.
private struct WeightedLine {
  let slope: Double
  /// The square of the slope over its standard error.
  let chiSquared: Double

  init(_ points: [WeightedPoint]) {
    var (sum, sumX, sumY, sumXY, sumXX) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for point in points {
      sum += point.weight
      sumX += point.weight * point.x
      sumY += point.weight * point.y
      sumXY += point.weight * point.x * point.y
      sumXX += point.weight * point.x * point.x
    }
    let spread = sum * sumXX - sumX * sumX
    slope = (sum * sumXY - sumX * sumY) / spread
    chiSquared = slope * slope * spread / sum
  }
}
