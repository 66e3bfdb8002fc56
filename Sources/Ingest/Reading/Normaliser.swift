public import Records

/// Makes clean CSV of any CSV: RFC 4180 in UTF-8, commas, quotes only where they are needed.
///
/// Lines end with a line feed alone, as the project's own files do. No value is altered, and no
/// record is lost: what cannot be read is handed back as it stands.
public enum Normaliser {
  /// Reads a file and writes it clean.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - options: What is known about the file already.
  ///   - write: Takes the clean text, piece by piece; it remembers its own failures.
  ///   - setAside: Takes each record that could not be read.
  /// - Returns: What was found out and done.
  /// - Throws: `ReadingError` when the file is refused; what was written by then is worth nothing.
  public static func normalise(
    path: String,
    options: ReadingOptions = ReadingOptions(),
    write: @escaping ([UInt8]) -> Void,
    setAside: @escaping (SetAsideRow) -> Void
  ) throws(ReadingError) -> NormaliserReport {
    var sink = CleanWriter(write: write, setAside: setAside)
    let report = try readRecords(path: path, options: lenient(options), into: &sink)
    sink.flush()
    return NormaliserReport(reading: report, refused: sink.refused)
  }

  /// Cleans a text in memory; see `normalise(path:options:write:setAside:)`.
  public static func normalise(
    bytes: [UInt8],
    options: ReadingOptions = ReadingOptions(),
    write: @escaping ([UInt8]) -> Void,
    setAside: @escaping (SetAsideRow) -> Void
  ) throws(ReadingError) -> NormaliserReport {
    var sink = CleanWriter(write: write, setAside: setAside)
    let report = try readRecords(bytes: bytes, options: lenient(options), into: &sink)
    sink.flush()
    return NormaliserReport(reading: report, refused: sink.refused)
  }

  private static func lenient(_ options: ReadingOptions) -> ReadingOptions {
    var options = options
    options.allowsNoHeader = true
    options.needsKnownHeader = false
    options.fillsShortRecords = true
    options.keepsHeader = true
    return options
  }
}

/// Writes records as clean CSV.
private struct CleanWriter: RecordSink {
  private static let refusedLimit = 1_000

  let write: ([UInt8]) -> Void
  let setAside: (SetAsideRow) -> Void
  var refused = NormaliserReport.Refused()
  private var text: [UInt8] = []
  private var lastStart = 0

  init(write: @escaping ([UInt8]) -> Void, setAside: @escaping (SetAsideRow) -> Void) {
    self.write = write
    self.setAside = setAside
  }

  mutating func headerScore(of cells: [String]) -> Int { 0 }

  mutating func begin(header: [String], line: Int) {
    var seen: [String: Int] = [:]
    var taken = Set(header)
    for (place, name) in header.enumerated() {
      seen[name, default: 0] += 1
      var unique = name
      // The second column of a name becomes name.2, or the next number that is free.
      if !name.isEmpty, var number = seen[name], number > 1 {
        unique = "\(name).\(number)"
        while taken.contains(unique) {
          number += 1
          unique = "\(name).\(number)"
        }
        taken.insert(unique)
      }
      if place > 0 { text.append(UInt8(ascii: ",")) }
      append(Array(unique.utf8).span, isOnly: header.count == 1)
    }
    text.append(10)
  }

  mutating func record(bytes: Span<UInt8>, ends: Span<Int32>, lines: ClosedRange<Int>) {
    if text.count >= 65_536 { flush() }
    lastStart = text.count
    var start = 0
    for cell in ends.indices {
      let end = Int(ends[cell])
      if cell > 0 { text.append(UInt8(ascii: ",")) }
      append(bytes.extracting(start..<end), isOnly: ends.count == 1)
      start = end
    }
    text.append(10)
  }

  mutating func withdrawLast(lines: ClosedRange<Int>, reason: RefusalReason) {
    setAside(UnreadableRow(lines, reason, text: Array(text[lastStart...].dropLast())))
    text.removeSubrange(lastStart...)
  }

  mutating func setAside(_ row: UnreadableRow) {
    refused.note(row, limit: Self.refusedLimit)
    setAside(
      SetAsideRow(
        file: 0,
        firstLine: row.lines.lowerBound,
        lastLine: row.lines.upperBound,
        rule: row.rule,
        reason: row.reason,
        text: row.text
      )
    )
  }

  mutating func flush() {
    guard !text.isEmpty else { return }
    write(text)
    text.removeAll(keepingCapacity: true)
  }

  /// Appends a cell, in quotes if it needs them.
  private mutating func append(_ cell: Span<UInt8>, isOnly: Bool) {
    var needsQuotes = isOnly && cell.isEmpty
    for index in cell.indices where cell[index] <= UInt8(ascii: ",") {
      switch cell[index] {
      case 10, 13, UInt8(ascii: "\""), UInt8(ascii: ","): needsQuotes = true
      default: continue
      }
    }
    guard needsQuotes else {
      for index in cell.indices { text.append(cell[index]) }
      return
    }
    text.append(UInt8(ascii: "\""))
    for index in cell.indices {
      if cell[index] == UInt8(ascii: "\"") { text.append(cell[index]) }
      text.append(cell[index])
    }
    text.append(UInt8(ascii: "\""))
  }
}
