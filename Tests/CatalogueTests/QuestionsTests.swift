import Records
import Testing

@testable import Catalogue

private func indicator(_ id: String, theme: String, question: String = "") -> Indicator {
  Indicator(
    id: id,
    title: "Invented",
    agency: "Invented",
    theme: theme,
    rule: CountingRule(dataset: "d", population: .open, counted: .children, measure: .count),
    unit: .count,
    bases: [.snapshot],
    polarity: .low,
    question: question
  )
}

private func sheet(_ rows: [String]...) -> CatalogueSheets {
  CatalogueSheets([
    Sheet(
      file: "questions.csv",
      header: ["about", "status", "question"],
      rows: rows.enumerated().map { Sheet.Row(line: $0.offset + 2, cells: $0.element) }
    )
  ])
}

private let both = [
  indicator("one", theme: "Neglect", question: "Own?"), indicator("two", theme: "Other"),
]

@Test func `the closest questions come first, then the indicator's own, at most three`() throws {
  let sheets = sheet(
    ["", "No signal", "General?"],
    ["Neglect", "", "Theme?"],
    ["one", "No signal", "One, quiet?"],
    ["one", "Signal: worse", "One, worse?"],
    ["one", "", "One?"]
  )
  let indicators = try Catalogue.questions(from: sheets, for: both)
  #expect(indicators[0].questions(for: .noSignal) == ["One, quiet?", "One?", "Theme?"])
  #expect(indicators[0].questions(for: .worse) == ["One, worse?", "One?", "Theme?"])
  #expect(indicators[1].questions(for: .noSignal) == ["General?"])
  #expect(indicators[1].questions(for: .worse).isEmpty)
}

@Test func `without a list an indicator has its own question`() throws {
  let indicators = try Catalogue.questions(from: CatalogueSheets([]), for: both)
  #expect(indicators[0].questions(for: .withheld) == ["Own?"])
}

@Test(arguments: [
  (["Neglekt", "", "Why?"], "there is no indicator or theme 'Neglekt'; did you mean 'Neglect'?"),
  (["one", "worse", "Why?"], "there is no status word 'worse'"),
  (["one", "", ""], "the cell is empty and must not be."),
  (["", "", "Why?"], "the cell is empty and must not be."),
])
func `a question that suits nothing is refused with its place`(row: [String], reason: String) {
  let error = #expect(throws: CatalogueError.self) {
    try Catalogue.questions(from: sheet(row), for: both)
  }
  #expect(error?.line == 2)
  #expect(error?.description.contains(reason) == true)
}
