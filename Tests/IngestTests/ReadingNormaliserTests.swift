import Records
import Testing

@testable import Ingest

private final class Desk {
  var written: [UInt8] = []
  var rows: [SetAsideRow] = []
  var text: String { String(decoding: written, as: UTF8.self) }
}

private func normalise(
  _ text: String,
  _ options: ReadingOptions = ReadingOptions()
) throws(ReadingError) -> (desk: Desk, report: NormaliserReport) {
  let desk = Desk()
  let report = try Normaliser.normalise(
    bytes: Array(text.utf8),
    options: options,
    write: { desk.written += $0 },
    setAside: { desk.rows.append($0) }
  )
  #expect(report.reading.setAside == desk.rows.count)
  #expect(report.reading.read == report.reading.given + desk.rows.count)
  return (desk, report)
}

@Test(arguments: [
  ("a;b\n1;\"x;y\"\n2;\"z,\"\n", "a,b\n1,x;y\n2,\"z,\"\n"),
  ("a\tb\r\n1\t x\"\r\n2\tz\"\"\r\n", "a,b\n1,\" x\"\"\"\n2,\"z\"\"\"\"\"\n"),
  ("'a'|'b'\n'1'|'x''y'\n'2'|''\n", "a,b\n1,x'y\n2,\n"),
  ("a,b\n\"1\",\"two\r\nlines\"\n", "a,b\n1,\"two\r\nlines\"\n"),
  ("a,a,,\n1,2,3,\n4,5,6,\n", "a,a.2,,\n1,2,3,\n4,5,6,\n"),
  ("a,b,c\n1,\"x,7\n2,y,8\n", "a,b,c\n1,\"\"\"x\",7\n2,y,8\n"),
  (" a ,b\n1,2\n", " a ,b\n1,2\n"),
  ("a,b,c\na,b,c\n1,2,3\n", "a a,b b,c c\n1,2,3\n"),
  ("day,trip,,cost\n,rail,taxi,\n1,2,3,4\n", "day,trip rail,trip taxi,cost\n1,2,3,4\n"),
  ("p,,q,\nX,Y,X,Y\n1,2,3,4\n5,6,7,8\n", "p X,p Y,q X,q Y\n1,2,3,4\n5,6,7,8\n"),
  ("a;b\n\"1\";\"2\";\"\n\"\n", "a,b,\n1,2,\"\n\"\n"),
  ("New set,XY\nwave,share\n1,2\n3,4\n5,6\n", "wave,share\n1,2\n3,4\n5,6\n"),
  ("a.2,a,a\n1,2,3\n", "a.2,a,a.3\n1,2,3\n"),
  ("a b c\n1 2 3\n\"4 5\" 6 7\n", "a,b,c\n1,2,3\n4 5,6,7\n"),
  ("1,2\n3,4\n5,6\n", "1,2\n3,4\n5,6\n"), ("a\rb\rc", "a\nb\nc\n"),
  ("a,b,c\n1,x,7\n2,y\n3,z,9\n", "a,b,c\n1,x,7\n2,y,\n3,z,9\n"),
])
func `any dialect becomes clean CSV and no value changes`(text: String, clean: String) throws {
  let (desk, report) = try normalise(text)
  #expect(desk.text == clean)
  #expect(report.reading.setAside == 0)
  // What is clean stays as it is.
  #expect(try normalise(desk.text).desk.text == clean)
}

@Test func `what is given about a file is not guessed`() throws {
  var options = ReadingOptions()
  options.delimiter = UInt8(ascii: ":")
  options.quote = UInt8(ascii: "~")
  options.escape = UInt8(ascii: "^")
  let (desk, report) = try normalise("a:b\n~x:^~~:2\n", options)
  #expect(desk.text == "a,b\nx:~,2\n")
  #expect(report.reading.warnings.isEmpty)
  options = ReadingOptions()
  options.hasNoHeader = true
  #expect(try normalise("a,b\n1,2\n", options).desk.text == "a,b\n1,2\n")
  #expect(try normalise("a,b\n1,2\n", options).report.reading.headerLine == nil)
}

@Test func `the report is one JSON object with every key of the contract`() throws {
  let (desk, report) = try normalise("title\n\na;b;c\n1;2;\"x\n3;4;5\n6;7;8;9\n")
  #expect(desk.text == "a,b,c\n3,4,5\n")
  #expect(desk.rows.map(\.firstLine) == [4, 6])
  #expect(desk.rows.map { String(decoding: $0.text, as: UTF8.self) } == ["1;2;\"x", "6;7;8;9"])
  #expect(
    report.json(file: "in\n\"1\".csv") == """
      {
        "file": "in\\n\\"1\\".csv",
        "encoding": "UTF-8",
        "delimiter": ";",
        "quote": "\\"",
        "header_line": 3,
        "columns": 3,
        "rows": {"in": 3, "accepted": 1, "rejected": 2},
        "warnings": [
          {"line": 1, "rule": "L002", "message": "1 line above the header was left out."},
          {"line": 2, "rule": "L022", "message": "1 blank line was left out."},
          {"line": 4, "rule": "L020", "message": "Set aside: A quotation mark opens in this row and is not closed where a cell ends."},
          {"line": 6, "rule": "L003", "message": "Set aside: The row has 4 cells where the header has 3."}
        ]
      }

      """
  )
}

@Test func `lines are cut from a file again as they stand in it`() throws {
  let text = "\u{FEFF}h1,h2\r\n1,\"a\r\nb\"\r\r\n2,é\n\r3,c\r4,d"
  let lines = [4...4, 1...1, 2...3, 6...7, 3...3, 9...9]
  let cut = try LineFetcher.text(of: lines, in: Array(text.utf8))
  #expect(
    cut.map { String(decoding: $0, as: UTF8.self) }
      == ["2,é", "h1,h2", "1,\"a\r\nb\"", "3,c\r4,d", "b\"", ""]
  )
}
