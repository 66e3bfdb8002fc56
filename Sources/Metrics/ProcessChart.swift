/// An XmR chart: the usual variation of a monthly series and the points beyond it.
///
/// The limits are those of NHS England's Making Data Count, in the form of its R package: the mean
/// of all points, 2.66 mean moving ranges to each side, the ranges screened once for those beyond
/// 3.267 times their mean. Where screening would leave no range at all, as in a series that seldom
/// moves, the unscreened mean is kept; a series that never moves has no limits.
///
/// - SeeAlso: NHSRplotthedots, `spc_calculate_limits` and `spc_calculate_point_type`; Wheeler DJ
///   (1993), *Understanding Variation*.
struct ProcessChart {
  /// What a rule says of one point.
  struct Mark: Hashable {
    let rule: Variation.Rule
    let direction: Variation.Direction
  }

  /// The mean of the points.
  let mean: Double
  /// The lower limit, which may lie below zero.
  let lower: Double
  /// The upper limit.
  let upper: Double
  /// The first rule that each point meets; `nil` where none does and where there is no point.
  let marks: [Mark?]

  /// How many points stand in a row for a run or a shift.
  static let runLength = 7

  /// Draws the chart of a series with gaps; `nil` when it has no limits.
  ///
  /// A gap ends every run, and no range is measured across it.
  init?(_ series: [Double?]) {
    let points = series.compactMap { $0 }
    let ranges = zip(series, series.dropFirst()).compactMap { first, second -> Double? in
      guard let first, let second else { return nil }
      return abs(second - first)
    }
    guard let range = Self.meanRange(ranges), range > 0 else { return nil }
    mean = points.reduce(0, +) / Double(points.count)
    lower = mean - 2.66 * range
    upper = mean + 2.66 * range
    let nearUpper = mean + 2.66 * range * 2 / 3
    let nearLower = mean - 2.66 * range * 2 / 3
    let shape = Shape(
      series: series,
      mean: mean,
      outer: lower...upper,
      near: nearLower...nearUpper
    )
    marks = series.indices.map { shape.mark(at: $0) }
  }

  /// The mean moving range, screened once.
  static func meanRange(_ ranges: [Double]) -> Double? {
    guard !ranges.isEmpty else { return nil }
    let mean = ranges.reduce(0, +) / Double(ranges.count)
    let kept = ranges.filter { $0 < 3.267 * mean }
    let screened = kept.reduce(0, +) / Double(max(kept.count, 1))
    return screened > 0 ? screened : mean
  }
}

/// A series against its mean and limits, for asking which rule a point meets.
private struct Shape {
  let series: [Double?]
  let mean: Double
  let outer: ClosedRange<Double>
  let near: ClosedRange<Double>

  /// The first of the four rules that the point meets.
  func mark(at place: Int) -> ProcessChart.Mark? {
    guard let point = series[place] else { return nil }
    let side: Variation.Direction = point > mean ? .higher : .lower
    if !outer.contains(point) { return ProcessChart.Mark(rule: .outsideLimits, direction: side) }
    for direction in [Variation.Direction.higher, .lower] {
      let length = stretch(around: place) { earlier, later in
        direction == .higher ? earlier < later : earlier > later
      }
      if length >= ProcessChart.runLength {
        return ProcessChart.Mark(rule: .run(length), direction: direction)
      }
    }
    if isNear(place), isInNearGroup(place) {
      return ProcessChart.Mark(rule: .nearLimit, direction: side)
    }
    guard point != mean else { return nil }
    let length = stretch(around: place) { isOn(side, $0) && isOn(side, $1) }
    guard length >= ProcessChart.runLength else { return nil }
    return ProcessChart.Mark(rule: .shift(length), direction: side)
  }

  /// How many neighbouring points around a place follow one another as the claim says.
  private func stretch(around place: Int, _ claim: (Double, Double) -> Bool) -> Int {
    var first = place
    while first > 0, let earlier = series[first - 1], let later = series[first],
      claim(earlier, later)
    {
      first -= 1
    }
    var last = place
    while last + 1 < series.count, let earlier = series[last], let later = series[last + 1],
      claim(earlier, later)
    {
      last += 1
    }
    return last - first + 1
  }

  private func isOn(_ side: Variation.Direction, _ point: Double) -> Bool {
    side == .higher ? point > mean : point < mean
  }

  /// Whether the point lies between a near limit and the limit.
  private func isNear(_ place: Int) -> Bool {
    guard series.indices.contains(place), let point = series[place] else { return false }
    return !near.contains(point) && outer.contains(point)
  }

  /// Whether some three points in a row, this one among them, lie on one side of the mean with two
  /// near the limit.
  private func isInNearGroup(_ place: Int) -> Bool {
    (max(0, place - 2)...place).contains { start in
      guard start + 2 < series.count else { return false }
      let group = series[start...start + 2].compactMap { $0 }
      guard group.count == 3,
        group.allSatisfy({ $0 > mean }) || group.allSatisfy({ $0 < mean })
      else { return false }
      return (start...start + 2).count { isNear($0) } >= 2
    }
  }
}
