extension Leeway {
  /// How far a class of levels is moved.
  struct Move: Hashable {
    let tied: Int
    let amount: Int64
  }

  /// The ways to move the count of a span by so much.
  ///
  /// Either the level at its end moves and those after it, or the level before it and those before
  /// that. The months between give what they can, at once or after some months, until the levels
  /// are where they were; so do the months of the span itself when its count falls.
  func ways(
    of line: Int,
    isFlow: Bool,
    _ values: [Int64],
    from: Int,
    to: Int,
    movingBy difference: Int64
  ) -> [[Move]] {
    guard isFlow else { return ways(ofPosition: line, values, at: to, movingBy: difference) }
    let (start, end) = (tied(line, from), tied(line, to))
    guard start != end else { return [] }
    var ways: [[Move]] = []
    for wait in [0, 1, 2, 4, 8, values.count] {
      if end != Self.fixed {
        var way = Way(line, values, peak: end, amount: difference, still: start)
        add(to: &way, Array(to..<values.count), wait: wait)
        if difference < 0 { add(to: &way, ((from + 1)...to).reversed(), wait: 0) }
        ways.append(way.moves)
      }
      if start != Self.fixed {
        var way = Way(line, values, peak: start, amount: -difference, still: end)
        add(to: &way, (0...from).reversed(), wait: wait)
        if difference < 0 { add(to: &way, Array(from..<to), wait: 0) }
        ways.append(way.moves)
      }
    }
    // Those that move the fewest levels first: what no proof moves may be shown.
    let sizes = ways.map { way in way.reduce(0) { $0 + size(of: $1.tied) } }
    var seen: Set<[Move]> = []
    return ways.indices.sorted { (sizes[$0], $0) < (sizes[$1], $1) }.map { ways[$0] }
      .filter { seen.insert($0).inserted }
  }

  /// The ways to move a position: in its month alone, or for some months after or before it too, as
  /// when a plan has begun a month earlier or goes on for longer.
  private func ways(
    ofPosition line: Int,
    _ values: [Int64],
    at month: Int,
    movingBy difference: Int64
  ) -> [[Move]] {
    guard tied(line, month) != Self.fixed else { return [] }
    func run(_ months: some Sequence<Int>) -> [Move] {
      months.prefix { tied(line, $0) != Self.fixed && values[$0] + difference >= 0 }
        .map { Move(tied: tied(line, $0), amount: difference) }
    }
    var ways = [[Move(tied: tied(line, month), amount: difference)]]
    for further in [1, 3, values.count] {
      let later = run(month...min(month + further, values.count - 1))
      let earlier = run((max(1, month - further)...month).reversed())
      // Near the first or the last month longer runs end where shorter ones did.
      for way in [later, earlier] where way.count == further + 1 || further == values.count {
        ways.append(way)
      }
    }
    return ways.filter { !$0.isEmpty }
  }

  /// Some classes of levels and how far they are moved.
  private struct Way {
    let line: Int
    let values: [Int64]
    let still: Int
    var amounts: [Int: Int64]
    var moves: [Move]

    init(_ line: Int, _ values: [Int64], peak: Int, amount: Int64, still: Int) {
      self.line = line
      self.values = values
      self.still = still
      amounts = [peak: amount]
      moves = [Move(tied: peak, amount: amount)]
    }
  }

  /// Moves the levels that follow the first, each as much less as the month between them can give.
  private func add(to way: inout Way, _ levels: [Int], wait: Int) {
    guard let first = levels.first, var current = way.amounts[tied(way.line, first)] else { return }
    for (position, level) in levels.enumerated().dropFirst() {
      let tied = tied(way.line, level)
      guard tied != way.still, tied != Self.fixed else { return }
      if let known = way.amounts[tied] {
        current = known
        continue
      }
      if position > wait {
        current = lessened(current, between: levels[position - 1], and: level, tied, way.values)
      }
      way.amounts[tied] = current
      guard current != 0 else { return }
      way.moves.append(Move(tied: tied, amount: current))
    }
  }

  /// What is left of a shift once the month between two levels has given what it can, in every year
  /// in which they are tied.
  private func lessened(
    _ current: Int64,
    between last: Int,
    and level: Int,
    _ tied: Int,
    _ values: [Int64]
  ) -> Int64 {
    // Forwards a lowered shift is taken up by a month that grows, and backwards a raised one.
    let isForward = level > last
    guard (current > 0) == isForward else { return 0 }
    let room =
      months(of: tied).map { member -> Int64 in
        let month = isForward ? member : member + 1
        return values.indices.contains(month) ? max(0, values[month]) : 0
      }.min() ?? 0
    return current > 0 ? max(0, current - room) : min(0, current + room)
  }
}
