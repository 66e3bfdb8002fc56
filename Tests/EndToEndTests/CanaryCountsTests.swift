import Catalogue
import Metrics
import Records
import Release
import Render
import TestSupport
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
    let numbers = Array(text.utf8).longNumbers
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
    let found = Array(text.utf8).longNumbers.filter { $0.hasPrefix(CanaryCounts.prefix) }
    #expect(!found.isEmpty, "\(name)")
  }
  let table = try #require(texts.first { $0.name == "indicators.csv" }?.text)
  var without: [String] = []
  let rows = table.split(separator: "\n").filter { $0.contains(",\(CanaryCounts.prefix)") }
  let told = Set(rows.map { String($0.prefix { $0 != "," }) })
  for indicator in editions[0].indicators where indicator.measure != .count {
    if !told.contains(indicator.id) { without.append(indicator.id) }
  }
  #expect(without == [])
}
