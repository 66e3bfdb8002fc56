@testable import Catalogue
import Metrics
import Records
import Release
import Testing

@testable import Render

@Test(arguments: [
  ("2025-09", "2025-09", "July to September 2025", "second", "2026"),
  ("2025-10", "2025-09", "July to September 2025", "second", "2026"),
  ("2025-08", "2025-06", "April to June 2025", "first", "2026"),
  ("2025-03", "2025-03", "January to March 2025", "fourth", "2025"),
  ("2025-02", "2024-12", "October to December 2024", "third", "2025"),
])
func `the last complete quarter ends with the month or before it`(
  month: String,
  end: String,
  months: String,
  ordinal: String,
  year: String
) throws {
  let quarter = Quarter(endingBy: try #require(Month(month)))
  #expect(quarter.end.description == end)
  #expect(quarter.months == months)
  #expect(quarter.name == "The \(ordinal) quarter of the year to 31 March \(year)")
}

@Test func `a quarter stands beside the three before and the one a year ago`() throws {
  let indicator = Exampleshire.indicator(
    "i",
    "Title",
    theme: "T",
    bases: [.month, .quarter]
  )
  let readings = (0..<24).flatMap { back in
    [(Basis.month, Int64(10)), (.quarter, Int64(30 + back))].map { basis, value in
      ReleasedReading(
        indicator: "i",
        period: Exampleshire.period.adding(-back),
        basis: basis,
        slice: .total,
        figure: .shown(
          value: ExactDecimal(units: value),
          numerator: value,
          denominator: nil,
          lower: nil,
          upper: nil
        )
      )
    }
  }
  let october = Exampleshire.period.adding(1)
  let figures = QuarterFigures(of: readings, indicator: indicator, period: october)
  #expect(figures.basis == .quarter)
  #expect(figures.quarters.map(\.end.description).first == "2025-09")
  #expect(figures.figures.compactMap { $0?.value?.units } == [30, 33, 36, 39, 42])
}

@Test func `the pack counts what its tables show`() throws {
  let edition = Exampleshire.edition(.internal)
  let counts = QuarterCounts(of: standings(of: edition))
  #expect(counts.indicators == 13)
  #expect(counts.shown == 12)
  #expect(counts.targets == 2)
  #expect(counts.met == 1)
  let file = try #require(pages(of: edition).first { $0.path == "quarterly.md" })
  let page = String(decoding: file.bytes, as: UTF8.self)
  #expect(page.contains("# Quarterly pack: July to September 2025"))
  #expect(page.contains("- **12 of 13 indicators have a figure.**"))
  #expect(page.contains("**1 of 2 targets met** by the figures of September 2025."))
  #expect(page.contains("| Jul to Sep 2025 | Apr to Jun 2025 | Jan to Mar 2025 |"))
}
