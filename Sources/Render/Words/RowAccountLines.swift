import Catalogue
import Metrics
import Records
import Release

/// The account of one figure's rows, line by line: what was read, less what was left out.
struct RowAccountLines {
  /// One line.
  struct Line: Hashable {
    /// How many rows.
    let rows: Int
    /// What they are.
    let words: String
    /// Whether the rows are taken away from the line before.
    let isLess: Bool
  }

  let explanation: Explanation
  let indicator: Indicator
  /// The titles of datasets by their names.
  let titles: [String: String]

  /// The lines; none where nothing was counted from rows.
  var lines: [Line] {
    guard explanation.rows > 0 || explanation.inSpan > 0 else { return [] }
    let outside = explanation.leftOut.filter(\.reason.isOutsideSpan)
    let others = explanation.leftOut.filter { !$0.reason.isOutsideSpan }
    var lines = [total(explanation.rows, "rows of \(title(indicator.dataset)) read and kept")]
    lines += outside.map { less($0.rows, words(of: $0.reason)) }
    lines.append(total(explanation.inSpan, "belong to the time: \(span)"))
    lines += others.map { less($0.rows, words(of: $0.reason)) }
    guard isShare else {
      lines.append(total(explanation.below, "count\(once(explanation.figure?.numerator))"))
      return lines
    }
    let figure = explanation.figure
    lines.append(total(explanation.below, "count below the line\(once(figure?.denominator))"))
    let notAbove = explanation.below - explanation.above
    let blank = explanation.undecided.reduce(0) { $0 + $1.rows }
    if notAbove > blank {
      lines.append(less(notAbove - blank, "do not meet the claim above the line"))
    }
    lines += explanation.undecided.map { less($0.rows, words(of: $0.reason)) }
    lines.append(total(explanation.above, "count above the line\(once(figure?.numerator))"))
    return lines
  }

  /// Sentences on what the figure would be if more rows had counted.
  var suppositions: [String] {
    var sentences: [String] = []
    let left = explanation.rowsInDoubt
    if let figure = explanation.ifLeftOutCounted, left > 0 {
      sentences.append(
        "If \(left == 1 ? "the 1 row" : "all \(printed(left)) rows") had counted that a rule leaves "
          + "out or of which a value is missing, the figure would be \(inWords(figure))."
      )
    }
    if let figure = explanation.ifSetAsideCounted, explanation.setAside > 0 {
      let rows =
        explanation.setAside == 1 ? "the 1 row" : "all \(printed(explanation.setAside)) rows"
      let also = explanation.ifLeftOutCounted == nil ? "" : " too"
      sentences.append(
        "If \(rows) set aside had counted\(also), whatever their dates, it would be at most "
          + "\(inWords(figure))."
      )
    }
    return sentences
  }

  /// Sentences on how many rows found one of another dataset.
  var links: [String] {
    explanation.links.map { link in
      "\(sentenceCase(title(link.dataset))): found for \(printed(link.found)) of the "
        + "\(printed(explanation.inSpan)) rows of the time."
    }
  }

  /// A figure with how many of how many.
  private func inWords(_ figure: Figure) -> String {
    let shown = figure.asTrue
    guard let value = shown.value else { return shown.inCell }
    let parts = shown.howManyOfHowMany.map { " (\($0))" } ?? ""
    return printed(value, in: indicator.unit) + parts
  }

  private var isShare: Bool {
    indicator.rule.numerator != nil
  }

  /// How many children or families the rows are of, each of which counts once.
  private func once(_ number: Int64?) -> String {
    let who =
      switch indicator.rule.counted {
      case .children: "children or persons"
      case .families: "families"
      default: ""
      }
    guard let number, !who.isEmpty else { return "" }
    return ", which are of \(printed(number)) \(who), each counted once"
  }

  private var span: String {
    withinSentence(explanation.basis.phrase(endingWith: explanation.period))
  }

  private func title(_ dataset: String) -> String {
    titles[dataset].map(withinSentence) ?? dataset
  }

  private func words(of reason: Explanation.Reason) -> String {
    let isOpen = indicator.rule.population == .open
    let day = explanation.period.lastDay.inWords
    switch reason {
    case .earlier: return isOpen ? "had ended by \(day)" : "lie before it"
    case .later: return isOpen ? "start after \(day)" : "lie after it"
    case .noDay:
      return indicator.rule.population == .ended
        ? "have not ended" : "have no day that places them in time"
    case .otherRow:
      return isOpen
        ? "are not the one that counts of a child with several open"
        : "belong to other times, or other rows cover the same time"
    case .rule(let rule): return "are left out by a rule: \(rule)"
    case .restriction: return "do not meet 'where'"
    case .blank(let value): return "cannot be judged: \(value) is blank or not known"
    case .noNumber: return "have no number to add up"
    }
  }

  private func total(_ rows: Int, _ words: String) -> Line {
    Line(rows: rows, words: words, isLess: false)
  }

  private func less(_ rows: Int, _ words: String) -> Line {
    Line(rows: rows, words: words, isLess: true)
  }
}

extension Explanation.Reason {
  /// Whether the row does not belong to the span at all.
  fileprivate var isOutsideSpan: Bool {
    switch self {
    case .earlier, .later, .noDay, .otherRow, .rule: true
    case .restriction, .blank, .noNumber: false
    }
  }
}

extension Explanation {
  /// Why there is no figure from rows, in one sentence; `nil` where there is one.
  func obstacle(titles: [String: String]) -> String? {
    if !missing.isEmpty {
      return "Not received: \(listed(missing.map { withinSentence(titles[$0] ?? $0) }))."
    }
    guard figure == nil else { return nil }
    return "No figure is printed: the extracts do not reach back far enough for this span."
  }

  /// The figure with its span and limits.
  ///
  /// `At 30 September 2025: 66.7% (2 of 3, 95% limits 20.8 to 93.9).`
  func answer(in unit: Unit) -> String {
    let when = basis.phrase(endingWith: period)
    guard let figure = figure?.asTrue, let value = figure.value else {
      return "\(when): \(figure?.asTrue.inCell ?? "[x]")."
    }
    let parts = [figure.howManyOfHowMany, figure.interval.map { "95% limits \($0)" }]
      .compactMap { $0 }
    let behind = parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
    return "\(when): \(printed(value, in: unit))\(behind)."
  }
}
