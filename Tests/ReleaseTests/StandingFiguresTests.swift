import Metrics
import Records
import Testing

@testable import Release

private let month = Month(year: 2025, month: 9)

private func place(_ part: String = "Total") -> FigurePlace {
  FigurePlace(
    indicator: "made_up",
    period: month,
    basis: .snapshot,
    slice: Slice(breakdown: part == "Total" ? "Total" : "Age band", category: part)
  )
}

private func shown(_ count: Int64, of total: Int64? = nil) -> ReleasedFigure {
  .shown(
    value: ExactDecimal(units: count),
    numerator: count,
    denominator: total,
    lower: nil,
    upper: nil
  )
}

private func history(
  _ figures: [(String, ReleasedFigure)],
  version: Int = 1
) -> PublishedHistory {
  PublishedHistory(
    figures.map {
      PublishedFigure(
        place: place($0.0),
        release: month,
        version: version,
        figure: $0.1
      )
    }
  )
}

private func reading(_ count: Int64, part: String = "Total", of total: Int64? = nil) -> Reading {
  Reading(
    indicator: "made_up",
    period: month,
    basis: .snapshot,
    slice: place(part).slice,
    figure: Figure(
      status: .counted,
      numerator: count,
      denominator: total,
      value: ExactDecimal(units: count)
    )
  )
}

private func counts(_ figures: StandingFigures) -> [Int64?] {
  figures.readings.map(\.figure.numerator)
}

@Test(
  arguments: [(48, 48), (53, 48), (43, 48), (54, 54), (42, 42), (49, 48), (3, 48)]
    as [(Int64, Int64)]
)
func `a published count stands unless it has changed by nothing or by six and more`(
  today: Int64,
  released: Int64
) {
  let figures = StandingFigures(
    [reading(today)],
    after: history([("Total", shown(48))]),
    versions: ["made_up": 1]
  )
  #expect(counts(figures) == [released])
}

@Test func `all figures of an indicator and month are revised together or not at all`() {
  let published = history([("Total", shown(100)), ("0", shown(60)), ("1", shown(40))])
  let today = [reading(110), reading(68, part: "0"), reading(42, part: "1")]
  let figures = StandingFigures(today, after: published, versions: ["made_up": 1])
  #expect(counts(figures) == [100, 60, 40])
  #expect(figures.pinned == [0, 1, 2])
}

@Test(arguments: [(30, 106, true), (30, 103, false), (36, 106, true), (34, 110, false)])
func `how many, of how many and all the others must each change by nothing or six and more`(
  count: Int64,
  total: Int64,
  isRevised: Bool
) {
  let figures = StandingFigures(
    [reading(count, of: total)],
    after: history([("Total", shown(30, of: 100))]),
    versions: ["made_up": 1]
  )
  #expect(figures.readings[0].figure.denominator == (isRevised ? total : 100))
}

@Test func `a figure that was withheld when it was published stays withheld`() {
  let figures = StandingFigures(
    [reading(12)],
    after: history([("Total", .symbol(.withheld))]),
    versions: ["made_up": 1]
  )
  #expect(figures.hidden == [0])
}

@Test func `a figure that came late is new`() {
  let figures = StandingFigures(
    [reading(12)],
    after: history([("Total", .symbol(.notAvailable))]),
    versions: ["made_up": 1]
  )
  #expect(figures.hidden.isEmpty && figures.pinned.isEmpty && counts(figures) == [12])
}

@Test func `another rule whose difference would show is withheld`() {
  let published = history([("Total", shown(48))], version: 1)
  let near = StandingFigures([reading(50)], after: published, versions: ["made_up": 2])
  #expect(near.hidden == [0])
  let far = StandingFigures([reading(60)], after: published, versions: ["made_up": 2])
  #expect(far.hidden.isEmpty && counts(far) == [60])
}

@Test func `where a published figure would have to be withheld, the new ones of its indicator are`()
{
  let old = reading(3)
  let new = Reading(
    indicator: "made_up",
    period: month.adding(1),
    basis: .snapshot,
    slice: .total,
    figure: reading(40).figure
  )
  var ledger = DisclosureLedger([old, new], pinned: [0])
  _ = ledger.protect([])
  #expect(ledger.isWithheld == [false, true])
}
