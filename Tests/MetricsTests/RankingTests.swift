import Catalogue
import Records
import Testing

@testable import Metrics

private func ranking(_ tenths: [Int64]) -> Ranking {
  Ranking(tenths.map { ExactDecimal(units: $0, places: 1) })
}

/// R's `quantile(x, type = 7)` of 1 to 5 is 2, 3, 4; of 1 to 6 it is 2.25, 3.5, 4.75; and of
/// 10, 20, 20, 40 it is 17.5, 20, 25.
@Test(
  arguments: [
    ([1, 2, 3, 4, 5], Polarity.low, "AABCD"), ([1, 2, 3, 4, 5], .high, "DDCBA"),
    ([1, 2, 3, 4, 5, 6], .low, "AABCDD"), ([1, 2, 3, 4, 5, 6], .high, "DDCBAA"),
    ([10, 20, 20, 40], .low, "ABBD"), ([10, 20, 20, 40], .high, "DCCA"), ([7, 7, 7], .low, "AAA"),
  ] as [([Int64], Polarity, String)]
)
func `bands are cut at R's quantiles, bounds to the lower quarter`(
  figures: [Int64],
  polarity: Polarity,
  bands: String
) {
  let ranking = ranking(figures)
  let found = figures.map {
    ranking.band(of: ExactDecimal(units: $0, places: 1), polarity: polarity) ?? "-"
  }
  #expect(found.joined() == bands)
}

/// R's `rank(x, ties.method = "min")`.
@Test func `places are R's, ties the better one`() {
  let figures: [Int64] = [30, 10, 20, 20, 40]
  let ranking = ranking(figures)
  func places(_ polarity: Polarity) -> [Int?] {
    figures.map { ranking.place(of: ExactDecimal(units: $0, places: 1), polarity: polarity) }
  }
  #expect(places(.low) == [4, 1, 2, 2, 5])
  #expect(places(.high) == [2, 5, 3, 3, 1])
  #expect(places(.neutral) == [nil, nil, nil, nil, nil])
}

@Test func `means and medians are rounded half up on whole numbers`() {
  // 6.2 and 6.3 have the mean and median 6.25.
  #expect(ranking([62, 63]).mean?.description == "6.3")
  #expect(ranking([62, 63]).median?.description == "6.3")
  #expect(ranking([41, 10, 62]).median?.description == "4.1")
  #expect(ranking([10, 10, 11]).mean?.description == "1.0")
}

@Test func `figures of unlike precision are ranked together`() {
  let ranking = Ranking([ExactDecimal(units: 7), ExactDecimal(units: 65, places: 1)])
  #expect(ranking.lowest?.description == "6.5")
  #expect(ranking.place(of: ExactDecimal(units: 70, places: 1), polarity: .low) == 2)
  #expect(ranking.mean?.description == "6.8")
}

@Test func `of nothing there is no mean, no median, no place and no band`() {
  let nothing = ranking([])
  #expect(nothing.mean == nil)
  #expect(nothing.exactMean == nil)
  #expect(nothing.median == nil)
  #expect(nothing.band(of: ExactDecimal(units: 1), polarity: .low) == nil)
}

@Test(arguments: [
  (50.0, ComparisonVerdict.similar), (60.0, .similar), (49.9, .higher), (60.1, .lower),
])
func `a value on a limit is similar`(other: Double, verdict: ComparisonVerdict) {
  let limits = Interval(lower: 50, upper: 60)
  #expect(ComparisonVerdict(limits: limits, against: other) == verdict)
}

@Test func `without limits or without the other value nothing is compared`() {
  #expect(ComparisonVerdict(limits: nil, against: 50) == .notCompared)
  let limits = Interval(lower: 50, upper: 60)
  #expect(ComparisonVerdict(limits: limits, against: nil) == .notCompared)
}
