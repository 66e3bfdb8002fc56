import Testing

@testable import Ingest

private let table = Invented.table()
private let one = [["1001"], ["1002"], ["1003"]]

private func padded() -> String {
  (["child_id  name      surname   team"]
    + (1...6).map { "100\($0)      Ann       Invented  North" })
    .joined(separator: "\n") + "\n"
}

/// A table that is long enough to tell what its columns look like.
private let many =
  Invented.header + "\n"
  + (0..<12).map { "\(1001 + $0),Ann,Invented,02/03/2012,11/01/2024,,Neglect,North,\n" }.joined()

/// The table with a blank line after its second record.
private func parted(_ line: String) -> String {
  ([Invented.header] + Invented.rows[..<2] + [line] + Invented.rows[2...]).joined(separator: "\n")
    + "\n"
}

@Test(arguments: [
  HostileFile(
    "S01",
    Invented.table([2: "1003,Cat,Fictional,28/11/2010,04/03/2024,,Emotional"]),
    .setAside(accepted: 4, rejected: 1),
    typed: true
  ),
  HostileFile(
    "S01",
    Invented.table([2: "1003,Cat,Fictional,28/11/2010,04/03/2024,,Emotional,North"]),
    .warn([.shortRecord]),
    typed: false
  ),
  HostileFile(
    "S02",
    Invented.table([2: "1003,Cat,Fictional,28/11/2010,04/03/2024,,Emotional,North,tall, thin"]),
    .setAside(accepted: 4, rejected: 1)
  ),
  HostileFile(
    "S02 shifted, last cell empty",
    Invented.table([2: "1003,Cat,Fictional,,28/11/2010,04/03/2024,,Emotional,North,"]),
    .setAside(accepted: 4, rejected: 1)
  ),
  HostileFile(
    "S02 only at the end",
    many + "1061,Ann,Invented,02/03/2012,11/01/2024,,Neglect,North,,\n",
    .warn([.emptyExtraCells]),
    cells: nil
  ),
  HostileFile(
    "S02 shifted in a long file",
    many + "1061,Ann,,Invented,02/03/2012,11/01/2024,,Neglect,North,\n",
    .setAside(accepted: 12, rejected: 1)
  ),
  HostileFile(
    "S01 two cells run together",
    many + "1061,Ann,Invented02/03/2012,11/01/2024,,Neglect,North,\n",
    .setAside(accepted: 12, rejected: 1)
  ),
  HostileFile(
    "S03",
    ([Invented.header] + Invented.rows.map { $0 + "," }).joined(separator: "\n"),
    .warn([.emptyExtraCells])
  ),
  HostileFile(
    "S04",
    ([Invented.header] + Invented.rows).map { $0 + "," }.joined(separator: "\n"),
    .warn([.emptyColumns, .emptyExtraCells])
  ),
  HostileFile(
    "S05",
    ([Invented.header] + Invented.rows).map { $0 + String(repeating: ",", count: 40) }.joined(
      separator: "\n"
    ),
    .warn([.emptyColumns, .emptyExtraCells])
  ),
  HostileFile("S06", parted("\n"), .warn([.blankLines])),
  HostileFile("S07", parted("   "), .warn([.blankLines])),
  HostileFile("S07 no-break", parted("\u{A0}\u{A0}"), .warn([.blankLines])),
  HostileFile("S08", parted(",,,,,,,,") + ",,,,,,,,\n", .warn([.delimiterLines])),
  HostileFile("S09", "", .refuse(.empty)),
  HostileFile("S10", "\u{FEFF}", .refuse(.empty)),
  HostileFile("S11", "\n\n  \n \r\n", .refuse(.empty)),
  HostileFile("S12", Invented.header + "\n", .warn([.headerOnly]), cells: []),
  HostileFile("S13", Invented.header, .warn([.headerOnly]), cells: []),
  HostileFile(
    "S14",
    Invented.header + "\n" + Invented.rows[0] + "\n",
    .accept,
    cells: [Invented.cells[0]]
  ),
  HostileFile("S15", Invented.table(delimiter: ";"), .accept),
  HostileFile("S16", Invented.table(delimiter: "\t"), .accept),
  HostileFile("S17", Invented.table(delimiter: "|"), .accept),
  HostileFile(
    "S18",
    "child_id;team;note\n1001;1,5;a, b, c\n1002;2,25;\n1003;3,75;x, y\n",
    .accept,
    cells: [["1001", "1,5", "a, b, c"], ["1002", "2,25", ""], ["1003", "3,75", "x, y"]],
    names: ["child_id", "team", "note"]
  ),
  HostileFile("S19", "sep=;\n" + Invented.table(delimiter: ";"), .accept),
  HostileFile(
    "S19 quoted",
    "\"sep=|\"\r\n" + Invented.table(delimiter: "|").replacing("\n", with: "\r\n"),
    .accept
  ),
  HostileFile("S20", Invented.table(delimiter: "||"), .refuse(.delimiter("two characters"))),
  HostileFile("S21", Invented.table(delimiter: ", "), .warn([.blankAfterDelimiter])),
  HostileFile(
    "S22",
    "child_id\n1001\n1002\n1003\n",
    .warn([.oneColumn]),
    cells: one,
    names: ["child_id"]
  ),
  HostileFile("S23", padded(), .refuse(.noColumns)),
  HostileFile(
    "S24",
    table + "\nteam,workers\nNorth,4\nSouth,5\n",
    .setAside(accepted: 5, rejected: 3)
  ),
  HostileFile(
    "S24 fewer of the same names",
    table + Invented.names.dropLast().joined(separator: ",")
      + "\n1009,Ann,Invented,02/03/2012,11/01/2024,,Neglect,North\n",
    .setAside(accepted: 5, rejected: 2)
  ),
  HostileFile(
    "S24 more of the same names",
    table + Invented.header + ",extra\n" + Invented.rows[0] + ",x\n",
    .setAside(accepted: 5, rejected: 2)
  ),
  HostileFile(
    "S24 same width",
    table + "\na,b,c,d,e,f,g,h,i\n1,2,3,4,5,6,7,8,9\n",
    .setAside(accepted: 5, rejected: 2)
  ),
  HostileFile(
    "S25",
    Invented.table(delimiter: "\u{1F}").replacing("\n", with: "\u{1E}"),
    .refuse(.delimiter("the control character 30"))
  ),
  HostileFile(
    "R row names",
    "\"child_id\",\"team\"\n\"1\",1001,\"a\"\n\"2\",1002,\"b\"\n",
    .warn([.rowNames, .unnamedColumns]),
    cells: [["1", "1001", "a"], ["2", "1002", "b"]],
    names: ["", "child_id", "team"]
  ),
  HostileFile(
    "blanks in cells",
    Invented.table([1: "1002, Ben ,Made-Up,15/07/2015,18/02/2024,,Neglect,South\t,first  plan "]),
    .accept,
    cells: [
      Invented.cells[0],
      [
        "1002", " Ben ", "Made-Up", "15/07/2015", "18/02/2024", "", "Neglect", "South\t",
        "first  plan ",
      ],
      Invented.cells[2], Invented.cells[3], Invented.cells[4],
    ]
  ),
])
func `tables of every shape are read or accounted for`(file: HostileFile) throws {
  try file.check()
}

@Test(arguments: [
  HostileFile("L01", Invented.table(end: "\r"), .accept),
  HostileFile("L01 open", Invented.table(end: "\r", hasLastEnd: false), .accept),
  HostileFile(
    "L03",
    table + Invented.rows[0] + "\r\n" + Invented.rows[1] + "\r" + Invented.rows[2],
    .warn([.mixedLineEnds]),
    cells: Invented.cells + Invented.cells[..<3]
  ),
  HostileFile("L04", Invented.table(hasLastEnd: false), .accept),
  HostileFile("L04 CRLF", Invented.table(end: "\r\n", hasLastEnd: false), .accept),
  HostileFile("L05", table + "\n\n\n\n\n", .accept),
  HostileFile(
    "L06",
    Invented.table([2: "1003,Cat,Fictional,28/11/2010,04/03/2024,,Emotional,North,tall\nthin"])
      .replacing("thin\n", with: "thin,1,2\n"),
    .setAside(accepted: 5, rejected: 1),
    typed: true
  ),
  HostileFile(
    "L06 last column",
    Invented.table([1: "1002,Ben,Made-Up,15/07/2015,18/02/2024,,Neglect,South,first\nsecond part"]),
    .setAside(accepted: 4, rejected: 2),
    typed: true
  ),
  HostileFile(
    "L06 last column, three pieces",
    Invented.table([1: "1002,Ben,Made-Up,15/07/2015,18/02/2024,,Neglect,South,first\nb\nc d"]),
    .setAside(accepted: 4, rejected: 3),
    typed: true
  ),
  HostileFile(
    "L06 last column, proved by the ends of lines",
    Invented.table(
      [1: "1002,Ben,Made-Up,15/07/2015,18/02/2024,,Neglect,South,First.\nSecond part"],
      end: "\r\n"
    ),
    .setAside(accepted: 4, rejected: 2),
    typed: true
  ),
  HostileFile(
    "L06 last column, the last record proved by the ends of lines",
    Invented.table(
      [4: "1005,Eve,Example,30/01/2009,13/05/2024,01/12/2024,Neglect,West,First.\nSecond part"],
      end: "\r\n"
    ),
    .setAside(accepted: 4, rejected: 2),
    typed: true
  ),
  HostileFile(
    "L06 a title between groups is no piece of the record above",
    Invented.table([1: "1002,Ben,Made-Up,15/07/2015,18/02/2024,,Neglect,South,first\nNorth team"]),
    .setAside(accepted: 5, rejected: 1),
    typed: true
  ),
  HostileFile(
    "L06 an id alone is no piece of the record above",
    Invented.table([1: "1002,Ben,Made-Up,15/07/2015,18/02/2024,,Neglect,South,first\n1009"]),
    .setAside(accepted: 5, rejected: 1),
    typed: true
  ),
  HostileFile(
    "L06 an empty last cell was not torn",
    Invented.table([2: "1003,Cat,Fictional,28/11/2010,04/03/2024,,Emotional,North,\nmind the gap"]),
    .setAside(accepted: 5, rejected: 1),
    typed: true
  ),
  HostileFile(
    "L06 pieces",
    Invented.table([2: "1003,Cat,Fictional,28/11/2010,04/03/2024,,Emo\ntional,North,x"]),
    .setAside(accepted: 4, rejected: 2)
  ),
  HostileFile("L07", Invented.table(end: "\r\r\n"), .warn([.doubledLineEnds])),
  HostileFile(
    "L08",
    Invented.table([
      2: "1003,C\u{2028}a\u{85}t,Fic\u{B}ti\u{C}onal,28/11/2010,04/03/2024,,Emotional,North,"
    ]),
    .accept,
    cells: [
      Invented.cells[0], Invented.cells[1],
      [
        "1003", "C\u{2028}a\u{85}t", "Fic\u{B}ti\u{C}onal", "28/11/2010", "04/03/2024", "",
        "Emotional", "North", "",
      ], Invented.cells[3], Invented.cells[4],
    ]
  ),
])
func `lines end in many ways`(file: HostileFile) throws {
  try file.check()
}

/// L02.
@Test func `line ends within quoted cells stay as they are and count as lines`() throws {
  let note = "a\r\nb\nc\rd"
  let row = "1002,Ben,Made-Up,15/07/2015,18/02/2024,,Neglect,South,\"\(note)\""
  let result = try reading(Array(Invented.table([1: row], end: "\r\n").utf8), typed: true)
  #expect(result.sink.rows[1][8] == note)
  #expect(result.sink.lines == [2...2, 3...6, 7...7, 8...8, 9...9])
  #expect(result.report.warnings.isEmpty)
}

/// X01 to X06: nothing that a cell says changes how it is read.
@Test(arguments: [
  "=1+1", "+44 7700 900000", "-1", "@SUM(A1)", "<b>x</b>&amp;", "'; DROP TABLE x", "../../x",
  "| **x** |", "{\"a\": 1}", "\\",
])
func `what a cell says does not matter`(text: String) throws {
  let quoted = "\"" + text.replacing("\"", with: "\"\"") + "\""
  let result = try reading(
    Array(
      Invented.table([1: "1002,Ben,Made-Up,15/07/2015,18/02/2024,,Neglect,South,\(quoted)"]).utf8
    ),
    typed: true
  )
  #expect(result.sink.rows[1][8] == text)
  #expect(result.report.setAside == 0)
}

/// X03.
@Test func `control sequences for terminals are kept and mentioned`() throws {
  let result = try reading(
    Array(
      Invented.table([1: "1002,B\u{1B}[31men,Made-Up,15/07/2015,18/02/2024,,Neglect,South,"]).utf8
    ),
    typed: true
  )
  #expect(result.sink.rows[1][1] == "B\u{1B}[31men")
  #expect(result.warns(.escapeSequence))
}
