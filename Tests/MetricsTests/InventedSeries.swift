import Metrics
import Records
import Testing

@testable import Catalogue

/// Monthly figures of an invented indicator that end in March 2026, and what is said of them.
struct InventedSeries {
  static let march = Month(year: 2026, month: 3)

  var unit: Unit = .count
  var basis: Basis = .month
  var breaks: [SeriesBreak] = []

  /// The month of a place in a series of so many.
  static func month(_ place: Int, of count: Int) -> Month { march.adding(place - count + 1) }

  /// The signal of counts; of percentages and rates, the counts are of a thousand.
  func signal(_ counts: [Int64?]) throws -> Signal {
    try signal(
      figures: counts.map { count in
        count.map { count in
          unit == .count
            ? Figure(status: .counted, numerator: count, value: ExactDecimal(units: count))
            : Figure(
              status: .counted,
              numerator: count,
              denominator: 1000,
              value: .ratio(count, 1000, times: unit == .percent ? 100 : 10_000, places: 1)
            )
        }
      }
    )
  }

  /// The signal of figures.
  func signal(figures: [Figure?]) throws -> Signal {
    let readings = figures.enumerated().compactMap { place, figure in
      figure.map {
        Reading(
          indicator: "invented",
          period: Self.month(place, of: figures.count),
          basis: basis,
          slice: .total,
          figure: $0
        )
      }
    }
    return try #require(
      Signal.signals(
        in: readings,
        indicators: [.invented("invented", bases: [basis], unit: unit)],
        period: Self.march,
        breaks: breaks
      ).first
    )
  }

  /// A break before the month of a place in a series of so many.
  static func brokenBefore(_ place: Int, of count: Int, authority: String = "") -> SeriesBreak {
    SeriesBreak(
      indicator: "invented",
      month: month(place, of: count),
      reason: "a new definition",
      decidedBy: "data lead",
      authority: authority
    )
  }
}

/// Numbers without a pattern that are the same in every run (Knuth's generator).
struct InventedChance: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 33)
  }
}
