import Catalogue
import Records
import TestSupport
import Testing

@testable import Ingest

private func reading(_ cells: CellStore, wanting filters: [(String, String)]) throws
  -> ReferenceReading
{
  let benchmark = Benchmark(
    indicator: "invented",
    numerator: [],
    value: ["Value"],
    filters: filters.map { Benchmark.Filter(column: $0.0, value: $0.1) },
    scale: .rate
  )
  return ReferenceReading(
    file: 0,
    report: FileReport(path: "reference/somewhere/long.csv"),
    cells: cells,
    knowledge: ReferenceKnowledge(
      areas: try standardCatalogue().areas,
      benchmarks: [benchmark]
    )
  )
}

/// The kinds of label that `formats.md` lists for the long table, and those of Fingertips.
@Test(
  arguments: [
    ("2016", 2016, .published), ("2014-16", 2016, .published), ("2016-17", 2017, .published),
    ("2015/16", 2016, .published), ("2016-17 (OT)", 2017, .published),
    ("2022 (Rev)", 2022, .revised), ("2025 (prov)", 2025, .provisional),
    ("2013/14-15/16", 2016, .published), ("2010/11", 2011, .published),
    ("2019 - 21", 2021, .published), ("1999/00", 2000, .published),
  ] as [(String, Int, PeriodLabel.Standing)]
)
func `a label of years means the year it ends in`(
  label: String,
  year: Int,
  standing: PeriodLabel.Standing
) {
  let period = PeriodLabel(label)
  #expect(period?.year == year)
  #expect(period?.standing == standing)
}

@Test(arguments: ["0", "", "-", "Autumn", "16", "2016 to 2040", "2016/1"])
func `a label without a year has none`(label: String) {
  #expect(PeriodLabel(label) == nil)
}

private let toolHeader = "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region"

@Test func `the long table of the interactive tool gives values by measure, area and year`() throws
{
  let read = try reading(
    store(
      toolHeader,
      "Plans_Rate,Invented,2024,England,41.6,970.0,",
      "Plans_Rate,Invented,2024,London (Inner),9.3499999999999996,989.0,",
      "Plans_Rate,Invented,2024,Buckinghamshire,33.7,825.0,South East",
      "Plans_Rate,Invented,2023 (prov),Surrey,1,936.0,South East",
      "Plans_Rate,Invented,2023 (Rev),Surrey,2,936.0,South East",
      "Plans_Rate,Invented,2023,Surrey,3,936.0,South East",
      "Plans_Rate,Invented,2022,Surrey,-,936.0,South East",
      "Plans_Rate,Invented,0,Surrey,5,936.0,South East",
      "Plans_Rate,Invented,2022,Nowhere,5,nowhere,",
      "Other,Invented,2024,Surrey,7,936.0,South East"
    ),
    wanting: [("Short Desc", "Plans_Rate")]
  )
  let table = try #require(read.tables.first)
  #expect(read.tables.count == 1)
  #expect(table.filters == ["Short Desc"])
  #expect(table.columns == ["Values"])
  let found = table.rows.map { row -> String in
    let cell: String =
      switch row.cells[0] {
      case .number(let number): number.rounded(to: 1).description
      case .symbol(let symbol): symbol.rawValue
      case .blank: "nothing"
      }
    return "\(row.area.level.rawValue) \(row.area.code) \(row.year) \(cell)"
  }
  #expect(
    found == [
      "Local authority 825 2024 33.7", "Local authority 936 2022 x",
      "Local authority 936 2023 2.0", "Regional E13000001 2024 9.4",
      "National E92000001 2024 41.6",
    ]
  )
  // Accepted: 5 rows that stand, 1 without a year, 1 of another measure. A row of an unknown area
  // is set aside; two labels of one year are one figure.
  #expect(read.report.rows == RowAccount(read: 10, accepted: 7, rejected: 1, duplicate: 2))
  #expect(read.findings.map(\.rule) == ["L035"])
  #expect(
    read.report.notes == [
      "1 rows are of measures that no indicator compares with.", "1 rows name no year.",
    ]
  )
}

private let fingertipsHeader =
  "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,"
  + "Category Type,Category,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,"
  + "Lower CI 99.8 limit,Upper CI 99.8 limit,Count,Denominator,Value note,Recent Trend,"
  + "Compared to England value or percentiles,Compared to percentiles,Time period Sortable,"
  + "New data,Compared to goal,Time period range"

@Test func `Fingertips gives values with its own limits, and never its trend`() throws {
  func line(
    _ code: String,
    _ figures: String,
    note: String = "",
    category: String = "",
    id: String = "90001"
  ) -> String {
    "\(id),Invented,E92000001,England,\(code),Somewhere,Any,Persons,<15 yrs,\(category),,2023/24,"
      + "\(figures),\(note),Increasing and getting worse,Worse,Not compared,20230000,,,1y"
  }
  let read = try reading(
    store(
      fingertipsHeader,
      line("E92000001", "84.25,83.5,85.1,,,1000,118694"),
      line("E92000001", "84.25,83.5,85.1,,,1000,118694"),
      line("E06000060", "70.5,65.2,76.1,,,500,70922"),
      line("E06000053", ",,,,,,", note: "Value suppressed for disclosure control"),
      line("E06000017", ",,,,,,", note: "Value missing at source"),
      line("E12000008", "80.1,79.0,81.2,,,900,112360"),
      line("E54000024", "80.1,79.0,81.2,,,900,112360"),
      line("E92000001", "99.9,99.0,101.0,,,10,1001", category: "Deprivation deciles"),
      line("E92000001", "1,1,1,,,1,1", id: "90002")
    ),
    wanting: [("Indicator ID", "90001")]
  )
  let table = try #require(read.tables.first)
  #expect(read.tables.count == 1)
  #expect(
    table.columns == [
      "Value", "Lower CI 95.0 limit", "Upper CI 95.0 limit", "Count", "Denominator",
    ]
  )
  #expect(table.rows.map(\.area.code) == ["E92000001", "825", "420", "857", "E12000008"])
  #expect(table.rows.map(\.year) == [2024, 2024, 2024, 2024, 2024])
  #expect(
    table.rows[1].cells.map { $0.number?.description } == ["70.5", "65.2", "76.1", "500", "70922"]
  )
  #expect(table.rows[2].cells[0] == .symbol(.withheld))
  #expect(table.rows[3].cells[0] == .symbol(.notAvailable))
  #expect(!table.filters.contains("Recent Trend"))
  #expect(read.report.rows == RowAccount(read: 9, accepted: 8, duplicate: 1))
  #expect(read.findings.isEmpty)
}

@Test func `underlying data from before 2018 is read by its older names of year and area`() throws {
  let read = try reading(
    store(
      "year,level,country_code,country,region_code,region,la_code,new_la_code,la_name,Plans",
      "201617,LA,E92000001,England,E12000008,South East,825,E10000002,Buckinghamshire,553",
      "2016/17,NAT,E92000001,England,,,,,,51080",
      "201617,REG,E92000001,England,E12000008,South East,,,,:"
    ),
    wanting: []
  )
  let table = try #require(read.tables.first)
  #expect(table.timeIdentifier == "Financial year")
  #expect(table.columns == ["Plans"])
  #expect(table.rows.map(\.year) == [2016, 2016, 2016])
  #expect(table.rows.map(\.area.level) == [.authority, .national, .regional])
  #expect(table.rows[0].area.code == "825")
  #expect(table.rows[2].cells == [.symbol(.notAvailable)])
  #expect(read.findings.isEmpty)
}

@Test func `an authority without its three-digit code is known by the nine-character one`() throws {
  let read = try reading(
    store(
      "time_period,time_identifier,geographic_level,country_code,country_name,new_la_code,la_name,Plans",
      "2024,Reporting year,Local authority,E92000001,England,E06000060,Buckinghamshire,430",
      "2019,Reporting year,Local authority,E92000001,England,E10000002,Buckinghamshire,562"
    ),
    wanting: []
  )
  #expect(read.tables.first?.rows.map(\.area.code) == ["825", "825"])
}
