import Catalogue
import Metrics
import Records

extension Audit {
  /// Rows that are open, where what was open at any point of a span is counted: nobody prints them,
  /// and everybody can work with them.
  mutating func addOpenRows() {
    for count in counts where count.name.isEmpty && count.isOfRowsAtAnyPoint {
      let active = line(count)
      let open = line(count.like(.open, counted: .rows))
      for span in spansOf[active] where span.from < span.to {
        spansOf[open].insert(AuditedSpans.Span(from: span.to, to: span.to))
      }
    }
  }

  /// What is open is what was open a month ago, with what started and without what ended; what was
  /// open at any point of a span is what is open at its end and what ended in it.
  mutating func relateMovements() {
    for (line, count) in counts.enumerated() where count.name.isEmpty {
      let ended = lineOf[count.like(.ended)]
      switch count.population {
      case .active where count.isOfRowsAtAnyPoint:
        guard let ended, let open = lineOf[count.like(.open)] else { continue }
        for span in spansOf[line].sorted() where span.from < span.to {
          let end = AuditedSpans.Span(from: span.to, to: span.to)
          let terms = [
            AuditedSum.Term(line, span), AuditedSum.Term(open, end, -1),
            AuditedSum.Term(ended, span, -1),
          ]
          sums.append(AuditedSum(terms: terms))
        }
      case .open where count.counted == .rows && !count.claims.contains(where: \.dependsOnPeriod):
        guard count.length == AuditedCount.anyLength, let ended,
          let started = lineOf[count.like(.started)]
        else { continue }
        for span in spansOf[line].sorted() {
          let before = AuditedSpans.Span(from: span.to - 1, to: span.to - 1)
          guard spansOf[line].contains(before) else { continue }
          let month = AuditedSpans.Span(from: span.to - 1, to: span.to)
          let terms = [
            AuditedSum.Term(line, span), AuditedSum.Term(line, before, -1),
            AuditedSum.Term(started, month, -1), AuditedSum.Term(ended, month),
          ]
          sums.append(AuditedSum(terms: terms))
        }
      case .endedYearBefore:
        guard let ended else { continue }
        for span in spansOf[line].sorted() where span.from >= 12 {
          let year = AuditedSpans.Span(from: span.from - 12, to: span.to - 12)
          sums.append(
            AuditedSum(terms: [AuditedSum.Term(line, span), AuditedSum.Term(ended, year, -1)])
          )
        }
      case .open, .active, .started, .ended, .occurred, .all: continue
      }
    }
  }

  /// Children who are counted once in a span: no fewer than in any span within it, and no more than
  /// in its months together.
  mutating func relateEvents() {
    for (line, count) in counts.enumerated() where count.isOfEvents && !bounds[line].addsUp {
      let spans = spansOf[line].sorted()
      for outer in spans where outer.to > outer.from + 1 {
        let inside = spans.filter { $0 != outer && outer.from <= $0.from && $0.to <= outer.to }
        for inner in inside {
          let terms = [AuditedSum.Term(line, inner), AuditedSum.Term(line, outer, -1)]
          sums.append(AuditedSum(terms: terms, mayBeLess: true))
        }
        let months = inside.filter { $0.to == $0.from + 1 }
        guard months.count == outer.to - outer.from else { continue }
        let terms = [AuditedSum.Term(line, outer)] + months.map { AuditedSum.Term(line, $0, -1) }
        sums.append(AuditedSum(terms: terms, mayBeLess: true))
      }
    }
  }

  /// A change that is printed is a difference, and a pooled figure a sum, of the figures it is made of.
  mutating func relateMade(_ figure: PublishedFigure) {
    guard case .shown(let value, let numerator, let denominator, _, _) = figure.figure,
      figure.place.slice == .total, let whole = indicators[figure.place.indicator]
    else { return }
    let parts = whole.rule.parts.compactMap { indicators[$0] }
    guard !parts.isEmpty, parts.count == whole.rule.parts.count else { return }
    func term(_ part: Indicator, _ period: Month, isAbove: Bool, _ sign: Int64) -> AuditedSum.Term?
    {
      guard let basis = whole.rule.basis(of: part, for: figure.place.basis),
        let line = AuditedCount(part, isAbove: isAbove).flatMap({ lineOf[$0] }),
        let span = span(
          FigurePlace(indicator: part.id, period: period, basis: basis, slice: .total)
        )
      else { return nil }
      return AuditedSum.Term(line, span, sign)
    }
    func add(_ terms: [AuditedSum.Term?], _ total: Int64?) {
      let known = terms.compactMap(\.self)
      guard let total, known.count == terms.count else { return }
      sums.append(AuditedSum(terms: known, total: total))
    }
    let period = figure.place.period
    switch whole.measure {
    case .change:
      add(
        [
          term(parts[0], period, isAbove: true, 1),
          term(parts[0], period.adding(-1), isAbove: true, -1),
        ],
        value.wholeNumber
      )
    case .pooled:
      add(parts.map { term($0, period, isAbove: true, 1) }, numerator)
      add(parts.map { term($0, period, isAbove: false, 1) }, denominator)
    default: return
    }
  }
}

extension AuditedCount {
  /// Whether rows that are open at any point of a span are counted, and nothing else is asked.
  fileprivate var isOfRowsAtAnyPoint: Bool {
    population == .active && counted == .rows && length == Self.anyLength
      && !claims.contains(where: \.dependsOnPeriod)
  }
}
