import Metrics
import Records

/// The usual range of a series as it is printed.
///
/// Limits are rounded inwards, so that every printed figure beyond the test's limits lies beyond
/// the printed ones too: a count of 194 is never called above a range that ends at 194.
struct UsualRange: Hashable, Sendable {
  /// The lowest figure within the limits.
  let lower: ExactDecimal
  /// The highest figure within the limits.
  let upper: ExactDecimal
  /// The average, one decimal.
  let mean: ExactDecimal
  /// How the limits were worked out.
  let method: Stretch.Method
  /// Whether they rest on few months and will move.
  let isTrial: Bool

  /// The range of a signal; `nil` where it has no limits.
  init?(_ signal: Signal, places: Int) {
    guard let limits = signal.limits, let mean = signal.mean else { return nil }
    self.init(
      limits,
      mean: mean,
      places: places,
      method: signal.stretch?.method ?? .movingRanges,
      isTrial: signal.stretch?.isTrial ?? false
    )
  }

  /// The range of one stretch of a series.
  ///
  /// - Parameters:
  ///   - stretch: The stretch.
  ///   - month: The month, where each has limits of its own; else `nil`.
  ///   - places: The decimals of the figures.
  init?(_ stretch: Stretch, in month: Month? = nil, places: Int) {
    self.init(
      month.flatMap { stretch.monthly[$0] } ?? stretch.limits,
      mean: stretch.mean,
      places: places,
      method: stretch.method,
      isTrial: stretch.isTrial
    )
  }

  private init?(
    _ limits: Interval,
    mean: Double,
    places: Int,
    method: Stretch.Method,
    isTrial: Bool
  ) {
    guard limits.lower.isFinite, limits.upper.isFinite, mean.isFinite else { return nil }
    let scale = places == 0 ? 1.0 : places == 1 ? 10.0 : 100.0
    // A billionth is far more than the arithmetic loses and far less than is printed.
    lower = ExactDecimal(units: Int64((limits.lower * scale - 1e-9).rounded(.up)), places: places)
    upper = ExactDecimal(units: Int64((limits.upper * scale + 1e-9).rounded(.down)), places: places)
    self.mean = ExactDecimal(units: Int64((mean * 10).rounded()), places: 1)
    self.method = method
    self.isTrial = isTrial
  }

  /// The range in words: `169 to 194`, `0 to 9 (exact limits for small numbers)`.
  var words: String { "\(printed(lower)) to \(printed(upper))\(remark)" }

  /// What a reader must know of the limits, in brackets; mostly nothing.
  private var remark: String {
    switch (method, isTrial) {
    case (.movingRanges, false): ""
    case (.movingRanges, true): " (trial limits)"
    case (.exactPoisson, false), (.exactBinomial, false): " (exact limits for small numbers)"
    case (.exactPoisson, true), (.exactBinomial, true):
      " (exact limits for small numbers, on trial)"
    }
  }
}
