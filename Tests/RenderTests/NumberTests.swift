@testable import Catalogue
import Metrics
import Records
import Release
import Testing

@testable import Render

private func text(_ file: OutputFile) -> String { String(decoding: file.bytes, as: UTF8.self) }

/// The sentences on method that stand on every page: their numbers belong to the method.
private let method = """
  12 7 2 3 2.66 95 99.8 10,000 10 0 1 5 6 24 17 31 30 25
  """

@Test(
  arguments: [EdgeCase.example, .nothingReceived, .oneMonth, .everyAuthority],
  Audience.allCases
)
func `every number that readers see stands in the JSON`(edge: EdgeCase, audience: Audience) throws {
  let edition = edge.edition(audience)
  let files = pages(of: edition)
  let json = try #require(files.first { $0.path == "scorecard.json" })
  var lint = NumberLint(json: text(json))
  lint.allow(in: method)
  for indicator in edition.indicators {
    lint.allow(in: "\(indicator.title) \(indicator.definition) \(indicator.source)")
  }
  for reading in edition.readings { lint.allow(in: reading.slice.category) }
  for note in edition.notes { lint.allow(in: note) }
  for commentary in edition.commentaries { lint.allow(in: commentary.texts.joined(separator: " ")) }
  for comparison in edition.comparisons {
    lint.allow(in: comparison.neighbourModel + " \(comparison.reportingYear)")
    for area in comparison.neighbours { lint.allow(in: area.area.name) }
  }
  for file in edition.quality?.files ?? [] { lint.allow(in: file.path + " " + file.notes.joined()) }
  for finding in edition.quality?.findings ?? [] { lint.allow(in: finding.rule) }
  for file in files where file.path.hasSuffix(".md") && !file.path.hasPrefix("definitions") {
    #expect(lint.strays(in: text(file)) == [], "\(file.path)")
  }
}

@Test func `a number that the JSON does not know is found`() {
  let lint = NumberLint(json: "{\"a\": 207, \"b\": \"999\"}")
  #expect(lint.strays(in: "Now 207, at 30 September 2025.").isEmpty)
  #expect(lint.strays(in: "Now 210.").count == 1)
  #expect(lint.strays(in: "Now 999.").count == 1)
}

@Test(arguments: [1, 2, 3, 4, 5])
func `a small count of any indicator reaches no byte of the public edition`(canary: Int64) {
  // The denominator makes the count visible in the value, the complement and the limits.
  let canaries = Exampleshire.specs(hostile: "").map { spec -> Reading in
    let denominator = 81_973 + canary
    let isCount = spec.indicator.unit == .count
    return Reading(
      indicator: spec.indicator.id,
      period: Exampleshire.period,
      basis: spec.indicator.bases.first ?? .snapshot,
      slice: .total,
      figure: Figure(
        status: .counted,
        numerator: canary,
        denominator: isCount ? nil : denominator,
        value: isCount
          ? ExactDecimal(units: canary) : ExactDecimal(units: 76_540 + canary, places: 1),
        interval: Interval(lower: 7651.4, upper: 7659.6)
      )
    )
  }
  let base = Exampleshire.measurements()
  let measurements = Measurements(
    partnership: base.partnership,
    authority: base.authority,
    period: base.period,
    indicators: base.indicators,
    readings: canaries,
    signals: base.signals,
    comparisons: [],
    receipts: base.receipts,
    notes: [],
    quality: base.quality
  )
  let edition = Edition(
    of: measurements,
    for: .public,
    dataHash: "3f9c0a1b2c3d",
    catalogueVersion: "77aa88bb99cc",
    programVersion: "0.1.0"
  )
  #expect(edition.readings.allSatisfy { $0.figure == .symbol(.withheld) })
  #expect(edition.signals.isEmpty)
  for file in pages(of: edition) {
    let content = text(file)
    for trace in [
      "7654", "7,654", "8197", "81,97", "7651", "7,651", "7659", "3f9c0a1b2c3d", "4812", "4,812",
    ] {
      #expect(!content.contains(trace), "\(file.path) \(trace)")
    }
  }
}
