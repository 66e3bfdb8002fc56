import Records

extension Evaluator {
  /// The mask of a claim for each position of a frame: bit i is the end of period i.
  public func masks(_ claim: Expression, _ frame: RowFrame) -> [UInt64] {
    switch claim {
    case .and(let first, let second):
      var masks = masks(first, frame)
      let others = self.masks(second, frame)
      for place in masks.indices { masks[place] &= others[place] }
      return masks
    case .or(let first, let second):
      var masks = masks(first, frame)
      let others = self.masks(second, frame)
      for place in masks.indices { masks[place] |= others[place] }
      return masks
    case .not(let inner):
      var masks = masks(inner, frame)
      for place in masks.indices { masks[place] ^= periods.all }
      return masks
    case .word(_, let meaning): return remembered(meaning, frame)
    default: return remembered(claim, frame)
    }
  }

  /// The mask of a claim, kept with the frame for the next indicator that makes the same claim.
  private func remembered(_ claim: Expression, _ frame: RowFrame) -> [UInt64] {
    if let masks = frame.memory[claim] { return masks }
    let masks = lasting(claim, frame) ?? computed(claim, frame)
    frame.memory[claim] = masks
    return masks
  }

  func computed(_ claim: Expression, _ frame: RowFrame) -> [UInt64] {
    switch claim {
    case .and, .or, .not, .word: return masks(claim, frame)
    case .compare(let left, let relation, let right):
      return compare(left, relation, right, frame)
    case .isAmong(let value, let members): return among(value, members, frame)
    case .isMissing(let value): return missing(value, frame)
    case .flag(let field):
      guard case .flags(let cells)? = column(field, frame) else { return none(frame) }
      return each(rows(field, frame)) { $0 >= 0 && cells[Int($0)] == 1 }
    case .isOpen:
      let open = openMasks(frame.table)
      return frame.rows.map { open[Int($0)] }
    case .isUnborn: return unborn(frame)
    case .exists(let link, let inner): return exists(link, inner, frame)
    case .latest(let link, let condition, let inner):
      return latest(link, condition, inner, frame)
    }
  }

  func none(_ frame: RowFrame) -> [UInt64] { Array(repeating: 0, count: frame.count) }

  /// All bits or none for each value.
  func each<Values: Sequence>(
    _ values: Values,
    _ holds: (Values.Element) -> Bool
  ) -> [UInt64] {
    values.map { holds($0) ? periods.all : 0 }
  }

  // MARK: Open spells

  /// The periods at whose end each row is open and counts for its child.
  ///
  /// Of two spells open at once the one that started later counts; of two that started on one
  /// day, the later row (ruling "Two plans open at once").
  func openMasks(_ table: LinkedTable) -> [UInt64] {
    if let masks = table.openMasks { return masks }
    var masks = [UInt64](repeating: 0, count: table.table.rowCount)
    for row in masks.indices where !table.isLeftOut[row] {
      let (start, end) = (table.starts[row], table.ends[row])
      guard start != Column.missingDate else { continue }
      let untilEnd =
        end == Column.missingDate ? periods.all : ~periods.endingOnOrAfter(end)
      masks[row] = periods.endingOnOrAfter(start) & untilEnd & periods.all
    }
    if let child = table.dataset.childName {
      let index = table.index(by: child)
      let (rows, children, starts) = (index.rows, table.children, table.starts)
      for row in masks.indices where masks[row] != 0 {
        for place in index.places(of: children[row]) {
          let other = Int(rows[place])
          guard other != row, masks[other] != 0 else { continue }
          let later = (starts[other], other) > (starts[row], row)
          if later { masks[row] &= ~masks[other] }
        }
      }
    }
    table.openMasks = masks
    return masks
  }

  /// The bits in which something that has reached a mark (`from`) or gone past it (`past`)
  /// stands in a relation to that mark.
  static func runs(_ relation: Relation, from: UInt64, past: UInt64) -> UInt64 {
    switch relation {
    case .greaterOrEqual: from
    case .greater: past
    case .less: ~from
    case .lessOrEqual: ~past
    case .equal: from & ~past
    case .notEqual: ~from | past
    }
  }
}
