import Records

extension Evaluator {
  /// Whether some linked row meets a claim.
  func exists(_ dataset: String, _ claim: Expression?, _ frame: RowFrame) -> [UInt64] {
    guard let inner = linked(dataset), let link = frame.table.dataset.link(to: inner.dataset) else {
      return none(frame)
    }
    var masks = none(frame)
    let keys = frame.table.keys(link.own)
    let index = inner.index(by: link.other)
    guard let claim else {
      return each(frame.rows) { row in
        index[keys[Int(row)]].contains { !inner.isLeftOut[Int($0)] }
      }
    }
    if !claim.mentionsOuterRow {
      let all = self.masks(claim, whole(inner))
      for (place, row) in frame.rows.enumerated() {
        for other in index[keys[Int(row)]] where !inner.isLeftOut[Int(other)] {
          masks[place] |= all[Int(other)]
        }
      }
      return masks
    }
    guard let pairs = pairs(frame, dataset) else { return masks }
    let held = self.masks(claim, pairs.frame)
    for (place, mask) in zip(pairs.positions, held) { masks[Int(place)] |= mask }
    return masks
  }

  /// Whether the latest of the linked rows that meet one claim meets another.
  func latest(
    _ dataset: String,
    _ condition: Expression?,
    _ claim: Expression,
    _ frame: RowFrame
  ) -> [UInt64] {
    guard let pairs = pairs(frame, dataset) else { return none(frame) }
    let candidates =
      condition.map { self.masks($0, pairs.frame) }
      ?? Array(repeating: periods.all, count: pairs.positions.count)
    let held = self.masks(claim, pairs.frame)
    var masks = none(frame)
    var undecided = [UInt64](repeating: periods.all, count: frame.count)
    // Pairs stand from the earliest row to the latest, so the latest comes first from behind.
    for pair in pairs.positions.indices.reversed() {
      let place = Int(pairs.positions[pair])
      let decides = candidates[pair] & undecided[place]
      masks[place] |= decides & held[pair]
      undecided[place] &= ~decides
    }
    return masks
  }

  /// The sum of a number over the linked rows that meet a claim, at the end of one period;
  /// missing where no row is linked.
  func total(
    _ dataset: String,
    _ claim: Expression?,
    _ value: Operand,
    _ frame: RowFrame,
    at period: Int
  ) -> [Int64] {
    var totals = [Int64](repeating: Self.missingNumber, count: frame.count)
    guard let pairs = pairs(frame, dataset) else { return totals }
    let counts = claim.map { self.masks($0, pairs.frame) }
    let numbers = numbers(value, pairs.frame, at: period)
    let bit = UInt64(1) << UInt64(period)
    for (pair, place) in pairs.positions.enumerated() {
      let before = totals[Int(place)] == Self.missingNumber ? 0 : totals[Int(place)]
      let isCounted = counts.map { $0[pair] & bit != 0 } ?? true
      let number = numbers[pair] == Self.missingNumber || !isCounted ? 0 : numbers[pair]
      totals[Int(place)] = before &+ number
    }
    return totals
  }

  /// The pairs of a position and a row of another dataset that belongs to it, the rows of each
  /// position from the earliest to the latest; `nil` when no file of the dataset came.
  ///
  /// They are kept with the frame, for the next claim about the same rows.
  private func pairs(_ frame: RowFrame, _ dataset: String) -> RowFrame.Pairs? {
    if let pairs = frame.pairs[dataset] { return pairs }
    guard let inner = linked(dataset), let link = frame.table.dataset.link(to: inner.dataset) else {
      return nil
    }
    let keys = frame.table.keys(link.own)
    let index = inner.index(by: link.other)
    var positions: [Int32] = []
    var rows: [Int32] = []
    for (place, row) in frame.rows.enumerated() {
      for other in index[keys[Int(row)]] where !inner.isLeftOut[Int(other)] {
        positions.append(Int32(place))
        rows.append(other)
      }
    }
    let pairs = RowFrame.Pairs(
      positions: positions,
      frame: RowFrame(inner, rows: rows, outer: frame.gathering(positions))
    )
    frame.pairs[dataset] = pairs
    return pairs
  }
}
