import Catalogue
import Metrics
import Records
import Release
import Testing

@testable import Render

// The police extract of the example ends on 31 August 2025; the reporting month is September.

private func text(_ audience: Audience, _ path: String) throws -> String {
  let files = pages(of: Exampleshire.edition(audience))
  let file = try #require(files.first { $0.path == path })
  return String(decoding: file.bytes, as: UTF8.self)
}

@Test func `a figure of a late extract is not judged`() throws {
  let all = standings(of: Exampleshire.edition(.internal))
  let standing = try #require(all.first { $0.indicator.id == "pp_neglect_count" })
  #expect(standing.series.latest?.value?.description == "4")
  #expect(standing.status.word == .notEnoughData)
  #expect(standing.status.obstacle == .late)
  #expect(
    standing.status.sentence == "The extract ends on 31 August 2025; the figure may be too low"
  )
  #expect(standing.signal == nil)
  #expect(standing.range == nil)
}

@Test(arguments: ["scorecard.md", "indicators/pp_neglect_count.html"])
func `every page that shows the figure says that its extract is late`(path: String) throws {
  let page = try text(.internal, path).lowercased()
  #expect(page.contains("the extract ends on 31 august 2025; the figure may be too low"))
}

@Test func `page one names the late extract and what rests on it`() throws {
  let page = try text(.internal, "scorecard.md")
  #expect(
    page.contains(
      "**Late extract: Police protection (Police).** It ends on 31 August 2025. 1 indicator"
    )
  )
  #expect(
    page.contains(
      "1 rests on a late extract (children taken into police protection due to neglect)"
    )
  )
  #expect(page.contains("| Police protection | Police | Yes, but ends on 31 August 2025 |"))
}

@Test func `the public edition says late without a day`() throws {
  let page = try text(.public, "scorecard.md")
  #expect(
    page.contains("**Late extract: Police protection (Police).** It ends before September 2025.")
  )
  #expect(!page.contains("31 August"))
}

@Test func `a rule that looks into a late extract is late too`() {
  let late = LateExtract(
    dataset: "missing",
    title: "Missing episodes",
    agency: "Police",
    newestEvent: CalendarDate(year: 2025, month: 8, day: 29),
    period: Exampleshire.period
  )
  let indicator = Exampleshire.indicator("i", "Title", theme: "Theme", unit: .percent)
  #expect(
    late.effect(on: indicator, basis: .month)
      == "An extract that it needs (missing episodes) ends on 29 August 2025; "
      + "the figure may be incomplete"
  )
  let rule = CountingRule(
    dataset: "cp_plans",
    population: .open,
    counted: .children,
    restriction: .exists(Link("missing"), nil),
    numerator: .not(.exists(Link("contacts"), nil)),
    measure: .percentage
  )
  #expect(rule.datasetsRead == ["cp_plans", "contacts", "missing"])
}

@Test func `what is missing and what is late stands first among the extracts`() throws {
  let page = try text(.internal, "scorecard.md")
  let rows = page.split(separator: "\n").filter { $0.contains("| Yes") || $0.contains("| Not rec") }
  #expect(
    rows.map { $0.split(separator: "|")[0] }
      == [" Health appointments ", " Police protection ", " Child protection plans "]
  )
}
