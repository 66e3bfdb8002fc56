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
  /// Fewer than twelve points since the series began or was broken, or a series that allows no
  /// limits that a point could lie beyond; the number of points.
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
  /// The mean of the stretch that the last point belongs to; `nil` when there are no limits.
  public let mean: Double?
  /// The limits of usual variation of that stretch, the lower not below 0 and, for percentages,
  /// the upper not above 100; of shares of few those of the last month; `nil` when there are none.
  public let limits: Interval?
  /// The months whose points a rule marks.
  public let marked: [Month]
  /// The stretches between breaks that have limits, oldest first.
  public let stretches: [Stretch]
  /// The breaks inside the series, oldest first.
  public let breaks: [SeriesBreak]

  /// Makes a signal.
  public init(
    indicator: String,
    basis: Basis,
    variation: Variation,
    mean: Double?,
    limits: Interval?,
    marked: [Month],
    stretches: [Stretch] = [],
    breaks: [SeriesBreak] = []
  ) {
    self.indicator = indicator
    self.basis = basis
    self.variation = variation
    self.mean = mean
    self.limits = limits
    self.marked = marked
    self.stretches = stretches
    self.breaks = breaks
  }

  /// The stretch that the last point belongs to; `nil` when it has no limits.
  public var stretch: Stretch? { limits == nil ? nil : stretches.last }
}

/// A part of a series with limits of its own: the whole, or what lies between two breaks.
public struct Stretch: Hashable, Sendable {
  /// How limits are worked out.
  public enum Method: String, Hashable, Sendable {
    /// The mean and 2.66 mean moving ranges to each side, as Making Data Count draws them.
    case movingRanges = "moving ranges"
    /// Exact Poisson limits around a mean under 5 events, 99.8% certain to each side; of the four
    /// rules only the one about points outside the limits holds.
    case exactPoisson = "exact Poisson"
    /// Exact binomial limits of a share of fewer than 5, or of all but fewer than 5, 99.8% certain
    /// to each side: each month has its own. Of the four rules only the one about points outside
    /// the limits holds.
    case exactBinomial = "exact binomial"
  }

  /// The first and the last month.
  public let months: ClosedRange<Month>
  /// The mean of its points.
  public let mean: Double
  /// Its limits of usual variation; where each month has its own, those of the last.
  public let limits: Interval
  /// The limits of each month, where they differ; empty where they do not.
  public let monthly: [Month: Interval]
  /// How the limits were worked out.
  public let method: Method
  /// Whether the limits are on trial: they rest on fewer than twelve points and will move.
  public let isTrial: Bool

  /// Makes a stretch.
  public init(
    months: ClosedRange<Month>,
    mean: Double,
    limits: Interval,
    method: Method,
    isTrial: Bool,
    monthly: [Month: Interval] = [:]
  ) {
    self.monthly = monthly
    self.months = months
    self.mean = mean
    self.limits = limits
    self.method = method
    self.isTrial = isTrial
  }
}
