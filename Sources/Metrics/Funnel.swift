import Glibc

/// Shares or rates of many authorities against their common mean, large ones held to narrower
/// limits.
///
/// Authorities differ by more than chance, so that a plain funnel calls many of them unusual that
/// are only different. The adjusted funnel adds the variance between authorities: a figure outside
/// it is unusual even among authorities that differ as these do.
///
/// Shares are compared on the scale of arcsines of roots, rates on that of roots: there one
/// authority of n has the standard error 1 / (2 √n), whatever its figure.
///
/// - SeeAlso: Spiegelhalter DJ (2005), *Statistics in Medicine* 24:1185–1202 and *Quality and Safety
///   in Health Care* 14:347–351; the R package FunnelPlotR; `methods.md`, section 3.
public struct Funnel: Hashable, Sendable {
  /// What the figures are.
  public enum Kind: Hashable, Sendable {
    /// Parts of a whole, in per cent.
    case share
    /// Events for every 10,000 children; there may be more events than children.
    case rate
  }

  /// Where a figure stands to limits of a funnel.
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

  /// What the figures are.
  public let kind: Kind
  /// The mean: all that count of all there are.
  public let mean: Double
  /// How many times more the figures differ than chance would have them; about 1 is chance alone.
  public let dispersion: Double
  /// The variance between authorities on the scale of roots; 0 when chance explains it all.
  public let variance: Double

  /// Makes a funnel; `nil` for fewer than two authorities with something to divide by, and where
  /// nothing was counted.
  ///
  /// - Parameters:
  ///   - figures: How many of how many, for each authority.
  ///   - kind: What they are.
  public init?(_ figures: [(count: Int64, total: Int64)], kind: Kind = .share) {
    let usable = figures.filter { Self.isUsable($0.count, $0.total, kind) }
    guard usable.count > 1 else { return nil }
    let counts = usable.reduce(into: (0.0, 0.0)) {
      $0.0 += Double($1.count)
      $0.1 += Double($1.total)
    }
    guard counts.0 > 0 else { return nil }
    self.kind = kind
    mean = counts.0 / counts.1
    let centre = Self.scaled(mean, kind)
    let scores = usable.map { figure in
      (Self.scaled(Double(figure.count) / Double(figure.total), kind) - centre)
        * 2 * Double(figure.total).squareRoot()
    }
    let squares = Self.winsorised(scores).map { $0 * $0 }
    let number = Double(usable.count)
    dispersion = squares.reduce(0, +) / number
    let weights = usable.map { 4 * Double($0.total) }
    let sum = weights.reduce(0, +)
    let sumOfSquares = weights.reduce(0) { $0 + $1 * $1 }
    variance = max(0, (number * dispersion - (number - 1)) / (sum - sumOfSquares / sum))
  }

  static func isUsable(_ count: Int64, _ total: Int64, _ kind: Kind) -> Bool {
    total > 0 && count >= 0 && (kind == .rate || count <= total)
  }

  /// A figure on the scale on which its standard error is 1 / (2 √n).
  private static func scaled(_ figure: Double, _ kind: Kind) -> Double {
    kind == .share ? asin(figure.squareRoot()) : figure.squareRoot()
  }

  /// Where a figure stands to the limits that allow for chance alone.
  ///
  /// A figure is outside when its own limits leave out the mean: Wilson's of shares, Byar's or exact
  /// ones of rates.
  public func plainPosition(_ count: Int64, of total: Int64) -> Position? {
    func outside(_ confidence: Confidence) -> ComparisonVerdict {
      switch kind {
      case .share:
        ComparisonVerdict(
          limits: Interval.percentage(count, of: total, confidence: confidence),
          against: mean * 100
        )
      case .rate:
        ComparisonVerdict(
          limits: Interval.rate(count, population: total, confidence: confidence),
          against: mean * 10_000
        )
      }
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

  /// Where a figure stands to the limits that also allow for authorities being different.
  public func adjustedPosition(_ count: Int64, of total: Int64) -> Position? {
    guard Self.isUsable(count, total, kind) else { return nil }
    let figure = Self.scaled(Double(count) / Double(total), kind)
    let error = (1 / (4 * Double(total)) + variance).squareRoot()
    let score = (figure - Self.scaled(mean, kind)) / error
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
