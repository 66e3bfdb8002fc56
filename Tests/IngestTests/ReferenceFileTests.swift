import Records
import Testing

@testable import Ingest

/// Makes the store of a small file from lines without quotes.
func store(_ lines: String...) -> CellStore {
  var store = CellStore(score: ReferenceLayout.score)
  store.begin(
    header: lines[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init),
    line: 1
  )
  for (offset, line) in lines.enumerated().dropFirst() {
    var bytes: [UInt8] = []
    var ends: [Int32] = []
    for cell in line.split(separator: ",", omittingEmptySubsequences: false) {
      bytes += Array(cell.utf8)
      ends.append(Int32(bytes.count))
    }
    store.record(bytes: bytes.span, ends: ends.span, lines: (offset + 1)...(offset + 1))
  }
  return store
}

private func reading(_ cells: CellStore, path: String = "reference/cin-2099/d1.csv")
  -> ReferenceReading
{
  ReferenceReading(file: 3, report: FileReport(path: path), cells: cells)
}

@Test(arguments: [
  ("41.6", "41.6"), ("100", "100"), ("-3.50", "-3.50"), ("1,204", "1204"), ("24.3%", "24.3"),
  (" 7 ", "7"), ("0", "0"), ("00.10", "0.10"),
])
func `a printed number keeps every digit`(text: String, expected: String) {
  guard case .figure(.number(let number)) = PrintedCell(Array(text.utf8)[...]) else {
    Issue.record("\(text) is not read as a number")
    return
  }
  #expect(number.description == expected)
}

@Test(arguments: [
  ("c", Shorthand.withheld), ("*", .withheld), ("x", .notAvailable), (":", .notAvailable),
  ("..", .notAvailable), (".", .notAvailable), ("-", .notAvailable), ("z", .notApplicable),
  ("u", .unreliable), ("k", .low), ("low", .low), ("~", .low),
])
func `a symbol is a symbol and never a zero`(text: String, expected: Shorthand) {
  guard case .figure(let cell) = PrintedCell(Array(text.utf8)[...]) else {
    Issue.record("\(text) is read as words")
    return
  }
  #expect(cell == .symbol(expected))
}

@Test(arguments: ["Total", "00:10", "10 to 15", "C", "1.2.3", "--", "5+"])
func `words in a cell are no figure`(text: String) {
  guard case .words = PrintedCell(Array(text.utf8)[...]) else {
    Issue.record("\(text) is read as a figure")
    return
  }
}

@Test func `an empty cell says nothing`() {
  guard case .figure(.blank) = PrintedCell(Array("  ".utf8)[...]) else {
    Issue.record("blanks are read as something")
    return
  }
}

@Test func `columns may stand in any order and words make a filter`() throws {
  let reading = reading(
    store(
      "la_name,new_la_code,old_la_code,region_name,region_code,country_name,country_code,time_period,geographic_level,group,rate,source,time_identifier",
      "Anyshire,E10000099,999,Nowhere,E12000099,England,E92000001,202425,Local authority,Total,4.50,Somebody,Academic year",
      ",,,Nowhere,E12000099,England,E92000001,202425,Regional,Total,c,Somebody,Academic year",
      ",,,,,England,E92000001,202425,National,Total,,Somebody,Academic year"
    )
  )
  let table = try #require(reading.tables.first)
  #expect(table.filters == ["group"])
  #expect(table.columns == ["rate"])
  #expect(table.timeIdentifier == "Academic year")
  #expect(table.release == "reference/cin-2099")
  #expect(table.source == "Somebody")
  #expect(table.rows.map(\.year) == [2024, 2024, 2024])
  #expect(table.rows.map(\.area.code) == ["999", "E12000099", "E92000001"])
  #expect(table.rows.map(\.area.level) == [.authority, .regional, .national])
  #expect(table.rows[0].area.region == "Nowhere")
  #expect(
    table.rows.map(\.cells) == [
      [.number(ExactDecimal(units: 450, places: 2))], [.symbol(.withheld)], [.blank],
    ]
  )
  #expect(reading.report.rows == RowAccount(read: 3, accepted: 3))
}

@Test func `a national file without region and authority columns is read`() throws {
  let reading = reading(
    store(
      "time_period,time_identifier,geographic_level,country_code,country_name,children_in_need",
      "2024,Reporting year,National,E92000001,England,399460",
      "20x4,Reporting year,National,E92000001,England,1",
      "2024,Reporting year,National,E92000001,England,399460",
      "2024,Reporting year,Ward,E92000001,England,7"
    )
  )
  #expect(reading.tables.first?.rows.map(\.area.name) == ["England"])
  #expect(reading.report.rows == RowAccount(read: 4, accepted: 2, rejected: 1, duplicate: 1))
  #expect(reading.findings.map(\.rule) == ["EES-time_period_num"])
  #expect(reading.findings.map(\.line) == [3])
  #expect(
    reading.setAside.map { String(decoding: $0.text, as: UTF8.self) } == [
      "20x4,Reporting year,National,E92000001,England,1"
    ]
  )
}

@Test func `an area without an estimate has no population`() {
  let reading = reading(
    store(
      "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,age_group,population_estimate",
      "2023,Reporting year,Local authority,E92000001,England,E1,Nowhere,999,E10,Anyshire,Children aged 0 to 17 years,120000",
      "2012,Reporting year,Local authority,E92000001,England,E1,Nowhere,999,E10,Anyshire,Children aged 0 to 17 years,x",
      "2023,Reporting year,Local authority,E92000001,England,E1,Nowhere,999,E10,Anyshire,Adults aged 18 and over,9"
    )
  )
  #expect(reading.report.dataset == "ref_population")
  #expect(reading.populations.map(\.children) == [120_000])
  #expect(reading.report.rows == RowAccount(read: 3, accepted: 3))
}

@Test func `neighbours one a row come in the order of their ranks`() {
  let reading = reading(
    store(
      "area_code,model,rank,neighbour_code",
      "999,DfE 2025,2,869",
      "999,DfE 2025,1,873",
      "999,own,1,825",
      "999,own,1,825",
      "99,own,1,825"
    )
  )
  #expect(reading.neighbourModels.map(\.name) == ["DfE 2025", "own"])
  #expect(
    reading.neighbourModels.map(\.neighbours) == [["999": ["873", "869"]], ["999": ["825"]]]
  )
  #expect(reading.report.rows == RowAccount(read: 5, accepted: 3, rejected: 1, duplicate: 1))
}

@Test func `school terms and bank holidays are read`() {
  let terms = reading(
    store("term,start,end", "Autumn 2025,02/09/2025,2025-12-19", "Spring,2026-04-01,2026-01-01")
  )
  #expect(terms.terms.map(\.name) == ["Autumn 2025"])
  #expect(terms.terms.first?.days.lowerBound == CalendarDate(year: 2025, month: 9, day: 2))
  #expect(terms.report.rows == RowAccount(read: 2, accepted: 1, rejected: 1))
  let holidays = reading(store("date,title", "2025-12-25,Christmas Day", "soon,Another"))
  #expect(holidays.bankHolidays.map(\.description) == ["2025-12-25"])
  #expect(holidays.report.rows == RowAccount(read: 2, accepted: 1, rejected: 1))
}

@Test func `a header of no known layout is refused with a next step`() {
  let reading = reading(store("colour,shape", "red,round"))
  #expect(reading.report.dataset == nil)
  #expect(reading.report.refusal?.contains("data/reference/README.md") == true)
}
