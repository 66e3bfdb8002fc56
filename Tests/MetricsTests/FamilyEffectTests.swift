import Records
import Testing

@testable import Metrics

private func family(_ above: Int64, of below: Int64) -> FamilyEffect.Family {
  FamilyEffect.Family(above: above, below: below)
}

/// Worked out in Python with the formulas of Cochran (1977), section 6.3, and Wilson's limits for
/// n over the design effect.
@Test func `a percentage of families that go together has wider limits`() throws {
  // Twenty families of three, all or none of each above the line: three times the variance, with
  // the correction of twenty over nineteen.
  let families = (0..<20).map { family($0 < 8 ? 3 : 0, of: 3) }
  let plain = try #require(Interval.percentage(24, of: 60))
  let found = try #require(FamilyEffect(percentageOf: families, plain: plain))
  #expect(found.counted == 60)
  #expect(found.families == 20)
  #expect(abs(found.effect - 3 * 20.0 / 19) < 1e-12)
  // Wilson of 40% of 19: the formula of `prop.test(correct = FALSE)`.
  #expect(abs(found.interval.lower - 21.52097) < 1e-5)
  #expect(abs(found.interval.upper - 61.84261) < 1e-5)
}

@Test func `children who come one by one have plain limits`() throws {
  let families = (0..<60).map { family($0 < 24 ? 1 : 0, of: 1) }
  let plain = try #require(Interval.percentage(24, of: 60))
  let found = try #require(FamilyEffect(percentageOf: families, plain: plain))
  // Sixty over fifty-nine is the correction for few families.
  #expect(abs(found.effect - 60.0 / 59) < 1e-12)
  #expect(found.interval.lower <= plain.lower && found.interval.upper >= plain.upper)
}

@Test func `limits are never narrower than plain ones`() throws {
  // One of each pair above the line: less variance than chance would have.
  let pairs = (0..<30).map { _ in family(1, of: 2) }
  let plain = try #require(Interval.percentage(30, of: 60))
  let found = try #require(FamilyEffect(percentageOf: pairs, plain: plain))
  #expect(found.effect == 1)
  #expect(abs(found.interval.lower - plain.lower) < 1e-12)
  #expect(abs(found.interval.upper - plain.upper) < 1e-12)
  var chance = InventedChance(state: 21)
  for _ in 0..<200 {
    let families = (0..<25).map { _ -> FamilyEffect.Family in
      let below = Int64.random(in: 1...5, using: &chance)
      return family(Int64.random(in: 0...below, using: &chance), of: below)
    }
    let (above, below) = families.reduce(into: (Int64(0), Int64(0))) {
      $0.0 += $1.above
      $0.1 += $1.below
    }
    let plain = try #require(Interval.percentage(above, of: below))
    let share = try #require(FamilyEffect(percentageOf: families, plain: plain))
    #expect(share.interval.lower <= plain.lower && share.interval.upper >= plain.upper)
    let limits = try #require(Interval.rate(above, population: 10_000))
    let rate = try #require(
      FamilyEffect(rateOf: families, value: Double(above), plain: limits)
    )
    #expect(rate.effect >= 1)
    #expect(rate.interval.lower <= limits.lower && rate.interval.upper >= limits.upper)
  }
}

@Test func `a rate widens by the root of the effect`() throws {
  // Ten families of four, twenty of one: (10 · 16 + 20) / 60 = 3.
  let families =
    (0..<10).map { _ in family(4, of: 4) } + (0..<20).map { _ in family(1, of: 1) }
  let plain = Interval(lower: 45, upper: 77)
  let found = try #require(FamilyEffect(rateOf: families, value: 60, plain: plain))
  #expect(found.effect == 3)
  #expect(abs(found.interval.lower - (60 - 15 * 3.0.squareRoot())) < 1e-12)
  #expect(abs(found.interval.upper - (60 + 17 * 3.0.squareRoot())) < 1e-12)
}

@Test func `one family tells no effect`() {
  let plain = Interval(lower: 0, upper: 1)
  #expect(FamilyEffect(percentageOf: [family(1, of: 3)], plain: plain) == nil)
  #expect(FamilyEffect(rateOf: [family(1, of: 3)], value: 1, plain: plain) == nil)
  #expect(FamilyEffect(percentageOf: [], plain: plain) == nil)
}
