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
  #expect(sections[0].groups.map(\.title) == ["Lower is wanted", "To watch"])
  #expect(sections[4].groups.map(\.title) == ["Higher is wanted"])
  let ids = sections[0].groups[1].standings.map(\.indicator.id)
  #expect(ids == ["cpp_neglect_pct", "cpp_neglect_rate", "referrals_count", "cpp_ends"])
  let page = try text("scorecard.md", in: pages(of: edition))
  #expect(page.contains("## 4 Children’s social care\n\n### Lower is wanted\n"))
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
