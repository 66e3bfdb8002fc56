import Catalogue
import Metrics
import Records
import Release
import Testing

@testable import Render

// What each sentence must hold is the blueprint's: count, denominator, percentage, interval, date,
// category, source, definition with its version.

private func row(_ figure: ReleasedFigure) -> NeedsRow {
  NeedsRow(
    areaCode: "999",
    areaName: "Exampleshire",
    period: "2025-09",
    when: "At 30 September 2025",
    figure: figure,
    source: "Exampleshire partnership, extracts to 30 September 2025"
  )
}

private func needs(_ id: String) throws -> NeedsIndicator {
  let edition = Exampleshire.edition(.internal)
  let standing = try #require(standings(of: edition).first { $0.indicator.id == id })
  return NeedsIndicator(standing, compared: nil, edition: edition)
}

private func shown(_ units: Int64, _ count: Int64, of total: Int64) -> ReleasedFigure {
  .shown(
    value: ExactDecimal(units: units, places: 1),
    numerator: count,
    denominator: total,
    lower: ExactDecimal("51.4"),
    upper: ExactDecimal("59.9")
  )
}

@Test func `a sentence of a share can be copied as it stands`() throws {
  #expect(
    try needs("cpp_neglect_pct").sentence(of: row(shown(557, 289, of: 519)))
      == "At 30 September 2025 in Exampleshire, share of child protection plans that are for "
      + "neglect: 289 of 519 (55.7%, 95% confidence interval 51.4 to 59.9). Source: Exampleshire "
      + "partnership, extracts to 30 September 2025. Definition cpp_neglect_pct version 3."
  )
}

@Test func `a sentence of a rate names the children it is of`() throws {
  #expect(
    try needs("cpp_neglect_rate").sentence(of: row(shown(202, 242, of: 119_894)))
      .contains("242 for 119,894 children aged 0 to 17 (20.2 per 10,000, 95% confidence interval")
  )
}

@Test func `a sentence of a late extract says that the figure may be too low`() throws {
  let late = try needs("pp_neglect_count")
  let first = try #require(late.rows.first)
  #expect(
    late.sentence(of: first).contains(
      ": 4. The extract ends on 31 August 2025; the figure may be too low. Source:"
    )
  )
}

@Test func `no day is made up on which a published file was fetched`() throws {
  let files = pages(of: Exampleshire.edition(.internal))
  let file = try #require(files.first { $0.path == "jsna-neglect.csv" })
  let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
  #expect(lines.count > 1)
  // The cell before the last one, which is the definition.
  #expect(
    lines.dropFirst().allSatisfy {
      $0.hasSuffix(",,How many children have a plan of this kind at the end of the month.")
    }
  )
}
