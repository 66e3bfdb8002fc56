/// How much brothers and sisters, who often share a plan, widen the limits of a figure.
///
/// Plain limits take children as if they came one by one. Families come together, so that the same
/// number of children says less. How much less is measured in the authority's own rows, with
/// families as clusters:
///
/// - of a percentage, the variance of a ratio of sums over families, m / (m - 1) · Σ(a - pb)² / (Σb)²,
///   over p(1 - p) / n; the limits are Wilson's for n divided by that design effect;
/// - of a rate, Σc² / Σc, the variance over the mean of a count that comes in families of c; each
///   limit moves away from the figure by its square root.
///
/// An effect under 1 counts as 1, so that the limits are never narrower than the plain ones.
///
/// - SeeAlso: Kish L (1965), *Survey Sampling*, sections 5.4 and 8.2; Cochran WG (1977), *Sampling
///   Techniques*, section 6.3.
public struct FamilyEffect: Hashable, Sendable {
  /// One family: how many of it are above the line, and how many below it.
  struct Family: Hashable {
    var above: Int64 = 0
    var below: Int64 = 0
  }

  /// How many children, or rows, the figure rests on: below the line of a percentage, above it of a
  /// rate.
  public let counted: Int64
  /// How many families they belong to; a child without a family is one by itself.
  public let families: Int
  /// How many times wider the variance is than if children came one by one, at least 1.
  public let effect: Double
  /// The 95% limits that allow for it.
  public let interval: Interval

  /// Measures the effect on a percentage; `nil` for fewer than two families.
  init?(percentageOf families: [Family], plain: Interval) {
    let families = families.filter { $0.below > 0 }
    let above = families.reduce(0) { $0 + $1.above }
    let below = families.reduce(0) { $0 + $1.below }
    guard families.count > 1, above <= below else { return nil }
    let (number, size) = (Double(families.count), Double(below))
    let share = Double(above) / size
    let squares = families.reduce(0.0) { sum, family in
      let rest = Double(family.above) - share * Double(family.below)
      return sum + rest * rest
    }
    let clustered = number / (number - 1) * squares / (size * size)
    let single = share * (1 - share) / size
    counted = below
    self.families = families.count
    effect = single > 0 ? max(1, clustered / single) : 1
    interval = plain.widened(to: Interval(share: share, of: size / effect))
  }

  /// Measures the effect on a rate; `nil` for fewer than two families.
  init?(rateOf families: [Family], value: Double, plain: Interval) {
    let counts = families.map(\.above).filter { $0 > 0 }
    guard counts.count > 1 else { return nil }
    counted = counts.reduce(0, +)
    self.families = counts.count
    effect = Double(counts.reduce(0) { $0 + $1 * $1 }) / Double(counted)
    let root = effect.squareRoot()
    interval = plain.widened(
      to: Interval(
        lower: max(0, value - root * (value - plain.lower)),
        upper: value + root * (plain.upper - value)
      )
    )
  }
}

extension Interval {
  /// Wilson's 95% limits of a share, in per cent, of a sample whose size need not be whole.
  fileprivate init(share: Double, of size: Double) {
    let z = Confidence.ninetyFive.deviate
    let middle = 2 * size * share + z * z
    let spread = z * (z * z + 4 * size * share * (1 - share)).squareRoot()
    let scale = 100 / (2 * (size + z * z))
    self.init(
      lower: max(0, (middle - spread) * scale),
      upper: min(100, (middle + spread) * scale)
    )
  }

  /// The limits that hold both.
  fileprivate func widened(to other: Interval) -> Interval {
    Interval(lower: min(lower, other.lower), upper: max(upper, other.upper))
  }
}
