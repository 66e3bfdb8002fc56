import Metrics
import Records
import Testing

@testable import Catalogue

/// Series of 24 months whose last point is marked, each by another rule.
private let marked: [String: [Int64]] = [
  "rising": [
    50, 60, 45, 62, 44, 58, 46, 61, 47, 55, 50, 60, 45, 62, 44, 58, 46, 49, 51, 52, 53, 54, 55, 56,
  ],
  "shifted": [
    30, 33, 31, 34, 30, 32, 35, 31, 33, 30, 34, 32, 36, 38, 37, 39, 36, 38, 37, 39, 36, 38, 37, 39,
  ],
  "outside": [
    30, 33, 31, 34, 30, 33, 35, 31, 33, 30, 34, 32, 30, 33, 31, 34, 30, 33, 35, 31, 33, 30, 34, 44,
  ],
]

private func isSignal(_ variation: Variation) -> Bool {
  if case .signal = variation { true } else { false }
}

@Test func `shuffled months lose their signals`() throws {
  var chance = InventedChance(state: 5)
  for (name, counts) in marked.sorted(by: { $0.key < $1.key }) {
    #expect(isSignal(try InventedSeries().signal(counts).variation), "\(name)")
    let shuffles = try (0..<500).map { _ in
      isSignal(try InventedSeries().signal(counts.shuffled(using: &chance)).variation)
    }
    // Of series of 24 points without any pattern a rule marks 1.5% of the last points, as
    // `Tests/Checks/signals.py` finds by drawing 20,000. That one point stands outside the limits
    // is no matter of order: it comes last in one shuffle of 24.
    let nominal = name == "outside" ? 1.0 / 24 + 0.015 : 0.015
    let share = Double(shuffles.count { $0 }) / 500
    let threeErrors = 3 * (nominal * (1 - nominal) / 500).squareRoot()
    #expect(share <= nominal + threeErrors, "\(name): \(share)")
  }
}

@Test(arguments: [-20, 7, 1000] as [Int64])
func `a constant more or less keeps the words`(constant: Int64) throws {
  for (name, counts) in marked {
    let before = try InventedSeries().signal(counts)
    let after = try InventedSeries().signal(counts.map { $0 + constant })
    #expect(after.variation == before.variation, "\(name)")
    #expect(after.marked == before.marked, "\(name)")
  }
}

@Test(arguments: [2, 3, 10] as [Int64])
func `percentages times a number keep the words`(factor: Int64) throws {
  for (name, counts) in marked {
    let before = try InventedSeries(unit: .percent).signal(counts)
    let after = try InventedSeries(unit: .percent).signal(counts.map { $0 * factor })
    #expect(after.variation == before.variation, "\(name)")
    #expect(after.marked == before.marked, "\(name)")
  }
}

@Test func `a series upside down signals the other way`() throws {
  for (name, counts) in marked {
    let before = try InventedSeries().signal(counts)
    let after = try InventedSeries().signal(counts.map { 200 - $0 })
    guard case .signal(.higher, let rule) = before.variation else {
      Issue.record("\(name) is no signal upwards")
      continue
    }
    #expect(after.variation == .signal(.lower, rule), "\(name)")
  }
}

@Test func `a month that is dropped breaks a run and a shift`() throws {
  for name in ["rising", "shifted"] {
    let counts = try #require(marked[name])
    for place in 19...22 {
      var broken: [Int64?] = counts
      broken[place] = nil
      #expect(try InventedSeries().signal(broken).variation == .noSignal, "\(name) \(place)")
    }
  }
}

@Test func `the order of readings is no matter`() throws {
  var chance = InventedChance(state: 9)
  let readings = (marked["shifted"] ?? []).enumerated().map { place, count in
    Reading(
      indicator: "invented",
      period: InventedSeries.month(place, of: 24),
      basis: .month,
      slice: .total,
      figure: Figure(status: .counted, numerator: count, value: ExactDecimal(units: count))
    )
  }
  func signals(_ readings: [Reading]) -> [Signal] {
    Signal.signals(
      in: readings,
      indicators: [.invented("invented", bases: [.month], unit: .count)],
      period: InventedSeries.march
    )
  }
  #expect(signals(readings.shuffled(using: &chance)) == signals(readings))
}

@Test(arguments: [(40, 100), (250, 1000), (13, 400)] as [(Int64, Int64)])
func `ten times the data narrows limits by the root of ten`(count: Int64, total: Int64) throws {
  func width(_ interval: Interval?) throws -> Double {
    let interval = try #require(interval)
    return interval.upper - interval.lower
  }
  let root = 10.0.squareRoot()
  let share = try width(.percentage(count, of: total))
  let rate = try width(.rate(count, population: total))
  // The root holds for many; limits of few are a little wider than that.
  #expect(abs(share / (try width(.percentage(count * 10, of: total * 10))) / root - 1) < 0.08)
  #expect(abs(rate / (try width(.rate(count * 10, population: total * 10))) / root - 1) < 0.08)
}
