import Testing

@testable import Ingest

private let table = Invented.table()
private let rows = Invented.rows.map { $0 + "\n" }.joined()
private let semicolons = Invented.table(delimiter: ";")

@Test(arguments: [
  HostileFile("H01", "Child protection plans\nRun by: SYSTEM\n" + table, .warn([.preamble])),
  HostileFile("H01 one", "Child protection plans as at 30/09/2025\n" + table, .warn([.preamble])),
  HostileFile("H02", table + "Total,5,,,,,,,\nReport run on 01/10/2025\n", .warn([.footer])),
  HostileFile(
    "H02 padded",
    table + "Total,,,,,,,,5\nReport run on 01/10/2025,,,,,,,,\n",
    .warn([.footer])
  ),
  HostileFile("H02 full", table + "Total,5,5,5,5,5,5,5,5\n", .warn([.footer])),
  HostileFile("H03", "List 7: Child protection,,,,,,,,\n" + table, .warn([.preamble])),
  HostileFile(
    "H04",
    "CP plans; all teams\nRun by: SYSTEM\n\n" + semicolons + "\nTotal rows: 5\n",
    .warn([.preamble, .blankLines, .footer])
  ),
  HostileFile(
    "H05",
    Invented.table(header: Invented.header.replacing("end_date", with: "start_date")),
    .warn([.duplicateNames]),
    names: Invented.names.map { $0 == "end_date" ? "start_date" : $0 }
  ),
  HostileFile(
    "H06",
    Invented.table(header: Invented.header.replacing("team", with: "")),
    .warn([.unnamedColumns]),
    names: Invented.names.map { $0 == "team" ? "" : $0 }
  ),
  HostileFile(
    "H07",
    Invented.table(
      header: Invented.names.enumerated().map {
        $0.offset == 1 ? "\u{A0}\u{200B}\($0.element) " : $0.element
      }.joined(separator: ",")
    ),
    .warn([.untidyNames, .invisible])
  ),
  HostileFile(
    "H07 blanks",
    Invented.table(header: Invented.header.replacing(",", with: " ,")),
    .warn([.untidyNames])
  ),
  HostileFile(
    "H08",
    Invented.table(header: Invented.header.replacing("team", with: "\"team\nname\"")),
    .warn([.lineBreakInHeader]),
    names: Invented.names.map { $0 == "team" ? "team\nname" : $0 }
  ),
  HostileFile("H10", rows, .refuse(.noHeader), typed: true),
  HostileFile(
    "H10",
    rows,
    .warn([.noHeader]),
    names: [String](repeating: "", count: 9),
    typed: false
  ),
  HostileFile(
    "H11",
    table + Invented.header + "\n" + rows,
    .warn([.repeatedHeader]),
    cells: Invented.cells + Invented.cells
  ),
  HostileFile("H12", "Child,,,,Plan,,,Agency,\n" + table, .warn([.preamble])),
  HostileFile(
    "H12 repeated",
    "Child,Child,Child,Child,Plan,Plan,Plan,Agency,Agency\n" + table,
    .warn([.preamble])
  ),
  HostileFile(
    "H01 several tables, the first with fewer columns filled",
    "Meetings,,,\nwho,when,,\n" + (1...6).map { "A,May \($0),,\n" }.joined()
      + ",,,\nTravel,,,\nwho,when,where,cost\nB,June,Ryde,3\n",
    .warn([.preamble, .unnamedColumns, .delimiterLines]),
    cells: nil,
    names: nil,
    typed: false
  ),
  HostileFile(
    "H13 a name lost in the middle",
    Invented.table(header: Invented.header.replacing("surname,", with: "")),
    .refuse(.shortHeader(names: 8, cells: 9)),
    typed: true
  ),
  HostileFile(
    "H13 a name lost in the middle",
    Invented.table(header: Invented.header.replacing("surname,", with: "")),
    .warn([.rowNames, .unnamedColumns]),
    names: [""] + Invented.names.filter { $0 != "surname" },
    typed: false
  ),
  HostileFile(
    "H15",
    Invented.table(header: Invented.header.replacing("child_id", with: "ID")),
    .accept,
    names: ["ID"] + Invented.names.dropFirst()
  ),
])
func `the header is found wherever it stands`(file: HostileFile) throws {
  try file.check()
}

/// H09, H13 and H14: which columns there are is for the sink to judge.
@Test func `columns come in the order of the file, known or not`() throws {
  let result = try reading(Array("note,hat size,child_id\nx,7,1001\ny,8,1002\n".utf8), typed: true)
  #expect(result.report.header == ["note", "hat size", "child_id"])
  #expect(result.sink.rows == [["x", "7", "1001"], ["y", "8", "1002"]])
  #expect(result.report.warnings.isEmpty)
}

@Test func `the line of the header and of every record is the line of the file`() throws {
  let text = "Title\r\n\r\n" + Invented.table(end: "\r\n")
  let result = try reading(Array(text.utf8), typed: true)
  #expect(result.report.headerLine == 3)
  #expect(result.sink.lines == [4...4, 5...5, 6...6, 7...7, 8...8])
  #expect(result.report.lineCount == 8)
}

@Test func `a header that nobody knows can be refused`() {
  var options = ReadingOptions()
  options.needsKnownHeader = true
  #expect(throws: ReadingError.noHeader) {
    try reading(Array("hat,shoe\n1,2\n".utf8), typed: true, options: options)
  }
}

@Test func `a file that is said to have no header loses no record`() throws {
  var options = ReadingOptions()
  options.hasNoHeader = true
  let result = try reading(Array(table.utf8), typed: false, options: options)
  #expect(result.sink.rows == [Invented.names] + Invented.cells)
  #expect(result.report.headerLine == nil)
}
