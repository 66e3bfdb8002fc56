import Metrics
import Records
import Release
import Testing

@Test func `numbers of rows behind a choice stay in the internal edition`() {
  let measurements = Measurements(
    partnership: "Exampleshire Safeguarding Children Partnership",
    authority: Authority(code: "999", name: "Exampleshire"),
    period: Month(year: 2025, month: 9),
    indicators: [],
    readings: [],
    signals: [],
    comparisons: [],
    receipts: [],
    notes: ["Rates use the populations of mid-2024.", "For 3 children there is none."],
    internalNotes: ["Of 208 children 61 have no record."],
    quality: QualityReport()
  )
  func notes(_ audience: Audience) -> [String] {
    Edition(
      of: measurements,
      for: audience,
      dataHash: "",
      catalogueVersion: "",
      programVersion: ""
    ).notes
  }
  #expect(notes(.internal) == measurements.notes + measurements.internalNotes)
  #expect(notes(.public) == ["Rates use the populations of mid-2024."])
}
