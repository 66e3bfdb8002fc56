import Glibc

extension Interval {
  /// Which of so many numbers in their order, counted from 1, are the 95% limits of the median.
  ///
  /// Each of the numbers lies below the true median as a coin falls, so that the chances are those
  /// of the binomial distribution: the lower limit is the last number for which the chance of so
  /// few or fewer below it is 2.5% or less, the upper one its mirror image.
  ///
  /// - Parameter count: How many numbers there are.
  /// - Returns: The places of the limits; `nil` of fewer than six numbers, where no two of them
  ///   hold the median with 95% confidence.
  ///
  /// - SeeAlso: Conover WJ (1999), *Practical Nonparametric Statistics*, 3rd edition, section 3.2;
  ///   Campbell MJ, Gardner MJ (1988), *BMJ* 296:1454–1456; R's
  ///   `DescTools::MedianCI(method = "exact")`.
  static func medianRanks(of count: Int64) -> (lower: Int64, upper: Int64)? {
    guard count >= 6 else { return nil }
    let total = Double(count)
    // Ten standard deviations below the middle the chance is nothing.
    let first = max(0, Int64(total / 2 - 5 * total.squareRoot()))
    let below = Double(first)
    var chance = exp(
      lgamma(total + 1) - lgamma(below + 1) - lgamma(total - below + 1) - total * log(2)
    )
    var sum = 0.0
    var fewest = first
    while sum + chance <= Confidence.ninetyFive.tail {
      sum += chance
      chance *= Double(count - fewest) / Double(fewest + 1)
      fewest += 1
    }
    return (fewest, count + 1 - fewest)
  }

  /// The 95% limits of a mean of numbers, by Student's t.
  ///
  /// - Parameters:
  ///   - mean: The mean.
  ///   - squares: The sum of the squares of the numbers' distances from it.
  ///   - count: How many numbers there are.
  /// - Returns: The limits; `nil` of fewer than two numbers.
  ///
  /// - SeeAlso: PHEindicatormethods, `phe_mean`.
  static func mean(_ mean: Double, squares: Double, count: Int64) -> Interval? {
    guard count >= 2 else { return nil }
    let freedom = Int(count - 1)
    let error = (squares / Double(freedom) / Double(count)).squareRoot()
    let reach = studentDeviate(freedom: freedom) * error
    return Interval(lower: mean - reach, upper: mean + reach)
  }

  /// The deviate that Student's t exceeds in 2.5% of cases on each side.
  ///
  /// - SeeAlso: Abramowitz M, Stegun IA (1964), *Handbook of Mathematical Functions*, 26.7.3 and
  ///   26.7.4 (few degrees of freedom), 26.7.5 (many); R's `qt(0.975, df)`.
  static func studentDeviate(freedom: Int) -> Double {
    guard freedom <= 100 else {
      let z = Confidence.ninetyFive.deviate
      let (square, n) = (z * z, Double(freedom))
      let first = z * (square + 1) / 4
      let second = z * ((5 * square + 16) * square + 3) / 96
      let third = z * (((3 * square + 19) * square + 17) * square - 15) / 384
      return z + first / n + second / (n * n) + third / (n * n * n)
    }
    var (low, high) = (0.0, 16.0)
    while true {
      let middle = (low + high) / 2
      guard low < middle, middle < high else { return middle }
      if studentChance(within: middle, freedom: freedom) < 0.95 {
        low = middle
      } else {
        high = middle
      }
    }
  }

  /// The chance that Student's t lies within so much of nothing on both sides.
  private static func studentChance(within deviate: Double, freedom: Int) -> Double {
    let angle = atan(deviate / Double(freedom).squareRoot())
    let (sine, cosine) = (sin(angle), cos(angle))
    guard freedom > 1 else { return 2 * angle / .pi }
    let isOdd = freedom % 2 == 1
    var term = isOdd ? cosine : 1
    var sum = term
    var step = isOdd ? 3 : 2
    while step < freedom {
      term *= cosine * cosine * Double(step - 1) / Double(step)
      sum += term
      step += 2
    }
    return isOdd ? 2 / .pi * (angle + sine * sum) : sine * sum
  }
}
