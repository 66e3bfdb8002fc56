import Metrics
import Records

/// A withheld figure that follows from longer spans by subtraction: `r12` of September less `r12`
/// of August is September less the September before.
///
/// Every figure of a series of events is the step between two ends of months, so what can be
/// worked out is what a walk along visible figures reaches: a withheld step is exposed exactly
/// when its two ends are joined by visible ones. While one is, one visible figure of the walk is
/// withheld too: a month before a longer span, an old figure before a new one.
let spanDifference = DisclosureRule(name: "difference of spans") { ledger in
  var further: [Int] = []
  for places in ledger.series {
    let hidden = places.filter {
      ledger.isWithheld[$0] && isSumOfMonths(ledger.readings[$0])
    }
    guard !hidden.isEmpty else { continue }
    var visible = places.filter {
      ledger.isVisible($0) && isSumOfMonths(ledger.readings[$0])
    }
    var reach = Reach(of: visible, in: ledger)
    for place in hidden {
      let wanted = Step(ledger.readings[place])
      while reach.joins(wanted), let walk = walk(along: visible, joining: wanted, in: ledger) {
        guard let last = leastMissed(of: walk, in: ledger) else { break }
        visible.removeAll { $0 == last }
        further.append(last)
        reach = Reach(of: visible, in: ledger)
      }
    }
  }
  return further
}

/// The figure of a walk that readers miss least: the shortest span, then the oldest; one that has
/// been published only when there is no other.
private func leastMissed(of walk: [Int], in ledger: DisclosureLedger) -> Int? {
  let free = walk.filter { !ledger.isPinned[$0] }
  return (free.isEmpty ? walk : free).min { one, other in
    let (first, second) = (ledger.readings[one], ledger.readings[other])
    let (short, long) = (length(of: first.basis), length(of: second.basis))
    return short != long ? short < long : (first.period, one) < (second.period, other)
  }
}

private func length(of basis: Basis) -> Int {
  switch basis {
  case .snapshot, .month, .term: 0
  case .quarter: 1
  case .ytd, .academicYear: 2
  case .r12, .year: 3
  }
}

/// Which ends of months are joined by visible figures, without the walks themselves.
private struct Reach {
  private let first: Int32
  private var roots: [Int]

  init(of visible: [Int], in ledger: DisclosureLedger) {
    let steps = visible.map { Step(ledger.readings[$0]) }
    first = steps.map(\.from).min() ?? 0
    roots = Array(0...Int((steps.map(\.to).max() ?? 0) - first))
    for step in steps {
      let (from, to) = (root(of: step.from) ?? 0, root(of: step.to) ?? 0)
      roots[max(from, to)] = min(from, to)
    }
  }

  /// Whether the two ends of a step are joined.
  func joins(_ step: Step) -> Bool {
    guard let from = root(of: step.from), let to = root(of: step.to) else { return false }
    return from == to
  }

  private func root(of end: Int32) -> Int? {
    var place = Int(end - first)
    guard roots.indices.contains(place) else { return nil }
    while roots[place] != place { place = roots[place] }
    return place
  }
}

/// The step from the end of the month before a span to the end of its last month.
private struct Step {
  let from: Int32
  let to: Int32

  init(_ reading: Reading) {
    from = reading.basis.firstMonth(endingWith: reading.period).index - 1
    to = reading.period.index
  }
}

private func isSumOfMonths(_ reading: Reading) -> Bool {
  switch reading.basis {
  case .month, .quarter, .r12, .ytd, .year, .academicYear: true
  case .snapshot, .term: false
  }
}

/// The visible figures on a shortest walk between the two ends of a step; `nil` when there is none.
private func walk(
  along visible: [Int],
  joining wanted: Step,
  in ledger: DisclosureLedger
) -> [Int]? {
  var neighbours: [Int32: [(end: Int32, place: Int)]] = [:]
  for place in visible {
    let step = Step(ledger.readings[place])
    neighbours[step.from, default: []].append((step.to, place))
    neighbours[step.to, default: []].append((step.from, place))
  }
  var arrivals: [Int32: (from: Int32, place: Int)] = [:]
  var queue = [wanted.from]
  var next = 0
  while next < queue.count {
    let here = queue[next]
    next += 1
    if here == wanted.to { break }
    for (end, place) in neighbours[here] ?? [] where end != wanted.from && arrivals[end] == nil {
      arrivals[end] = (here, place)
      queue.append(end)
    }
  }
  var walk: [Int] = []
  var here = wanted.to
  while here != wanted.from {
    guard let arrival = arrivals[here] else { return nil }
    walk.append(arrival.place)
    here = arrival.from
  }
  return walk
}
