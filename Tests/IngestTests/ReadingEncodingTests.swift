import Testing

@testable import Ingest

private func utf16(_ text: String, lowFirst: Bool, mark: Bool = true) -> [UInt8] {
  ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
    let low = UInt8(truncatingIfNeeded: unit)
    let high = UInt8(truncatingIfNeeded: unit >> 8)
    return lowFirst ? [low, high] : [high, low]
  }
}

/// The table with the bytes of a name in place of `Ann`.
private func named(_ name: [UInt8]) -> [UInt8] {
  Array("\(Invented.header)\n1001,".utf8) + name
    + Array(Invented.table().split(separator: "\n")[1].dropFirst(8).utf8) + [10]
    + Invented.rows.dropFirst().flatMap { Array($0.utf8) + [10] }
}

/// The cells of that table.
private func cells(_ name: String) -> [[String]] {
  var cells = Invented.cells
  cells[0][1] = name
  return cells
}

private let table = Invented.table()
private let marked = [0xEF, 0xBB, 0xBF] + Array(table.utf8)

@Test(arguments: [
  HostileFile("E01", marked, .accept),
  HostileFile(
    "E02",
    [0xEF, 0xBB, 0xBF] + Array(("\"child_id\"" + table.dropFirst(8)).utf8),
    .accept
  ),
  HostileFile("E03", utf16(table, lowFirst: true), .accept),
  HostileFile("E04", utf16(table, lowFirst: false), .accept),
  HostileFile("E05", utf16(table, lowFirst: true, mark: false), .warn([.unmarkedUTF16])),
  HostileFile("E06", utf16(table, lowFirst: true).dropLast(), .refuse(.cutShort)),
  HostileFile(
    "E06 pair",
    utf16(table + "a\u{1F600}", lowFirst: true).dropLast(2),
    .refuse(.cutShort)
  ),
  HostileFile(
    "E07",
    named([0x5A, 0x6F, 0xEB, 0x92, 0xE9]),
    .warn([.notUnicode]),
    cells: cells("Zoë’é")
  ),
  HostileFile(
    "E08",
    named([0x41, 0x81, 0x42]),
    .warn([.notUnicode, .undefinedByte(0x81, offset: 75)]),
    cells: cells("A\u{81}B")
  ),
  HostileFile(
    "E09",
    named(Array("Zoë".utf8)) + Array("1006,".utf8) + [0x5A, 0xEB]
      + Array(",Invented,02/03/2012,11/01/2024,,Neglect,North,\n".utf8),
    .warn([.notUnicode]),
    cells: cells("Zoë") + [
      ["1006", "Zë", "Invented", "02/03/2012", "11/01/2024", "", "Neglect", "North", ""]
    ]
  ),
  HostileFile("E10", named(Array("ZoÃ«".utf8)), .warn([.doubleEncoded]), cells: cells("ZoÃ«")),
  HostileFile("E11", named([0x41, 0xC0, 0xAF]), .warn([.notUnicode]), cells: cells("AÀ¯")),
  HostileFile(
    "E11 surrogate",
    named([0xED, 0xA0, 0x80]),
    .warn([.notUnicode]),
    cells: cells("í\u{A0}€")
  ),
  HostileFile("E12", named([0x4E, 0x6F, 0x00, 0x77]), .warn([.nulBytes]), cells: cells("Now")),
  HostileFile("E13", Array(table.utf8) + Array(repeating: 0, count: 4096), .warn([.nulTail])),
  HostileFile("E14", named(Array("Zoe\u{308}".utf8)), .accept, cells: cells("Zoe\u{308}")),
  HostileFile(
    "E15",
    [0xFF, 0xFE, 0, 0] + utf16(table, lowFirst: true, mark: false),
    .refuse(.encoding("UTF-32"))
  ),
  HostileFile(
    "E16",
    marked + marked,
    .warn([.markInside, .repeatedHeader]),
    cells: Invented.cells + Invented.cells
  ),
  HostileFile(
    "E17",
    named(Array("A\u{200B}\u{202E}".utf8)),
    .warn([.invisible]),
    cells: cells("A\u{200B}\u{202E}")
  ),
  HostileFile("E18", table + "\u{1A}", .warn([.endOfFileMark])),
])
func `files in every encoding are read and what was guessed is said`(file: HostileFile) throws {
  try file.check()
}

@Test func `the report names the encoding`() throws {
  for (bytes, encoding) in [
    (marked, TextEncoding.utf8), (utf16(table, lowFirst: true), .utf16LittleEndian),
    (utf16(table, lowFirst: false), .utf16BigEndian), (named([0xEB]), .windows1252),
    (named([0xEB]) + Array("1006,Zoë,,,,,,,\n".utf8), .mixed),
  ] {
    #expect(try reading(bytes, typed: true).report.encoding == encoding)
  }
}

@Test func `an encoding that is given is not guessed`() throws {
  var options = ReadingOptions()
  options.encoding = .latin1
  let result = try reading(named([0x92, 0xC3, 0xA9]), typed: true, options: options)
  #expect(result.sink.rows[0][1] == "\u{92}Ã©")
  #expect(result.report.encoding == .latin1)
}
