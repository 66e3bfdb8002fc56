public import Records

/// What the pattern of a monthly series allows to be said about its last point.
public enum Variation: Hashable, Sendable {
  /// Which rule of the chart marked the point.
  public enum Rule: Hashable, Sendable {
    /// Outside the limits.
    case outsideLimits
    /// Seven or more points all rising or all falling; the number of points.
    case run(Int)
    /// Two of three points near the same limit.
    case nearLimit
    /// Seven or more points on one side of the mean; the number of points.
    case shift(Int)
  }

  /// Which way the signal points.
  public enum Direction: Hashable, Sendable {
    /// Up.
    case higher
    /// Down.
    case lower
  }

  /// No rule is met: no more than the usual variation.
  case noSignal
  /// A rule is met.
  case signal(Direction, Rule)
  /// Fewer than twelve points, or a series that allows no limits.
  case notEnoughData(points: Int)
  /// The last point is not there.
  case noData
}

/// The verdict on one indicator's monthly series and the numbers behind it.
public struct Signal: Hashable, Sendable {
  /// The indicator's id.
  public let indicator: String
  /// The span of each point.
  public let basis: Basis
  /// What may be said of the last point.
  public let variation: Variation
  /// The mean of the series; `nil` when there are no limits.
  public let mean: Double?
  /// The limits of usual variation, the lower not below 0 and, for percentages, the upper not
  /// above 100; `nil` when there are none.
  public let limits: Interval?
  /// The months whose points a rule marks.
  public let marked: [Month]

  /// Makes a signal.
  public init(
    indicator: String,
    basis: Basis,
    variation: Variation,
    mean: Double?,
    limits: Interval?,
    marked: [Month]
  ) {
    self.indicator = indicator
    self.basis = basis
    self.variation = variation
    self.mean = mean
    self.limits = limits
    self.marked = marked
  }
}
