@testable import Catalogue
import Metrics
import Records
import Release
import Testing

@testable import Render

/// Numbers that look like chance and are the same each time.
private struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

private func holds(_ scale: Scale, _ values: ArraySlice<Double>) -> Bool {
  values.allSatisfy { $0 >= scale.low - 1e-9 && $0 <= scale.high + 1e-9 }
}

// 24 months, then the 24 that end a month later, of series at many levels.
@Test(arguments: [3.0, 20, 55, 120, 480, 1_300, 20_000])
func `a scale moves from one month to the next only when a figure leaves it`(level: Double) {
  var dice = Dice(state: UInt64(level))
  var moves = 0
  for _ in 0..<40 {
    let series = (0..<60).map { _ in
      (level * Double.random(in: 0.6...1.4, using: &dice)).rounded()
    }
    for month in 0..<36 {
      let before = series[month..<(month + 24)]
      let after = series[(month + 1)..<(month + 25)]
      let (old, new) = (Scale(holding: Array(before)), Scale(holding: Array(after)))
      #expect(holds(old, before) && holds(new, after))
      if old != new {
        moves += 1
        #expect(!holds(old, after) || !holds(new, before), "\(before) then \(after)")
      }
    }
  }
  // Of 1,440 steps from month to month, few move the scale.
  #expect(moves < 300)
}

@Test(arguments: Audience.allCases)
func `the charts of two successive months stand on the same scale`(audience: Audience) {
  func ticks(_ edition: Edition) -> [String: [String]] {
    Dictionary(
      standings(of: edition).compactMap { standing in
        lineChart(of: standing).map { drawing in
          (
            standing.indicator.id,
            drawing.shapes.compactMap { shape -> String? in
              guard case .text(.axis, _, .end, let label) = shape else { return nil }
              return label
            }
          )
        }
      },
      uniquingKeysWith: { first, _ in first }
    )
  }
  let base = Exampleshire.measurements()
  let readings = base.readings.filter { $0.period < base.period }
  let now = Exampleshire.edition(audience)
  let before = Edition(
    of: Measurements(
      partnership: base.partnership,
      authority: base.authority,
      period: base.period.adding(-1),
      indicators: base.indicators,
      readings: readings,
      signals: Signal.signals(
        in: readings,
        indicators: base.indicators,
        period: base.period.adding(-1)
      ),
      comparisons: [],
      receipts: base.receipts,
      notes: base.notes,
      quality: base.quality
    ),
    for: audience,
    dataHash: "3f9c0a1b2c3d",
    catalogueVersion: "77aa88bb99cc",
    programVersion: "0.1.0"
  )
  let (one, other) = (ticks(before), ticks(now))
  #expect(one.count > 5)
  let moved = one.filter { other[$0.key] != nil && other[$0.key] != $0.value }.map(\.key).sorted()
  #expect(moved == movedWithNeed, "\(moved)")
}

/// The indicators of the example whose last month lies beyond the scale of the month before: plans
/// starting, 61 after 42 where no month had more.
private let movedWithNeed = ["cpp_starts"]

@Test(arguments: [
  ([0.0], 0.0, 0.2), ([100, 100], 100, 102), ([51, 99], 0, 100), ([61, 99], 60, 100),
  ([9_900, 10_100], 9_800, 10_200),
])
func `a scale has round ends and begins at nothing where figures come near it`(
  values: [Double],
  low: Double,
  high: Double
) {
  let scale = Scale(holding: values)
  #expect(scale.low == low && scale.high == high, "\(scale)")
  #expect(scale.ticks.count <= 8)
}
