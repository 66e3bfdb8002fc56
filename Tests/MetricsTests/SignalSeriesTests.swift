import Metrics
import Records
import Testing

@testable import Catalogue

private let march = Month(year: 2026, month: 3)

private func count(_ value: Int64, _ months: Int, basis: Basis = .snapshot) -> Reading {
  Reading(
    indicator: "invented",
    period: march.adding(-months),
    basis: basis,
    slice: .total,
    figure: Figure(status: .counted, numerator: value, value: ExactDecimal(units: value))
  )
}

/// The signal of counts at the ends of months, the last one at the end of March 2026.
private func signal(_ counts: [Int64?], basis: Basis = .snapshot) throws -> Signal {
  let readings = counts.enumerated().compactMap { place, value in
    value.map { count($0, counts.count - 1 - place, basis: basis) }
  }
  return try #require(
    Signal.signals(in: readings, indicators: [.invented("invented")], period: march).first
  )
}

@Test func `eleven points are not enough, twelve are`() throws {
  let counts: [Int64] = [30, 33, 31, 34, 30, 32, 35, 31, 33, 30, 34, 32]
  #expect(try signal(Array(counts.dropFirst())).variation == .notEnoughData(points: 11))
  #expect(try signal(counts).variation == .noSignal)
}

@Test func `a mean below five a month has no limits`() throws {
  let counts: [Int64] = [4, 5, 3, 6, 4, 5, 2, 7, 4, 5, 6, 4]
  let few = try signal(counts)
  #expect(few.variation == .notEnoughData(points: 12))
  #expect(few.limits == nil)
  #expect(try signal(counts.map { $0 + 1 }).variation == .noSignal)
}

@Test func `a series that never moves has no limits and no verdict`() throws {
  #expect(try signal(Array(repeating: 30, count: 20)).variation == .notEnoughData(points: 20))
}

@Test func `without a point for the reporting month there is no data`() throws {
  #expect(try signal([30, 33, 31, 34, 30, 32, 35, 31, 33, 30, 34, 32, nil]).variation == .noData)
  #expect(try signal([nil]).variation == .noData)
}

@Test func `a point above the limits is a signal upwards and its month is marked`() throws {
  let found = try signal([30, 33, 31, 34, 30, 32, 35, 31, 33, 30, 34, 32, 60])
  #expect(found.variation == .signal(.higher, .outsideLimits))
  #expect(found.marked == [march])
}

@Test func `six points after a gap are no run`() throws {
  let rising: [Int64?] = [50, 60, 45, 62, 44, 58, 46, 49, 51, 52, 53, 54, 55, 56]
  #expect(try signal(rising).variation == .signal(.higher, .run(8)))
  var broken = rising
  broken[8] = nil
  #expect(try signal(broken).variation == .noSignal)
}

@Test func `limits are drawn no lower than nothing`() throws {
  let found = try signal([2, 18, 1, 16, 3, 19, 2, 17, 1, 18, 3, 16, 2])
  #expect(found.limits?.lower == 0)
}

@Test func `a percentage is drawn no higher than a hundred`() throws {
  let shares: [Int64] = [80, 95, 82, 94, 81, 93, 83, 95, 80, 94, 82, 93]
  let readings = shares.enumerated().map { place, share in
    Reading(
      indicator: "invented",
      period: march.adding(place - 11),
      basis: .month,
      slice: .total,
      figure: Figure(
        status: .counted,
        numerator: share,
        denominator: 100,
        value: ExactDecimal(units: share * 10, places: 1)
      )
    )
  }
  let indicator = Indicator.invented("invented", bases: [.month])
  let found = try #require(
    Signal.signals(in: readings, indicators: [indicator], period: march).first
  )
  #expect(found.basis == .month)
  #expect(found.limits?.upper == 100)
}

@Test func `spans that overlap get no signal`() {
  let readings = (0..<24).map { count(Int64(30 + $0 % 3), $0, basis: .r12) }
  let indicator = Indicator.invented("invented", bases: [.r12, .ytd])
  #expect(Signal.signals(in: readings, indicators: [indicator], period: march).isEmpty)
}

@Test func `only the headline speaks, and only up to the reporting month`() throws {
  let counts: [Int64] = [30, 33, 31, 34, 30, 32, 35, 31, 33, 30, 34, 32]
  var readings = counts.enumerated().map { count($1, 11 - $0) }
  readings.append(count(900, -1))
  readings.append(
    Reading(
      indicator: "invented",
      period: march,
      basis: .snapshot,
      slice: Slice(breakdown: "Sex", category: "Female"),
      figure: Figure(status: .counted, numerator: 900, value: ExactDecimal(units: 900))
    )
  )
  let found = try #require(
    Signal.signals(in: readings, indicators: [.invented("invented")], period: march).first
  )
  #expect(found.variation == .noSignal)
}
