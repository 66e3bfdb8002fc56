import Metrics
import Records
import Testing

@testable import Catalogue

/// Invented authorities with codes that no authority has: `900` and its neighbours.
private struct InventedRelease {
  var name = "release-2024"
  var identifier = "Reporting year"
  var columns = ["Plans", "Total", "Share"]
  var filters: [String] = []
  var rows: [PublishedTable.Row] = []

  mutating func add(
    _ code: String,
    _ year: Int,
    _ cells: [String],
    filters: [String] = []
  ) {
    let level: AreaLevel =
      code == "England" ? .national : code.count == 3 ? .authority : .regional
    let region = level == .national ? "" : level == .regional ? code : "Middle"
    rows.append(
      PublishedTable.Row(
        year: year,
        area: Area(level: level, code: code, name: "Area \(code)", region: region),
        filters: filters,
        cells: cells.map { cell in
          ExactDecimal(cell).map { .number($0) }
            ?? Shorthand(rawValue: cell).map { .symbol($0) } ?? .blank
        }
      )
    )
    if level == .regional {
      rows[rows.count - 1] = PublishedTable.Row(
        year: year,
        area: Area(level: .regional, code: code, name: code, region: code),
        filters: filters,
        cells: rows[rows.count - 1].cells
      )
    }
  }

  var table: PublishedTable {
    PublishedTable(
      file: "\(name)/plans.csv",
      release: name,
      timeIdentifier: identifier,
      filters: filters,
      columns: columns,
      rows: rows
    )
  }
}

private let share = Benchmark(
  indicator: "share",
  numerator: [["Plans"], ["plan_count"]],
  denominator: .columns([["Total"], ["total_count"]]),
  value: ["Share"],
  withheld: 1...5,
  scale: .percentage
)

private let rate = Benchmark(
  indicator: "rate",
  numerator: [["Plans"]],
  denominator: .population,
  value: ["Plans_rate"],
  scale: .rate
)

private func compare(
  _ releases: [InventedRelease],
  benchmark: Benchmark = share,
  populations: [PopulationEstimate] = [],
  models: [NeighbourModel] = [model("own", ["901", "902", "903", "904"])],
  asked: String? = nil,
  polarity: Polarity = .low,
  local: [Reading] = []
) -> [Comparison] {
  Comparer(
    benchmarks: [benchmark],
    reference: ReferenceLibrary(
      tables: releases.map(\.table),
      populations: populations,
      neighbourModels: models
    ),
    indicators: [.invented(benchmark.indicator, polarity: polarity)]
  ).comparisons(
    of: Authority(code: "900", name: "Exampleshire"),
    neighbourModel: asked,
    local: local
  )
}

private func model(_ name: String, _ neighbours: [String]) -> NeighbourModel {
  NeighbourModel(name: name, neighbours: ["900": neighbours])
}

private func release() -> InventedRelease {
  var release = InventedRelease()
  release.add("England", 2024, ["25000", "50000", "50.0"])
  release.add("Middle", 2024, ["2500", "5000", "50"])
  release.add("900", 2024, ["60", "100", "60.0"])
  release.add("901", 2024, ["40", "100", "40.0"])
  release.add("902", 2024, ["60", "100", "60.0"])
  release.add("903", 2024, ["c", "100", "c"])
  release.add("904", 2024, ["45", "100", "45.1"])
  return release
}

@Test func `a withheld neighbour stays a symbol, is left out of the mean and is counted`() throws {
  let comparison = try #require(compare([release()]).first)
  #expect(comparison.neighbours.map(\.value)[2] == .symbol(.withheld))
  #expect(comparison.neighboursUsed == 3)
  #expect(comparison.neighboursWithheld == 1)
  // (40.0 + 60.0 + 45.1) / 3 = 48.366…
  #expect(comparison.neighbourMean?.description == "48.4")
  #expect(comparison.neighbourMedian?.description == "45.1")
  #expect(comparison.neighboursLowest?.description == "40.0")
  #expect(comparison.neighboursHighest?.description == "60.0")
}

@Test func `an authority that DfE withholds is not compared, and is never nothing`() throws {
  var withheld = release()
  withheld.rows.removeAll { $0.area.code == "900" }
  withheld.add("900", 2024, ["c", "100", "c"])
  let comparison = try #require(compare([withheld]).first)
  #expect(comparison.own.value == .symbol(.withheld))
  #expect(comparison.source == .published)
  #expect(comparison.rank == nil)
  #expect(comparison.comparedWithEngland == .notCompared)
  #expect(comparison.comparedWithNeighbours == .notCompared)
}

@Test(arguments: [(Polarity.low, 3), (.high, 1), (.neutral, nil)] as [(Polarity, Int?)])
func `ties share the better place, and without a polarity there is none`(
  polarity: Polarity,
  rank: Int?
) throws {
  let comparison = try #require(compare([release()], polarity: polarity).first)
  #expect(comparison.rank == rank)
  #expect(comparison.rankOf == (rank == nil ? nil : 4))
}

@Test func `five authorities are not every authority`() throws {
  let comparison = try #require(compare([release()]).first)
  #expect(comparison.nationalRank == nil)
  #expect(comparison.quartileBand == nil)
}

@Test func `England and the region stand as they are published`() throws {
  let comparison = try #require(compare([release()]).first)
  #expect(comparison.england?.value.number?.description == "50.0")
  #expect(comparison.region?.value.number?.description == "50.0")
  #expect(comparison.region?.area.name == "Middle")
  // Wilson's limits of 60 in 100 are 50.2 to 69.1 (R's prop.test without correction).
  #expect(comparison.comparedWithEngland == .higher)
  #expect(comparison.comparedWithNeighbours == .higher)
}

@Test func `a region that another file knows is used where a table lacks the authority`() throws {
  var lacking = release()
  lacking.rows.removeAll { $0.area.code == "900" }
  #expect(compare([lacking]).first?.region == nil)
  let population = PopulationEstimate(
    area: Area(level: .authority, code: "900", name: "", region: "Middle"),
    year: 2023,
    children: 1000,
    release: "release-2024",
    file: "population.csv"
  )
  let byPopulation = try #require(compare([lacking], populations: [population]).first)
  #expect(byPopulation.region?.area.name == "Middle")
  var other = release()
  other.columns = ["Enquiries", "Conferences", "Rate"]
  let byTable = try #require(compare([lacking, other]).first)
  #expect(byTable.region?.value.number?.description == "50.0")
}

@Test func `neighbours in any order give the same answer`() throws {
  let codes = ["901", "902", "903", "904"]
  let one = try #require(compare([release()], models: [model("own", codes)]).first)
  let other = try #require(compare([release()], models: [model("own", codes.reversed())]).first)
  #expect(one.neighbourMean == other.neighbourMean)
  #expect(one.neighbourMedian == other.neighbourMedian)
  #expect(one.rank == other.rank)
  #expect(one.comparedWithNeighbours == other.comparedWithNeighbours)
}

@Test(
  arguments: [
    (["DfE 2021", "DfE 2025", "own"], nil, "own"), (["DfE 2021", "DfE 2025"], nil, "DfE 2025"),
    (["DfE 2021", "DfE 2025"], "DfE 2021", "DfE 2021"), (["DfE 2021"], "DfE 2025", "DfE 2021"),
    (["DfE 2021", "own"], "DfE 2021", "own"), ([], nil, ""),
  ] as [([String], String?, String)]
)
func `the own neighbours go before the model asked for, and that before the newest`(
  names: [String],
  asked: String?,
  chosen: String
) throws {
  let models = names.map { model($0, ["901"]) }
  let comparison = try #require(compare([release()], models: models, asked: asked).first)
  #expect(comparison.neighbourModel == chosen)
}

@Test func `a neighbour without a row is there without a value`() throws {
  let models = [model("own", ["901", "999"])]
  let comparison = try #require(compare([release()], models: models).first)
  #expect(comparison.neighbours.map(\.value)[1] == .blank)
  #expect(comparison.neighboursUsed == 1)
  #expect(comparison.neighboursWithheld == 0)
}

@Test func `of two releases the newest speaks for all its years`() throws {
  var old = InventedRelease(name: "release-2023")
  for year in [2022, 2023] { old.add("900", year, ["50", "100", "50.0"]) }
  var new = InventedRelease(name: "release-2024")
  for year in [2023, 2024] { new.add("900", year, ["70", "100", "70.0"]) }
  let values = compare([new, old]).map {
    "\($0.reportingYear) \($0.own.value.number?.description ?? "")"
  }
  #expect(values == ["2022 50.0", "2023 70.0", "2024 70.0"])
}

@Test func `a renamed column is found by its other name`() throws {
  var renamed = InventedRelease(columns: ["PLAN_count", "total_count"])
  renamed.add("900", 2024, ["7", "112"])
  // Westminster 2014, table D3: 6.25 is printed as 6.3.
  #expect(compare([renamed]).first?.own.value.number?.description == "6.3")
}

@Test func `a rate that a release does not print is worked out from its own populations only`() {
  var release = InventedRelease(columns: ["Plans"])
  release.add("900", 2024, ["454"])
  func population(_ release: String) -> PopulationEstimate {
    PopulationEstimate(
      area: Area(level: .authority, code: "900", name: "", region: ""),
      year: 2023,
      children: 119_468,
      release: release,
      file: "\(release)/populations.csv"
    )
  }
  let own = compare([release], benchmark: rate, populations: [population("release-2024")])
  #expect(own.first?.own.value.number?.description == "38.0")
  #expect(own.first?.own.denominator == 119_468)
  let other = compare([release], benchmark: rate, populations: [population("release-2025")])
  #expect(other.first?.own.value == .symbol(.notAvailable))
}

@Test func `a school year is that of the reporting year in which it ends`() {
  var release = InventedRelease(identifier: "Academic year")
  release.add("900", 2023, ["60", "100", "60.0"])
  #expect(compare([release]).map(\.reportingYear) == [2024])
}

@Test func `a filter that is not named says total`() {
  var release = InventedRelease(filters: ["phase"])
  release.add("900", 2024, ["1", "9", "11.1"], filters: ["Special"])
  release.add("900", 2024, ["60", "100", "60.0"], filters: ["Total"])
  #expect(compare([release]).first?.own.value.number?.description == "60.0")
}

private func reading(_ month: Month, _ basis: Basis, _ figure: Figure) -> Reading {
  Reading(indicator: "share", period: month, basis: basis, slice: .total, figure: figure)
}

private func ofTwoHundred(_ count: Int64) -> Figure {
  Figure(
    status: .counted,
    numerator: count,
    denominator: 200,
    value: ExactDecimal.ratio(count, 200, times: 100, places: 1),
    interval: Interval.percentage(count, of: 200)
  )
}

@Test func `an authority that DfE does not list is compared by its own figure at 31 March`() throws
{
  var unlisted = release()
  unlisted.rows.removeAll { $0.area.code == "900" }
  let march = Month(year: 2024, month: 3)
  let comparison = try #require(
    compare(
      [unlisted],
      local: [
        reading(march, .month, ofTwoHundred(1)), reading(march, .r12, ofTwoHundred(120)),
        reading(march.adding(1), .r12, ofTwoHundred(2)),
      ]
    ).first
  )
  #expect(comparison.source == .local)
  #expect(comparison.own.value.number?.description == "60.0")
  #expect(comparison.own.area.name == "Exampleshire")
  #expect(comparison.own.denominator == 200)
  #expect(comparison.rank == 3)
  #expect(comparison.comparedWithEngland == .higher)
  #expect(comparison.nationalRank == nil)
}

@Test(arguments: [
  (FigureStatus.withheld, Shorthand.withheld), (.notReceived, .notAvailable),
  (.notApplicable, .notApplicable),
])
func `an own figure that is not there keeps its reason`(
  status: FigureStatus,
  symbol: Shorthand
) throws {
  var unlisted = release()
  unlisted.rows.removeAll { $0.area.code == "900" }
  let march = Month(year: 2024, month: 3)
  let local = [reading(march, .snapshot, Figure(status: status))]
  let comparison = try #require(compare([unlisted], local: local).first)
  #expect(comparison.own.value == .symbol(symbol))
  #expect(comparison.comparedWithEngland == .notCompared)
}

@Test func `a withheld neighbour gives the mean and the median a range`() throws {
  let comparison = try #require(compare([release()]).first)
  // 1 to 5 of 100: (145.1 + 1) / 4 = 36.525 and (145.1 + 5) / 4 = 37.525; the two in the middle are
  // 40.0 and 45.1 either way.
  #expect(comparison.neighbours[2].possible?.lowerBound.description == "1.0")
  #expect(comparison.neighbours[2].possible?.upperBound.description == "5.0")
  #expect(comparison.neighbourMeanRange?.lowerBound.description == "36.5")
  #expect(comparison.neighbourMeanRange?.upperBound.description == "37.5")
  #expect(comparison.neighbourMedianRange?.lowerBound.description == "42.6")
  #expect(comparison.neighbourMedianRange?.upperBound.description == "42.6")
  #expect(comparison.doubts.isEmpty)
}

@Test func `where nothing is withheld or nothing is certain there is no range`() throws {
  var whole = release()
  whole.rows.removeAll { $0.area.code == "903" }
  whole.add("903", 2024, ["30", "100", "30.0"])
  #expect(try #require(compare([whole]).first).neighbourMeanRange == nil)
  var unknown = release()
  unknown.rows.removeAll { $0.area.code == "903" }
  unknown.add("903", 2024, ["c", "c", "c"])
  #expect(try #require(compare([unknown]).first).neighbourMeanRange == nil)
}

@Test func `a verdict that a withheld neighbour, the model or the median would change says so`()
  throws
{
  // Wilson's limits of 20 in 100 are 13.3 to 28.9. The mean of 10, 12 and 60 is 27.3 (similar),
  // their median 12 (higher); with the withheld one at 1% the mean is 20.8, still similar.
  var release = InventedRelease()
  release.add("900", 2024, ["20", "100", "20.0"])
  release.add("901", 2024, ["10", "100", "10.0"])
  release.add("902", 2024, ["12", "100", "12.0"])
  release.add("903", 2024, ["60", "100", "60.0"])
  release.add("904", 2024, ["c", "100", "c"])
  release.add("905", 2024, ["50", "100", "50.0"])
  func doubts(_ own: [String], _ other: [String] = []) throws -> [ComparisonDoubt] {
    let models = [model("own", own)] + (other.isEmpty ? [] : [model("DfE 2025", other)])
    return try #require(compare([release], models: models).first).doubts
  }
  #expect(try doubts(["901", "902", "903", "904"]) == [.meanOrMedian])
  #expect(try doubts(["903", "905"]) == [])
  // The mean of 10 and 50 is 30 (lower); with a third at 1 to 5% it is 20.3 to 21.7 (similar).
  #expect(try doubts(["901", "905", "904"]) == [.withheldNeighbours])
  #expect(try doubts(["903", "905"], ["901", "902"]) == [.neighbourModel])
}
