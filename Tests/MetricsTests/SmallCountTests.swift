import Metrics
import Records
import Testing

@testable import Catalogue

/// The highest counts within exact limits, as `Tests/Checks/signals.py` sums them up.
///
/// They are those of R's `qpois(0.999, mean)`. Under a mean of 5 no count is too low.
@Test(arguments: [
  ([1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0], 3), ([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 5),
  ([2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2], 8), ([2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3], 9),
  ([4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4], 11), ([4, 5, 4, 5, 4, 5, 4, 5, 4, 5, 4, 5], 12),
])
func `counts under five a month have exact limits`(counts: [Int64], upper: Double) throws {
  let found = try InventedSeries().signal(counts)
  #expect(found.limits == Interval(lower: 0, upper: upper))
  #expect(found.stretch?.method == .exactPoisson)
  #expect(found.variation == .noSignal)
}

@Test func `of few events only a count outside the limits is a signal`() throws {
  let quiet: [Int64] = [2, 1, 0, 2, 1, 3, 1, 0, 2, 1, 1, 2]
  let found = try InventedSeries().signal(quiet + [12])
  #expect(found.variation == .signal(.higher, .outsideLimits))
  #expect(found.marked == [InventedSeries.march])
  // Seven months above the average, and seven that rise, are no signal of counts so small.
  let shifted = try InventedSeries().signal([0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7])
  #expect(shifted.variation == .noSignal)
}

@Test func `nothing but nothing has no limits`() throws {
  let found = try InventedSeries().signal(Array(repeating: 0, count: 20))
  #expect(found.variation == .notEnoughData(points: 20))
  #expect(found.limits == nil)
}

@Test func `limits of small rates are those of their counts`() throws {
  let found = try InventedSeries(unit: .per10000).signal([2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3])
  // Nine of a thousand children are 90.0 of 10,000.
  #expect(found.limits == Interval(lower: 0, upper: 90))
  #expect(found.mean == 25)
}

/// What NHSRplotthedots says of targets, in other words.
///
/// Beyond the limits on the easy side a target is met, beyond them on the wanted side it is missed.
@Test(arguments: [
  (40.0, Polarity.high, Assurance.missed), (20, .high, .met), (32, .high, .byChance),
  (40, .low, .met), (20, .low, .missed), (32, .low, .byChance),
])
func `a target is judged by the limits`(target: Double, polarity: Polarity, verdict: Assurance)
  throws
{
  let counts: [Int64] = [30, 33, 31, 34, 30, 32, 35, 31, 33, 30, 34, 32, 33]
  let found = try InventedSeries().signal(counts)
  let limits = try #require(found.limits)
  #expect(limits.lower > 20 && limits.upper < 40)
  #expect(found.assurance(of: target, polarity: polarity) == verdict)
  #expect(found.assurance(of: limits.upper, polarity: polarity) == .byChance)
  #expect(found.assurance(of: limits.lower, polarity: polarity) == .byChance)
  #expect(found.assurance(of: target, polarity: .neutral) == nil)
}

@Test func `without a verdict a target is not judged`() throws {
  let few = try InventedSeries().signal([30, 33, 31, 34, 30, 32, 35])
  #expect(few.limits != nil)
  #expect(few.assurance(of: 10, polarity: .low) == nil)
  let still = try InventedSeries().signal(Array(repeating: 30, count: 20))
  #expect(still.assurance(of: 10, polarity: .low) == nil)
  #expect(try InventedSeries().signal([30, nil]).assurance(of: 10, polarity: .low) == nil)
}
