import Metrics
import Records
import TestSupport
import Testing

@testable import Catalogue

/// Twelve months about 30, then thirteen about 60.
private let stepped: [Int64] =
  [30, 33, 31, 34, 30, 32, 35, 31, 33, 30, 34, 32]
  + [60, 63, 61, 64, 60, 62, 65, 61, 63, 60, 64, 62, 61]

@Test func `no rule and no limit looks across a break`() throws {
  let whole = try InventedSeries().signal(stepped)
  #expect(whole.variation == .signal(.higher, .outsideLimits))
  let broken = try InventedSeries(
    breaks: [InventedSeries.brokenBefore(12, of: 25)]
  ).signal(stepped)
  #expect(broken.variation == .noSignal)
  #expect(broken.marked.isEmpty)
  #expect(broken.stretches.count == 2)
  let alone = try InventedSeries().signal(Array(stepped.dropFirst(12)))
  #expect(broken.mean == alone.mean)
  #expect(broken.limits == alone.limits)
  #expect(broken.stretches.map(\.isTrial) == [false, false])
  #expect(broken.stretches[0].mean == 385.0 / 12)
  #expect(broken.stretches[0].months.upperBound == InventedSeries.month(11, of: 25))
  #expect(broken.breaks.map(\.decidedBy) == ["data lead"])
}

@Test func `a run that crosses a break is no run`() throws {
  let rising: [Int64] = [50, 60, 45, 62, 44, 58, 46, 55, 47, 49, 51, 52, 53, 54, 55, 56]
  #expect(try InventedSeries().signal(rising).variation == .signal(.higher, .run(8)))
  // Twelve months remain, seven of them above the average: enough for a shift, not for a run.
  let broken = try InventedSeries(
    breaks: [InventedSeries.brokenBefore(4, of: 16), InventedSeries.brokenBefore(10, of: 16)]
  ).signal(rising)
  #expect(broken.variation == .notEnoughData(points: 6))
  #expect(broken.marked.isEmpty)
}

@Test func `after a break there are too few months at first`() throws {
  let counts = Array(stepped.prefix(15))
  let broken = try InventedSeries(
    breaks: [InventedSeries.brokenBefore(12, of: 15)]
  ).signal(counts)
  #expect(broken.variation == .notEnoughData(points: 3))
  #expect(broken.limits == nil)
  #expect(broken.stretch == nil)
  #expect(broken.stretches.count == 1)
}

@Test(arguments: [(5, false), (6, true), (11, true), (12, false), (13, false)])
func `limits are on trial until there are twelve points`(points: Int, isTrial: Bool) throws {
  let found = try InventedSeries().signal(Array(stepped.prefix(12) + [33]).suffix(points))
  #expect((found.limits == nil) == (points < 6))
  #expect((found.stretch?.isTrial ?? false) == isTrial)
  #expect((found.variation == .notEnoughData(points: points)) == (points < 12))
  if points < 12 { #expect(found.marked.isEmpty) }
}

@Test func `a break of another authority or a later month breaks nothing`() throws {
  let later = InventedSeries(breaks: [InventedSeries.brokenBefore(25, of: 25)])
  #expect(try later.signal(stepped) == InventedSeries().signal(stepped))
  let first = InventedSeries(breaks: [InventedSeries.brokenBefore(0, of: 25)])
  #expect(try first.signal(stepped) == InventedSeries().signal(stepped))
}

private let ledger = Sheet(
  file: "breaks.csv",
  header: ["indicator", "month", "reason", "decided_by", "authority"],
  rows: [
    ["invented", "2025-04", "a new system", "A. Person, data lead", ""],
    ["invention", "2025-04", "a new system", "data lead", ""],
    ["invented", "April", "a new system", "data lead", ""],
    ["invented", "2025-05", "  ", "data lead", ""],
    ["invented", "2025-06", "a new system", "", ""],
    ["invented", "2025-04", "again", "data lead", ""],
    ["invented", "2025-04", "a new system", "data lead", "825"],
  ].enumerated().map { Sheet.Row(line: $0.offset + 2, cells: $0.element) }
)

@Test func `a bad row of the ledger breaks nothing and is a finding`() {
  let read = SeriesBreak.ledger(ledger, file: 3, indicators: [.invented("invented")])
  #expect(read.breaks.map(\.month.description) == ["2025-04", "2025-04"])
  #expect(read.breaks.map(\.authority) == ["", "825"])
  #expect(read.findings.map(\.line) == [3, 4, 5, 6, 7])
  #expect(read.findings.map(\.field) == ["indicator", "month", "reason", "decided_by", "month"])
  #expect(read.findings.allSatisfy { $0.file == 3 && $0.action == .setAside })
  for finding in read.findings {
    #expect(!finding.message.contains("invention") && !finding.message.contains("April"))
  }
}
