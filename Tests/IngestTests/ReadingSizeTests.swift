import Testing

@testable import Ingest

/// Counts records and their bytes, and keeps none.
private struct CountingSink: RecordSink {
  var records = 0
  var bytes = 0
  var longest = 0
  var lastLine = 0
  var refused: [(line: Int, rule: String)] = []

  mutating func headerScore(of cells: [String]) -> Int {
    cells.count { Invented.names.contains($0) }
  }
  mutating func begin(header: [String], line: Int) {}
  mutating func record(bytes: Span<UInt8>, ends: Span<Int32>, lines: ClosedRange<Int>) {
    records += 1
    self.bytes += bytes.count
    longest = max(longest, bytes.count)
    lastLine = lines.upperBound
  }
  mutating func setAside(_ row: UnreadableRow) {
    refused.append((row.lines.lowerBound, row.rule))
  }
  mutating func withdrawLast(lines: ClosedRange<Int>, reason: RefusalReason) {
    records -= 1
    refused.append((lines.lowerBound, reason.rule))
  }
}

private func count(_ bytes: [UInt8]) throws(ReadingError) -> (
  sink: CountingSink, report: ReadingReport
) {
  var sink = CountingSink()
  let report = try readRecords(bytes: bytes, into: &sink)
  expectAccount(of: report, given: sink.records, setAside: sink.refused.count)
  return (sink, report)
}

private let row = Array((Invented.rows[0] + "\n").utf8)
private let table = Array(Invented.table().utf8)

private func repeated(_ bytes: [UInt8], _ times: Int) -> [UInt8] {
  if bytes.count == 1 { return [UInt8](repeating: bytes[0], count: times) }
  var all: [UInt8] = []
  all.reserveCapacity(bytes.count * times)
  for _ in 0..<times { all += bytes }
  return all
}

/// The table with one long cell in its third record.
private func withNote(_ note: [UInt8]) -> [UInt8] {
  let parts = Invented.table([2: "1003,Cat,Fictional,28/11/2010,04/03/2024,,Emotional,North,\u{1}"])
  let place = Array(parts.utf8)
  let gap = place.firstIndex(of: 1) ?? 0
  return place[..<gap] + note + place[(gap + 1)...]
}

@Test func `Z01 a note of one megabyte is read`() throws {
  let (sink, report) = try count(withNote([0x22] + repeated([0x61], 1 << 20) + [0x22]))
  #expect(sink.records == 5)
  #expect(sink.longest > 1 << 20)
  #expect(report.setAside == 0)
}

@Test func `Z02 a hundred thousand columns are refused`() {
  let header = (0..<100_000).map { "c\($0)" }.joined(separator: ",")
  #expect(throws: ReadingError.tooManyColumns(100_000, limit: 16_384)) {
    try count(Array((header + "\n" + String(repeating: ",", count: 99_999) + "\n").utf8))
  }
}

@Test func `Z03 a record of a hundred thousand cells is set aside`() throws {
  let (sink, _) = try count(table + [0x78] + repeated([0x2C], 100_000) + [0x79, 10])
  #expect(sink.records == 5)
  #expect(sink.refused.map(\.line) == [7])
  #expect(sink.refused.map(\.rule) == ["L003"])
}

@Test func `Z04 ten megabytes without an end of a line are refused`() {
  #expect(throws: ReadingError.lineTooLong(line: 1, limit: 4 << 20)) {
    try count(repeated([0x61], 10 << 20))
  }
}

@Test func `Z05 a table below two hundred thousand blank lines is read`() throws {
  let (sink, report) = try count(repeated([10], 200_000) + table)
  #expect(sink.records == 5)
  #expect(report.headerLine == 200_001)
  #expect(report.warnings.map(\.message) == ["200000 blank lines were left out."])
}

@Test func `Z06 the first foreign letter may come after two megabytes`() throws {
  let foreign =
    Array("1006,Zo".utf8) + [0xEB] + Array(",Invented,02/03/2012,11/01/2024,,Neglect,North,\n".utf8)
  let (sink, report) = try count(table + repeated(row, 40_000) + foreign + row)
  #expect(sink.records == 40_007)
  #expect(report.encoding == .windows1252)
  #expect(report.warnings.map(\.kind) == [.notUnicode])
  #expect(report.warnings.map(\.line) == [40_007])
}

@Test func `Z07 the first line break in a cell may come after two megabytes`() throws {
  let note = Array("1006,Zoe,Invented,02/03/2012,11/01/2024,,Neglect,North,\"a\nb\"\n".utf8)
  let (sink, report) = try count(table + repeated(row, 40_000) + note + row)
  #expect(sink.records == 40_007)
  #expect(sink.lastLine == 40_009)
  #expect(report.warnings.isEmpty)
}

@Test func `Z08 more records than Excel can hold are read`() throws {
  let (sink, report) = try count(Array((Invented.header + "\n").utf8) + repeated(row, 1_100_000))
  #expect(sink.records == 1_100_000)
  #expect(report.warnings.isEmpty)
  #expect(report.lineCount == 1_100_001)
}

@Test func `Z09 as many lines as Excel can hold are suspicious`() throws {
  let (_, report) = try count(Array((Invented.header + "\n").utf8) + repeated(row, 1_048_575))
  #expect(report.warnings.map(\.kind) == [.excelLimit])
}

@Test func `Z10 a quoted cell of 64 megabytes is set aside`() throws {
  let (sink, _) = try count(withNote([0x22] + repeated([0x61], 64 << 20) + [0x22]))
  #expect(sink.records == 4)
  #expect(sink.refused.map(\.line) == [4])
  #expect(sink.refused.map(\.rule) == ["L026"])
}

@Test func `an open quote above a long file costs one row`() throws {
  let open = Array("1006,\"Zoe,Invented,02/03/2012,11/01/2024,,Neglect,North,\n".utf8)
  let (sink, _) = try count(table + open + repeated(row, 200_000))
  #expect(sink.records == 200_005)
  #expect(sink.refused.map(\.line) == [7])
}
