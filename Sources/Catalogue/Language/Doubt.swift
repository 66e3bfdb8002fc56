import Records

/// Where a claim cannot be judged, since a cell that it rests on is empty or not known.
///
/// The language has two answers: a claim about an empty cell does not hold. This is the third one,
/// for those who must know how many rows were left out for want of a cell.
public struct Doubt {
  /// For each position the periods in which the claim could be so or not.
  public let masks: [UInt64]
  /// The values that are not there, in plain English, and at which positions.
  public let reasons: [Reason]

  /// One value that is not there.
  public struct Reason {
    /// The value in plain English: `the initial category of abuse`.
    public let value: String
    /// Whether each position lacks it.
    public let isBlank: [Bool]
  }
}

extension Evaluator {
  /// Where a claim cannot be judged.
  ///
  /// A rule that says itself what an empty cell means (`… is missing`) leaves no doubt about it; a
  /// spelling that no code list knows is in doubt even so. Of a column that did not come nothing
  /// was expected.
  /// - Parameters:
  ///   - claim: The claim.
  ///   - frame: The rows.
  /// - Returns: The doubt, position by position.
  public func doubt(_ claim: Expression, _ frame: RowFrame) -> Doubt {
    let foreseen = claim.valuesThatMayBeMissing
    let verdict = verdict(claim, frame, foreseen)
    let printer = Printer(vocabulary, dataset: frame.dataset)
    var values: [Operand] = []
    for value in claim.valuesJudged where !values.contains(value) { values.append(value) }
    let reasons = values.compactMap { value -> Doubt.Reason? in
      let blanks = blanks(value, frame, foreseen)
      guard blanks.contains(where: { $0 != 0 }) else { return nil }
      return Doubt.Reason(value: printer.phrase(value), isBlank: blanks.map { $0 != 0 })
    }
    return Doubt(
      masks: verdict.surely.indices.map { verdict.perhaps[$0] & ~verdict.surely[$0] },
      reasons: reasons
    )
  }

  /// The periods in which a claim holds whatever the missing cells may be, and those in which it
  /// holds for some of what they may be.
  private func verdict(
    _ claim: Expression,
    _ frame: RowFrame,
    _ foreseen: [Operand]
  ) -> (surely: [UInt64], perhaps: [UInt64]) {
    func joined(
      _ first: Expression,
      _ second: Expression,
      _ join: (UInt64, UInt64) -> UInt64
    ) -> (surely: [UInt64], perhaps: [UInt64]) {
      let (one, other) = (verdict(first, frame, foreseen), verdict(second, frame, foreseen))
      return (zip(one.surely, other.surely).map(join), zip(one.perhaps, other.perhaps).map(join))
    }
    switch claim {
    case .and(let first, let second): return joined(first, second, &)
    case .or(let first, let second): return joined(first, second, |)
    case .not(let inner):
      let verdict = verdict(inner, frame, foreseen)
      return (verdict.perhaps.map { periods.all & ~$0 }, verdict.surely.map { periods.all & ~$0 })
    case .word(_, let inner): return verdict(inner, frame, foreseen)
    default:
      let held = masks(claim, frame)
      var (surely, perhaps) = (held, held)
      for value in claim.valuesJudged {
        for (place, blank) in blanks(value, frame, foreseen).enumerated() where blank != 0 {
          surely[place] &= ~blank
          perhaps[place] |= blank
        }
      }
      return (surely, perhaps)
    }
  }

  /// Whether a value is not there: its cell is empty, or no code list knows its spelling.
  private func blanks(_ value: Operand, _ frame: RowFrame, _ foreseen: [Operand]) -> [UInt64] {
    switch value {
    case .age, .schoolAge:
      let (born, expected) = births(frame)
      return each(born.indices) {
        born[$0] == Column.missingDate && expected[$0] == Column.missingDate
      }
    case .field(let field) where column(field, frame) == nil: return none(frame)
    default: break
    }
    let isForeseen = foreseen.contains(value)
    switch type(of: value, frame) {
    case .code, .flag:
      let unknown = Int32(Column.unknownCode)
      return each(codes(value, value, frame)) { isForeseen ? $0 == unknown : $0 < 0 }
    default: return isForeseen ? none(frame) : missing(value, frame)
    }
  }

  /// Whether each row finds a row of another dataset that is linked to it.
  ///
  /// - Parameters:
  ///   - dataset: The other dataset.
  ///   - frame: The rows.
  /// - Returns: One answer for each position; none found where no file of the dataset came.
  public func finds(_ dataset: String, _ frame: RowFrame) -> [Bool] {
    guard let inner = linked(dataset), let link = frame.table.dataset.link(to: inner.dataset) else {
      return Array(repeating: false, count: frame.count)
    }
    let keys = frame.table.keys(link.own)
    let index = inner.index(by: link.other)
    let (others, isLeftOut) = (index.rows, inner.isLeftOut)
    return frame.rows.map { row in
      index.places(of: keys[Int(row)]).contains { !isLeftOut[Int(others[$0])] }
    }
  }
}

extension Expression {
  /// The values that the claim judges in the row itself.
  fileprivate var valuesJudged: [Operand] {
    switch self {
    case .and(let first, let second), .or(let first, let second):
      first.valuesJudged + second.valuesJudged
    case .not(let inner), .word(_, let inner): inner.valuesJudged
    case .compare(let left, _, let right): [left, right]
    case .isAmong(let value, _): [value]
    case .flag(let field): [.field(field)]
    default: []
    }
  }

  /// The values of which the claim says what it means that they are missing.
  fileprivate var valuesThatMayBeMissing: [Operand] {
    switch self {
    case .and(let first, let second), .or(let first, let second):
      first.valuesThatMayBeMissing + second.valuesThatMayBeMissing
    case .not(let inner), .word(_, let inner): inner.valuesThatMayBeMissing
    case .isMissing(let value): [value]
    default: []
    }
  }
}
