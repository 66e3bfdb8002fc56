import Records

@testable import Ingest

/// Throws damaged files at the reader: nothing may crash it, hang it or escape its accounts.
///
/// The damage is made by a generator with a fixed seed, so a fault can be met again. Run it with
/// more rounds than the tests do by giving their number as `FUZZ_ROUNDS`.
struct ReadingFuzz {
  /// Texts that hold everything the reader knows, in small.
  static let seeds: [String] = [
    "a,b,c\n1,x,2\n2,y,3\n", "a;b\r\n\"1\";\"x;\"\"y\"\r\n2;\r\n", "t\n\na|b\n1|'x'\n\nTotal|1\n",
    "sep=;\na;b\n1;2\n", "a,b\n1,\"two\nlines\"\n\"3\" ,4\n", "'a','b'\n'1','it''s'\n'2','x'\n",
    "a,b\n1,\"x\\\"y\"\n2,\"\\\\\"\n", "\u{FEFF}\"id\",name\n1,Zoë\n\u{FEFF}2,’\n",
    "a, b, c\n1, 2, 3\n",
    "x\ty\n1\t\n\n,,\n\"", "a,b\n\"1,2\"\n\"3,4\"\n", "a\rb\rc\r\r\n\n\u{1A}", "a,b\n\0,\0\0\n",
  ]

  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  private mutating func next(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % max(1, limit)
  }

  /// One damaged file, made from some texts.
  mutating func file(of seeds: [String] = Self.seeds) -> [UInt8] {
    var bytes = Array(seeds[next(seeds.count)].utf8)
    let signs =
      Array("\",;\t|'\\ \r\n0aZ\0\u{1A}=~".utf8) + [0xE9, 0xC3, 0xEF, 0xBB, 0xBF, 0xFF, 0xFE]
    for _ in 0..<(1 + next(8)) {
      let place = next(bytes.count + 1)
      switch next(5) {
      case 0: bytes.insert(signs[next(signs.count)], at: place)
      case 1 where place < bytes.count: bytes.remove(at: place)
      case 2 where place < bytes.count: bytes[place] = signs[next(signs.count)]
      case 3: bytes += bytes[..<place]
      default: bytes += Array(seeds[next(seeds.count)].utf8)
      }
    }
    return bytes
  }

  /// Reads an input in the way that its first byte chooses: as a file for a sink that knows nothing,
  /// as one for a sink that sets more aside, or as rows that are typed.
  static func fault(ofInput input: [UInt8], typing: @autoclosure () -> TypingFuzz) -> String? {
    guard let way = input.first else { return nil }
    let rest = Array(input.dropFirst())
    return way % 4 == 3 ? typing().fault(rest) : fault(rest, typed: way % 2 == 0)
  }

  /// Reads a file and says what is wrong with the account of it; `nil` when nothing is.
  static func fault(_ bytes: [UInt8], typed: Bool) -> String? {
    var options = ReadingOptions()
    options.allowsNoHeader = !typed
    options.fillsShortRecords = !typed
    var sink = FuzzSink()
    do {
      let report = try readRecords(bytes: bytes, options: options, into: &sink)
      if report.given != sink.given || report.setAside != sink.setAside { return "wrong account" }
      if report.columnCount != sink.width, sink.width > 0 { return "ragged records" }
      return sink.fault
    } catch {
      return error.description.isEmpty ? "an error without words" : nil
    }
  }
}

/// Checks what the reader promises of every record.
private struct FuzzSink: RecordSink {
  var given = 0
  var setAside = 0
  var width = 0
  var lastLine = 0
  var fault: String?

  mutating func headerScore(of cells: [String]) -> Int { 0 }
  mutating func begin(header: [String], line: Int) { lastLine = line }

  mutating func record(bytes: Span<UInt8>, ends: Span<Int32>, lines: ClosedRange<Int>) {
    given += 1
    if width == 0 { width = ends.count }
    if ends.count != width { fault = "ragged records" }
    if lines.lowerBound <= lastLine { fault = "lines go back" }
    lastLine = lines.upperBound
    var end: Int32 = 0
    for index in ends.indices {
      if ends[index] < end { fault = "ends go back" }
      end = ends[index]
    }
    if Int(end) != bytes.count { fault = "ends do not cover the bytes" }
    do {
      _ = try UTF8Span(validating: bytes)
    } catch {
      fault = "not UTF-8"
    }
  }

  mutating func withdrawLast(lines: ClosedRange<Int>, reason: RefusalReason) {
    given -= 1
    setAside += 1
    if lines.upperBound > lastLine || given < 0 { fault = "withdraws what was not given" }
  }

  mutating func setAside(_ row: UnreadableRow) {
    setAside += 1
    if row.lines.lowerBound <= lastLine { fault = "lines go back" }
    lastLine = row.lines.upperBound
  }
}
