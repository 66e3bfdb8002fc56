import Catalogue
import Records

/// Counts children by the sums of their rows, such as all sessions of a school year (rule R-ABS).
///
/// Claims that compare numbers are judged of the sums, once for each month; all others of the
/// child's first row.
struct SummedChildren {
  /// One child: a position of the frame that stands for it, and the spans it counts in.
  struct Child {
    let position: Int
    /// The positions of its rows in the frame.
    let rows: Range<Int>
    var numerator: UInt64
    var denominator: UInt64
  }

  private let frame: RowFrame
  private let bounds: [Int]
  private let evaluator: Evaluator
  private let givesBenefit: Bool

  init(_ frame: RowFrame, _ bounds: [Int], _ evaluator: Evaluator, givesBenefit: Bool) {
    self.givesBenefit = givesBenefit
    self.frame = frame
    self.bounds = bounds
    self.evaluator = evaluator
  }

  func count(_ rule: CountingRule, _ members: [UInt64]) -> [Child] {
    let restrictions = rule.restriction?.conjuncts ?? []
    let names = (restrictions + [rule.numerator].compactMap { $0 })
      .reduce(into: Set<NumberName>()) { $0.formUnion(numberNames(in: $1)) }.sorted()
    let numbers = names.map { name in evaluator.numbers(name.operand, frame) }
    let plain = restrictions.filter { numberNames(in: $0).isEmpty }
    let plainMasks = plain.map { claim in
      let masks = evaluator.masks(claim, frame)
      return givesBenefit ? zip(masks, evaluator.doubt(claim, frame).masks).map(|) : masks
    }
    var children: [Child] = []
    for group in 0..<bounds.count - 1 {
      let first = bounds[group]
      let rows = first..<bounds[group + 1]
      let spans = rows.reduce(UInt64(0)) { $0 | members[$1] }
      let held = plainMasks.reduce(spans) { $0 & $1[first] }
      if held != 0 {
        children.append(Child(position: group, rows: rows, numerator: 0, denominator: held))
      }
    }
    let summed = restrictions.filter { !numberNames(in: $0).isEmpty }
    judge(&children, names, numbers, members, summed, rule.numerator)
    return children.map {
      Child(
        position: bounds[$0.position],
        rows: $0.rows,
        numerator: $0.numerator,
        denominator: $0.denominator
      )
    }
  }

  private func numberNames(in claim: Expression) -> Set<NumberName> {
    evaluator.vocabulary.numberNames(in: claim, of: frame.dataset)
  }

  /// Judges the claims about numbers of the sums up to each month.
  private func judge(
    _ children: inout [Child],
    _ names: [NumberName],
    _ numbers: [[Int64]],
    _ members: [UInt64],
    _ restrictions: [Expression],
    _ numerator: Expression?
  ) {
    let months = children.reduce(UInt64(0)) { $0 | $1.denominator }
    let rows = children.map { frame.rows[bounds[$0.position]] }
    var left = months
    while left != 0 {
      let bit = left & ~(left - 1)
      left &= left - 1
      let sums = numbers.indices.map { name in
        children.map {
          sum(numbers, name, members, in: bounds[$0.position]..<bounds[$0.position + 1], bit)
        }
      }
      let named = Dictionary(
        zip(names, sums).map { ($0.name, $1) },
        uniquingKeysWith: { first, _ in first }
      )
      guard let summed = evaluator.frame(of: frame.dataset, rows: rows, numbers: named) else {
        return
      }
      let masks = restrictions.map { evaluator.masks($0, summed) }
      let counted = numerator.map { evaluator.masks($0, summed) }
      for child in children.indices where children[child].denominator & bit != 0 {
        if masks.contains(where: { $0[child] & bit == 0 }) {
          children[child].denominator &= ~bit
        } else if counted.map({ $0[child] & bit != 0 }) ?? true {
          children[child].numerator |= bit
        }
      }
    }
  }

  /// The sum of one number over the rows of a span that have every number.
  private func sum(
    _ numbers: [[Int64]],
    _ name: Int,
    _ members: [UInt64],
    in rows: Range<Int>,
    _ bit: UInt64
  ) -> Int64 {
    var total = Evaluator.missingNumber
    for row in rows where members[row] & bit != 0 {
      guard numbers.allSatisfy({ $0[row] != Evaluator.missingNumber }) else { continue }
      total = (total == Evaluator.missingNumber ? 0 : total) &+ numbers[name][row]
    }
    return total
  }
}
