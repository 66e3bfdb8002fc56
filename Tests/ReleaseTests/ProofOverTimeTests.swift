import Catalogue
import Metrics
import Records
import Testing

@testable import Release

private let september = Month(year: 2025, month: 9)

/// An indicator that counts invented plans.
private func plans(
  _ id: String,
  _ population: Population,
  counted: Counted = .rows,
  where claim: Expression? = nil,
  origin: CountingRule.Origin = .rows
) -> Indicator {
  Indicator(
    id: id,
    title: id,
    agency: "",
    theme: "",
    rule: CountingRule(
      dataset: origin == .totals ? "counts" : "plans",
      population: population,
      counted: counted,
      restriction: claim,
      measure: .count,
      origin: origin
    ),
    unit: .count,
    bases: [.snapshot, .month, .quarter, .r12],
    polarity: .neutral
  )
}

private func reading(_ id: String, _ count: Int64?, _ basis: Basis, back: Int = 0) -> Reading {
  Reading(
    indicator: id,
    period: september.adding(-back),
    basis: basis,
    slice: .total,
    figure: count.map {
      Figure(status: .counted, numerator: $0, value: ExactDecimal(units: $0))
    } ?? Figure(status: .withheld)
  )
}

/// The true numbers of months, the newest first.
private func months(_ id: String, _ counts: [Int64]) -> [Reading] {
  counts.enumerated().map { reading(id, $1, .month, back: $0) }
}

/// In the year to August 12 began, and in the year to September as many as `now`; none began in the
/// September before, so that the difference is September's number.
@Test(arguments: [(now: Int64(15), areBothShown: false), (now: 19, areBothShown: true)])
func `years are not printed that leave a year to come no room to be one`(
  now: Int64,
  areBothShown: Bool
) {
  // Were 15 beside 12, September's 3 would be known, and with them the least of every year up to
  // the one that ends next August. Seven are no secret.
  let starts = plans("starts", .started)
  let readings = [reading("starts", now, .r12), reading("starts", 12, .r12, back: 1)]
  var ledger = DisclosureLedger(readings, of: [starts])
  let certificate = ledger.protect(
    [starts],
    monthly: months("starts", [now - 12, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 0])
  )
  #expect(certificate.unproven.isEmpty)
  #expect(ledger.visible.count == (areBothShown ? 2 : 1))
}

@Test func `families come and go with their first and last child, not with every plan`() {
  // Three families are a secret, but no subtraction of plans leads to them.
  let all = [
    plans("families", .open, counted: .families), plans("starts", .started),
    plans("ends", .ended),
  ]
  let readings = [
    reading("families", 3, .snapshot), reading("families", 8, .snapshot, back: 1),
    reading("starts", 12, .month), reading("ends", 17, .month),
  ]
  var ledger = DisclosureLedger(readings, of: all)
  let certificate = ledger.protect(all, monthly: months("starts", [12]) + months("ends", [17]))
  #expect(certificate.unproven.isEmpty)
  #expect(ledger.visible == [1, 2, 3])
}

@Test func `a position may have been another for some months and not for one alone`() {
  // None began and none ended in two months: whoever was there in August is there in September.
  let all = [plans("open", .open), plans("starts", .started), plans("ends", .ended)]
  let readings = [
    reading("open", 3, .snapshot), reading("open", 3, .snapshot, back: 1),
    reading("starts", 0, .month), reading("ends", 0, .month),
  ]
  var ledger = DisclosureLedger(readings, of: all)
  let certificate = ledger.protect(
    all,
    monthly: months("starts", [0, 3]) + months("ends", [0, 0])
  )
  #expect(certificate.unproven.isEmpty)
  #expect(ledger.visible == [2, 3])
}

/// Whether a start is counted as assessed is seen at the end of each month: of the 4, 5 or 10 of
/// the year, one had been assessed when its own month ended.
@Test(arguments: zip([4, 5, 10] as [Int64], [[0], [0], [0, 1]]))
func `what a month's end decides is no sum of months`(assessed: Int64, visible: [Int]) {
  let isAssessed = Expression.compare(
    .field(FieldReference("authorised_date")),
    .lessOrEqual,
    .periodEnd
  )
  let all = [plans("starts", .started), plans("assessed", .started, where: isAssessed)]
  let readings = [reading("starts", 20, .r12), reading("assessed", assessed, .r12)]
  var ledger = DisclosureLedger(readings, of: all)
  let certificate = ledger.protect(
    all,
    monthly: months("starts", [2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1])
      + months("assessed", [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  )
  #expect(certificate.unproven.isEmpty)
  #expect(ledger.visible == visible)
}

@Test func `what a month's end leaves out of a year is a secret where it is small`() {
  let isAssessed = Expression.compare(
    .field(FieldReference("authorised_date")),
    .lessOrEqual,
    .periodEnd
  )
  let all = [plans("starts", .started), plans("assessed", .started, where: isAssessed)]
  // Twenty less seventeen would say that three have not been assessed.
  let readings = [reading("starts", 20, .r12), reading("assessed", 17, .r12)]
  var ledger = DisclosureLedger(readings, of: all)
  let certificate = ledger.protect(
    all,
    monthly: months("starts", [2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1])
      + months("assessed", [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  )
  #expect(certificate.unproven.isEmpty && ledger.visible.count == 1)
}

@Test func `totals that come by quarter have a proof by quarter`() {
  let returns = plans("returns", .occurred, origin: .totals)
  let readings = [reading("returns", 3, .quarter), reading("returns", 5, .quarter, back: 3)]
  var ledger = DisclosureLedger(readings, of: [returns])
  let certificate = ledger.protect([returns])
  #expect(
    certificate.unproven.isEmpty && certificate.witnesses.keys.count(where: \.hasUpperEnd) == 2
  )
  #expect(ledger.visible.isEmpty)
}

@Test func `what an earlier release withheld and nobody counts any more is no secret of today`() {
  let open = plans("open", .open)
  let earlier = (1...3).map { reading("open", nil, .snapshot, back: 30 + $0) }
  let certificate = Certificate(
    [reading("open", 20, .snapshot)] + earlier,
    isShown: [true, false, false, false],
    isPinned: [false, true, true, true],
    spare: [],
    monthly: [],
    of: [open]
  )
  #expect(certificate.unproven.isEmpty && certificate.witnesses.isEmpty)
  #expect(certificate.tables.cells.count { !$0.isKnown } == 3)
}
