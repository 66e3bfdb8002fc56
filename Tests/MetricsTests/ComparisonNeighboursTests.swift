import Metrics
import Records
import Testing

@testable import Catalogue

private func area(_ code: String, _ count: Int64?, of total: Int64?) -> ComparedArea {
  ComparedArea(
    area: Area(level: .authority, code: code, name: code, region: ""),
    value: count.flatMap { count in
      total.flatMap { .ratio(count, $0, times: 100, places: 1) }.map { .number($0) }
    } ?? .symbol(.withheld),
    numerator: count,
    denominator: total,
    interval: count.flatMap { count in total.flatMap { .percentage(count, of: $0) } },
    hidden: count == nil && total != nil ? 1...5 : nil
  )
}

private func comparison(_ neighbours: [ComparedArea], own: ComparedArea = area("900", 60, of: 200))
  -> Comparison
{
  Comparison(
    indicator: "share",
    reportingYear: 2024,
    own: own,
    source: .published,
    neighbourModel: "own",
    neighbours: neighbours,
    neighboursUsed: neighbours.count { $0.value.number != nil },
    neighbourMean: nil,
    neighbourMedian: nil,
    region: nil,
    england: nil,
    rank: nil,
    rankOf: nil,
    nationalRank: nil,
    quartileBand: nil,
    comparedWithEngland: .notCompared,
    comparedWithNeighbours: .notCompared
  )
}

/// Own 60 of 200: Wilson 24.1 to 36.7 (R's `prop.test(60, 200, correct = FALSE)`).
private let four = [
  area("901", 10, of: 200), area("902", 52, of: 200), area("903", 150, of: 200),
  area("904", nil, of: 200),
]

@Test func `own and neighbour differ only where their limits do not meet`() {
  let found = comparison(four)
  // 52 of 200 is 20.4 to 32.5: neither value lies outside the other's limits alone.
  #expect(four.map { found.verdict(on: $0, in: .percent) } == [.higher, .similar, .lower, .higher])
}

@Test func `neighbours taken together are one population, and the withheld leave a range`() throws {
  let pooled = try #require(comparison(four).pooled(in: .percent))
  // 212 of 600; with 1 or 5 of 200 more: 213 and 217 of 800.
  #expect(pooled.value.description == "35.3")
  #expect(pooled.used == 3)
  #expect(pooled.range?.lowerBound.description == "26.6")
  #expect(pooled.range?.upperBound.description == "27.1")
  #expect(comparison(four).comparedWithPooled(in: .percent) == .similar)
  #expect(comparison(four).pooled(in: .count) == nil)
  let unknown = comparison(four + [area("905", nil, of: nil)])
  #expect(try #require(unknown.pooled(in: .percent)).range == nil)
}

@Test func `the rank is as wide as the neighbours that cannot be told apart`() {
  let found = comparison(four)
  // Of 901 to 904 two are surely lower, one surely higher, one cannot be told apart.
  #expect(found.rankRange(in: .percent, polarity: .low) == 3...4)
  #expect(found.rankRange(in: .percent, polarity: .high) == 2...3)
  #expect(found.rankRange(in: .percent, polarity: .neutral) == nil)
  #expect(found.neighboursAlike(in: .percent) == 1)
  let unknown = comparison(four + [area("905", nil, of: nil)])
  #expect(unknown.rankRange(in: .percent, polarity: .low) == 3...5)
  let withheld = comparison(four, own: area("900", nil, of: 200))
  #expect(withheld.rankRange(in: .percent, polarity: .low) == nil)
}

@Test func `neighbours shuffled give the same answer`() {
  var chance = InventedChance(state: 3)
  let neighbours =
    (0..<10).map { area("9\($0)", 20 + $0 * 17 % 90, of: 150 + $0 * 31 % 100) }
    + [area("99", nil, of: 170)]
  let before = comparison(neighbours)
  for _ in 0..<20 {
    let after = comparison(neighbours.shuffled(using: &chance))
    #expect(after.pooled(in: .percent) == before.pooled(in: .percent))
    #expect(after.neighboursLowest == before.neighboursLowest)
    #expect(after.neighboursHighest == before.neighboursHighest)
    #expect(
      after.rankRange(in: .percent, polarity: .low)
        == before.rankRange(in: .percent, polarity: .low)
    )
  }
}

@Test func `the other way wanted turns the ranking round`() throws {
  let found = comparison(four)
  let low = try #require(found.rankRange(in: .percent, polarity: .low))
  let high = try #require(found.rankRange(in: .percent, polarity: .high))
  let all = found.neighboursRanked.count + 1
  #expect(high == (all + 1 - low.upperBound)...(all + 1 - low.lowerBound))
}
