import Metrics
import Records
import Testing

@testable import Release

/// A sum that any change of any byte changes, in the place of SHA-256.
private struct SumDigest: ByteDigest {
  private var sum: UInt64 = 14_695_981_039_346_656_037

  mutating func update(_ bytes: Span<UInt8>) {
    for index in bytes.indices { sum = (sum ^ UInt64(bytes[index])) &* 1_099_511_628_211 }
  }

  mutating func finish() -> String { String(sum, radix: 16) }
}

private let first = Month(year: 2025, month: 8)
private let second = Month(year: 2025, month: 9)

private func figure(_ count: Int64, period: Month, release: Month) -> PublishedFigure {
  PublishedFigure(
    place: FigurePlace(
      indicator: "made_up",
      period: period,
      basis: .snapshot,
      slice: .total
    ),
    release: release,
    version: 1,
    figure: .shown(
      value: ExactDecimal(units: count),
      numerator: count,
      denominator: nil,
      lower: nil,
      upper: nil
    )
  )
}

private func sheet(_ rows: [[String]]) -> Sheet {
  Sheet(
    file: "releases.csv",
    header: ReleaseLedger.columns,
    rows: rows.enumerated().map { Sheet.Row(line: $0.offset + 2, cells: $0.element) }
  )
}

/// Two releases, the second with one new figure and one that has changed.
private func twoReleases() throws -> [[String]] {
  var rows = ReleaseLedger().rows(
    publishing: [figure(40, period: first, release: first)],
    of: "999"
  ) { SumDigest() }
  let ledger = try ReleaseLedger(sheet(rows)) { SumDigest() }
  rows += ledger.rows(
    publishing: [
      figure(50, period: first, release: second), figure(60, period: second, release: second),
    ],
    of: "999"
  ) { SumDigest() }
  return rows
}

@Test func `a ledger remembers what was published first and last`() throws {
  let ledger = try ReleaseLedger(sheet(try twoReleases())) { SumDigest() }
  let history = ledger.history(of: Authority(code: "999", name: "Exampleshire"))
  let place = figure(0, period: first, release: first).place
  #expect(history.first[place]?.figure.value == ExactDecimal(units: 40))
  #expect(history.latest[place]?.figure.value == ExactDecimal(units: 50))
  #expect(ledger.releases["999"] == [first, second])
}

@Test func `publishing the same figures again adds nothing`() throws {
  let ledger = try ReleaseLedger(sheet(try twoReleases())) { SumDigest() }
  let rows = ledger.rows(publishing: [figure(60, period: second, release: second)], of: "999") {
    SumDigest()
  }
  #expect(rows.isEmpty)
}

@Test(arguments: ["changed", "removed", "added", "swapped", "unsealed", "another area"])
func `a ledger that was edited is not believed`(edit: String) throws {
  var rows = try twoReleases()
  switch edit {
  case "changed": rows[0][10] = "41"
  case "removed": rows.remove(at: 1)
  case "added": rows.insert(rows[1], at: 1)
  case "swapped": rows.swapAt(0, 2)
  case "unsealed": rows[2][14] = ""
  default: rows[1][1] = "998"
  }
  #expect(throws: LedgerError.self) { try ReleaseLedger(sheet(rows)) { SumDigest() } }
}

@Test func `cells cannot flow into one another under a seal`() throws {
  var rows = try twoReleases()
  rows[0][6] = "Total" + rows[0][7]
  rows[0][7] = ""
  #expect(throws: LedgerError.changed(release: first, line: 2)) {
    try ReleaseLedger(sheet(rows)) { SumDigest() }
  }
}

@Test func `a row that cannot be read is named with its line and column`() throws {
  var rows = try twoReleases()
  rows[1][4] = "September"
  #expect(
    throws: LedgerError.unreadable(line: 3, column: "period", expected: "a month such as 2025-09")
  ) {
    try ReleaseLedger(sheet(rows)) { SumDigest() }
  }
}
