import Catalogue
import Records
import Testing

@testable import Ingest

private func indicator(_ id: String, _ unit: Unit = .count, _ polarity: Polarity = .low)
  -> Indicator
{
  Indicator(
    id: id,
    title: "Invented",
    agency: "Invented",
    theme: "",
    rule: CountingRule(dataset: "made_up", population: .open, counted: .children, measure: .count),
    unit: unit,
    bases: [.snapshot, .month],
    polarity: polarity
  )
}

private let known = [
  indicator("made_count"), indicator("made_pct", .percent, .high),
  indicator("made_neutral", .count, .neutral),
]

private func reading(_ rows: String...) -> ReferenceReading {
  let lines = ["indicator,value,owner,date_set,basis,from,until"] + rows
  var store = CellStore(score: ReferenceLayout.score)
  for (offset, line) in lines.enumerated() {
    let cells = line.split(separator: ",", omittingEmptySubsequences: false)
    guard offset > 0 else {
      store.begin(header: cells.map(String.init), line: 1)
      continue
    }
    var bytes: [UInt8] = []
    var ends: [Int32] = []
    for cell in cells {
      bytes += Array(cell.utf8)
      ends.append(Int32(bytes.count))
    }
    store.record(bytes: bytes.span, ends: ends.span, lines: (offset + 1)...(offset + 1))
  }
  return ReferenceReading(
    file: 0,
    report: FileReport(path: "reference/targets.csv"),
    cells: store,
    indicators: known
  )
}

@Test func `a target keeps its value, owner, day and months`() throws {
  let target = try #require(
    reading("made_pct,92.5,Invented head,2025-04-01,month,2025-05,2026-03").targets.first
  )
  #expect(target.value.description == "92.5")
  #expect(target.owner == "Invented head")
  #expect(target.dateSet.description == "2025-04-01")
  #expect(target.basis == .month)
  #expect(target.from == Month("2025-05"))
  #expect(target.until == Month("2026-03"))
}

@Test(arguments: [
  ("made_cuont,5,Head,2025-04-01,,,", "L090", 0), ("made_neutral,5,Head,2025-04-01,,,", "L095", 0),
  ("made_count,many,Head,2025-04-01,,,", "L091", 1),
  ("made_count,5.5,Head,2025-04-01,,,", "L091", 1), ("made_count,-5,Head,2025-04-01,,,", "L091", 1),
  ("made_pct,100.1,Head,2025-04-01,,,", "L091", 1), ("made_count,5,,2025-04-01,,,", "L092", 2),
  ("made_count,5,Head,1 April,,,", "L093", 3), ("made_count,5,Head,2025-04-01,r12,,", "L094", 4),
  ("made_count,5,Head,2025-04-01,,April,", "L093", 5),
  ("made_count,5,Head,2025-04-01,,2025-04,2025-03", "L093", 6),
])
func `a target that cannot be judged is a finding with its line and column`(
  row: String,
  rule: String,
  column: Int
) throws {
  let reading = reading("made_count,7,Head,2025-04-01,,,", row)
  #expect(reading.targets.count == 1)
  let finding = try #require(reading.findings.first)
  #expect(reading.findings.count == 1)
  #expect(finding.rule == rule)
  #expect(finding.line == 3)
  #expect(finding.column == column)
  #expect(finding.action == .setAside)
  #expect(reading.report.rows == RowAccount(read: 2, accepted: 1, rejected: 1))
}

@Test func `a misspelt indicator gets the nearest right one`() {
  let finding = reading("made_cuont,5,Head,2025-04-01,,,").findings.first
  #expect(finding?.howToFix.hasSuffix("did you mean 'made_count'?") == true)
}

@Test func `a target that stands twice is one, and two for one month are a contradiction`() {
  let reading = reading(
    "made_count,7,Head,2025-04-01,,,",
    "made_count,7,Head,2025-04-01,,,",
    "made_count,8,Head,2025-04-01,,,"
  )
  #expect(reading.report.rows == RowAccount(read: 3, accepted: 1, rejected: 1, duplicate: 1))
  #expect(reading.findings.map(\.rule) == ["L096"])
}

@Test(arguments: [
  ("2025-03", nil as Int64?), ("2025-04", 7), ("2025-06", 7), ("2025-07", 5), ("2026-03", 5),
  ("2026-04", nil),
])
func `the target that was agreed last holds, in its months`(month: String, value: Int64?) throws {
  let reading = reading(
    "made_count,7,Head,2025-04-01,,,2026-03",
    "made_count,5,Head,2025-07-02,,,2026-03"
  )
  let holding = reading.targets.holding(
    in: try #require(Month(month)),
    for: Authority(code: "999", name: "Inventshire")
  )
  #expect(holding.first?.value.wholeNumber == value)
}
