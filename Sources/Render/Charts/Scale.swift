/// A scale for a chart: round ends and round steps, so that it stands still from month to month
/// unless a figure leaves it.
struct Scale: Hashable, Sendable {
  /// The lowest value on it.
  let low: Double
  /// The highest value on it.
  let high: Double
  /// The labelled values.
  let ticks: [Double]

  /// Makes a scale that holds all values, in at most seven steps of 1, 2 or 5 times a power of
  /// ten; it begins at the floor where the values come near it.
  init(
    holding values: [Double],
    floor: Double = 0,
    ceiling: Double = .infinity,
    smallestStep: Double = 0.1
  ) {
    let top = min(values.max() ?? 1, ceiling)
    var bottom = max(values.min() ?? 0, floor)
    if bottom < top * 0.5 { bottom = floor }
    let spread = max(top - bottom, abs(top) * 0.1, 1)
    var power = smallestStep
    while power * 10 * 6 < spread { power *= 10 }
    let step = [power, power * 2, power * 5].first { $0 * 6 >= spread } ?? power * 10
    let first = (bottom / step).rounded(.down)
    let last = max((top / step).rounded(.up), first + 1)
    low = first * step
    high = last * step
    ticks = (Int(first)...Int(last)).map { Double($0) * step }
  }
}

/// A value of a scale as its label: whole, or with one decimal.
func tickLabel(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  return tenths % 10 == 0
    ? printed(tenths / 10) : "\(printed(tenths / 10)).\(abs(tenths % 10))"
}
