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
    let rows = children.map { frame.rows[bounds[$0.position]] }
    for (bit, month) in sums(of: children, names.count, numbers, members).enumerated()
    where !month.children.isEmpty {
      let named = Dictionary(
        zip(names, month.sums).map { ($0.name, $1) },
        uniquingKeysWith: { first, _ in first }
      )
      let own = month.children.map { rows[Int($0)] }
      guard let summed = evaluator.frame(of: frame.dataset, rows: own, numbers: named) else {
        return
      }
      let mask: UInt64 = 1 << UInt64(bit)
      let masks = restrictions.map { evaluator.masks($0, summed) }
      let counted = numerator.map { evaluator.masks($0, summed) }
      for (place, child) in month.children.enumerated() {
        if masks.contains(where: { $0[place] & mask == 0 }) {
          children[Int(child)].denominator &= ~mask
        } else if counted.map({ $0[place] & mask != 0 }) ?? true {
          children[Int(child)].numerator |= mask
        }
      }
    }
  }

  /// The children that may count in one month, and for each number the sums of their rows.
  private struct MonthOfSums {
    var children: [Int32] = []
    var sums: [[Int64]]
  }

  /// The sums of numbers over the rows of each month's span that have every number.
  private func sums(
    of children: [Child],
    _ nameCount: Int,
    _ numbers: [[Int64]],
    _ members: [UInt64]
  ) -> [MonthOfSums] {
    let missing = Evaluator.missingNumber
    let none = MonthOfSums(sums: Array(repeating: [], count: nameCount))
    var months = Array(repeating: none, count: 64)
    var totals = [Int64](repeating: missing, count: nameCount * 64)
    for (place, child) in children.enumerated() {
      for row in bounds[child.position]..<bounds[child.position + 1] {
        var left = members[row] & child.denominator
        guard left != 0, numbers.allSatisfy({ $0[row] != missing }) else { continue }
        while left != 0 {
          let bit = left.trailingZeroBitCount
          left &= left - 1
          for name in 0..<nameCount {
            let total = totals[name * 64 + bit]
            totals[name * 64 + bit] = (total == missing ? 0 : total) &+ numbers[name][row]
          }
        }
      }
      var left = child.denominator
      while left != 0 {
        let bit = left.trailingZeroBitCount
        left &= left - 1
        months[bit].children.append(Int32(place))
        for name in 0..<nameCount {
          months[bit].sums[name].append(totals[name * 64 + bit])
          totals[name * 64 + bit] = missing
        }
      }
    }
    return months
  }
}
