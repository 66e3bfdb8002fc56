@testable import Catalogue
import Metrics
import Records
import Release
import Testing

@testable import Render

private func text(_ path: String, in files: [OutputFile]) throws -> String {
  let file = try #require(files.first { $0.path == path })
  return String(decoding: file.bytes, as: UTF8.self)
}

@Test func `each agency has what should fall, what should rise and what is to be watched`() throws {
  let edition = Exampleshire.edition(.internal)
  let sections = AgencySection.all(of: standings(of: edition), edition: edition)
  #expect(
    sections.map(\.agency)
      == ["Children’s social care", "Health", "Police", "Education", "Early help"]
  )
  #expect(sections[0].groups.map(\.title) == ["A reduction in", "To watch"])
  #expect(sections[4].groups.map(\.title) == ["An increase in"])
  let ids = sections[0].groups[1].standings.map(\.indicator.id)
  #expect(ids == ["cpp_neglect_pct", "cpp_neglect_rate", "referrals_count", "cpp_ends"])
  let page = try text("scorecard.md", in: pages(of: edition))
  #expect(page.contains("## 4 Children’s social care\n\n### A reduction in\n"))
}

@Test func `what no extract brings is one line that names the extract`() throws {
  let edition = EdgeCase.nothingReceived.edition(.public)
  let files = pages(of: edition)
  let page = try text("scorecard.md", in: files)
  #expect(
    page.contains(
      "- **Not received: Police protection (Police).** 1 indicator: Children taken into police protection due to neglect."
    )
  )
  let sections = AgencySection.all(of: standings(of: edition), edition: edition)
  #expect(sections.allSatisfy { $0.groups.isEmpty && !$0.folds.isEmpty })
  #expect(try text("quarterly.md", in: files).contains("**No figure in these quarters.**"))
}

/// A catalogue of the size of the specification: 260 indicators, a third without an extract.
private func largeEdition(_ audience: Audience) -> Edition {
  let base = Exampleshire.measurements()
  var indicators: [Indicator] = []
  var readings: [Reading] = []
  for copy in 0..<20 {
    for indicator in base.indicators {
      let id = copy == 0 ? indicator.id : "\(indicator.id)_\(copy)"
      indicators.append(
        Exampleshire.indicator(
          id,
          indicator.title + (copy == 0 ? "" : ", in other words \(copy)"),
          theme: indicator.theme,
          agency: indicator.agency,
          dataset: indicator.dataset,
          unit: indicator.unit,
          bases: indicator.bases,
          polarity: indicator.polarity,
          pages: copy == 0 ? indicator.pages : []
        )
      )
      readings += base.readings.filter { $0.indicator == indicator.id }.map {
        Reading(
          indicator: id,
          period: $0.period,
          basis: $0.basis,
          slice: $0.slice,
          figure: copy % 3 == 2 ? Figure(status: .notReceived) : $0.figure
        )
      }
    }
  }
  return Edition(
    of: Measurements(
      partnership: base.partnership,
      authority: base.authority,
      period: base.period,
      indicators: indicators,
      readings: readings,
      signals: Signal.signals(in: readings, indicators: indicators, period: base.period),
      comparisons: base.comparisons,
      receipts: base.receipts,
      notes: base.notes,
      quality: base.quality,
      targets: base.targets,
      commentaries: base.commentaries
    ),
    for: audience,
    dataHash: "3f9c0a1b2c3d",
    catalogueVersion: "77aa88bb99cc",
    programVersion: "0.1.0"
  )
}

@Test(arguments: Audience.allCases)
func `with 260 indicators every page of words stays under 300 KB`(audience: Audience) {
  for file in pages(of: largeEdition(audience)) where file.path.hasSuffix(".html") {
    let name = file.path.split(separator: "/").last ?? ""
    guard !["definitions.html", "jsna-neglect.html"].contains(name) else { continue }
    #expect(file.bytes.count < 300_000, "\(file.path)")
  }
}

@Test func `a page by theme holds at most eight indicators, and each is found`() {
  let edition = largeEdition(.internal)
  let themes = ThemePages(of: standings(of: edition))
  #expect(themes.pages.allSatisfy { $0.standings.count <= 8 })
  #expect(Set(themes.pages.map(\.path)).count == themes.pages.count)
  #expect(edition.indicators.allSatisfy { themes.path(of: $0.id) != nil })
}
