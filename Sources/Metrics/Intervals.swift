import Glibc

/// How sure limits are to hold the true value.
public enum Confidence: Hashable, Sendable {
  /// 95 of 100 times, as DfE and OHID print limits.
  case ninetyFive
  /// 998 of 1,000 times, as the outer limits of a funnel.
  case ninetyNineEight

  /// The normal deviate on each side.
  public var deviate: Double {
    switch self {
    case .ninetyFive: 1.959963984540054
    case .ninetyNineEight: 3.090232306167813
    }
  }

  /// The chance left over on each side.
  var tail: Double {
    switch self {
    case .ninetyFive: 0.025
    case .ninetyNineEight: 0.001
    }
  }
}

extension Interval {
  /// The Wilson score limits of a share, in per cent.
  ///
  /// They behave well when nothing or everything counts, which the textbook limits do not.
  ///
  /// - Parameters:
  ///   - count: How many count.
  ///   - total: Of how many.
  ///   - confidence: How sure the limits are to be.
  /// - Returns: Limits from 0 to 100; `nil` of no total, and when more count than there are.
  ///
  /// - SeeAlso: Wilson EB (1927), *J Am Stat Assoc* 22:209–212; R's `prop.test(correct = FALSE)`.
  public static func percentage(
    _ count: Int64,
    of total: Int64,
    confidence: Confidence = .ninetyFive
  ) -> Interval? {
    guard total > 0, count >= 0, count <= total else { return nil }
    let (part, whole) = (Double(count), Double(total))
    let square = confidence.deviate * confidence.deviate
    let middle = 2 * part + square
    let spread =
      confidence.deviate * (square + 4 * part * (Double(total - count) / whole)).squareRoot()
    let scale = 100 / (2 * (whole + square))
    return Interval(
      lower: count == 0 ? 0 : (middle - spread) * scale,
      upper: count == total ? 100 : (middle + spread) * scale
    )
  }

  /// The limits of a rate for every 10,000 children; the count may exceed the population.
  ///
  /// - Parameters:
  ///   - count: How many were counted.
  ///   - population: Children aged 0 to 17.
  ///   - confidence: How sure the limits are to be.
  /// - Returns: Limits per 10,000; `nil` without a population and for a count below zero.
  public static func rate(
    _ count: Int64,
    population: Int64,
    confidence: Confidence = .ninetyFive
  ) -> Interval? {
    guard population > 0, let limits = Interval.count(count, confidence: confidence) else {
      return nil
    }
    let scale = 10_000 / Double(population)
    return Interval(lower: limits.lower * scale, upper: limits.upper * scale)
  }

  /// The limits of a count of events: Byar's from 10, exact Poisson below.
  ///
  /// - Parameters:
  ///   - count: How many were counted.
  ///   - confidence: How sure the limits are to be.
  /// - Returns: Limits in events; `nil` for a count below zero.
  ///
  /// - SeeAlso: Breslow NE, Day NE (1987), *Statistical Methods in Cancer Research II*, p. 69;
  ///   Garwood F (1936), *Biometrika* 28:437–442; R's `poisson.test`.
  public static func count(
    _ count: Int64,
    confidence: Confidence = .ninetyFive
  ) -> Interval? {
    guard count >= 0 else { return nil }
    guard count >= 10 else {
      switch confidence {
      case .ninetyFive: return exact95[Int(count)]
      case .ninetyNineEight: return exact998[Int(count)]
      }
    }
    let (below, above) = (Double(count), Double(count) + 1)
    let lower = 1 - 1 / (9 * below) - confidence.deviate / (3 * below.squareRoot())
    let upper = 1 - 1 / (9 * above) + confidence.deviate / (3 * above.squareRoot())
    return Interval(
      lower: below * lower * lower * lower,
      upper: above * upper * upper * upper
    )
  }

  private static let exact95 = (0..<10).map { exactPoisson($0, tail: Confidence.ninetyFive.tail) }
  private static let exact998 = (0..<10).map {
    exactPoisson($0, tail: Confidence.ninetyNineEight.tail)
  }

  /// Exact Poisson limits of a count from 0 to 9: at the lower, so many or more have the chance
  /// `tail`; at the upper, so few or fewer have it.
  static func exactPoisson(_ count: Int, tail: Double) -> Interval {
    Interval(
      lower: count == 0 ? 0 : poissonMean(below: count - 1, chance: 1 - tail),
      upper: poissonMean(below: count, chance: tail)
    )
  }

  /// The mean at which `count` or fewer events have the given chance, by bisection on the sum of
  /// at most ten terms.
  private static func poissonMean(below count: Int, chance: Double) -> Double {
    var (low, high) = (0.0, 64.0)
    while true {
      let middle = (low + high) / 2
      guard low < middle, middle < high else { return middle }
      if poissonChance(ofAtMost: count, mean: middle) > chance {
        low = middle
      } else {
        high = middle
      }
    }
  }

  /// The chance of `count` or fewer events where `mean` are expected.
  static func poissonChance(ofAtMost count: Int, mean: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    for events in stride(from: 1, through: count, by: 1) {
      term *= mean / Double(events)
      sum += term
    }
    return sum * exp(-mean)
  }
}
