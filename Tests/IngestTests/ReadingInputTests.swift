import Records
import TestSupport
import Testing

@testable import Ingest

#if canImport(Glibc)
  import Glibc
#endif

private let table = Array(Invented.table().utf8)

/// Bytes that look random and are the same in every run (a linear congruential generator).
private func noise(_ count: Int) -> [UInt8] {
  var state: UInt64 = 42
  return (0..<count).map { _ in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return UInt8(truncatingIfNeeded: state >> 33)
  }
}

@Test(arguments: [
  HostileFile("I01", [0x1F, 0x8B, 8, 0] + table, .refuse(.otherFormat(.gzip))),
  HostileFile(
    "I02",
    Array("PK\u{3}\u{4}".utf8) + noise(30) + Array("xl/workbook.xml".utf8),
    .refuse(.otherFormat(.workbook))
  ),
  HostileFile("I02 zip", Array("PK\u{3}\u{4}".utf8) + noise(300), .refuse(.otherFormat(.zip))),
  HostileFile(
    "I03",
    [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + noise(500),
    .refuse(.otherFormat(.oldWorkbook))
  ),
  HostileFile("I04", Array("%PDF-1.7\n".utf8) + noise(500), .refuse(.otherFormat(.pdf))),
  HostileFile(
    "I05",
    "\n  <!DOCTYPE HTML><html><table><tr><td>1,2</td></tr></table></html>",
    .refuse(.otherFormat(.html))
  ),
  HostileFile("I05 xml", "<?xml version=\"1.0\"?>\n<rows/>\n", .refuse(.otherFormat(.xml))),
  HostileFile("I06", "{\"children\": [{\"id\": 1}, {\"id\": 2}]}", .refuse(.otherFormat(.json))),
  HostileFile("I06 list", "[\n  {\"id\": 1},\n  {\"id\": 2}\n]", .refuse(.otherFormat(.json))),
  HostileFile("I07", noise(5_000), .refuse(.otherFormat(.binary))),
  HostileFile("I07 long", noise(500_000), .refuse(.otherFormat(.binary))),
  HostileFile("I08", "ORA-01017: invalid username/password; logon denied\n", .refuse(.messageOnly)),
  HostileFile("I08 words", "No records were found\n", .refuse(.messageOnly)),
  HostileFile("parquet", Array("PAR1".utf8) + noise(64), .refuse(.otherFormat(.archive))),
])
func `what is no table is refused`(file: HostileFile) throws {
  try file.check()
}

private func read(_ path: String) throws(ReadingError) -> [[String]] {
  var sink = CollectingSink(known: Set(Invented.names))
  let report = try readRecords(path: path, into: &sink)
  expectAccount(of: report, given: sink.rows.count, setAside: sink.unreadable.count)
  return sink.rows
}

/// I20, I28, I29.
@Test func `a file of any name is read, through a link too`() throws {
  let folder = makeTemporaryFolder()
  for name in ["plans.csv", "a\nb, c.csv", "-rf.csv"] {
    write(table, to: folder + "/" + name)
    #expect(try read(folder + "/" + name) == Invented.cells)
  }
  #expect(unsafe symlink("plans.csv", folder + "/link.csv") == 0)
  #expect(try read(folder + "/link.csv") == Invented.cells)
}

/// I21, I22, I23.
@Test func `what is not a regular file is refused at once`() throws {
  let folder = makeTemporaryFolder()
  #expect(unsafe symlink("nowhere", folder + "/link.csv") == 0)
  #expect(unsafe mkfifo(folder + "/pipe.csv", 0o600) == 0)
  #expect(throws: ReadingError.missing) { try read(folder + "/link.csv") }
  #expect(throws: ReadingError.folder) { try read(folder) }
  #expect(throws: ReadingError.notAFile) { try read(folder + "/pipe.csv") }
  #expect(throws: ReadingError.missing) { try read(folder + "/none.csv") }
}

/// I24: the superuser may read everything, so the test means nothing there.
@Test(.enabled(if: geteuid() != 0, "the superuser may read every file"))
func `a file that nobody may read is refused`() throws {
  let path = makeTemporaryFolder() + "/plans.csv"
  write(table, to: path)
  #expect(unsafe chmod(path, 0) == 0)
  #expect(throws: ReadingError.unreadable) { try read(path) }
}

/// I25.
@Test func `a huge file of empty bytes is refused early`() throws {
  let path = makeTemporaryFolder() + "/sparse.csv"
  write(table, to: path)
  #expect(unsafe truncate(path, 5 << 30) == 0)
  #expect(throws: ReadingError.nulBytes(line: 7)) { try read(path) }
}

/// Writes to a file as soon as its first record is read.
private struct MeddlingSink: RecordSink {
  let path: String
  let size: Int
  private var isDone = false

  init(path: String, size: Int) {
    self.path = path
    self.size = size
  }

  mutating func headerScore(of cells: [String]) -> Int { 0 }
  mutating func begin(header: [String], line: Int) {}
  mutating func setAside(_ row: UnreadableRow) {}
  mutating func withdrawLast(lines: ClosedRange<Int>, reason: RefusalReason) {}
  mutating func record(bytes: Span<UInt8>, ends: Span<Int32>, lines: ClosedRange<Int>) {
    guard !isDone else { return }
    isDone = true
    #expect(unsafe truncate(path, size) == 0)
  }
}

/// I26, I27.
@Test(arguments: [1_000, 2_000_000]) func `a file that changes while it is read is refused`(
  size: Int
) throws {
  let path = makeTemporaryFolder() + "/plans.csv"
  write(table + (0..<20_000).flatMap { _ in Array((Invented.rows[0] + "\n").utf8) }, to: path)
  var sink = MeddlingSink(path: path, size: size)
  #expect(throws: ReadingError.changedWhileRead) { try readRecords(path: path, into: &sink) }
}

/// Adds up the bytes, so that each is seen once and in order.
private struct SumDigest: ByteDigest {
  var sum: UInt64 = 0
  mutating func update(_ bytes: Span<UInt8>) {
    for index in bytes.indices { sum = sum &* 31 &+ UInt64(bytes[index]) }
  }
  mutating func finish() -> String { String(sum) }
}

@Test func `every byte passes the digest once, whatever the encoding`() throws {
  let long = table + (0..<9_000).flatMap { _ in Array((Invented.rows[0] + "\n").utf8) }
  let wide: [UInt8] = [0xFF, 0xFE] + long.flatMap { [$0, 0] }
  for bytes in [long, wide, table] {
    let path = makeTemporaryFolder() + "/plans.csv"
    write(bytes, to: path)
    var expected = SumDigest()
    expected.update(bytes.span)
    var sink = CollectingSink(known: Set(Invented.names))
    let report = try readRecords(path: path, into: &sink, digest: SumDigest())
    expectAccount(of: report, given: sink.rows.count, setAside: sink.unreadable.count)
    #expect(report.digest == String(expected.sum))
    #expect(report.byteCount == bytes.count)
  }
}
