import Catalogue
import Records

/// Says why rows of a dataset do not belong to a span.
struct SpanReasons {
  private let pass: CountingPass
  private let first: Int32
  private let last: Int32
  private let leftOut: [Bool]
  private let starts: [Int32]
  private let ends: [Int32]
  private let rule: String
  private let isPosition: Bool

  init(_ pass: CountingPass, basis: Basis, place: Int) {
    self.pass = pass
    let end = pass.spans.periods.ends[place]
    let start = pass.spans.firstDay(of: basis, endingWith: place) ?? end
    let isEarlier = pass.key.population == .endedYearBefore
    isPosition = basis == .snapshot
    last = (isEarlier ? end.month.adding(-12).lastDay : end).dayNumber
    first = (isEarlier ? start.adding(months: -12) : start).dayNumber
    starts = pass.evaluator.starts(of: pass.key.dataset)
    ends = pass.evaluator.ends(of: pass.key.dataset)
    leftOut = pass.evaluator.leftOut(of: pass.key.dataset)
    rule = pass.evaluator.vocabulary.words[pass.key.dataset]?["left_out"]?.title ?? ""
  }

  /// The reason of one row.
  func reason(_ row: Int) -> Explanation.Reason {
    if let reason = reasonInTime(row) { return reason }
    return leftOut[row] ? .rule(rule) : .otherRow
  }

  /// Why the row's days keep it out of the span; `nil` when they do not.
  private func reasonInTime(_ row: Int) -> Explanation.Reason? {
    switch pass.key.population {
    case .all: return nil
    case .open, .active:
      let (start, end) = (starts[row], ends[row])
      if start == Column.missingDate { return .noDay }
      if start > last { return .later }
      guard end != Column.missingDate else { return nil }
      return (isPosition ? end <= last : end < first) ? .earlier : nil
    default: break
    }
    let day = pass.rowPeriods?.lastDays[row] ?? pass.days[row]
    if day == Column.missingDate { return pass.rowPeriods == nil ? .noDay : nil }
    return day > last ? .later : day < first ? .earlier : nil
  }
}
