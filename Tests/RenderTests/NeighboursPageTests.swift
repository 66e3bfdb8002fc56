@testable import Catalogue
import Metrics
import Records
import Release
import Testing

@testable import Render

/// A comparison of the example, changed where a test asks for it.
private func comparison(
  _ year: Int,
  own: ComparedArea? = nil,
  source: ValueSource = .published,
  doubts: [ComparisonDoubt] = []
) throws -> Comparison {
  let base = try #require(Exampleshire.comparisons(hostile: "").first)
  return Comparison(
    indicator: base.indicator,
    reportingYear: year,
    own: own ?? base.own,
    source: source,
    neighbourModel: base.neighbourModel,
    neighbours: base.neighbours,
    neighboursUsed: base.neighboursUsed,
    neighbourMean: base.neighbourMean,
    neighbourMedian: base.neighbourMedian,
    region: base.region,
    england: base.england,
    rank: nil,
    rankOf: nil,
    nationalRank: nil,
    quartileBand: nil,
    comparedWithEngland: base.comparedWithEngland,
    comparedWithNeighbours: base.comparedWithNeighbours,
    neighbourMeanRange: doubts.isEmpty
      ? nil : ExactDecimal(units: 551, places: 1)...ExactDecimal(units: 571, places: 1),
    doubts: doubts
  )
}

private func edition(_ audience: Audience, _ comparisons: [Comparison]) -> Edition {
  let base = Exampleshire.measurements()
  return Edition(
    of: Measurements(
      partnership: base.partnership,
      authority: base.authority,
      period: base.period,
      indicators: base.indicators,
      readings: base.readings,
      signals: base.signals,
      comparisons: comparisons,
      receipts: base.receipts,
      notes: base.notes,
      quality: base.quality
    ),
    for: audience,
    dataHash: "3f9c0a1b2c3d",
    catalogueVersion: "77aa88bb99cc",
    programVersion: "0.1.0"
  )
}

private func page(_ path: String, of edition: Edition) throws -> String {
  let file = try #require(pages(of: edition).first { $0.path == path })
  return String(decoding: file.bytes, as: UTF8.self)
}

/// The area of Exampleshire with a share of a round number of children.
private func own(_ count: Int64, of total: Int64 = 400) throws -> ComparedArea {
  let figure = Exampleshire.share(count, of: total)
  return ComparedArea(
    area: Area(level: .authority, code: "999", name: "Exampleshire", region: "North East"),
    value: .number(try #require(figure.value)),
    numerator: count,
    denominator: total,
    interval: figure.interval
  )
}

@Test func `a verdict that rests on a choice says so where it is printed`() throws {
  let doubted = try comparison(2024, doubts: [.withheldNeighbours, .neighbourModel])
  let words = "depends on values that are withheld for neighbours and the neighbour model"
  let neighbours = try page("neighbours.md", of: edition(.internal, [doubted]))
  #expect(neighbours.contains("Lower; \(words)"))
  #expect(neighbours.contains("lower; this \(words)."))
  #expect(neighbours.contains("with all values the mean lies between 55.1% and 57.1%."))
  let needs = try page("jsna-neglect.md", of: edition(.internal, [doubted]))
  #expect(needs.contains("How Exampleshire stands to this average \(words)."))
  let plain = edition(.internal, [try comparison(2024)])
  #expect(try !page("neighbours.md", of: plain).contains("depends on"))
  #expect(try !page("jsna-neglect.md", of: plain).contains("depends on"))
}

// 25, 30, 35, 40 and 45% of 400 with limits about 4.3 wide to each side: the slope of 5 a year is
// 7.3 standard errors, far beyond Fingertips' 99.8%.
@Test(arguments: [
  ([100, 120, 140, 160, 180], AnnualTrend.increasing), ([180, 160, 140, 120, 100], .decreasing),
  ([100, 101, 99, 100, 101], .noSignificantChange), ([100, 120, 140, 160], .cannotBeCalculated),
])
func `the trend of yearly values is printed in the words of its test`(
  counts: [Int64],
  trend: AnnualTrend
) throws {
  let years = try counts.enumerated().map { place, count in
    try comparison(2020 + place, own: own(count))
  }
  let edition = edition(.public, years)
  #expect(edition.trends["cpp_neglect_pct"] == trend)
  let words =
    trend == .cannotBeCalculated
    ? "**Own trend:** Cannot be calculated for any indicator" : "| Similar | \(trend.rawValue) |"
  #expect(try page("neighbours.md", of: edition).contains(words))
}

@Test func `a withheld year of one's own leaves the public edition without a trend`() throws {
  let counts: [Int64] = [2, 100, 120, 140, 160, 180]
  let years = try counts.enumerated().map { place, count in
    try comparison(2019 + place, own: own(count), source: .local)
  }
  #expect(edition(.internal, years).trends["cpp_neglect_pct"] == .increasing)
  #expect(edition(.public, years).trends["cpp_neglect_pct"] == .cannotBeCalculated)
}
