import Glibc

/// Shares of many authorities against their common mean, large ones held to narrower limits.
///
/// Authorities differ by more than chance, so that a plain funnel calls many of them unusual that
/// are only different. The adjusted funnel adds the variance between authorities: a share outside
/// it is unusual even among authorities that differ as these do.
///
/// - SeeAlso: Spiegelhalter DJ (2005), *Statistics in Medicine* 24:1185–1202 and *Quality and Safety
///   in Health Care* 14:347–351; the R package FunnelPlotR; `methods.md`, section 3.
public struct Funnel: Sendable {
  /// Where a share stands to limits of a funnel.
  public enum Position: String, Hashable, Sendable {
    /// Above the 99.8% limit.
    case farAbove = "above the 99.8% limit"
    /// Above the 95% limit.
    case above = "above the 95% limit"
    /// Within the limits.
    case within = "within the limits"
    /// Below the 95% limit.
    case below = "below the 95% limit"
    /// Below the 99.8% limit.
    case farBelow = "below the 99.8% limit"
  }

  /// The mean: all that count of all there are.
  public let mean: Double
  /// How many times more the shares differ than chance would have them; about 1 is chance alone.
  public let dispersion: Double
  /// The variance between authorities on the scale of arcsines; 0 when chance explains it all.
  public let variance: Double

  /// Makes a funnel; `nil` for fewer than two authorities with something to divide by.
  ///
  /// - Parameter shares: How many of how many, for each authority.
  public init?(_ shares: [(count: Int64, total: Int64)]) {
    let usable = shares.filter { $0.total > 0 && $0.count >= 0 && $0.count <= $0.total }
    guard usable.count > 1 else { return nil }
    let counts = usable.reduce(into: (0.0, 0.0)) {
      $0.0 += Double($1.count)
      $0.1 += Double($1.total)
    }
    mean = counts.0 / counts.1
    let centre = asin(mean.squareRoot())
    // On this scale a share of n has the standard error 1 / (2 √n), whatever the share.
    let scores = usable.map { share in
      (asin((Double(share.count) / Double(share.total)).squareRoot()) - centre)
        * 2 * Double(share.total).squareRoot()
    }
    let squares = Self.winsorised(scores).map { $0 * $0 }
    let number = Double(usable.count)
    dispersion = squares.reduce(0, +) / number
    let weights = usable.map { 4 * Double($0.total) }
    let sum = weights.reduce(0, +)
    let sumOfSquares = weights.reduce(0) { $0 + $1 * $1 }
    variance = max(0, (number * dispersion - (number - 1)) / (sum - sumOfSquares / sum))
  }

  /// Where a share stands to the limits that allow for chance alone.
  ///
  /// The limits are Wilson's: a share is outside when its own limits leave out the mean.
  public func plainPosition(_ count: Int64, of total: Int64) -> Position? {
    func outside(_ confidence: Confidence) -> ComparisonVerdict {
      ComparisonVerdict(
        limits: Interval.percentage(count, of: total, confidence: confidence),
        against: mean * 100
      )
    }
    switch (outside(.ninetyFive), outside(.ninetyNineEight)) {
    case (.notCompared, _): return nil
    case (_, .higher): return .farAbove
    case (_, .lower): return .farBelow
    case (.higher, _): return .above
    case (.lower, _): return .below
    default: return .within
    }
  }

  /// Where a share stands to the limits that also allow for authorities being different.
  public func adjustedPosition(_ count: Int64, of total: Int64) -> Position? {
    guard total > 0, count >= 0, count <= total else { return nil }
    let share = asin((Double(count) / Double(total)).squareRoot())
    let error = (1 / (4 * Double(total)) + variance).squareRoot()
    let score = (share - asin(mean.squareRoot())) / error
    if score > Confidence.ninetyNineEight.deviate { return .farAbove }
    if score > Confidence.ninetyFive.deviate { return .above }
    if score < -Confidence.ninetyNineEight.deviate { return .farBelow }
    if score < -Confidence.ninetyFive.deviate { return .below }
    return .within
  }

  /// The scores with the tenth at each end drawn in to the nearest that is kept, so that a few
  /// extreme authorities do not widen the funnel for all.
  static func winsorised(_ scores: [Double]) -> [Double] {
    let sorted = scores.sorted()
    let low = quantile(sorted, 0.1)
    let high = quantile(sorted, 0.9)
    return scores.map { min(max($0, low), high) }
  }

  /// R's type 7 quantile of sorted numbers.
  private static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    let position = Double(sorted.count - 1) * share
    let below = Int(position)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
  }
}
