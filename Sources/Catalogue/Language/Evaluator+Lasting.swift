import Records

extension Evaluator {
  /// The masks of a claim that holds of a row in every period or in none; `nil` where it may change
  /// from one to another, or speaks of more than the frame's own rows.
  ///
  /// Such a claim is judged once for all rows of a table, whatever is counted and for which months:
  /// evaluators that share linked tables share what they found. So they must share the bank
  /// holidays, too.
  func lasting(_ claim: Expression, _ frame: RowFrame) -> [UInt64]? {
    guard keepsClaims, frame.numbers.isEmpty, frame.outer == nil || !claim.mentionsOuterRow,
      let holds = holds(claim, frame.table)
    else { return nil }
    let all = periods.all
    return frame.rows.map { row in
      holds[Int(row) >> 6] >> UInt64(row & 63) & 1 == 0 ? 0 : all
    }
  }

  /// For each row of a table a bit that says whether a lasting claim holds of it.
  private func holds(_ claim: Expression, _ table: LinkedTable) -> [UInt64]? {
    if let known = table.lasting[claim] { return known }
    guard claim.isLasting, leavesOutForGood || claim.datasets.isEmpty else {
      table.lasting[claim] = .some(nil)
      return nil
    }
    // What is left out matters only where other rows are looked at.
    let key = TableLinks.Judgement(
      claim: claim,
      leavesOut: leavesOut && !claim.datasets.isEmpty
    )
    let bits = table.links.judged(key) ?? judged(claim, table)
    table.links.keep(bits, as: key)
    table.lasting[claim] = .some(bits)
    return bits
  }

  private func judged(_ claim: Expression, _ table: LinkedTable) -> [UInt64] {
    let count = table.table.rowCount
    var bits = [UInt64](repeating: 0, count: (count + 63) / 64)
    var start = 0
    while start < count {
      let end = min(start + Self.blockSize, count)
      let masks = computed(claim, RowFrame(table, rows: Array(Int32(start)..<Int32(end))))
      for place in masks.indices where masks[place] & 1 != 0 {
        bits[(start + place) >> 6] |= 1 << UInt64((start + place) & 63)
      }
      start = end
    }
    return bits
  }
}

extension Expression {
  /// Whether the claim holds of a row or does not, whatever the months and terms.
  var isLasting: Bool { !dependsOnPeriod && !dependsOnTerms }

  /// Whether the claim looks at school terms, or at days that terms decide.
  private var dependsOnTerms: Bool {
    switch self {
    case .and(let first, let second), .or(let first, let second):
      first.dependsOnTerms || second.dependsOnTerms
    case .not(let inner), .word(_, let inner): inner.dependsOnTerms
    case .compare(let left, _, let right): left.dependsOnTerms || right.dependsOnTerms
    case .isAmong(let value, let members):
      value.dependsOnTerms || members.contains(where: \.dependsOnTerms)
    case .isMissing(let value): value.dependsOnTerms
    case .flag, .isOpen, .isUnborn: false
    case .exists(_, let inner): inner?.dependsOnTerms ?? false
    case .latest(_, let first, let second):
      first?.dependsOnTerms ?? false || second.dependsOnTerms
    }
  }
}

extension Operand {
  fileprivate var dependsOnTerms: Bool {
    switch self {
    case .rowDay, .termEndBefore: true
    case .field, .number, .literal, .day, .duration, .lasted, .age, .schoolAge, .periodEnd,
      .periodStart, .spanStart, .lastedFor, .schoolYearStart:
      false
    case .moved(let base, _, _, _), .share(_, let base), .word(_, let base): base.dependsOnTerms
    case .count(_, _, let claim), .covered(_, let claim):
      claim.map { !$0.isLasting } ?? false
    case .sum(let first, let second), .difference(let first, let second),
      .otherwise(let first, let second), .length(let first, let second, _),
      .quotient(let first, let second):
      first.dependsOnTerms || second.dependsOnTerms
    case .total(_, let claim, let value):
      claim.map { !$0.isLasting } ?? false || value.dependsOnTerms
    }
  }
}
