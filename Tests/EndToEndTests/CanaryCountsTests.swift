import Catalogue
import Metrics
import Records
import Release
import Render
import Testing

/// The editions of two authorities as one audience may see them.
private func editions(for audience: Audience, showing isSomeShown: Bool) throws -> [Edition] {
  try [("999", "Inventshire"), ("998", "Madeupshire")].map { code, name in
    let canaries = try CanaryCounts(
      of: Authority(code: code, name: name),
      showing: isSomeShown
    )
    return Edition(
      of: canaries.measurements,
      for: audience,
      dataHash: "\(CanaryCounts.word)hash",
      catalogueVersion: "c",
      programVersion: "p"
    )
  }
}

/// Everything that is written of the first edition, each page and table, the workbook and the
/// manifest; and the comparison of the authorities.
private func written(_ editions: [Edition]) -> [(name: String, text: String)] {
  var texts: [(String, String)] = []
  for edition in editions.prefix(1) {
    for file in pages(of: edition) + [Manifest(of: edition, outputs: []).file] {
      texts.append((file.path, String(decoding: file.bytes, as: UTF8.self)))
    }
    var cells = ""
    dump(workbook(of: edition), to: &cells)
    texts.append(("workbook", cells))
  }
  if let regional = RegionalEdition(of: editions) {
    for file in regionalPages(of: regional) {
      texts.append(("regional/\(file.path)", String(decoding: file.bytes, as: UTF8.self)))
    }
  }
  return texts
}

/// The numbers of ten digits and more in a text, whether commas group their digits or part them.
private func longNumbers(in text: String) -> Set<String> {
  longNumbers(in: text, grouping: [UInt8(ascii: ".")])
    .union(longNumbers(in: text, grouping: [UInt8(ascii: "."), UInt8(ascii: ",")]))
}

private func longNumbers(in text: String, grouping marks: [UInt8]) -> Set<String> {
  var found: Set<String> = []
  var digits: [UInt8] = []
  func take() {
    if digits.count >= 10 { found.insert(String(decoding: digits, as: UTF8.self)) }
    digits.removeAll(keepingCapacity: true)
  }
  for byte in text.utf8 {
    if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      digits.append(byte)
    } else if !marks.contains(byte) {
      take()
    }
  }
  take()
  return found
}

/// Every indicator with each of its spans and a breakdown, all of few children: whatever is written
/// for the public, and whatever reaches the floor that writes, holds none of it.
@Test(arguments: [false, true])
func `no withheld number of any indicator reaches the pages or the floor that makes them`(
  isSomeShown: Bool
) throws {
  let editions = try editions(for: .public, showing: isSomeShown)
  var whole = ""
  dump(editions[0], to: &whole)
  var shown = 0
  for (name, text) in written(editions) + [("the edition itself", whole)] {
    let numbers = longNumbers(in: text)
    let leaked = numbers.filter { $0.hasPrefix(CanaryCounts.prefix) }
    #expect(leaked.isEmpty, "\(name): \(leaked.sorted().prefix(3))")
    #expect(!text.contains(CanaryCounts.word), "\(name)")
    shown = max(shown, numbers.count { $0.hasPrefix(CanaryCounts.shownPrefix) })
  }
  let indicators = editions[0].indicators
  #expect(indicators.count > 250)
  if isSomeShown {
    // What may be seen is there, so that the search would find what may not.
    #expect(shown > indicators.count / 2, "\(shown) numbers are shown")
  } else {
    #expect(shown == 0)
    let counted = editions[0].readings.filter { $0.figure.value != nil }
    #expect(counted.isEmpty, "\(counted.prefix(3))")
  }
}

/// The same search finds the numbers of every indicator in the internal edition.
@Test func `the numbers that are withheld stand in the internal edition`() throws {
  let editions = try editions(for: .internal, showing: false)
  let texts = written(editions)
  for name in ["indicators.csv", "scorecard.json", "workbook", "manifest.json"] {
    let text = try #require(texts.first { $0.name == name }?.text)
    let found = longNumbers(in: text).filter { $0.hasPrefix(CanaryCounts.prefix) }
    #expect(!found.isEmpty, "\(name)")
  }
  let table = try #require(texts.first { $0.name == "indicators.csv" }?.text)
  var without: [String] = []
  for indicator in editions[0].indicators where indicator.measure != .count {
    let rows = table.split(separator: "\n").filter { $0.hasPrefix(indicator.id + ",") }
    if !rows.contains(where: { $0.contains(",\(CanaryCounts.prefix)") }) {
      without.append(indicator.id)
    }
  }
  #expect(without == [])
}
