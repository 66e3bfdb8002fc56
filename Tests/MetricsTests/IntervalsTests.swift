import Metrics
import Testing

private func agrees(_ interval: Interval?, _ known: KnownLimits) -> Bool {
  guard let interval else { return false }
  func near(_ found: Double, _ expected: Double) -> Bool {
    abs(found - expected) <= 1e-11 * max(1, abs(expected))
  }
  return near(interval.lower, known.lower) && near(interval.upper, known.upper)
}

@Test(arguments: KnownLimits.counts95)
func `limits of a count at 95 per cent are those of mpmath`(known: KnownLimits) {
  #expect(agrees(Interval.count(known.count), known))
}

@Test(arguments: KnownLimits.counts998)
func `limits of a count at 99.8 per cent are those of mpmath`(known: KnownLimits) {
  #expect(agrees(Interval.count(known.count, confidence: .ninetyNineEight), known))
}

@Test(arguments: KnownLimits.shares95)
func `limits of a share at 95 per cent are those of mpmath`(known: KnownLimits) {
  #expect(agrees(Interval.percentage(known.count, of: known.total), known))
}

@Test(arguments: KnownLimits.shares998)
func `limits of a share at 99.8 per cent are those of mpmath`(known: KnownLimits) {
  let interval = Interval.percentage(
    known.count,
    of: known.total,
    confidence: .ninetyNineEight
  )
  #expect(agrees(interval, known))
}

/// Newcombe RG (1998), *Statistics in Medicine* 17:857–872, table I, method 3 (score).
@Test(
  arguments: [
    (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611),
    (1, 29, 0.0061, 0.1718),
  ] as [(Int64, Int64, Double, Double)]
)
func `Newcombe's printed examples come out`(
  count: Int64,
  total: Int64,
  lower: Double,
  upper: Double
) throws {
  let interval = try #require(Interval.percentage(count, of: total))
  #expect(abs(interval.lower / 100 - lower) < 0.00005)
  #expect(abs(interval.upper / 100 - upper) < 0.00005)
}

@Test func `a rate carries the limits of its count`() throws {
  // Buckinghamshire, 31 March 2024: 430 plans, 127,616 children; Byar's limits of 430 computed
  // with mpmath are 390.3117836 and 472.6292736.
  let interval = try #require(Interval.rate(430, population: 127_616))
  #expect(abs(interval.lower - 390.3117836 / 12.7616) < 1e-6)
  #expect(abs(interval.upper - 472.6292736 / 12.7616) < 1e-6)
}

@Test func `a rate may exceed its population, a share may not exceed its total`() {
  #expect(Interval.rate(30, population: 20) != nil)
  #expect(Interval.percentage(30, of: 20) == nil)
}

@Test func `without anything to divide by there are no limits`() {
  #expect(Interval.rate(3, population: 0) == nil)
  #expect(Interval.percentage(0, of: 0) == nil)
  #expect(Interval.rate(-1, population: 100) == nil)
  #expect(Interval.percentage(-1, of: 100) == nil)
}

@Test func `nothing of many has a lower limit of exactly nothing, all of many exactly 100`() {
  #expect(Interval.percentage(0, of: 450)?.lower == 0)
  #expect(Interval.percentage(450, of: 450)?.upper == 100)
  #expect(Interval.count(0)?.lower == 0)
}

@Test(arguments: Array(Int64(10)...60))
func `Byar is within a fifth of a per cent of exact Poisson from 10`(count: Int64) throws {
  // OHID's technical guide to confidence intervals (2018) says so; the exact limits are found
  // here by adding up Poisson terms at Byar's limits.
  let interval = try #require(Interval.count(count))
  let above = 1 - poissonSum(upTo: count - 1, mean: interval.lower)
  let below = poissonSum(upTo: count, mean: interval.upper)
  #expect(abs(above - 0.025) < 0.0005)
  #expect(abs(below - 0.025) < 0.0005)
}

@Test func `ten times the data narrows the limits of a share by about the root of ten`() throws {
  let small = try #require(Interval.percentage(45, of: 100))
  let large = try #require(Interval.percentage(450, of: 1000))
  let ratio = (small.upper - small.lower) / (large.upper - large.lower)
  #expect(abs(ratio - 10.0.squareRoot()) < 0.06)
}

private func poissonSum(upTo count: Int64, mean: Double) -> Double {
  var term = Double.exponential(-mean)
  var sum = term
  for events in 1...count {
    term *= mean / Double(events)
    sum += term
  }
  return sum
}

extension Double {
  /// The exponential function by its series on a halved argument, so that the test does not lean
  /// on the library that the product uses.
  fileprivate static func exponential(_ power: Double) -> Double {
    let part = power / 256
    var (term, sum) = (1.0, 1.0)
    for step in 1...20 {
      term *= part / Double(step)
      sum += term
    }
    for _ in 0..<8 { sum *= sum }
    return sum
  }
}
