/// Looks for a table in which one count is another number while everything visible stays.
///
/// It moves the level of the count and then, sum by sum, one other line of each sum that no longer
/// comes out: first what is left over, which nobody sees, then the lines in their order. A sum is
/// mended by the same line in every month. No number is ever moved below zero.
struct WitnessSearch {
  private let tables: CountTables
  private let sums: SumIndex
  private(set) var leeway: Leeway
  private let width: Int
  /// For each sum the term that is what the others leave over, or none.
  private let rests: [Int]
  /// For each sum the terms in the order in which they are tried: what is left over first, then
  /// those that stand in the fewest sums.
  private var order: [[Int]]
  /// Whether printed numbers that are not zero stay so.
  var keepsFromZero = true
  /// How much readers would miss each cell.
  var prices: [Int]
  /// By how much each level is moved, by line and month.
  private var shift: [Int64]
  private var isMoved: [Bool]
  /// The levels moved, in their order.
  private var moved: [Int] = []
  /// For each sum the term that mends it, or none.
  private var mender: [Int]
  /// The sums that have a term that mends them, in their order.
  private var mended: [Int] = []
  private var broken: [(relation: Int, month: Int)] = []
  /// How many of them have been looked at.
  private var position = 0
  /// Where each sum of a month was last noted.
  private var placeOf: [Int]
  private var tries = 0
  /// The count that is to differ, its span and by how much.
  private var goal: (line: Int, from: Int, to: Int, difference: Int64) = (0, 0, 0, 0)
  /// Whether a line that mends a sum must have room for it at once, before others have moved.
  private var needsRoom = false
  /// The numbers of all lines, by line and month, as the steps so far have left them.
  private var values: [Int64]
  /// Whether each line is a sum of months.
  private let isFlow: [Bool]

  /// Whether sums are mended first by lines that move as the count does: a row more, or a row less,
  /// in everything that counts it.
  var movesAlike = false

  /// How many repairs are tried for one way of moving a count.
  var mostTries = 40

  init(_ tables: CountTables, isVisible: [Bool]) {
    self.tables = tables
    width = tables.months + 1
    let sums = SumIndex(tables)
    self.sums = sums
    leeway = Leeway(tables, isVisible: isVisible)
    values = tables.lines.flatMap(\.values)
    isFlow = tables.lines.map(\.isFlow)
    rests = tables.relations.map { $0.rest ?? Self.nothing }
    prices = tables.cells.map { _ in 0 }
    mender = tables.relations.map { _ in Self.nothing }
    placeOf = Array(repeating: 0, count: tables.relations.count * width)
    order = tables.relations.map { sum in
      sum.terms.indices.sorted { one, other in
        let ranks = [one, other].map { term in
          (term == sum.rest ? 0 : 1, sums.uses(of: sum.terms[term].line).count, term)
        }
        return ranks[0] < ranks[1]
      }
    }
    shift = Array(repeating: 0, count: tables.lines.count * width)
    isMoved = Array(repeating: false, count: shift.count)
  }

  private static let nothing = -1
  /// Where the shuffling stands.
  private var dice: UInt64 = 7

  /// Tries the terms of each sum in another order from now on, which is the same in each run.
  mutating func shuffle() {
    for sum in order.indices {
      for place in order[sum].indices.dropFirst() {
        // Knuth's linear congruence; its upper half is random enough for an order.
        dice = dice &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        order[sum].swapAt(place, Int(dice >> 33) % (place + 1))
      }
    }
  }

  /// Takes note that other cells of a line are visible.
  mutating func renew(_ line: Int, isVisible: [Bool]) {
    leeway.tie(line, tables, isVisible)
  }

  /// A table in which the count of a span differs by so much; `nil` where none is found.
  ///
  /// Where no single move leads there, smaller ones are put together, each from where the last one
  /// led.
  mutating func witness(_ line: Int, from: Int, to: Int, movingBy difference: Int64) -> Witness? {
    var total: [Int: Int64] = [:]
    var settled: [(level: Int, value: Int64)] = []
    defer {
      takeBack(to: 0)
      for (level, value) in settled.reversed() { values[level] = value }
    }
    var left = difference
    while left != 0 {
      let step = longestStep(line, from: from, to: to, movingBy: left)
      guard step != 0 else { return nil }
      for level in moved { total[level, default: 0] += shift[level] }
      if step != left { settled += settleThere() }
      left -= step
    }
    return Witness(
      line: line,
      from: from,
      to: to,
      difference: difference,
      changes: changes(total)
    )
  }

  /// The longest step towards a difference that leads somewhere, already taken; 0 where none does.
  ///
  /// Where a step of one leads nowhere, longer ones are not tried: what they move has to give way
  /// by as many times more.
  private mutating func longestStep(
    _ line: Int,
    from: Int,
    to: Int,
    movingBy difference: Int64
  ) -> Int64 {
    if leads(line, from: from, to: to, movingBy: difference) { return difference }
    let one = difference.signum()
    guard difference != one, leads(line, from: from, to: to, movingBy: one) else { return 0 }
    var step = difference - one
    while !leads(line, from: from, to: to, movingBy: step) { step -= one }
    return step
  }

  /// Whether some way of moving the count leads to a table that keeps what is visible; its levels
  /// are moved then.
  private mutating func leads(_ line: Int, from: Int, to: Int, movingBy difference: Int64) -> Bool {
    let ways = leeway.ways(
      of: line,
      isFlow: isFlow[line],
      Array(values[line * width..<(line + 1) * width]),
      from: from,
      to: to,
      movingBy: difference
    ).map { (way: $0, price: price(of: $0, line)) }.enumerated()
      .sorted { ($0.element.price, $0.offset) < ($1.element.price, $1.offset) }.map(\.element.way)
    goal = (line, from, to, difference)
    for (way, needsRoom) in ways.map({ ($0, false) }) + ways.map({ ($0, true) }) {
      self.needsRoom = needsRoom
      takeBack(to: 0)
      forgetMenders(to: 0)
      forgetBroken()
      tries = mostTries
      if way.allSatisfy({ move($0.tied, by: $0.amount) }),
        isAtGoal, isAboveZero(line), mends()
      {
        return true
      }
    }
    return false
  }

  /// How much readers would miss the cells of a line that a way of moving it changes.
  private mutating func price(of way: [Leeway.Move], _ line: Int) -> Int {
    takeBack(to: 0)
    forgetBroken()
    defer { takeBack(to: 0) }
    guard way.allSatisfy({ move($0.tied, by: $0.amount) }) else { return .max }
    return tables.cellsOf[line].reduce(0) { price, place in
      let cell = tables.cells[place]
      let start = isFlow[line] ? shift[line * width + cell.from] : 0
      return shift[line * width + cell.to] == start ? price : price + prices[place]
    }
  }

  /// Takes the numbers reached for the true ones, for a further step; gives what was there.
  private mutating func settleThere() -> [(level: Int, value: Int64)] {
    var before: [(level: Int, value: Int64)] = []
    for line in Set(moved.map { $0 / width }) {
      for month in 1..<width {
        let level = line * width + month
        before.append((level, values[level]))
        values[level] += change(line, month)
      }
    }
    return before
  }

  /// Whether the count differs by as much as it should, whatever mending has moved since.
  private var isAtGoal: Bool {
    let end = shift[goal.line * width + goal.to]
    let start = isFlow[goal.line] ? shift[goal.line * width + goal.from] : 0
    return end - start == goal.difference
  }

  /// Moves a class of levels and notes the sums that may no longer come out.
  private mutating func move(_ tied: Int, by amount: Int64) -> Bool {
    let start = leeway.first(of: tied)
    let line = start / width
    var level = start
    repeat {
      let month = level - line * width
      guard !isMoved[level], hasRoom(line, level, month, for: amount) else { return false }
      isMoved[level] = true
      shift[level] = amount
      moved.append(level)
      for use in sums.uses(of: line)
      where month > 0 || use.lag > 0 || sums.hasLevelsAlone[use.relation] {
        for end in sums.ends[use.lag + month] { look(use.relation, end) }
      }
      level = leeway.next(after: level)
    } while level != start
    return true
  }

  private mutating func takeBack(to count: Int) {
    while moved.count > count {
      let level = moved.removeLast()
      isMoved[level] = false
      shift[level] = 0
    }
  }

  /// Notes that a sum may no longer come out in a month, unless it waits to be looked at already.
  private mutating func look(_ relation: Int, _ month: Int) {
    let place = placeOf[relation * width + month]
    if place >= position, place < broken.count, broken[place] == (relation, month) { return }
    placeOf[relation * width + month] = broken.count
    broken.append((relation, month))
  }

  private mutating func forgetMenders(to count: Int) {
    while mended.count > count { mender[mended.removeLast()] = Self.nothing }
  }

  private mutating func forgetBroken() {
    broken.removeAll(keepingCapacity: true)
    position = 0
  }

  /// Mends the sums that may be broken and have not been looked at.
  private mutating func mends() -> Bool {
    let start = position
    defer { position = start }
    while position < broken.count {
      let (relation, month) = broken[position]
      let excess = excess(of: relation, in: month)
      guard excess != 0 else {
        position += 1
        continue
      }
      guard mender[relation] == Self.nothing else {
        guard mend(relation, month, with: mender[relation], excess: excess) else {
          return false
        }
        continue
      }
      let (levels, waiting, menders) = (moved.count, broken.count, mended.count)
      for term in terms(of: relation, excess: excess) {
        guard tries > 0 else { return false }
        tries -= 1
        mender[relation] = term
        mended.append(relation)
        if mendEveryMonth(of: relation, with: term), mends() { return true }
        takeBack(to: levels)
        forgetMenders(to: menders)
        broken.removeLast(broken.count - waiting)
      }
      return false
    }
    return isAtGoal && Set(moved.map { $0 / width }).allSatisfy { isAboveZero($0) }
  }

  /// The terms of a sum in the order in which they are tried.
  private func terms(of relation: Int, excess: Int64) -> [Int] {
    guard movesAlike else { return order[relation] }
    let isAlike = order[relation].map { term in
      let amount = -excess * sums.terms[sums.starts[relation] + term].sign
      return amount.signum() == goal.difference.signum()
    }
    return zip(order[relation], isAlike).filter(\.1).map(\.0)
      + zip(order[relation], isAlike).filter { !$0.1 }.map(\.0)
  }

  /// Whether a position stays above its floor when it is moved; of a sum of months only the end says.
  private func hasRoom(_ line: Int, _ level: Int, _ month: Int, for amount: Int64) -> Bool {
    guard amount < 0, month > 0, !isFlow[line] else { return true }
    return values[level] + amount >= sums.floor(at: level, keepsFromZero: keepsFromZero)
  }

  /// Mends a sum in every month in which it does not come out, if the line has room for it.
  private mutating func mendEveryMonth(of relation: Int, with term: Int) -> Bool {
    for place in position..<broken.count where broken[place].relation == relation {
      let month = broken[place].month
      let excess = excess(of: relation, in: month)
      guard excess == 0 || mend(relation, month, with: term, excess: excess) else {
        return false
      }
    }
    return term != rests[relation] && !needsRoom
      || isAboveZero(sums.terms[sums.starts[relation] + term].line)
  }

  private func excess(of relation: Int, in month: Int) -> Int64 {
    var sum: Int64 = 0
    for place in sums.starts[relation]..<sums.starts[relation + 1] {
      let term = sums.terms[place]
      sum += term.sign * shift[sums.level(term, month)]
    }
    return sum
  }

  private mutating func mend(
    _ relation: Int,
    _ month: Int,
    with term: Int,
    excess: Int64
  ) -> Bool {
    let first = sums.starts[relation]
    let tied = leeway.classOf[sums.level(sums.terms[first + term], month)]
    guard tied != Leeway.fixed else { return false }
    var weight: Int64 = 0
    for place in first..<sums.starts[relation + 1] {
      let other = sums.terms[place]
      if leeway.classOf[sums.level(other, month)] == tied { weight += other.sign }
    }
    guard weight == 1 || weight == -1 else { return false }
    return move(tied, by: -excess * weight)
  }

  private func change(_ line: Int, _ month: Int) -> Int64 {
    let level = line * width + month
    return isFlow[line] ? shift[level] - shift[level - 1] : shift[level]
  }

  /// Whether no month of a line falls below its floor.
  private func isAboveZero(_ line: Int) -> Bool {
    for month in 1..<width {
      let change = change(line, month)
      guard change < 0 else { continue }
      let level = line * width + month
      guard values[level] + change >= sums.floor(at: level, keepsFromZero: keepsFromZero) else {
        return false
      }
    }
    return true
  }

  private func changes(_ levels: [Int: Int64]) -> [Witness.Change] {
    Set(levels.keys.map { $0 / width }).sorted().flatMap { line in
      (1...tables.months).compactMap { month in
        let level = line * width + month
        let before = isFlow[line] ? levels[level - 1] ?? 0 : 0
        let difference = (levels[level] ?? 0) - before
        guard difference != 0 else { return nil }
        return Witness.Change(line: line, month: month, difference: difference)
      }
    }
  }
}
