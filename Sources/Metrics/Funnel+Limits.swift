import Glibc

extension Funnel {
  /// The limits for an authority of a given size, as a chart draws them, in per cent or per 10,000.
  ///
  /// Of chance alone they are where a figure's own limits just touch the mean: for shares that is
  /// the mean and so many standard errors of a share that is the mean; for rates Byar's limits are
  /// turned round. With the variance between authorities they are steps on the scale of roots.
  ///
  /// - Parameters:
  ///   - total: The size: what is divided by.
  ///   - confidence: How sure the limits are.
  ///   - isAdjusted: Whether they allow for authorities being different.
  /// - Returns: The lower limit, never below 0, and the upper, of shares never above 100.
  public func limits(at total: Double, _ confidence: Confidence, isAdjusted: Bool) -> Interval {
    let z = confidence.deviate
    switch (kind, isAdjusted) {
    case (.share, true):
      let centre = asin(mean.squareRoot())
      let step = z * (1 / (4 * total) + variance).squareRoot()
      let (low, high) = (sin(max(0, centre - step)), sin(min(Double.pi / 2, centre + step)))
      return Interval(lower: 100 * low * low, upper: 100 * high * high)
    case (.share, false):
      let step = z * (mean * (1 - mean) / total).squareRoot()
      return Interval(lower: 100 * max(0, mean - step), upper: 100 * min(1, mean + step))
    case (.rate, true):
      let step = z * (1 / (4 * total) + variance).squareRoot()
      let (low, high) = (max(0, mean.squareRoot() - step), mean.squareRoot() + step)
      return Interval(lower: 10_000 * low * low, upper: 10_000 * high * high)
    case (.rate, false):
      let expected = mean * total
      let scale = 10_000 / total
      // Below the lowest count whose upper limit reaches the mean, above the highest whose lower
      // one does.
      let low = Self.root(from: 1, of: expected) { more in
        more * cube(1 - 1 / (9 * more) + z / (3 * more.squareRoot()))
      }
      let high = Self.root(from: 0.01, of: expected) { count in
        count * cube(max(0, 1 - 1 / (9 * count) - z / (3 * count.squareRoot())))
      }
      return Interval(lower: max(0, low - 1) * scale, upper: high * scale)
    }
  }

  /// The place at which a growing function has a value.
  private static func root(
    from start: Double,
    of value: Double,
    _ function: (Double) -> Double
  ) -> Double {
    var (low, high) = (start, start + 1)
    while function(high) < value { high *= 2 }
    for _ in 0..<80 {
      let middle = (low + high) / 2
      if function(middle) < value { low = middle } else { high = middle }
    }
    return high
  }
}

private func cube(_ number: Double) -> Double { number * number * number }
