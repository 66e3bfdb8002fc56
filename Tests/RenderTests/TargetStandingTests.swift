@testable import Catalogue
import Metrics
import Records
import Release
import Testing

@testable import Render

private func figure(_ value: Int64) -> ReleasedFigure {
  .shown(
    value: ExactDecimal(units: value),
    numerator: value,
    denominator: nil,
    lower: nil,
    upper: nil
  )
}

private func standing(
  _ figure: ReleasedFigure?,
  polarity: Polarity = .low,
  limits: Interval? = Interval(lower: 10, upper: 20),
  signalBasis: Basis = .month,
  isLate: Bool = false
) throws -> TargetStanding {
  try #require(
    TargetStanding(
      Target(
        indicator: "i",
        value: ExactDecimal(units: 15),
        owner: "Invented",
        dateSet: Exampleshire.day(4, 1)
      ),
      of: Exampleshire.indicator("i", "Title", theme: "T", bases: [.month], polarity: polarity),
      figure: figure,
      signal: Signal(
        indicator: "i",
        basis: signalBasis,
        variation: .noSignal,
        mean: 15,
        limits: limits,
        marked: []
      ),
      isLate: isLate
    )
  )
}

@Test(arguments: [
  (15, Polarity.low, "Met"), (16, .low, "Not met"), (15, .high, "Met"), (14, .high, "Not met"),
])
func `a target is met at its very value`(value: Int64, polarity: Polarity, verdict: String) throws {
  #expect(try standing(figure(value), polarity: polarity).verdict == verdict)
}

@Test func `without a figure, or with a late one, nobody knows`() throws {
  #expect(try standing(.symbol(.withheld)).verdict == "Not known")
  #expect(try standing(nil).verdict == "Not known")
  #expect(try standing(figure(3), isLate: true).verdict == "Not known")
}

@Test func `the pattern speaks only of its own span, and only with limits`() throws {
  let outlook = "At the current pattern it may or may not be met."
  #expect(try standing(figure(3)).outlook == outlook)
  #expect(try standing(figure(3), limits: nil).outlook == nil)
  #expect(try standing(figure(3), signalBasis: .snapshot).outlook == nil)
}

@Test func `an indicator without a wanted direction has no target`() {
  let target = Target(
    indicator: "i",
    value: ExactDecimal(units: 15),
    owner: "Invented",
    dateSet: Exampleshire.day(4, 1)
  )
  let indicator = Exampleshire.indicator("i", "Title", theme: "T", polarity: .neutral)
  let standing = TargetStanding(
    target,
    of: indicator,
    figure: figure(3),
    signal: nil,
    isLate: false
  )
  #expect(standing == nil)
}

@Test func `no word of movement stands in what is said of a target`() {
  for audience in Audience.allCases {
    for standing in standings(of: Exampleshire.edition(audience)) {
      guard let target = standing.target else { continue }
      let words = "\(target.aim) \(target.verdict) \(target.outlook ?? "") \(target.term.meaning)"
      for word in ["rising", "falling", "above", "below", "better", "worse", " up ", "down"] {
        #expect(!words.contains(word), "\(words)")
      }
    }
  }
}
