/// A scale for a chart: round ends and round steps, so that it stands still from month to month
/// unless a figure leaves it.
///
/// Two sets of values that each lie on the other's scale have one and the same scale, but for nearly
/// flat ones: everything is chosen by the round ends and nothing by the values themselves.
struct Scale: Hashable, Sendable {
  /// The lowest value on it.
  let low: Double
  /// The highest value on it.
  let high: Double
  /// The labelled values.
  let ticks: [Double]

  /// The most steps between its ends.
  private static let mostSteps = 7.0

  /// Makes a scale that holds all values, in at most seven steps of 1, 2 or 5 times a power of
  /// ten; it begins at the floor where the values come near it.
  init(
    holding values: [Double],
    floor: Double = 0,
    ceiling: Double = .infinity,
    smallestStep: Double = 0.1
  ) {
    let top = min(values.max() ?? 1, ceiling)
    let bottom = max(min(values.min() ?? 0, top), floor)
    var ends = Self.ends(from: bottom, to: top, smallestStep)
    if ends.first * ends.step <= ends.last * ends.step / 2 {
      ends = Self.ends(from: floor, to: top, smallestStep)
    }
    let step = ends.step
    low = ends.first * step
    high = ends.last * step
    ticks = (Int(ends.first)...Int(ends.last)).map { Double($0) * step }
  }

  /// The smallest step in which a few steps reach from one value to the other, and the ends counted
  /// in steps.
  private static func ends(
    from bottom: Double,
    to top: Double,
    _ smallestStep: Double
  ) -> (first: Double, last: Double, step: Double) {
    // Nearly flat figures are not blown up: the scale is a tenth of their size or more.
    let least = max(abs(top) * 0.1, 1) / (mostSteps - 1)
    var power = smallestStep
    while true {
      for step in [power, power * 2, power * 5] {
        let first = (bottom / step).rounded(.down)
        let last = max((top / step).rounded(.up), first + 1)
        if last - first <= mostSteps, step >= least { return (first, last, step) }
      }
      power *= 10
    }
  }
}

/// A value of a scale as its label: whole, or with one decimal.
func tickLabel(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  return tenths % 10 == 0
    ? printed(tenths / 10) : "\(printed(tenths / 10)).\(abs(tenths % 10))"
}
