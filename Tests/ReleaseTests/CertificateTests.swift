import Catalogue
import Metrics
import Records
import Testing

@testable import Release

private let september = Month(year: 2025, month: 9)

/// An indicator that counts rows of invented plans which meet all the claims.
private func plans(
  _ id: String,
  _ population: Population = .open,
  where claims: [String] = [],
  of whole: Bool = false,
  breakdowns: [BreakdownRule] = []
) -> Indicator {
  let claim = claims.map { Expression.flag(FieldReference($0)) }
    .reduce(nil) { (all: Expression?, next) in all.map { .and($0, next) } ?? next }
  return Indicator(
    id: id,
    title: id,
    agency: "",
    theme: "",
    rule: CountingRule(
      dataset: "plans",
      population: population,
      counted: .rows,
      restriction: whole ? nil : claim,
      numerator: whole ? claim : nil,
      measure: whole ? .percentage : .count
    ),
    unit: whole ? .percent : .count,
    bases: [.snapshot, .month, .quarter, .r12],
    polarity: .neutral,
    breakdowns: breakdowns
  )
}

private func reading(
  _ id: String,
  _ count: Int64,
  of whole: Int64? = nil,
  _ basis: Basis = .snapshot,
  back: Int = 0
) -> Reading {
  Reading(
    indicator: id,
    period: september.adding(-back),
    basis: basis,
    slice: .total,
    figure: Figure(
      status: .counted,
      numerator: count,
      denominator: whole,
      value: ExactDecimal(units: count)
    )
  )
}

/// What a public edition shows of the readings, and the proof.
private func publish(
  _ readings: [Reading],
  _ indicators: [Indicator],
  pinned: Set<Int> = []
) -> (shown: [Bool], certificate: Certificate) {
  var ledger = DisclosureLedger(readings, of: indicators, pinned: pinned)
  let certificate = ledger.protect(indicators, monthly: readings.filter { $0.basis == .month })
  return (readings.indices.map { ledger.isVisible($0) }, certificate)
}

@Test func `the few that a share leaves out are not taken from another number`() {
  // 97 of 100: the three others would follow from the number of the 97 beside the 100.
  let all = [
    plans("number", where: ["seen"]), plans("share", where: ["seen"], of: true), plans("all"),
  ]
  let (shown, certificate) = publish(
    [reading("number", 97), reading("share", 97, of: 100), reading("all", 100)],
    all
  )
  #expect(!shown[1] && shown[0] != shown[2])
  #expect(certificate.unproven.isEmpty && !certificate.witnesses.isEmpty)
}

@Test func `a quarter does not give a withheld month away`() {
  let all = [plans("starts", .started)]
  let (shown, certificate) = publish(
    [
      reading("starts", 3, .month), reading("starts", 12, .month, back: 1),
      reading("starts", 15, .month, back: 2), reading("starts", 30, .quarter),
    ],
    all
  )
  // 30 less the two other months is September: one of the three others is withheld with it.
  #expect(!shown[0] && shown.count { $0 } == 2)
  #expect(certificate.unproven.isEmpty)
}

@Test func `categories that are all indicators cannot be taken from their total`() {
  let split = BreakdownRule(
    name: "Category",
    categories: ["a", "b", "c"].map {
      BreakdownRule.Category(label: $0, claim: .flag(FieldReference($0)))
    }
  )
  let all = [plans("all", breakdowns: [split])] + ["a", "b", "c"].map { plans($0, where: [$0]) }
  let (shown, certificate) = publish(
    [reading("all", 63), reading("a", 40), reading("b", 20), reading("c", 3)],
    all
  )
  #expect(!shown[3] && shown.count { $0 } == 2)
  #expect(certificate.unproven.isEmpty)
}

@Test(arguments: [true, false])
func `spells open at any point less those open at the end are those that ended`(hasOpen: Bool) {
  let all = [plans("ended", .ended), plans("any", .active), plans("open")]
  let readings = [reading("ended", 3, .month), reading("any", 473, .month)]
  let (shown, certificate) = publish(readings + (hasOpen ? [reading("open", 470)] : []), all)
  #expect(shown.dropFirst().count { $0 } == 1)
  #expect(!shown[0] && certificate.unproven.isEmpty)
}

@Test func `a year to September is not the year to August with one month exchanged`() {
  let all = [plans("starts", .started)]
  // September last year, 9, is out; the year to August is too, so that the year to September would
  // be 80 less 9 and the 3 of this September.
  let readings = [
    reading("starts", 9, .month, back: 12), reading("starts", 80, .r12, back: 1),
    reading("starts", 3, .month), reading("starts", 74, .r12),
  ]
  let (shown, certificate) = publish(readings, all, pinned: [0, 1])
  #expect(shown == [true, true, false, false])
  #expect(certificate.unproven.isEmpty)
}

@Test func `where earlier releases leave no room, that is said and nothing new is shown`() {
  let all = [plans("starts", .started), plans("other", .started, where: ["seen"])]
  let readings = [
    reading("starts", 12, .month, back: 1), reading("starts", 15, .month, back: 2),
    reading("starts", 30, .quarter), reading("starts", 3, .month),
    reading("starts", 40, .month, back: 4),
  ]
  let (shown, certificate) = publish(readings, all, pinned: [0, 1, 2])
  #expect(certificate.unproven.map(\.value) == [3])
  #expect(certificate.indicatorsWithoutProof == ["starts"])
  #expect(shown == [true, true, true, false, false])
}

@Test func `a witness that was tampered with proves nothing`() throws {
  let (_, certificate) = publish(
    [
      reading("starts", 3, .month), reading("starts", 12, .month, back: 1),
      reading("starts", 15, .month, back: 2), reading("starts", 30, .quarter),
    ],
    [plans("starts", .started)]
  )
  let witness = try #require(certificate.witnesses.values.joined().first)
  #expect(witness.holds(in: certificate.tables, isVisible: certificate.isVisible))
  let moved = Witness(
    line: witness.line,
    from: witness.from,
    to: witness.to,
    difference: witness.difference,
    changes: Array(witness.changes.dropLast())
  )
  #expect(!moved.holds(in: certificate.tables, isVisible: certificate.isVisible))
}

/// Every way to split the plans of three months into seen and unseen that agrees with what is shown,
/// counted out one by one: whatever was withheld small must still be able to be 1 and 5.
@Test(arguments: Array(0..<200))
func `no number that is counted out from all possible tables is narrower than one to five`(
  seed: Int
) {
  var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
  func next(_ bound: UInt64) -> Int64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int64((state >> 33) % bound)
  }
  let wholes = (0..<3).map { _ in 6 + next(12) }
  let parts = wholes.map { next(UInt64($0) + 1) }
  let readings =
    (0..<3).map { reading("starts", wholes[$0], .month, back: $0) }
    + (0..<3).map { reading("seen", parts[$0], .month, back: $0) }
    + [
      reading("starts", wholes.reduce(0, +), .quarter),
      reading("seen", parts.reduce(0, +), .quarter),
    ]
  let all = [plans("starts", .started), plans("seen", .started, where: ["seen"])]
  let (shown, certificate) = publish(readings, all)
  #expect(certificate.unproven.isEmpty)
  var ranges = [ClosedRange<Int64>?](repeating: nil, count: 3)
  var rests = ranges
  func widen(_ range: inout ClosedRange<Int64>?, _ value: Int64) {
    range = min(range?.lowerBound ?? value, value)...max(range?.upperBound ?? value, value)
  }
  // Numbers of withheld wholes are tried up to forty.
  let options = (0..<3).map { shown[$0] ? [wholes[$0]] : Array(0...40) }
  for first in options[0] {
    for second in options[1] {
      for third in options[2] {
        let whole = [first, second, third]
        guard !shown[6] || whole.reduce(0, +) == wholes.reduce(0, +) else { continue }
        let seen = (0..<3).map { shown[3 + $0] ? [parts[$0]] : Array(0...whole[$0]) }
        for one in seen[0] where one <= first {
          for two in seen[1] where two <= second {
            for three in seen[2] where three <= third {
              guard !shown[7] || one + two + three == parts.reduce(0, +) else { continue }
              for (month, value) in [one, two, three].enumerated() {
                widen(&ranges[month], value)
                widen(&rests[month], whole[month] - value)
              }
            }
          }
        }
      }
    }
  }
  for month in 0..<3 {
    if (1...5).contains(parts[month]) {
      #expect((ranges[month]?.lowerBound ?? 9) <= 1 && (ranges[month]?.upperBound ?? 0) >= 5)
    }
    if (1...5).contains(wholes[month] - parts[month]) {
      #expect((rests[month]?.lowerBound ?? 9) <= 1 && (rests[month]?.upperBound ?? 0) >= 5)
    }
  }
}
