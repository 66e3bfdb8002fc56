import Records

extension Evaluator {
  /// Whether some linked row meets a claim.
  func exists(_ link: Link, _ claim: Expression?, _ frame: RowFrame) -> [UInt64] {
    guard let join = join(link, frame.table) else { return none(frame) }
    let (keys, index, isLeftOut) = (join.keys, join.index, join.inner.isLeftOut)
    let others = index.rows
    guard let claim else {
      return each(frame.rows) { row in
        index.places(of: keys[Int(row)]).contains { !isLeftOut[Int(others[$0])] }
      }
    }
    if !claim.mentionsOuterRow {
      let all = self.masks(claim, whole(join.inner))
      return frame.rows.map { row in
        var mask: UInt64 = 0
        for place in index.places(of: keys[Int(row)]) {
          let other = Int(others[place])
          if !isLeftOut[other] { mask |= all[other] }
        }
        return mask
      }
    }
    var masks = none(frame)
    guard let pairs = pairs(frame, link) else { return masks }
    let held = self.masks(claim, pairs.frame)
    for (place, mask) in zip(pairs.positions, held) { masks[Int(place)] |= mask }
    return masks
  }

  /// Whether the latest of the linked rows that meet one claim meets another.
  func latest(
    _ link: Link,
    _ condition: Expression?,
    _ claim: Expression,
    _ frame: RowFrame
  ) -> [UInt64] {
    guard let pairs = pairs(frame, link) else { return none(frame) }
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
}
