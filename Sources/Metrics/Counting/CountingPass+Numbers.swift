import Catalogue
import Records

extension CountingPass {
  /// Collects the numbers of rows for medians and means: one of each group in each span, that of
  /// its first row that has one.
  func collect(
    _ counts: inout IndicatorCounts,
    _ frame: RowFrame,
    _ bounds: [Int],
    _ slices: BlockSlices,
    _ members: [Basis: [UInt64]]
  ) {
    let rule = counts.indicator.rule
    guard let part = rule.part else { return }
    let restriction = rule.restriction.map { judged($0, frame) }
    // The same number in all periods, or one for each.
    let numbers =
      part.dependsOnPeriod
      ? (0..<spans.periods.count).map { evaluator.numbers(part, frame, at: $0) }
      : [evaluator.numbers(part, frame)]
    for (place, basis) in counts.indicator.bases.enumerated() {
      guard let members = members[basis] else { continue }
      for group in 0..<bounds.count - 1 {
        var seen: UInt64 = 0
        for row in bounds[group]..<bounds[group + 1] {
          let mask = members[row] & (restriction?[row] ?? .max) & ~seen
          guard mask != 0 else { continue }
          let found = Self.numbers(numbers, of: row, in: mask)
          let all = found.reduce(UInt64(0)) { $0 | $1.1 }
          counts.trace?.noteNumberless(mask & ~all, row: frame.rows[row], basis: basis)
          counts.trace?.note(frame.rows[row], all, basis: basis)
          seen |= all
          for (number, spans) in found {
            counts.add(number, in: spans, basis: place, slice: 0)
            slices.each(of: row, in: spans) { slice, mask in
              counts.add(number, in: mask, basis: place, slice: slice)
            }
          }
        }
      }
    }
  }

  /// The numbers of a row with the spans that each belongs to; none where it has none.
  private static func numbers(
    _ numbers: [[Int64]],
    of row: Int,
    in mask: UInt64
  ) -> [(Int64, UInt64)] {
    if numbers.count == 1 {
      return numbers[0][row] == Evaluator.missingNumber ? [] : [(numbers[0][row], mask)]
    }
    var found: [(Int64, UInt64)] = []
    var left = mask
    while left != 0 {
      let period = left.trailingZeroBitCount
      left &= left - 1
      let number = numbers[period][row]
      if number != Evaluator.missingNumber { found.append((number, 1 << UInt64(period))) }
    }
    return found
  }
}
