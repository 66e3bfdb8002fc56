/// Limits for counts of few events a month: exact, and only one rule.
///
/// Moving ranges of counts under about 5 say little, since such counts are lopsided and often
/// equal. A count is outside here when so many, or so few, would come less than once in a thousand
/// months if the mean had not changed. Runs and shifts are not judged: ties are too common.
struct SmallCountChart {
  /// The mean of the counts.
  let mean: Double
  /// The lowest count within the limits.
  let lower: Int64
  /// The highest count within the limits.
  let upper: Int64
  /// What the rule says of each point; `nil` where it is within the limits and where there is none.
  let marks: [ProcessChart.Mark?]

  /// Draws the chart of a series with gaps; `nil` when nothing was ever counted.
  init?(_ series: [Int64?]) {
    let counts = series.compactMap(\.self)
    guard let highest = counts.max(), highest > 0, counts.allSatisfy({ $0 >= 0 }) else {
      return nil
    }
    let mean = Double(counts.reduce(0, +)) / Double(counts.count)
    let tail = Confidence.ninetyNineEight.tail
    func chance(ofAtMost count: Int64) -> Double {
      Interval.poissonChance(ofAtMost: Int(count), mean: mean)
    }
    var lower: Int64 = 0
    while chance(ofAtMost: lower) <= tail { lower += 1 }
    var upper = lower
    while 1 - chance(ofAtMost: upper) > tail { upper += 1 }
    self.mean = mean
    (self.lower, self.upper) = (lower, upper)
    marks = series.map { count in
      guard let count else { return nil }
      if count > upper { return ProcessChart.Mark(rule: .outsideLimits, direction: .higher) }
      if count < lower { return ProcessChart.Mark(rule: .outsideLimits, direction: .lower) }
      return nil
    }
  }
}
