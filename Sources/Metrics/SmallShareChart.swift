import Glibc
import Records

/// Limits for shares of few, or of all but a few: exact, for each month its own, and only one rule.
///
/// A share of 3 in 30 and one of 3 in 60 vary differently, so no flat band holds for both: each
/// month is judged by how many it has. It is outside when so many, or so few, of them would come
/// less than once in a thousand months if the share of all months together had not changed.
///
/// - SeeAlso: R's `qbinom(0.999, total, share)` and `qbinom(0.001, total, share)`.
struct SmallShareChart {
  /// How many of how many in one month.
  typealias Part = (count: Int64, total: Int64)

  /// The share of all months together, in per cent.
  let mean: Double
  /// The limits of each month in per cent; `nil` where there is no point.
  let limits: [Interval?]
  /// What the rule says of each point; `nil` where it is within the limits and where there is none.
  let marks: [ProcessChart.Mark?]

  /// Draws the chart of a series with gaps; `nil` when nothing, or everything, always counted.
  init?(_ series: [Part?]) {
    let parts = series.compactMap(\.self)
    guard parts.allSatisfy({ $0.total > 0 && $0.count >= 0 && $0.count <= $0.total }) else {
      return nil
    }
    let count = parts.reduce(0) { $0 + $1.count }
    let total = parts.reduce(0) { $0 + $1.total }
    guard count > 0, count < total else { return nil }
    mean = 100 * Double(count) / Double(total)
    // The rarer side, so that its first chances are not too small to be told from nothing.
    let isRare = 2 * count <= total
    let share = Double(isRare ? count : total - count) / Double(total)
    var limits: [Interval?] = []
    marks = series.map { part in
      guard let part else {
        limits.append(nil)
        return nil
      }
      let found = Self.usual(of: part.total, share: share)
      let usual =
        isRare ? found : (part.total - found.upperBound)...(part.total - found.lowerBound)
      limits.append(
        Interval(
          lower: Self.printed(usual.lowerBound, part.total),
          upper: Self.printed(usual.upperBound, part.total)
        )
      )
      if part.count > usual.upperBound { return .init(rule: .outsideLimits, direction: .higher) }
      if part.count < usual.lowerBound { return .init(rule: .outsideLimits, direction: .lower) }
      return nil
    }
    self.limits = limits
  }

  /// The lowest and highest count of so many that are not outside, by the binomial distribution.
  static func usual(of total: Int64, share: Double) -> ClosedRange<Int64> {
    let tail = Confidence.ninetyNineEight.tail
    var chance = exp(Double(total) * log1p(-share))
    var sum = chance
    var count: Int64 = 0
    func advance() {
      chance *= Double(total - count) / Double(count + 1) * share / (1 - share)
      count += 1
      sum += chance
    }
    while sum <= tail, count < total { advance() }
    let lower = count
    while 1 - sum > tail, count < total { advance() }
    return lower...count
  }

  /// As a share is printed, so that a count on the limit is never drawn beyond it.
  private static func printed(_ count: Int64, _ total: Int64) -> Double {
    ExactDecimal.ratio(count, total, times: 100, places: 1)?.approximation ?? 0
  }
}
