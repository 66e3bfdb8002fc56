import Records
import Testing

@testable import Ingest

/// Keeps every record as text, for the eyes of the tests.
struct CollectingSink: RecordSink {
  /// The names that the sink knows; empty for a sink that knows nothing.
  var known: Set<String> = []
  var header: [String] = []
  var rows: [[String]] = []
  var lines: [ClosedRange<Int>] = []
  var unreadable: [UnreadableRow] = []

  mutating func headerScore(of cells: [String]) -> Int {
    cells.count { known.contains($0.lowercased()) }
  }

  mutating func begin(header: [String], line: Int) { self.header = header }

  mutating func record(bytes: Span<UInt8>, ends: Span<Int32>, lines: ClosedRange<Int>) {
    var cells: [String] = []
    var start = 0
    for index in ends.indices {
      let cell = copy(bytes.extracting(start..<Int(ends[index])))
      cells.append(String(decoding: cell, as: UTF8.self))
      start = Int(ends[index])
    }
    rows.append(cells)
    self.lines.append(lines)
  }

  mutating func setAside(_ row: UnreadableRow) { unreadable.append(row) }

  mutating func withdrawLast(lines: ClosedRange<Int>, reason: RefusalReason) {
    #expect(self.lines.last == lines)
    unreadable.append(UnreadableRow(lines, reason, text: []))
    rows.removeLast()
    self.lines.removeLast()
  }
}

/// A small invented table, and ways to spoil it.
enum Invented {
  static let names = [
    "child_id", "forename", "surname", "dob", "start_date", "end_date", "category", "team", "note",
  ]
  static let header = names.joined(separator: ",")
  static let rows = [
    "1001,Ann,Invented,02/03/2012,11/01/2024,,Neglect,North,",
    "1002,Ben,Made-Up,15/07/2015,18/02/2024,30/09/2024,Neglect,South,first plan",
    "1003,Cat,Fictional,28/11/2010,04/03/2024,,Emotional,North,",
    "1004,Dan,Pretend,09/05/2018,22/04/2024,,Physical,East,second plan",
    "1005,Eve,Example,30/01/2009,13/05/2024,01/12/2024,Neglect,West,",
  ]

  /// The cells of the table.
  static var cells: [[String]] {
    rows.map { row in
      row.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
    }
  }

  /// The table, with some rows replaced.
  static func table(
    header: String = Invented.header,
    _ replaced: [Int: String] = [:],
    end: String = "\n",
    hasLastEnd: Bool = true
  ) -> String {
    let lines = [header] + rows.enumerated().map { replaced[$0.offset] ?? $0.element }
    return lines.joined(separator: end) + (hasLastEnd ? end : "")
  }

  /// The table with another delimiter.
  static func table(delimiter: String) -> String {
    ([names] + cells).map { $0.joined(separator: delimiter) + "\n" }.joined()
  }
}

/// Checks that every record that the reader counts went to the sink, or was set aside there.
func expectAccount(
  of report: ReadingReport,
  given: Int,
  setAside: Int,
  _ sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(report.given == given, sourceLocation: sourceLocation)
  #expect(report.setAside == setAside, sourceLocation: sourceLocation)
  #expect(report.read == given + setAside, sourceLocation: sourceLocation)
}

/// What reading a text came to.
struct ReadingOutcome {
  var sink: CollectingSink
  var report: ReadingReport

  /// The kinds of warnings in words that do not depend on numbers.
  func warns(_ kind: ReadingWarning.Kind) -> Bool { report.warnings.contains { $0.kind == kind } }
}

/// Reads a text as a sink that knows its names (typed) or nothing (normalising) does.
func reading(
  _ bytes: [UInt8],
  typed: Bool,
  options: ReadingOptions = ReadingOptions()
) throws(ReadingError) -> ReadingOutcome {
  var options = options
  options.allowsNoHeader = !typed
  options.fillsShortRecords = !typed
  var sink = CollectingSink(known: typed ? Set(Invented.names) : [])
  let report = try readRecords(bytes: bytes, options: options, into: &sink)
  expectAccount(of: report, given: sink.rows.count, setAside: sink.unreadable.count)
  for row in sink.rows where report.columnCount > 0 { #expect(row.count == report.columnCount) }
  return ReadingOutcome(sink: sink, report: report)
}

/// One case of the table of hostile files: its id there, the bytes, and what must happen.
struct HostileFile: CustomTestStringConvertible, Sendable {
  enum Outcome: Sendable {
    /// Read in full, nothing to say.
    case accept
    /// Read in full, and these things are said.
    case warn([ReadingWarning.Kind])
    /// So many records read and so many set aside.
    case setAside(accepted: Int, rejected: Int)
    /// Refused.
    case refuse(ReadingError)
  }

  let id: String
  let bytes: [UInt8]
  let outcome: Outcome
  /// The cells that must come out; `nil` where the outcome says enough.
  var cells: [[String]]?
  /// The names of the columns.
  var names: [String]?
  /// Whether the case holds only for one of the two ways of reading.
  var typed: Bool?

  var testDescription: String { id }

  init(
    _ id: String,
    _ text: String,
    _ outcome: Outcome,
    cells: [[String]]? = Invented.cells,
    names: [String]? = Invented.names,
    typed: Bool? = nil
  ) {
    self.init(id, Array(text.utf8), outcome, cells: cells, names: names, typed: typed)
  }

  init(
    _ id: String,
    _ bytes: [UInt8],
    _ outcome: Outcome,
    cells: [[String]]? = Invented.cells,
    names: [String]? = Invented.names,
    typed: Bool? = nil
  ) {
    self.id = id
    self.bytes = bytes
    self.outcome = outcome
    self.cells = cells
    self.names = names
    self.typed = typed
  }

  /// Reads the file in both ways and compares.
  func check() throws {
    for way in [true, false] where typed ?? way == way { try check(typed: way) }
  }

  private func check(typed: Bool) throws {
    if case .refuse(let expected) = outcome {
      #expect(throws: expected, "\(id), typed: \(typed)") { try reading(bytes, typed: typed) }
      return
    }
    let result: ReadingOutcome
    do {
      result = try reading(bytes, typed: typed)
    } catch {
      Issue.record("\(id), typed: \(typed): \(error)")
      return
    }
    let warnings = result.report.warnings
    switch outcome {
    case .accept:
      #expect(warnings.isEmpty, "\(id), typed: \(typed)")
      #expect(result.report.setAside == 0, "\(id), typed: \(typed)")
    case .warn(let kinds):
      #expect(Set(warnings.map(\.kind)) == Set(kinds), "\(id), typed: \(typed)")
      #expect(result.report.setAside == 0, "\(id), typed: \(typed)")
    case .setAside(let accepted, let rejected):
      #expect(result.report.given == accepted, "\(id), typed: \(typed)")
      #expect(result.report.setAside == rejected, "\(id), typed: \(typed)")
    case .refuse:
      return
    }
    if let names { #expect(result.report.header == names, "\(id), typed: \(typed)") }
    if let cells, result.report.setAside == 0 {
      #expect(result.sink.rows == cells, "\(id), typed: \(typed)")
    }
  }
}
