@testable import Catalogue
import Metrics
import Records
import Release
import Testing

@testable import Render

private func text(_ path: String, in files: [OutputFile]) throws -> String {
  let file = try #require(files.first { $0.path == path }, "\(path)")
  return String(decoding: file.bytes, as: UTF8.self)
}

// 260 indicators are the specification's; 520 are twice as many; 152 other authorities are all of
// England.
@Test(
  arguments: [
    (Audience.internal, 20, nil), (.public, 20, nil), (.public, 40, nil), (.internal, 20, 152),
  ] as [(Audience, Int, Int?)]
)
func `no page grows past 300 KB`(audience: Audience, copies: Int, areas: Int?) {
  let files = pages(of: LargeEdition.edition(audience, copies: copies, areas: areas))
  // The needs assessment holds what the catalogue names for it, or what speaks of neglect: here
  // twenty times the same. The scorecard itself has a line an indicator.
  let held = ["jsna-neglect.html"] + (copies > 20 ? ["scorecard.html", "quarterly.html"] : [])
  for file in files where file.path.hasSuffix(".html") && !held.contains(file.path) {
    #expect(file.bytes.count < 300_000, "\(file.path)")
  }
}

@Test func `a page by theme holds at most eight indicators, and each is found`() {
  let edition = LargeEdition.edition(.internal)
  let themes = ThemePages(of: standings(of: edition))
  #expect(themes.pages.allSatisfy { $0.standings.count <= 8 })
  #expect(Set(themes.pages.map(\.path)).count == themes.pages.count)
  #expect(edition.indicators.allSatisfy { themes.path(of: $0.id) != nil })
}

@Test(arguments: [1, 20])
func `every indicator has a row of definitions that keeps its name and leads to its figures`(
  copies: Int
) throws {
  let edition = LargeEdition.edition(.public, copies: copies)
  let files = pages(of: edition)
  let themes = ThemePages(of: standings(of: edition))
  let page = try text("definitions.html", in: files)
  for indicator in edition.indicators {
    let path = try #require(themes.path(of: indicator.id))
    #expect(page.contains("<tr id=\"d-\(indicator.id)\">"), "\(indicator.id)")
    #expect(page.contains("<a href=\"\(path).html#i-\(indicator.id)\">"), "\(indicator.id)")
    let behind = try text(path + ".html", in: files)
    #expect(behind.contains("id=\"i-\(indicator.id)\""), "\(indicator.id)")
    #expect(behind.contains("\(indicator.id), version \(indicator.version)"), "\(indicator.id)")
  }
}

@Test(arguments: [1, 20])
func `every indicator that is compared has its dots, its table and a link to them`(
  copies: Int
) throws {
  let edition = LargeEdition.edition(.public, copies: copies)
  let files = pages(of: edition)
  let overview = try text("neighbours.html", in: files)
  let all = files.filter { $0.path == "neighbours.html" || $0.path.hasPrefix("neighbours/") }
    .filter { $0.path.hasSuffix(".html") }
  let compared = comparedIndicators(of: edition)
  #expect(
    compared.count == copies
      * comparedIndicators(of: LargeEdition.edition(.public, copies: 1)).count
  )
  for item in compared {
    let id = item.indicator.id
    let holders = all.filter {
      String(decoding: $0.bytes, as: UTF8.self).contains("<h2 id=\"n-\(id)\">")
    }
    let holder = try #require(holders.first, "\(id)")
    #expect(holders.count == 1, "\(id)")
    let link = holder.path == "neighbours.html" ? "#n-\(id)" : "\(holder.path)#n-\(id)"
    #expect(overview.contains("<a href=\"\(link)\">"), "\(id)")
    let isDrawn = neighbourPlate(of: item) != nil
    #expect(files.contains { $0.path == "charts/neighbours-\(id).svg" } == isDrawn, "\(id)")
  }
}

/// The example with many extracts that should have come, of which none has.
private func editionWithout(extracts: Int) -> Edition {
  let base = Exampleshire.measurements()
  let titles = base.indicators.map(\.title)
  return Edition(
    of: Measurements(
      partnership: base.partnership,
      authority: base.authority,
      period: base.period,
      indicators: base.indicators,
      readings: base.readings,
      signals: base.signals,
      comparisons: [],
      receipts: (0..<extracts).map { place in
        Receipt(
          dataset: "invented_\(place)",
          title: "Invented extract \(place)",
          agency: place % 3 == 0 ? "Police" : "Health",
          isExpected: true,
          rows: nil,
          largestReason: "",
          newestEvent: nil,
          reachesPeriodEnd: false,
          indicatorsMissing: Array(titles.prefix(place))
        )
      },
      notes: base.notes,
      quality: base.quality
    ),
    for: .internal,
    dataHash: "3f9c0a1b2c3d",
    catalogueVersion: "77aa88bb99cc",
    programVersion: "0.1.0"
  )
}

@Test(arguments: [0, 1, 4, 5, 12])
func `what does not come is named while it is little, and counted when it is much`(
  extracts: Int
) throws {
  let files = pages(of: editionWithout(extracts: extracts))
  let page = try text("scorecard.md", in: files)
  let notices = page.split(separator: "## 2 Data received")[0].split(separator: "\n")
    .filter { $0.hasPrefix("> **") }
  guard extracts > 4 else {
    #expect(notices.count == extracts)
    #expect(notices.allSatisfy { $0.contains("Not received: Invented extract") })
    return
  }
  let police = (extracts + 2) / 3
  let indicators = extracts - 1
  #expect(
    notices == [
      "> **Not received: \(extracts) extracts** (Police \(police) and Health \(extracts - police)). "
        + "\(indicators) indicators cannot be shown. Section 2 names them."
    ]
  )
  let json = try text("scorecard.json", in: files)
  #expect(json.contains("\"notReceived\": \(extracts)"))
  // The section names each.
  let named = page.split(separator: "\n").count {
    $0.hasPrefix("| Invented extract") && $0.contains("Not received")
  }
  #expect(named == extracts)
}

@Test func `a sentence of page one names four indicators at most`() {
  let edition = LargeEdition.edition(.internal, copies: 1)
  let summary = Summary(of: standings(of: edition))
  #expect(Summary.unnamed(4) == 0 && Summary.unnamed(5) == 2 && Summary.unnamed(14) == 11)
  #expect(summary.sentences.count == 4)
}
