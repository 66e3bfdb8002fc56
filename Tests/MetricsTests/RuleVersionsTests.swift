import Catalogue
import Records
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// The rules as they were when each version was recorded.
private struct RecordedRules {
  var rules: [String: (version: Int, digest: String)] = [:]

  init(csv: String) {
    for line in csv.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",").map(String.init)
      guard cells.count == 3, let version = Int(cells[1]) else { continue }
      rules[cells[0]] = (version, cells[2])
    }
  }

  var csv: String {
    "id,version,digest\n"
      + rules.sorted { $0.key < $1.key }
      .map { "\($0.key),\($0.value.version),\($0.value.digest)\n" }.joined()
  }

  /// What stands in the way of a build: a rule that changed and kept its version, and what is not
  /// recorded yet.
  func problems(with indicators: [Indicator]) -> [String] {
    let problems = indicators.compactMap { indicator -> String? in
      let (id, version) = (indicator.id, indicator.version)
      guard let known = rules[id] else { return "The rule of '\(id)' is new. \(Self.command)" }
      if version < known.version {
        return
          "The version of '\(id)' went back from \(known.version) to \(version): versions only "
          + "rise."
      }
      if version > known.version {
        return "The rule of '\(id)' has the new version \(version). \(Self.command)"
      }
      guard digest(of: indicator) != known.digest else { return nil }
      return "The rule of '\(id)' changed, and its version is still \(version). Raise 'version' to "
        + "\(version + 1) in its row of data/catalogue/indicators.csv. \(Self.command)"
    }
    let ids = Set(indicators.map(\.id))
    return problems
      + rules.keys.filter { !ids.contains($0) }.sorted().map {
        "'\($0)' is no longer in the catalogue, though ids never change. \(Self.command)"
      }
  }

  /// Records what is new, has a higher version, or is gone; never a change without a version.
  mutating func record(_ indicators: [Indicator]) {
    let ids = Set(indicators.map(\.id))
    rules = rules.filter { ids.contains($0.key) }
    for indicator in indicators where (rules[indicator.id]?.version ?? 0) < indicator.version {
      rules[indicator.id] = (indicator.version, digest(of: indicator))
    }
  }

  static let command =
    "Record it with: RECORD=1 swift test --disable-xctest --filter RuleVersionsTests"
}

/// The 64-bit FNV-1a digest of a rule and of every word that it uses.
///
/// - SeeAlso: Fowler, Noll, Vo, Eastlake: *The FNV Non-Cryptographic Hash Algorithm*, draft-eastlake-fnv.
private func digest(of indicator: Indicator) -> String {
  let text = indicator.written?.canonical ?? ""
  let hash = text.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { hash, byte in
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}

private let goldenFile: String = {
  let parts = #filePath.split(separator: "/").dropLast()
  return "/" + parts.joined(separator: "/") + "/Golden/rule-versions.csv"
}()

@Test func `no rule of the catalogue changed without a new version`() throws {
  let indicators = try StandardCatalogue.load().indicators
  var recorded = RecordedRules(csv: contents(of: goldenFile) ?? "")
  if unsafe getenv("RECORD") != nil {
    recorded.record(indicators)
    write(recorded.csv, to: goldenFile)
    Issue.record("Recorded 'rule-versions.csv'; run again without RECORD.")
  }
  for problem in recorded.problems(with: indicators) { Issue.record("\(problem)") }
}

/// The indicators of the catalogue with one cell of one file changed.
private func indicators(
  _ file: String,
  _ key: [String: String],
  _ change: [String: String]
) throws -> [Indicator] {
  let sheets = try StandardCatalogue.sheets().map { sheet -> Sheet in
    guard sheet.file.hasSuffix(file) else { return sheet }
    let rows = sheet.rows.map { row -> Sheet.Row in
      guard key.allSatisfy({ sheet.cell(row, $0.key) == $0.value }) else { return row }
      let cells = zip(sheet.header, row.cells).map { change[$0] ?? $1 }
      return Sheet.Row(line: row.line, cells: cells)
    }
    return Sheet(file: sheet.file, header: sheet.header, rows: rows)
  }
  return try Catalogue(sheets: sheets).indicators
}

private func problems(_ indicators: [Indicator]) throws -> [String] {
  var recorded = RecordedRules(csv: "")
  recorded.record(try StandardCatalogue.load().indicators)
  return recorded.problems(with: indicators)
}

@Test func `a changed rule is named, and recording does not help until its version is raised`()
  throws
{
  let changed = try indicators(
    "indicators.csv",
    ["id": "cpp_neglect_count"],
    ["where": "latest_category = NEG"]
  )
  let sentence = try #require(try problems(changed).first)
  #expect(
    sentence.hasPrefix("The rule of 'cpp_neglect_count' changed, and its version is still 1.")
  )
  #expect(sentence.contains("Raise 'version' to 2"))
  var recorded = RecordedRules(csv: "")
  recorded.record(try StandardCatalogue.load().indicators)
  recorded.record(changed)
  #expect(recorded.problems(with: changed) == [sentence])
  let raised = try indicators(
    "indicators.csv",
    ["id": "cpp_neglect_count"],
    ["where": "latest_category = NEG", "version": "2"]
  )
  recorded.record(raised)
  #expect(recorded.problems(with: raised) == [])
}

@Test func `spaces and titles are no change, the words that a rule uses are`() throws {
  #expect(
    try problems(
      indicators(
        "indicators.csv",
        ["id": "cpp_neglect_count"],
        ["where": "  initial_category=NEG ", "title": "Another title"]
      )
    ) == []
  )
  let word = try problems(
    indicators(
      "words.csv",
      ["dataset": "cp_plans", "word": "left_out"],
      ["meaning": "other_authority"]
    )
  )
  #expect(word.contains { $0.hasPrefix("The rule of 'cpp_count' changed") })
  // The attendance of children on a plan rests on which plans count.
  #expect(word.contains { $0.hasPrefix("The rule of 'att_persistent_pct' changed") })
  #expect(!word.contains { $0.contains("'referrals_count'") })
}
