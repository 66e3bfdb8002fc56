import Records

extension Evaluator {
  /// The rows of another dataset by what they have in common with the rows of a table.
  struct Join {
    let inner: LinkedTable
    /// What each row of the table has in common with others.
    let keys: [Int32]
    let index: RowIndex
  }

  /// How rows of a table find linked rows; `nil` when no file of the other dataset came.
  func join(_ link: Link, _ table: LinkedTable) -> Join? {
    guard let inner = linked(link.dataset) else { return nil }
    if let field = link.field {
      return Join(inner: inner, keys: table.keys(field), index: inner.index(by: field))
    }
    guard let names = table.dataset.link(to: inner.dataset) else { return nil }
    return Join(inner: inner, keys: table.keys(names.own), index: inner.index(by: names.other))
  }

  /// The pairs of a position and a linked row, the rows of each position from the earliest to the
  /// latest; `nil` when no file of the dataset came.
  ///
  /// They are kept with the frame, for the next claim about the same rows.
  func pairs(_ frame: RowFrame, _ link: Link) -> RowFrame.Pairs? {
    if let pairs = frame.pairs[link] { return pairs }
    guard let join = join(link, frame.table) else { return nil }
    var positions: [Int32] = []
    var rows: [Int32] = []
    let (keys, index, isLeftOut) = (join.keys, join.index, join.inner.isLeftOut)
    let others = index.rows
    for (position, row) in frame.rows.enumerated() {
      for place in index.places(of: keys[Int(row)]) where !isLeftOut[Int(others[place])] {
        positions.append(Int32(position))
        rows.append(others[place])
      }
    }
    let pairs = RowFrame.Pairs(
      positions: positions,
      frame: RowFrame(join.inner, rows: rows, outer: frame.gathering(positions))
    )
    frame.pairs[link] = pairs
    return pairs
  }

  /// The sum of a number over the linked rows that meet a claim, at the end of one period;
  /// missing where no row is linked.
  func total(
    _ link: Link,
    _ claim: Expression?,
    _ value: Operand,
    _ frame: RowFrame,
    at period: Int
  ) -> [Int64] {
    var totals = [Int64](repeating: Self.missingNumber, count: frame.count)
    guard let pairs = pairs(frame, link) else { return totals }
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

  /// How many linked rows, or children of linked rows, meet a claim at the end of one period.
  func count(
    _ link: Link,
    ofChildren isOfChildren: Bool,
    _ claim: Expression?,
    _ frame: RowFrame,
    at period: Int
  ) -> [Int64] {
    var counts = [Int64](repeating: 0, count: frame.count)
    guard let pairs = pairs(frame, link) else { return counts }
    let held = claim.map { self.masks($0, pairs.frame) }
    let bit = UInt64(1) << UInt64(period)
    let children = pairs.frame.table.children
    var place: Int32 = -1
    var seen: Set<Int32> = []
    for (pair, position) in pairs.positions.enumerated()
    where held.map({ $0[pair] & bit != 0 }) ?? true {
      if isOfChildren {
        if position != place { seen.removeAll(keepingCapacity: true) }
        place = position
        let child = children[Int(pairs.frame.rows[pair])]
        guard child < 0 || seen.insert(child).inserted else { continue }
      }
      counts[Int(position)] += 1_000_000
    }
    return counts
  }

  /// The days that linked spells which meet a claim cover together, up to the end of one period:
  /// of each spell its end less its start, of spells that overlap each day once.
  func covered(
    _ link: Link,
    _ claim: Expression?,
    _ frame: RowFrame,
    at period: Int
  ) -> [Int64] {
    var days = [Int64](repeating: 0, count: frame.count)
    guard let pairs = pairs(frame, link) else { return days }
    let held = claim.map { self.masks($0, pairs.frame) }
    let bit = UInt64(1) << UInt64(period)
    let last = periods.endDays[period]
    let table = pairs.frame.table
    var spells: [(start: Int32, end: Int32)] = []
    for (pair, position) in pairs.positions.enumerated() {
      let row = Int(pairs.frame.rows[pair])
      let (start, end) = (table.starts[row], table.ends[row])
      if held.map({ $0[pair] & bit != 0 }) ?? true, start != Column.missingDate, start <= last {
        spells.append((start, end == Column.missingDate ? last : min(end, last)))
      }
      let isLast =
        pair + 1 == pairs.positions.count || pairs.positions[pair + 1] != position
      guard isLast, !spells.isEmpty else { continue }
      days[Int(position)] = Self.union(of: spells) * 1_000_000
      spells.removeAll(keepingCapacity: true)
    }
    return days
  }

  private static func union(of spells: [(start: Int32, end: Int32)]) -> Int64 {
    var total: Int64 = 0
    var reached = Int32.min
    for spell in spells.sorted(by: { $0.start < $1.start }) where spell.end > reached {
      total += Int64(spell.end) - Int64(max(spell.start, reached))
      reached = spell.end
    }
    return total
  }

  /// How long the spell of each position has lasted at the end of one period, or had lasted when
  /// it ended before that.
  func lasted(_ unit: TimeUnit, _ frame: RowFrame, at period: Int) -> [Int64] {
    let last = periods.endDays[period]
    let starts = frame.rows.map { row -> Int32 in
      let start = frame.table.starts[Int(row)]
      return start == Column.missingDate || start > last ? Column.missingDate : start
    }
    let ends = frame.rows.map { row -> Int32 in
      let end = frame.table.ends[Int(row)]
      return end == Column.missingDate ? last : min(end, last)
    }
    return lengths(starts, ends, unit)
  }
}
