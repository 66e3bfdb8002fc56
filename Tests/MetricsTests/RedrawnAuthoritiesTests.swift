import Metrics
import Records
import Testing

@testable import Catalogue

/// Invented authorities: `910` was split into `911` and `912` in 2022.
private let register = AreaRegister(
  [("910", "Oldshire"), ("911", "Northshire"), ("912", "Southshire"), ("920", "Stayshire")].map {
    AreaRegister.Entry(
      area: Area(level: .authority, code: $0.0, name: $0.1, region: "Middle"),
      gss: "E\($0.0)",
      names: [$0.1]
    )
  },
  changes: [
    AreaRegister.Change(old: "910", new: ["911", "912"], fromYear: 2022, kind: .split),
    AreaRegister.Change(old: "920", new: ["920"], fromYear: 2021, kind: .recoded),
  ]
)

private func comparison(neighbours: [String], year: Int, own: String = "900") throws -> Comparison {
  func row(_ code: String, _ year: Int, _ cells: [String]) -> PublishedTable.Row {
    PublishedTable.Row(
      year: year,
      area: Area(level: .authority, code: code, name: "File's \(code)", region: "Middle"),
      filters: [],
      cells: cells.map { ExactDecimal($0).map { .number($0) } ?? .symbol(.notApplicable) }
    )
  }
  let table = PublishedTable(
    file: "release/plans.csv",
    release: "release",
    timeIdentifier: "Reporting year",
    filters: [],
    columns: ["Plans", "Total"],
    rows: [
      row("900", 2021, ["50", "100"]), row("900", 2022, ["50", "100"]),
      row("910", 2021, ["30", "100"]), row("910", 2022, ["z", "z"]),
      row("911", 2022, ["10", "100"]), row("912", 2022, ["70", "300"]),
      row("920", 2021, ["40", "100"]), row("920", 2022, ["40", "100"]),
    ]
  )
  let benchmark = Benchmark(
    indicator: "share",
    numerator: [["Plans"]],
    denominator: .columns([["Total"]]),
    scale: .percentage,
    note: "Beware."
  )
  let comparer = Comparer(
    benchmarks: [benchmark],
    reference: ReferenceLibrary(
      tables: [table],
      neighbourModels: [NeighbourModel(name: "own", neighbours: [own: neighbours])]
    ),
    indicators: [.invented("share", polarity: .low)],
    areas: register
  )
  return try #require(
    comparer.comparisons(of: Authority(code: own, name: "Exampleshire"))
      .first { $0.reportingYear == year }
  )
}

@Test func `a neighbour that was not there yet is stood in for by what it was made from`() throws {
  let found = try comparison(neighbours: ["911", "920"], year: 2021)
  #expect(found.neighbours.map { $0.value.number?.description } == ["30.0", "40.0"])
  #expect(found.neighbours[0].area.code == "910")
  #expect(
    found.note == "Beware. File's 910 stands for Northshire, which was not there in that year."
  )
}

@Test func `a neighbour that is gone is stood in for by what it became, counts added up`() throws {
  let found = try comparison(neighbours: ["910", "920"], year: 2022)
  // (10 + 70) of (100 + 300).
  #expect(found.neighbours[0].value.number?.description == "20.0")
  #expect(found.neighbours[0].numerator == 80)
  #expect(found.neighboursUsed == 2)
  #expect(
    found.note
      == "Beware. Northshire with Southshire stands for Oldshire, which was not there in that year."
  )
}

@Test func `one authority stands in once, and never for a neighbour beside itself`() throws {
  let twice = try comparison(neighbours: ["911", "912", "920"], year: 2021)
  #expect(twice.neighbours.map { $0.value.number?.description } == ["30.0", nil, "40.0"])
  let beside = try comparison(neighbours: ["910", "911", "920"], year: 2021)
  #expect(beside.neighbours.map { $0.value.number?.description } == ["30.0", nil, "40.0"])
  #expect(beside.note == "Beware.")
}

@Test func `an authority is not compared with what it was itself made from`() throws {
  let found = try comparison(neighbours: ["912", "920"], year: 2021, own: "911")
  #expect(found.neighbours.map { $0.value.number?.description } == [nil, "40.0"])
}

@Test func `a new nine-character code changes nobody`() {
  #expect(register.standIns(for: "920", year: 2010).isEmpty)
  #expect(register.standIns(for: "920", year: 2030).isEmpty)
  #expect(register.area(code: "E920")?.name == "Stayshire")
}
