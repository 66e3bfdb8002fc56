import Catalogue
import Records

/// Says since when earlier rows are known, for indicators that look back without an end.
///
/// Whether a plan is a child's second is known in full only where the extract gives the number of
/// earlier ones; from the rows alone it is known as far as they reach (ruling "Coverage").
struct EarlierRows {
  let catalogue: Catalogue
  let tables: [String: Table]
  let coversFrom: [String: CalendarDate]

  /// One sentence for each dataset.
  var notes: [String] {
    var titles: [String: [String]] = [:]
    var datasets: [String] = []
    for indicator in catalogue.indicators where tables[indicator.dataset] != nil {
      let rule = indicator.rule
      var needs = Needs(catalogue.vocabulary, tables: tables)
      let claims = [rule.restriction, rule.numerator].compactMap { $0 }
      guard needs.allow(rule), claims.contains(where: { isOpenEnded($0, in: rule.dataset) }) else {
        continue
      }
      if titles[rule.dataset] == nil { datasets.append(rule.dataset) }
      titles[rule.dataset, default: []].append("'\(indicator.title)'")
    }
    return datasets.map { dataset in
      let rows = catalogue.vocabulary.manyRows(of: dataset)
      let since =
        coversFrom[dataset].map { "known since \(firstWholeMonth(from: $0).inWords)" }
        ?? "known only as far as the extract reaches back"
      return "Earlier \(rows) are \(since). What ended before is not seen in "
        + "\((titles[dataset] ?? []).joined(separator: ", "))."
    }
  }

  private func firstWholeMonth(from day: CalendarDate) -> Month {
    day == day.month.firstDay ? day.month : day.month.adding(1)
  }

  /// Whether a claim about rows of a dataset rests on all its earlier rows, however old.
  ///
  /// Of two sides of `or` that need no such rows one stands in for them if its columns came.
  private func isOpenEnded(_ claim: Expression, in dataset: String) -> Bool {
    switch claim {
    case .and(let first, let second):
      return isOpenEnded(first, in: dataset) || isOpenEnded(second, in: dataset)
    case .or(let first, let second):
      let sides = [first, second].map { ($0, isOpenEnded($0, in: dataset)) }
      guard sides.contains(where: \.1) else { return false }
      var needs = Needs(catalogue.vocabulary, tables: tables)
      return !sides.contains { !$0.1 && needs.allow($0.0, about: dataset) }
    case .not(let inner), .word(_, let inner): return isOpenEnded(inner, in: dataset)
    case .exists(let link, .some), .latest(let link, .some, _):
      return link.dataset == dataset && Lookback.all(in: claim).isEmpty
    case .compare(.covered(let link, _), _, _), .compare(_, _, .covered(let link, _)):
      return link.dataset == dataset
    default: return false
    }
  }
}
