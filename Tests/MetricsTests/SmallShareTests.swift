import Catalogue
import Records
import Testing

@testable import Metrics

/// Shares of counts in so many, month by month.
private func share(_ parts: [(Int64, Int64)?]) throws -> Signal {
  try InventedSeries(unit: .percent).signal(
    figures: parts.map { part in
      part.map { count, total in
        Figure(
          status: .counted,
          numerator: count,
          denominator: total,
          value: .ratio(count, total, times: 100, places: 1)
        )
      }
    }
  )
}

/// Two or three of thirty, twelve months long.
private let quiet: [(Int64, Int64)?] = (0..<12).map { ($0 % 2 == 0 ? 2 : 3, 30) }

@Test func `a share of few has exact limits of its own each month`() throws {
  let found = try share(quiet + [(2, 60)])
  #expect(found.variation == .noSignal)
  let stretch = try #require(found.stretch)
  #expect(stretch.method == .exactBinomial)
  // Thirty-two of 420. R: qbinom(0.999, 30, 32 / 420) is 8 and qbinom(0.999, 60, 32 / 420) is 12;
  // qbinom(0.001, …) is 0 of both.
  #expect(found.mean == 3200.0 / 420)
  #expect(stretch.monthly[InventedSeries.month(0, of: 13)] == Interval(lower: 0, upper: 26.7))
  #expect(stretch.monthly[InventedSeries.march] == Interval(lower: 0, upper: 20))
  #expect(found.limits == Interval(lower: 0, upper: 20))
}

@Test func `of a share of few only a figure outside its month's limits is a signal`() throws {
  let found = try share(quiet + [(12, 30)])
  #expect(found.variation == .signal(.higher, .outsideLimits))
  #expect(found.marked == [InventedSeries.march])
  // The same percentage of ten is no signal: so few say little.
  #expect(try share(quiet + [(4, 10)]).variation == .noSignal)
  // Seven months above the average are no shift of a share so small.
  let late = (0..<13).map { ($0 < 6 ? 1 : 3, 30) as (Int64, Int64)? }
  #expect(try share(late).variation == .noSignal)
}

@Test func `turned upside down, a share of all but few signals the other way`() throws {
  let parts = quiet + [(12, 30)]
  let turned = try share(parts.map { part in part.map { ($0.1 - $0.0, $0.1) } })
  #expect(turned.variation == .signal(.lower, .outsideLimits))
  #expect(turned.stretch?.method == .exactBinomial)
  let limits = try #require(turned.limits)
  let before = try #require(try share(parts).limits)
  #expect(abs(limits.lower - (100 - before.upper)) < 1e-9)
  #expect(abs(limits.upper - (100 - before.lower)) < 1e-9)
}

@Test func `where no number of the last month would be unusual there is no verdict`() throws {
  // Four of each ten, then only two of which both would not be unusual.
  let few: [(Int64, Int64)?] = (0..<12).map { _ in (4, 10) }
  #expect(try share(few + [(2, 2)]).variation == .notEnoughData(points: 13))
  // Nothing that ever counts, and everything that always does, have no limits.
  #expect(try share((0..<13).map { _ in (0, 30) }).variation == .notEnoughData(points: 13))
  #expect(try share((0..<13).map { _ in (30, 30) }).variation == .notEnoughData(points: 13))
}

@Test func `ten times the data narrows the limits of a share of few`() throws {
  func width(_ factor: Int64) throws -> Double {
    let parts: [(Int64, Int64)?] = (0..<13).map { _ in (1 * factor, 40 * factor) }
    // One of forty each month; with ten times as many the counts are large enough for ranges,
    // so the binomial limits are asked for directly.
    let limits = try #require(
      SmallShareChart(parts.map { $0.map { (count: $0.0, total: $0.1) } })?.limits.last ?? nil
    )
    return limits.upper - limits.lower
  }
  #expect(try width(1) / width(10) > 2)
}

@Test func `an agency's finished percentages are judged by their own range`() throws {
  let figures = [20.1, 22.3, 21.0, 23.4, 20.8, 22.9, 21.7, 22.2, 20.4, 23.0, 21.1, 22.6].map {
    Figure(status: .counted, value: ExactDecimal(units: Int64(($0 * 10).rounded()), places: 1))
  }
  let found = try InventedSeries(unit: .percent).signal(figures: figures)
  #expect(found.stretch?.method == .movingRanges)
}
