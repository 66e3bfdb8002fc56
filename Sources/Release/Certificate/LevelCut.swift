import Records

/// The cheapest way to move the count of one span of a sum of months, and what must be withheld for
/// it.
///
/// Some levels of a line, or of two lines that sums bind together, move up and all others stay. Each
/// visible number of which one end moves would change, so that it must be withheld, at its price; a
/// month that would fall below zero forbids that the level before it moves and the one after it does
/// not. Which levels move at the least price is a smallest cut between the two ends of the span (Ford
/// and Fulkerson 1956). What counts leave over takes up the difference in their sums.
struct LevelCut {
  /// A line with the sign by which it moves.
  struct Part: Hashable {
    let line: Int
    let sign: Int64
  }

  /// What is left over of a span that ends with each month.
  struct RestOfSpan: Hashable {
    let line: Int
    let basis: Basis
    let sign: Int64
  }

  /// Lines that move together.
  struct Mover {
    /// Lines that figures print.
    let lines: [Part]
    /// What takes up the difference: lines that nobody prints.
    let rests: [Part]
    /// What takes up the difference of spans, a position at the end of each.
    let restsOfSpans: [RestOfSpan]
    /// The sign by which the count moves.
    let sign: Int64
    /// The cells of the lines.
    let cells: [Int]
  }

  /// A price that nothing is worth.
  static let forbidden = 1 << 40

  private let tables: CountTables
  /// For each line its sums.
  private let sumsOf: [[(sum: Int, sign: Int64)]]
  /// For each sum whether it is of sums of months alone.
  private let isOfMonths: [Bool]
  private let width: Int
  /// Whether printed numbers that are not zero stay so.
  var keepsFromZero = true
  private var known: [Int: [Mover]] = [:]
  private var edges: [(to: Int, room: Int)] = []
  private var edgesOf: [[Int]]
  private var reachedBy: [Int]
  private var queue: [Int] = []

  init(_ tables: CountTables) {
    self.tables = tables
    width = tables.months + 1
    var sumsOf = [[(sum: Int, sign: Int64)]](repeating: [], count: tables.lines.count)
    for (sum, relation) in tables.relations.enumerated() {
      for term in relation.terms { sumsOf[term.line].append((sum, term.sign)) }
    }
    self.sumsOf = sumsOf
    isOfMonths = tables.relations.map { relation in
      relation.terms.allSatisfy { $0.before == nil && tables.lines[$0.line].isFlow }
    }
    edgesOf = Array(repeating: [], count: width)
    reachedBy = Array(repeating: -1, count: width)
  }

  /// The lines that can move a count: itself, or what it is left over of, each alone or with one line
  /// beside it in a sum.
  mutating func movers(of line: Int) -> [Mover] {
    if let found = known[line] { return found }
    var found: [Mover] = []
    if tables.lines[line].isFlow {
      let first =
        tables.lines[line].key != nil
        ? [line] : neighbours(of: line).map(\.line).filter { tables.lines[$0].key != nil }
      var seen: Set<Set<Part>> = []
      var sets = first.map { [Part(line: $0, sign: 1)] }
      for line in first {
        sets += neighbours(of: line).filter { tables.lines[$0.line].key != nil }
          .map { [Part(line: line, sign: 1), $0] }
      }
      for lines in sets where seen.insert(Set(lines)).inserted {
        if let mover = mover(lines, moving: line) { found.append(mover) }
      }
    }
    known[line] = found
    return found
  }

  /// The lines beside a line in its sums, each with the sign by which it makes up for it.
  private func neighbours(of line: Int) -> [Part] {
    var seen: Set<Part> = []
    return sumsOf[line].filter { isOfMonths[$0.sum] || tables.relations[$0.sum].rest == nil }
      .flatMap { sum, sign in
        tables.relations[sum].terms.filter { $0.line != line && tables.lines[$0.line].isFlow }
          .map { Part(line: $0.line, sign: -sign * $0.sign) }
      }
      .filter { seen.insert($0).inserted }
  }

  /// Lines that move together; `nil` where a sum would not come out, or the count would not move.
  private func mover(_ lines: [Part], moving line: Int) -> Mover? {
    var excess: [Int: Int64] = [:]
    for part in lines {
      for (sum, sign) in sumsOf[part.line] { excess[sum, default: 0] += sign * part.sign }
    }
    var rests: [Part] = []
    var restsOfSpans: [RestOfSpan] = []
    for (sum, excess) in excess.sorted(by: { $0.key < $1.key }) {
      let relation = tables.relations[sum]
      // Levels of different months do not make up for one another, but for what is left over.
      guard relation.terms.allSatisfy({ $0.before == nil }) else {
        guard let rest = restOfSpan(relation, lines) else { return nil }
        restsOfSpans.append(rest)
        continue
      }
      guard excess != 0 else { continue }
      guard isOfMonths[sum], let rest = relation.rest else { return nil }
      rests.append(Part(line: relation.terms[rest].line, sign: excess))
    }
    let sign = (lines + rests).first { $0.line == line }?.sign
    guard let sign, sign.magnitude == 1 else { return nil }
    return Mover(
      lines: lines,
      rests: rests,
      restsOfSpans: restsOfSpans,
      sign: sign,
      cells: lines.flatMap { tables.cellsOf[$0.line] }
    )
  }

  /// What is left over of the spans of a sum; `nil` where nothing is, or more than a span moves.
  private func restOfSpan(_ relation: CountRelation, _ lines: [Part]) -> RestOfSpan? {
    guard let rest = relation.rest, let basis = relation.terms.lazy.compactMap(\.before).first
    else { return nil }
    var (end, start): (Int64, Int64) = (0, 0)
    for term in relation.terms {
      guard let part = lines.first(where: { $0.line == term.line }) else { continue }
      if term.before == nil { end += term.sign * part.sign } else { start += term.sign * part.sign }
    }
    guard end == -start, end.magnitude == 1 else { return nil }
    return RestOfSpan(line: relation.terms[rest].line, basis: basis, sign: end)
  }

  /// Another table in which a count differs by so much.
  ///
  /// - Parameters:
  ///   - secret: The count.
  ///   - difference: By how much it is to differ.
  ///   - mover: The lines that move.
  ///   - isByOnes: Whether they move in steps of one.
  ///   - prices: What it costs to withhold each cell of the mover.
  /// - Returns: The table; `nil` where there is none at any price.
  mutating func witness(
    for secret: Certificate.Secret,
    movingBy difference: Int64,
    with mover: Mover,
    isByOnes: Bool,
    prices: [Int]
  ) -> Witness? {
    var left = difference * mover.sign
    var shift = [Int64](repeating: 0, count: width)
    var prices = prices
    while left != 0 {
      let amount = isByOnes ? 1 : abs(left)
      let ends = left > 0 ? (secret.to, secret.from) : (secret.from, secret.to)
      guard let isMoved = cut(mover, shift, prices, from: ends.0, to: ends.1, by: amount)
      else { return nil }
      for level in shift.indices where isMoved[level] { shift[level] += amount }
      for (place, cell) in mover.cells.enumerated()
      where isMoved[tables.cells[cell].from] != isMoved[tables.cells[cell].to] {
        prices[place] = 0
      }
      left -= left.signum() * amount
    }
    var changes: [Witness.Change] = []
    for month in 1..<width where shift[month] != shift[month - 1] {
      let change = shift[month] - shift[month - 1]
      for part in mover.lines + mover.rests {
        let difference = part.sign * change
        changes.append(Witness.Change(line: part.line, month: month, difference: difference))
      }
    }
    for rest in mover.restsOfSpans {
      for month in 1..<width {
        let before = max(0, tables.before(rest.basis, month))
        let difference = rest.sign * (shift[month] - shift[before])
        guard difference != 0 else { continue }
        changes.append(Witness.Change(line: rest.line, month: month, difference: difference))
      }
    }
    return Witness(
      line: secret.line,
      from: secret.from,
      to: secret.to,
      difference: difference,
      changes: changes
    )
  }

  /// Which levels move by an amount, beside how far they have moved; `nil` where none can.
  private mutating func cut(
    _ mover: Mover,
    _ shift: [Int64],
    _ prices: [Int],
    from start: Int,
    to end: Int,
    by amount: Int64
  ) -> [Bool]? {
    edges.removeAll(keepingCapacity: true)
    for level in 0..<width { edgesOf[level].removeAll(keepingCapacity: true) }
    for (place, cell) in mover.cells.enumerated() where prices[place] > 0 {
      join(tables.cells[cell].from, tables.cells[cell].to, prices[place], prices[place])
    }
    for month in 1..<width {
      let change = shift[month] - shift[month - 1]
      // Whether the level before the month may move alone, so that it falls, and the one after it.
      var (canFall, canRise) = (true, true)
      for parts in [mover.lines, mover.rests] {
        for part in parts {
          let value = tables.lines[part.line].values[month]
          let floor = tables.floor(part.line, month, keepsFromZero: keepsFromZero)
          let canGive = value + part.sign * change - abs(part.sign) * amount >= floor
          if part.sign > 0 { canFall = canFall && canGive } else { canRise = canRise && canGive }
        }
      }
      if !canFall || !canRise {
        join(month - 1, month, canFall ? 0 : Self.forbidden, canRise ? 0 : Self.forbidden)
      }
    }
    for rest in mover.restsOfSpans {
      for month in 1..<width {
        let before = max(0, tables.before(rest.basis, month))
        let left =
          tables.lines[rest.line].values[month] + rest.sign * (shift[month] - shift[before])
          - amount
        guard left < tables.floor(rest.line, month, keepsFromZero: keepsFromZero) else { continue }
        // The rest falls where the level at the one end of the span moves and that at the other not.
        join(before, month, rest.sign > 0 ? Self.forbidden : 0, rest.sign > 0 ? 0 : Self.forbidden)
      }
    }
    var flow = 0
    while isReached(end, from: start) {
      var (room, level) = (Int.max, end)
      while level != start {
        room = min(room, edges[reachedBy[level]].room)
        level = edges[reachedBy[level] ^ 1].to
      }
      level = end
      while level != start {
        edges[reachedBy[level]].room -= room
        edges[reachedBy[level] ^ 1].room += room
        level = edges[reachedBy[level] ^ 1].to
      }
      flow += room
      guard flow < Self.forbidden else { return nil }
    }
    return reachedBy.map { $0 != Self.unreached }
  }

  private static let unreached = -1
  private static let isStart = -2

  /// Joins two levels by as much as may flow there and back.
  private mutating func join(_ one: Int, _ other: Int, _ there: Int, _ back: Int) {
    edgesOf[one].append(edges.count)
    edges.append((other, there))
    edgesOf[other].append(edges.count)
    edges.append((one, back))
  }

  /// Whether there is still room on some way to a level, by the fewest steps.
  private mutating func isReached(_ end: Int, from start: Int) -> Bool {
    for level in 0..<width { reachedBy[level] = Self.unreached }
    reachedBy[start] = Self.isStart
    queue.removeAll(keepingCapacity: true)
    queue.append(start)
    var next = 0
    while next < queue.count {
      let level = queue[next]
      next += 1
      for edge in edgesOf[level] where edges[edge].room > 0 {
        let other = edges[edge].to
        guard reachedBy[other] == Self.unreached else { continue }
        reachedBy[other] = edge
        if other == end { return true }
        queue.append(other)
      }
    }
    return false
  }
}
