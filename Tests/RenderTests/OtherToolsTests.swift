import Catalogue
import Metrics
import Records
import Release
import TestSupport
import Testing

@testable import Render

private let everyEdition = EdgeCase.allCases.flatMap { edge in
  Audience.allCases.map { (edge, $0) }
}

/// The rows of a table whose quoted cells hold commas but neither quotes nor line ends.
private func rows(of file: OutputFile) -> [[String]] {
  String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").map { line in
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}

private func file(_ path: String, in files: [OutputFile]) throws -> OutputFile {
  try #require(files.first { $0.path == path })
}

@Test(arguments: everyEdition)
func `scorecard.json fits its schema`(edge: EdgeCase, audience: Audience) throws {
  let path = checkoutFolder + "/docs/scorecard.schema.json"
  let schema = try JSONSchema(try #require(bytes(of: path)))
  let written = try file("scorecard.json", in: pages(of: edge.edition(audience)))
  #expect(schema.faults(in: try JSONTree(written.bytes)).prefix(10) == [])
}

@Test func `the schema refuses what it does not know and asks for what is not there`() throws {
  let schema = try JSONSchema(
    Array(
      #"{"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"], "additionalProperties": false}"#
        .utf8
    )
  )
  func faults(_ text: String) throws -> Int {
    schema.faults(in: try JSONTree(Array(text.utf8))).count
  }
  #expect(try faults(#"{"a": 1}"#) == 0)
  #expect(try faults(#"{"a": 1, "b": 2}"#) == 1)
  #expect(try faults(#"{}"#) == 1)
  #expect(try faults(#"{"a": "1"}"#) == 1)
}

@Test(arguments: everyEdition)
func `every column of every table is described beside it`(
  edge: EdgeCase,
  audience: Audience
) throws {
  let files = pages(of: edge.edition(audience))
  let metadata = try JSONTree(try file("csv-metadata.json", in: files).bytes)
  let tables = try #require(metadata["tables"]).items
  let described = tables.compactMap { $0["url"]?.string }
  let written = files.map(\.path).filter { $0.hasSuffix(".csv") && !$0.contains("/") }
  #expect(described == written)
  for table in tables {
    let path = try #require(table["url"]?.string)
    let names = table["tableSchema"]?["columns"]?.items.compactMap { $0["name"]?.string }
    #expect(names == rows(of: try file(path, in: files)).first, "\(path)")
  }
}

@Test func `figures for other tools are those that the edition shows, and no others`() throws {
  let edition = Exampleshire.edition(.public)
  let areas = AreaRegister()
  let files = pages(of: edition, areas: areas)
  let table = rows(of: try file("explore-education-statistics.csv", in: files))
  let header = try #require(table.first)
  var cells: [String: String] = [:]
  for row in table.dropFirst() {
    #expect(row.count == header.count)
    for (name, cell) in zip(header, row) { cells["\(row[0]) \(row[1]) \(row[10]) \(name)"] = cell }
  }
  let spans: [Basis: String] = [
    .snapshot: "Last day of the month", .month: "Month",
    .r12: "Twelve months to the end of the month",
  ]
  var compared = 0
  for reading in edition.readings where reading.slice == .total {
    guard let span = spans[reading.basis] else { continue }
    let words = reading.period.inWords.split(separator: " ")
    let place = "\(words[1]) \(words[0]) \(span) \(reading.indicator)"
    switch reading.figure {
    case .shown(let value, _, _, _, _): #expect(cells[place] == value.description, "\(place)")
    case .symbol(let symbol):
      #expect(cells[place] == symbol.rawValue, "\(place)")
      if let part = cells[place + "_numerator"] { #expect(part == symbol.rawValue, "\(place)") }
    }
    compared += 1
  }
  #expect(compared > 100)
  #expect(edition.readings.contains { $0.figure == .symbol(.withheld) })
}

@Test func `the layout of Explore Education Statistics is kept`() throws {
  let files = pages(of: Exampleshire.edition(.internal))
  let header = try #require(
    rows(of: try file("explore-education-statistics.csv", in: files)).first
  )
  let metadata = rows(of: try file("explore-education-statistics.meta.csv", in: files))
  #expect(
    header.prefix(11) == [
      "time_period", "time_identifier", "geographic_level", "country_code", "country_name",
      "region_code", "region_name", "old_la_code", "new_la_code", "la_name", "time_span",
    ]
  )
  #expect(metadata.dropFirst().map(\.[0]) == Array(header.dropFirst(10)))
  #expect(Set(metadata.map(\.[2])).count == metadata.count, "labels are unique")
  for name in header {
    #expect(name.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "_" }, "\(name)")
  }
}
