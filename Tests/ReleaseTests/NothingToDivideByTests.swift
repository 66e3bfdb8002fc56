import Catalogue
import Metrics
import Records
import Testing

@testable import Release

private let september = Month(year: 2025, month: 9)

/// The share of invented plans that were seen.
private let share = Indicator(
  id: "share",
  title: "share",
  agency: "",
  theme: "",
  rule: CountingRule(
    dataset: "plans",
    population: .started,
    counted: .rows,
    numerator: .flag(FieldReference("seen")),
    measure: .percentage
  ),
  unit: .percent,
  bases: [.month, .quarter],
  polarity: .neutral
)

/// So many of so many; nothing of nothing has no share.
private func reading(
  _ count: Int64,
  of whole: Int64,
  _ basis: Basis = .month,
  back: Int = 0
) -> Reading {
  Reading(
    indicator: "share",
    period: september.adding(-back),
    basis: basis,
    slice: .total,
    figure: Figure(
      status: whole == 0 ? .notApplicable : .counted,
      numerator: count,
      denominator: whole,
      value: ExactDecimal.ratio(count, whole, times: 100, places: 1)
    )
  )
}

private func shown(_ readings: [Reading]) -> [Bool] {
  var ledger = DisclosureLedger(readings, of: [share])
  _ = ledger.protect([share], monthly: readings.filter { $0.basis == .month })
  return readings.indices.map { ledger.isVisible($0) }
}

@Test func `a series that withholds a figure does not say of others that there is nothing`() {
  // Were it said, a withheld month would be known to be of one plan at least: with another such
  // month the quarter would be of two at least, and could not be of one.
  #expect(shown([reading(1, of: 3), reading(0, of: 0, back: 1)]) == [false, false])
  #expect(shown([reading(0, of: 0), reading(20, of: 40, back: 1)]) == [true, true])
}

@Test func `months of a quarter of nothing cannot be taken for others`() {
  // The quarter is seen to be of nothing, so the months have no room.
  let readings = [reading(0, of: 0, .quarter)] + (0..<3).map { reading(0, of: 0, back: $0) }
  var ledger = DisclosureLedger(readings, of: [share])
  let certificate = ledger.protect([share], monthly: Array(readings.dropFirst()))
  #expect(certificate.tables.cells.map(\.value).allSatisfy { $0 == 0 })
  #expect(!certificate.isVisible.contains(false))
}

@Test(arguments: [(3, 3, false), (40, 48, true), (0, 0, true)] as [(Int64, Int64, Bool)])
func `nothing to divide by stands until what has come is no few`(
  count: Int64,
  whole: Int64,
  isReplaced: Bool
) {
  let today = reading(count, of: whole)
  let figures = StandingFigures(
    [today],
    after: PublishedHistory([
      PublishedFigure(
        place: FigurePlace(today),
        release: september,
        version: 1,
        figure: .symbol(.notApplicable)
      )
    ]),
    versions: ["share": 1]
  )
  #expect(figures.pinned == [0])
  #expect((figures.readings[0].figure == today.figure) == isReplaced)
}
