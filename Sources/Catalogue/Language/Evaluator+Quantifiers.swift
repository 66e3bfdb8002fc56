import Records

extension Evaluator {
  /// Pairs of a position and a row of another dataset that belongs to it.
  private struct Pairs {
    var positions: [Int32] = []
    var rows: [Int32] = []
  }

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
    let pairs = pairs(frame, keys, inner, index)
    let held = self.masks(claim, pairFrame(pairs, inner, frame))
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
    guard let inner = linked(dataset), let link = frame.table.dataset.link(to: inner.dataset) else {
      return none(frame)
    }
    let keys = frame.table.keys(link.own)
    let pairs = pairs(frame, keys, inner, inner.index(by: link.other))
    let pairFrame = pairFrame(pairs, inner, frame)
    let candidates =
      condition.map { self.masks($0, pairFrame) }
      ?? Array(repeating: periods.all, count: pairs.rows.count)
    let held = self.masks(claim, pairFrame)
    var masks = none(frame)
    var undecided = [UInt64](repeating: periods.all, count: frame.count)
    // Pairs stand from the earliest row to the latest, so the latest comes first from behind.
    for pair in pairs.rows.indices.reversed() {
      let place = Int(pairs.positions[pair])
      let decides = candidates[pair] & undecided[place]
      masks[place] |= decides & held[pair]
      undecided[place] &= ~decides
    }
    return masks
  }

  /// The sum of a number over the linked rows that meet a claim; missing where no row is linked.
  func total(
    _ dataset: String,
    _ claim: Expression?,
    _ value: Operand,
    _ frame: RowFrame
  ) -> [Int64] {
    var totals = [Int64](repeating: Self.missingNumber, count: frame.count)
    guard let inner = linked(dataset), let link = frame.table.dataset.link(to: inner.dataset) else {
      return totals
    }
    let keys = frame.table.keys(link.own)
    let pairs = pairs(frame, keys, inner, inner.index(by: link.other))
    let pairFrame = pairFrame(pairs, inner, frame)
    let counts = claim.map { self.masks($0, pairFrame) }
    let numbers = numbers(value, pairFrame)
    for (pair, place) in pairs.positions.enumerated() {
      let before = totals[Int(place)] == Self.missingNumber ? 0 : totals[Int(place)]
      let isCounted = counts.map { $0[pair] != 0 } ?? true
      let number = numbers[pair] == Self.missingNumber || !isCounted ? 0 : numbers[pair]
      totals[Int(place)] = before &+ number
    }
    return totals
  }

  private func pairs(
    _ frame: RowFrame,
    _ keys: [Int32],
    _ inner: LinkedTable,
    _ index: RowIndex
  ) -> Pairs {
    var pairs = Pairs()
    for (place, row) in frame.rows.enumerated() {
      for other in index[keys[Int(row)]] where !inner.isLeftOut[Int(other)] {
        pairs.positions.append(Int32(place))
        pairs.rows.append(other)
      }
    }
    return pairs
  }

  private func pairFrame(_ pairs: Pairs, _ inner: LinkedTable, _ frame: RowFrame) -> RowFrame {
    RowFrame(inner, rows: pairs.rows, outer: frame.gathering(pairs.positions))
  }
}
