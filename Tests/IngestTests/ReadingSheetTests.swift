import Records
import TestSupport
import Testing

@testable import Ingest

private func sheet(_ text: String) throws(ReadingError) -> Sheet {
  try SheetReader.sheet(Array(text.utf8).span, file: "codes.csv")
}

@Test func `a sheet keeps its cells, blanks and all, and the lines they came from`() throws {
  let sheet = try sheet("\u{FEFF}list,code,label\n\n a ,\"x, \"\"y\"\"\",\n\"two\nlines\",é,z\nq,,")
  #expect(sheet.header == ["list", "code", "label"])
  #expect(
    sheet.rows.map(\.cells) == [
      [" a ", "x, \"y\"", ""], ["two\nlines", "é", "z"], ["q", "", ""],
    ]
  )
  #expect(sheet.rows.map(\.line) == [3, 4, 6])
  #expect(sheet.cell(sheet.rows[1], "code") == "é")
}

@Test func `lines are counted the same with every line end`() throws {
  for end in ["\n", "\r\n"] {
    let sheet = try sheet(["a,b", "", "\"1\(end)2\",3", "4,5", ""].joined(separator: end))
    #expect(sheet.rows.map(\.line) == [3, 5])
  }
}

@Test(arguments: [
  ("a,b\n1\n", ReadingError.wrongCellCount(line: 2, found: 1, expected: 2)),
  ("a,b\n1,2\n\"x,3\n", .quotes(line: 3)), ("a,b\n1,2\n\"x\"y,3\n4,5\n", .quotes(line: 3)),
  ("", .empty), ("\n\n", .empty), ("a,b\n1,\u{0}2\n\"", .quotes(line: 3)),
])
func `a sheet that is not right is an error that names the line`(
  text: String,
  expected: ReadingError
) {
  #expect(throws: expected) { try sheet(text) }
}

@Test func `a sheet that is not UTF-8 is an error`() {
  #expect(throws: ReadingError.encoding("something else than UTF-8")) {
    try SheetReader.sheet([0x61, 0x92, 0x0A].span, file: "codes.csv")
  }
}

@Test func `a sheet is read from a file and named after it`() throws {
  let path = makeTemporaryFolder() + "/codes.csv"
  write("a,b\n1,2\n", to: path)
  let sheet = try SheetReader.sheet(path: path)
  #expect(sheet.file == "codes.csv")
  #expect(sheet.rows.map(\.cells) == [["1", "2"]])
  #expect(throws: ReadingError.missing) { try SheetReader.sheet(path: path + ".none") }
  #expect(throws: ReadingError.folder) { try SheetReader.sheet(path: "/tmp") }
  #expect(throws: ReadingError.notAFile) { try SheetReader.sheet(path: "/dev/null") }
}
