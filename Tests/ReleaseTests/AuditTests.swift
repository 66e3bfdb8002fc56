import Catalogue
import Metrics
import Records
import Testing

@testable import Release

private let september = Month(year: 2025, month: 9)

/// An indicator of invented plans that meet all the claims.
private func plans(
  _ id: String,
  _ population: Population = .started,
  where claims: [Expression] = [],
  shareOf claim: Expression? = nil,
  counted: Counted = .rows,
  parts: [String] = [],
  breakdowns: [BreakdownRule] = []
) -> Indicator {
  Indicator(
    id: id,
    title: id,
    agency: "",
    theme: "",
    rule: CountingRule(
      dataset: parts.isEmpty ? "plans" : "",
      population: population,
      counted: counted,
      restriction: claims.reduce(nil) { all, next in all.map { .and($0, next) } ?? next },
      numerator: claim,
      measure: parts.isEmpty ? (claim == nil ? .count : .percentage) : .change,
      origin: parts.isEmpty ? .rows : .indicators,
      parts: parts
    ),
    unit: claim == nil ? .count : .percent,
    bases: population == .open ? [.snapshot] : [.month, .quarter, .r12],
    polarity: .neutral,
    breakdowns: breakdowns
  )
}

private let seen = Expression.flag(FieldReference("seen"))

/// A printed figure; without a count one that is withheld.
private func figure(
  _ id: String,
  _ count: Int64?,
  of whole: Int64? = nil,
  _ basis: Basis,
  back: Int = 0,
  release: Int = 0
) -> PublishedFigure {
  PublishedFigure(
    place: FigurePlace(
      indicator: id,
      period: september.adding(-back),
      basis: basis,
      slice: .total
    ),
    release: september.adding(-release),
    version: 1,
    figure: count.map {
      .shown(
        value: ExactDecimal(units: $0),
        numerator: whole == nil ? nil : $0,
        denominator: whole,
        lower: nil,
        upper: nil
      )
    } ?? .symbol(.withheld)
  )
}

/// What is known of a withheld figure, and whether it is known too well.
private func known(
  _ audit: Audit,
  _ id: String,
  _ basis: Basis,
  back: Int = 0,
  part: AuditedCell.Part = .count
) -> String {
  let cell = audit.cells.first {
    $0.place.indicator == id && $0.place.basis == basis && $0.part == part
      && $0.place.period == september.adding(-back)
  }
  guard let cell else { return "not withheld" }
  let range = "\(cell.least) to \(cell.most.map { String($0) } ?? "any")"
  return cell.isExposed ? range + ", exposed" : range
}

@Test func `a withheld number that stands alone is anybody's guess`() {
  let audit = Audit([[figure("starts", nil, .month)]], indicators: [plans("starts")])
  #expect(known(audit, "starts", .month) == "0 to any")
}

@Test func `two rolling years give a month away beside the one a year before`() {
  // 40 in the year to September, 41 in that to August, 4 last September: 40 - 41 + 4 = 3.
  let audit = Audit(
    [
      [
        figure("starts", nil, .month), figure("starts", 4, .month, back: 12),
        figure("starts", 40, .r12), figure("starts", 41, .r12, back: 1),
      ]
    ],
    indicators: [plans("starts")]
  )
  #expect(known(audit, "starts", .month) == "3 to 3, exposed")
  // The month of last year is a small number that is printed.
  #expect(audit.smallFigures.map(\.period) == [september.adding(-12)])
}

@Test func `an earlier release counts like the newest`() {
  let audit = Audit(
    [
      [figure("starts", 41, .r12, back: 1), figure("starts", 9, .month, back: 12)],
      [figure("starts", nil, .month), figure("starts", 40, .r12)],
    ],
    indicators: [plans("starts")]
  )
  // 40 - 41 + 9.
  #expect(known(audit, "starts", .month) == "8 to 8, exposed")
}

@Test func `months of a small quarter are 1 to 5 whatever they are`() {
  let audit = Audit(
    [
      [figure("starts", 2, .quarter)]
        + (0..<3).map { figure("starts", nil, .month, back: $0) }
    ],
    indicators: [plans("starts")]
  )
  for back in 0..<3 { #expect(known(audit, "starts", .month, back: back) == "0 to 2") }
  #expect(audit.smallFigures.count == 1)
}

@Test func `children of a year are no fewer than those of a month and no sum`() {
  let children = plans("children", counted: .children)
  let audit = Audit(
    [
      [
        figure("children", nil, .r12), figure("children", 9, .month),
        figure("children", nil, .month, back: 1),
      ]
    ],
    indicators: [children]
  )
  #expect(known(audit, "children", .r12) == "9 to any")
  #expect(known(audit, "children", .month, back: 1) == "0 to any")
}

@Test func `a part and its opposite give each other away`() {
  let all = [
    plans("all"), plans("seen", where: [seen]), plans("unseen", where: [.not(seen)]),
  ]
  let audit = Audit(
    [[figure("all", 20, .month), figure("seen", 17, .month), figure("unseen", nil, .month)]],
    indicators: all
  )
  #expect(known(audit, "unseen", .month) == "3 to 3, exposed")
}

@Test func `all but a few of a share are looked for too`() {
  // 20 plans, of which 18 were seen: the count of them is printed by another indicator.
  let all = [plans("share", shareOf: seen), plans("seen", where: [seen]), plans("all")]
  let audit = Audit(
    [[figure("share", nil, .month), figure("seen", 18, .month), figure("all", 20, .month)]],
    indicators: all
  )
  #expect(known(audit, "share", .month, part: .rest) == "2 to 2, exposed")
}

@Test func `plans that are open move by those that start and end`() {
  let all = [plans("open", .open), plans("starts"), plans("ends", .ended)]
  let audit = Audit(
    [
      [
        figure("open", 30, .snapshot), figure("open", 28, .snapshot, back: 1),
        figure("starts", nil, .month), figure("ends", 1, .month),
      ]
    ],
    indicators: all
  )
  #expect(known(audit, "starts", .month) == "3 to 3, exposed")
}

@Test func `a change that is printed gives the month before away`() {
  let all = [plans("open", .open), plans("change", .started, parts: ["open"])]
  let audit = Audit(
    [
      [
        figure("open", 8, .snapshot), figure("open", nil, .snapshot, back: 1),
        figure("change", 4, .month),
      ]
    ],
    indicators: all
  )
  #expect(known(audit, "open", .snapshot, back: 1) == "4 to 4, exposed")
}

@Test func `what an agency knows narrows what others do not`() {
  let figures = [
    figure("starts", 12, .quarter), figure("starts", nil, .month),
    figure("starts", nil, .month, back: 1), figure("starts", nil, .month, back: 2),
  ]
  let outsider = Audit([figures], indicators: [plans("starts")])
  #expect(known(outsider, "starts", .month) == "0 to 12")
  let insider = Audit(
    [figures],
    known: [figure("starts", 7, .month, back: 1), figure("starts", 1, .month, back: 2)],
    indicators: [plans("starts")]
  )
  #expect(known(insider, "starts", .month) == "4 to 4, exposed")
  #expect(known(insider, "starts", .month, back: 1) == "not withheld")
}

@Test func `numbers that cannot be true together are left out and told`() {
  let audit = Audit(
    [
      [
        figure("starts", 3, .quarter), figure("starts", 9, .month),
        figure("starts", nil, .month, back: 1),
      ]
    ],
    indicators: [plans("starts")]
  )
  #expect(audit.leftOut == 1)
}

@Test func `categories of which a row can meet several are not added up`() {
  // 40 within ten days and 45 within fifteen are not 85 of 50.
  func within(_ days: Int) -> Expression {
    .compare(
      .field(FieldReference("waited")),
      .lessOrEqual,
      .duration(days, .days)
    )
  }
  let waits = BreakdownRule(
    name: "Wait",
    categories: [
      BreakdownRule.Category(label: "0 to 10", claim: within(10)),
      BreakdownRule.Category(label: "11 to 15", claim: within(15)),
    ]
  )
  let audit = Audit(
    [[figure("all", 50, .month), figure("ten", 40, .month), figure("fifteen", 45, .month)]],
    indicators: [
      plans("all", breakdowns: [waits]), plans("ten", where: [within(10)]),
      plans("fifteen", where: [within(15)]),
    ]
  )
  #expect(audit.leftOut == 0)
}

@Test func `a partnership that withholds more is judged by its own number`() throws {
  let figures = [[figure("starts", 8, .month), figure("starts", nil, .month, back: 1)]]
  let own = Audit(
    figures,
    indicators: [plans("starts")],
    smallest: try #require(SmallestCount(10))
  )
  #expect(own.smallFigures.count == 1)
  #expect(Audit(figures, indicators: [plans("starts")]).smallFigures.isEmpty)
}
