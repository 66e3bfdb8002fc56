import Testing

@testable import Ingest

/// The cells of the invented table with one cell replaced.
private func cells(_ row: Int, _ column: Int, _ text: String) -> [[String]] {
  var cells = Invented.cells
  cells[row][column] = text
  return cells
}

/// A long table, with some lines replaced; line 0 is the header.
private func long(_ count: Int, _ replaced: [Int: String] = [:]) -> String {
  var lines = [Invented.header]
  for row in 1...count {
    lines.append(
      replaced[row] ?? "\(1000 + row),Ann,Invented,02/03/2012,11/01/2024,,Neglect,North,none"
    )
  }
  return lines.joined(separator: "\n") + "\n"
}

private let row = "1004,Dan,Pretend,09/05/2018,22/04/2024,,Physical,East,"

@Test(arguments: [
  HostileFile(
    "Q01",
    Invented.table([4: "1005,Eve,Example,30/01/2009,13/05/2024,,Neglect,West,\"open"]),
    .setAside(accepted: 4, rejected: 1)
  ),
  HostileFile(
    "Q02",
    long(10_001, [51: "1051,Ann,Invented,02/03/2012,11/01/2024,,Neglect,North,\"open"]),
    .setAside(accepted: 10_000, rejected: 1)
  ),
  HostileFile(
    "Q01 with all cells on the line",
    Invented.table([3: "1004,\"Dan,Pretend,09/05/2018,22/04/2024,,Physical,East,second plan"]),
    .warn([.strayQuote]),
    cells: cells(3, 1, "\"Dan"),
    typed: false
  ),
  HostileFile(
    "Q01 with all cells on the line",
    Invented.table([3: "1004,\"Dan,Pretend,09/05/2018,22/04/2024,,Physical,East,second plan"]),
    .setAside(accepted: 4, rejected: 1),
    typed: true
  ),
  HostileFile(
    "Q07 with delimiters inside",
    Invented.table([
      1: "1002,'Ben',Made-Up,15/07/2015,18/02/2024,30/09/2024,Neglect,South,'first, plan'",
      2: "1003,Cat,'Fictional',28/11/2010,04/03/2024,,Emotional,North,'isn't, yet'",
    ]),
    .warn([.singleQuotes, .innerQuote]),
    cells: nil
  ),
  HostileFile(
    "Q03",
    Invented.table([3: row + "six foot 6\" tall"]),
    .warn([.strayQuote]),
    cells: cells(3, 8, "six foot 6\" tall")
  ),
  HostileFile(
    "Q04",
    Invented.table([3: "1004,\"Now\"ak,Pretend,09/05/2018,22/04/2024,,Physical,East,"]),
    .setAside(accepted: 4, rejected: 1)
  ),
  HostileFile(
    "Q05",
    Invented.table([3: row + "\"she said \"no\", then left\""]),
    .setAside(accepted: 4, rejected: 1)
  ),
  HostileFile(
    "Q05b",
    Invented.table([3: row + "\"she said \"no\" then left\""]),
    .warn([.innerQuote]),
    cells: cells(3, 8, "she said \"no\" then left")
  ),
  HostileFile(
    "Q06",
    Invented.table([3: row + "\"she said \\\"no\\\", then left\""]),
    .warn([.backslash]),
    cells: cells(3, 8, "she said \"no\", then left")
  ),
  HostileFile(
    "Q07",
    Invented.table([
      1: "1002,'Ben','O''Brien, of','15/07/2015',18/02/2024,,Neglect,South,",
      2: "'1003','Cat','O'Brien','28/11/2010','04/03/2024','','Emotional','North',''",
    ]),
    .warn([.singleQuotes, .innerQuote]),
    cells: [
      Invented.cells[0],
      ["1002", "Ben", "O'Brien, of", "15/07/2015", "18/02/2024", "", "Neglect", "South", ""],
      ["1003", "Cat", "O'Brien", "28/11/2010", "04/03/2024", "", "Emotional", "North", ""],
      Invented.cells[3], Invented.cells[4],
    ]
  ),
  HostileFile(
    "Q08",
    Invented.table([3: row + " \"tall, thin\""]),
    .warn([.blankBesideQuote]),
    cells: cells(3, 8, "tall, thin")
  ),
  HostileFile(
    "Q08 after",
    Invented.table([3: "1004, \"Da,n\" ,Pretend,09/05/2018,22/04/2024,,Physical,East,second plan"]),
    .warn([.blankBesideQuote]),
    cells: cells(3, 1, "Da,n")
  ),
  HostileFile(
    "Q09",
    Invented.table([3: row + "\u{201C}tall, thin\u{201D}"]),
    .setAside(accepted: 4, rejected: 1)
  ),
  HostileFile(
    "Q10",
    Invented.table([
      3: "\"1004\",\"Da\"\"n\",Pretend,09/05/2018,22/04/2024,\"\",Physical,East,\"a, b\""
    ]),
    .accept,
    cells: [
      Invented.cells[0], Invented.cells[1], Invented.cells[2],
      ["1004", "Da\"n", "Pretend", "09/05/2018", "22/04/2024", "", "Physical", "East", "a, b"],
      Invented.cells[4],
    ]
  ),
  HostileFile(
    "Q11",
    ([Invented.header] + Invented.rows.map { "\"\($0)\"" }).joined(separator: "\n"),
    .warn([.quotedRecords])
  ),
  HostileFile(
    "Q12",
    long(
      100,
      [
        40: "1040,Ann,Invented,02/03/2012,11/01/2024,,Neglect,North,\"open",
        60: "1060,Ann,Invented,02/03/2012,11/01/2024,,Neglect,North,close\"",
      ]
    ),
    .warn([.swallowingQuote, .strayQuote]),
    cells: nil
  ),
  HostileFile(
    "V02b",
    Invented.table([3: "=\"1004\",Dan,Pretend,09/05/2018,22/04/2024,,Physical,East,second plan"]),
    .warn([.strayQuote]),
    cells: cells(3, 0, "=\"1004\"")
  ),
])
func `a doubtful quote costs one row at most`(file: HostileFile) throws {
  try file.check()
}

@Test func `a row that is set aside names the line where its quote opened, and stays as it was`()
  throws
{
  let open = "1051,Ann,Invented,02/03/2012,11/01/2024,,Neglect,North,\"open"
  let result = try reading(Array(long(10_001, [51: open]).utf8), typed: true)
  let refused = try #require(result.sink.unreadable.first)
  #expect(refused.lines == 52...52)
  #expect(refused.rule == "L020")
  #expect(String(decoding: refused.text, as: UTF8.self) == open)
  #expect(result.sink.rows.map { $0[0] } == (1...10_001).filter { $0 != 51 }.map { "\(1000 + $0)" })
}

@Test func `two open quotes that balance each other lose nobody`() throws {
  let text = long(
    100,
    [
      40: "1040,\"Ann,Invented,02/03/2012,11/01/2024,,Neglect,North,none",
      60: "1060,Ann\",Invented,02/03/2012,11/01/2024,,Neglect,North,none",
    ]
  )
  let result = try reading(Array(text.utf8), typed: true)
  #expect(result.sink.rows.map { $0[0] } == (1...100).map { "\(1000 + $0)" })
  #expect(result.sink.rows[39][1] == "\"Ann")
  #expect(result.report.warnings.map(\.line) == [41, 61])
}

@Test func `a delimiter too many between two open quotes does not hide the others`() throws {
  let text = long(
    100,
    [
      40: "1040,Ann,Invented,02/03/2012,11/01/2024,,Neglect,North,\"open",
      50: "1050,Ann,Invented,02/03/2012,11/01/2024,,Neglect,North,tall, thin",
      60: "1060,Ann,Invented,02/03/2012,11/01/2024,,Neglect,North,close\"",
    ]
  )
  let result = try reading(Array(text.utf8), typed: true)
  #expect(result.sink.rows.map { $0[0] } == (1...100).filter { $0 != 50 }.map { "\(1000 + $0)" })
  #expect(result.sink.unreadable.map(\.lines) == [51...51])
}

@Test func `a table within a note is no open quote`() throws {
  let note = "seen:\nNorth,1,2\nSouth,3,4\nEast,5,6\nWest,7,8"
  let result = try reading(
    Array(
      Invented.table([1: "1002,Ben,Made-Up,15/07/2015,18/02/2024,,Neglect,South,\"\(note)\""]).utf8
    ),
    typed: true
  )
  #expect(result.report.warnings.isEmpty)
  #expect(result.sink.rows[1][8] == note)
}

@Test func `a note of several lines is no open quote`() throws {
  let note = "first line\nsecond, with, commas\n\nlast line"
  let result = try reading(
    Array(
      Invented.table([1: "1002,Ben,Made-Up,15/07/2015,18/02/2024,,Neglect,South,\"\(note)\""]).utf8
    ),
    typed: true
  )
  #expect(result.report.warnings.isEmpty)
  #expect(result.sink.rows[1][8] == note)
  #expect(result.sink.lines == [2...2, 3...6, 7...7, 8...8, 9...9])
}
