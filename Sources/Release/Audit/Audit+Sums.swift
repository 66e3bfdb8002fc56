import Catalogue
import Metrics
import Records

extension Audit {
  /// Writes down every sum that the definitions imply.
  mutating func relate(_ indicators: [Indicator], _ figures: [PublishedFigure]) {
    addOpenRows()
    relateShares(indicators)
    relateParts()
    relateOpposites()
    relateCategories(indicators)
    relateLengths()
    relateKindsOfThings()
    relateMovements()
    relateEvents()
    for figure in figures { relateMade(figure) }
  }

  /// Adds a sum for every span of which one of its counts is known or asked for.
  private mutating func add(_ terms: [(line: Int, sign: Int64)], mayBeLess: Bool = false) {
    // A position says nothing of a longer span.
    let spans = terms.reduce(into: Set<AuditedSpans.Span>()) { $0.formUnion(spansOf[$1.line]) }
    for span in spans.sorted() {
      sums.append(
        AuditedSum(
          terms: terms.map { AuditedSum.Term($0.line, span, $0.sign) },
          mayBeLess: mayBeLess
        )
      )
    }
  }

  /// The counts of the same kind of thing, each with its position.
  private var groups: [[Int]] {
    var groups: [Group: [Int]] = [:]
    for (line, count) in counts.enumerated() where count.name.isEmpty {
      groups[Group(count), default: []].append(line)
    }
    return groups.values.sorted { $0[0] < $1[0] }
  }

  private struct Group: Hashable {
    let dataset: String
    let population: Population
    let counted: Counted

    init(_ count: AuditedCount) {
      (dataset, population, counted) = (count.dataset, count.population, count.counted)
    }
  }

  /// What the part of a share leaves of its whole is a number of its own.
  private mutating func relateShares(_ indicators: [Indicator]) {
    for indicator in indicators where indicator.measure == .percentage {
      guard let part = AuditedCount(indicator, isAbove: true),
        let whole = AuditedCount(indicator, isAbove: false)
      else { continue }
      var pairs = [(whole, part)]
      if !whole.name.isEmpty { pairs.append((whole.like(.open), part.like(.open))) }
      for (whole, part) in pairs {
        guard let whole = lineOf[whole], let part = lineOf[part], whole != part,
          restOf[Share(whole: whole, part: part)] == nil
        else { continue }
        let rest = counts.count
        let addsUp = counts[part].addsUp && counts[whole].addsUp
        counts.append(counts[part].rest(of: whole))
        bounds.append(AuditedSpans(addsUp: addsUp, months: months))
        spansOf.append(spansOf[part].intersection(spansOf[whole]))
        printed.append([])
        restOf[Share(whole: whole, part: part)] = rest
        add([(whole, 1), (part, -1), (rest, -1)])
      }
    }
  }

  /// A part is no more than its whole.
  private mutating func relateParts() {
    for group in groups {
      for part in group {
        let holders = group.filter { counts[part].isPart(of: counts[$0]) }
        for whole in holders
        where !holders.contains(where: { $0 != whole && counts[$0].isPart(of: counts[whole]) }) {
          add([(part, 1), (whole, -1)], mayBeLess: true)
        }
      }
    }
  }

  /// What meets a claim and what does not are the whole.
  private mutating func relateOpposites() {
    for (line, count) in counts.enumerated() {
      for case .not(let claim) in count.claims {
        var whole = count
        whole.claims.remove(.not(claim))
        guard let other = lineOf[whole.with(claim)], let whole = lineOf[whole] else { continue }
        add([(whole, 1), (line, -1), (other, -1)])
      }
    }
  }

  /// The categories of a breakdown that indicators count are the whole, or no more than it.
  private mutating func relateCategories(_ indicators: [Indicator]) {
    var seen: Set<String> = []
    for indicator in indicators {
      for breakdown in indicator.breakdowns
      where breakdown.isExclusive
        && seen.insert(indicator.dataset + "\u{0}" + breakdown.name).inserted
      {
        for (line, count) in counts.enumerated()
        where count.name.isEmpty && count.dataset == indicator.dataset {
          let parts = breakdown.categories.compactMap { category in
            category.claim.flatMap { lineOf[count.with($0)] }
          }
          guard parts.count > 1, Set(parts).count == parts.count, !parts.contains(line) else {
            continue
          }
          add(
            parts.map { ($0, 1) } + [(line, -1)],
            mayBeLess: parts.count < breakdown.categories.count
          )
        }
      }
    }
  }

  /// Longer stretches of time on a plan are made of the shorter ones within them.
  private mutating func relateLengths() {
    for group in groups {
      var stretches: [Set<Expression>: [Int]] = [:]
      for line in group { stretches[counts[line].claims, default: []].append(line) }
      for lines in stretches.values.sorted(by: { $0[0] < $1[0] }) where lines.count > 1 {
        let ends = Set(
          lines.flatMap { [counts[$0].length.lowerBound, counts[$0].length.upperBound] }
        )
        .sorted()
        let pieces = zip(ends, ends.dropFirst()).map { least, below in
          var count = counts[lines[0]]
          count.length = least..<below
          return (line: line(count), length: least..<below)
        }
        for whole in lines {
          let length = counts[whole].length
          let inside = pieces.filter {
            $0.line != whole && length.lowerBound <= $0.length.lowerBound
              && $0.length.upperBound <= length.upperBound
          }
          if !inside.isEmpty { add([(whole, 1)] + inside.map { ($0.line, -1) }) }
        }
      }
    }
  }

  /// Children are no more than their rows, and families no more than their children.
  private mutating func relateKindsOfThings() {
    for (line, count) in counts.enumerated() where count.name.isEmpty {
      let more: [Counted] =
        switch count.counted {
        case .children: [.rows]
        case .families: [.children, .rows]
        case .rows, .each: []
        }
      let wider = more.compactMap { lineOf[count.like(count.population, counted: $0)] }.first
      if let wider {
        add([(line, 1), (wider, -1)], mayBeLess: true)
      }
    }
  }
}

extension BreakdownRule {
  /// Whether no row can meet the claims of two categories: each names other codes of one field.
  ///
  /// Where claims overlap a row stands in the first that it meets, which the count of a claim by
  /// itself does not say.
  fileprivate var isExclusive: Bool {
    let claims = categories.compactMap(\.claim)
    let fields = Set(claims.map(\.fieldNamed))
    return fields.count == 1 && fields != [nil]
  }
}

extension Expression {
  /// The value of which a claim names codes; `nil` for a claim that says more.
  fileprivate var fieldNamed: Operand? {
    switch self {
    case .compare(let value, .equal, _), .isAmong(let value, _): value
    case .word(_, let meaning): meaning.fieldNamed
    case .and, .or, .not, .compare, .isMissing, .flag, .isOpen, .isUnborn, .exists, .latest: nil
    }
  }
}
