/// The rows of a block that stand for their groups: each with the spans in which it is the first of
/// its group that counts.
struct FirstRows {
  private var rows: [Int32] = []
  private var below: [UInt64] = []
  private var above: [UInt64] = []
  /// Whether the rows are split at all.
  private let isSplit: Bool
  /// Whether fewer may count above the line than below it.
  private let hasNumerator: Bool

  init(isSplit: Bool, hasNumerator: Bool) {
    self.isSplit = isSplit
    self.hasNumerator = hasNumerator
  }

  /// Adds a row with the spans in which it is the first of its group.
  @inline(__always)
  mutating func add(_ row: Int, _ spans: UInt64) {
    guard isSplit, spans != 0 else { return }
    rows.append(Int32(truncatingIfNeeded: row))
    below.append(spans)
  }

  /// Says in which spans the group of the rows that were added last counts above the line.
  @inline(__always)
  mutating func endGroup(above spans: UInt64) {
    while above.count < below.count { above.append(spans & below[above.count]) }
  }

  /// What counts above and below the line in each category of a breakdown.
  func runs(by part: BlockSlices.Part) -> [(above: Tally.Run, below: Tally.Run)] {
    let below = counts(of: below, by: part)
    let above = hasNumerator ? counts(of: above, by: part) : below
    return zip(above, below).map { (above: $0, below: $1) }
  }

  private func counts(of spans: [UInt64], by part: BlockSlices.Part) -> [Tally.Run] {
    var runs = Array(repeating: Tally.Run(), count: part.count)
    switch part {
    case .categories(let categories, _):
      for place in rows.indices {
        let category = Int(categories[Int(rows[place])])
        if category >= 0 { runs[category].add(spans[place]) }
      }
    case .masks(let masks):
      for (category, masks) in masks.enumerated() {
        var run = Tally.Run()
        for place in rows.indices { run.add(spans[place] & masks[Int(rows[place])]) }
        runs[category] = run
      }
    }
    return runs
  }
}
