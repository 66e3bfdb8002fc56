import Catalogue
import Records

extension CountTables {
  /// Adds every sum that anybody can form of the counts.
  mutating func addRelations(of indicators: [Indicator]) {
    var breakdowns: [String: [BreakdownRule]] = [:]
    for indicator in indicators {
      for breakdown in indicator.breakdowns
      where !(breakdowns[indicator.dataset] ?? []).contains(where: { $0.name == breakdown.name }) {
        breakdowns[indicator.dataset, default: []].append(breakdown)
      }
    }
    var groups: [LineGroup.Key: [(identity: CountIdentity, line: Int)]] = [:]
    var order: [LineGroup.Key] = []
    for (key, line) in keyedLines {
      let group = LineGroup.Key(key)
      if groups[group] == nil { order.append(group) }
      groups[group, default: []].append((key.identity, line))
    }
    for key in order {
      let group = LineGroup(groups[key] ?? [])
      let exclusive =
        group.categories(of: breakdowns[key.dataset] ?? []) + group.lengths + group.complements
      for parts in exclusive { addSum(parts.whole, parts.parts, isWhole: parts.isWhole) }
      let covered = Set(
        exclusive.flatMap { group in group.parts.map { [group.whole, $0] } }
      )
      for (whole, part) in group.directlyWithin where !covered.contains([whole, part]) {
        addSum(whole, [part], isWhole: false)
      }
      for corner in group.crossings {
        add(
          [(corner.whole, 1), (corner.one, -1), (corner.other, -1), (corner.both, 1)],
          hasRest: true,
          guardsRest: false
        )
      }
    }
    // What a share leaves out is a secret even where other counts lie between its part and its whole.
    let known = Set(
      relations.filter { $0.guardsRest && $0.terms.count == 3 }
        .map { $0.terms.prefix(2).map(\.line) }
    )
    for share in shares where !known.contains([share.whole, share.part]) {
      if lines[share.whole].isFlow == lines[share.part].isFlow {
        addSum(share.whole, [share.part], isWhole: false)
      } else {
        addPartOfSpan(share.whole, share.part, guardsRest: true)
      }
    }
    addEventsByTheirSpan(but: Set(shares.map { [$0.whole, $0.part] }))
    addRowsAndChildren()
    addStocks()
  }

  private mutating func addSum(_ whole: Int, _ parts: [Int], isWhole: Bool) {
    add([(whole, 1)] + parts.map { ($0, -1) }, hasRest: !isWhole, guardsRest: true)
  }

  /// Adds a sum; its rest becomes a line of its own.
  private mutating func add(
    _ terms: [(line: Int, sign: Int64)],
    hasRest: Bool,
    guardsRest: Bool
  ) {
    add(
      terms.map { CountRelation.Term(line: $0.line, sign: $0.sign) },
      hasRest: hasRest,
      guardsRest: guardsRest
    )
  }

  private mutating func add(
    _ terms: [CountRelation.Term],
    hasRest: Bool,
    guardsRest: Bool = false
  ) {
    guard hasRest else {
      relations.append(CountRelation(terms: terms, rest: nil, guardsRest: false))
      return
    }
    let hasSpans = terms.contains { $0.before != nil }
    let isFlow = !hasSpans && terms.contains { lines[$0.line].isFlow }
    let hasPositions = terms.contains { !lines[$0.line].isFlow }
    var last: Int64 = 0
    var values: [Int64] = [0]
    for month in 1...months {
      let level = terms.reduce(Int64(0)) { $0 + $1.sign * self.level(of: $1, in: month) }
      // Of the first month it is not known how far positions have moved in it.
      values.append(isFlow ? (month == 1 && hasPositions ? 0 : level - last) : level)
      last = level
    }
    lines.append(CountLine(rest: values, isFlow: isFlow))
    relations.append(
      CountRelation(
        terms: terms + [CountRelation.Term(line: lines.count - 1, sign: -1)],
        rest: terms.count,
        guardsRest: guardsRest
      )
    )
  }

  /// The level of a line at the end of a month, or before the span that ends with it.
  private func level(of term: CountRelation.Term, in month: Int) -> Int64 {
    let line = lines[term.line]
    guard line.isFlow else { return line.values[month] }
    return line.values[0...max(0, term.before.map { before($0, month) } ?? month)].reduce(0, +)
  }

  /// Events that meet a claim or not according to the month in which it is asked lie within those that
  /// any month counts: of one span no more than of the other.
  private mutating func addEventsByTheirSpan(but shares: Set<[Int]>) {
    let flows = keyedLines.filter { $0.key.basis == nil }
    for (key, line) in keyedLines where key.basis != nil && key.identity.population.isOfEvents {
      let holders = flows.filter { flow in
        flow.key.identity.dataset == key.identity.dataset
          && flow.key.identity.population == key.identity.population
          && flow.key.identity.counted == key.identity.counted
          && key.identity.isWithin(flow.key.identity)
      }
      for holder in holders
      where !shares.contains([holder.line, line])
        && !holders.contains(where: {
          $0.line != holder.line && $0.key.identity.isWithin(holder.key.identity)
        })
      {
        // Children of a year beside those of its months leave over nobody.
        addPartOfSpan(holder.line, line, guardsRest: holder.key.identity != key.identity)
      }
    }
  }

  /// A part that is counted anew for each span, within a sum of months.
  private mutating func addPartOfSpan(_ whole: Int, _ part: Int, guardsRest: Bool) {
    guard lines[whole].isFlow, let basis = lines[part].key?.basis else { return }
    add(
      [
        CountRelation.Term(line: whole, sign: 1),
        CountRelation.Term(line: whole, sign: -1, before: basis),
        CountRelation.Term(line: part, sign: -1),
      ],
      hasRest: true,
      guardsRest: guardsRest
    )
  }

  /// Children are at most as many as rows, and families at most as many as children.
  private mutating func addRowsAndChildren() {
    for (key, line) in keyedLines {
      let fewer: [Counted] =
        switch key.identity.counted {
        case .rows: [.children, .families]
        case .children: [.families]
        case .families, .each: []
        }
      for counted in fewer {
        var identity = key.identity
        identity.counted = counted
        guard let other = self.line(CountLine.Key(identity: identity, basis: key.basis))
        else { continue }
        add([(line, 1), (other, -1)], hasRest: true, guardsRest: false)
        break
      }
    }
  }

  /// What is open at the end of a month is what was open before, with what started and without what
  /// ended; what was open at any point of a span is what is open at its end and what ended in it.
  private mutating func addStocks() {
    for (key, line) in keyedLines where key.identity.length == nil {
      switch key.identity.population {
      case .open:
        let started = flow(.started, key.identity)
        let ended = flow(.ended, key.identity)
        guard started != nil || ended != nil else { continue }
        var terms = [CountRelation.Term(line: line, sign: 1)]
        if let started { terms.append(CountRelation.Term(line: started, sign: -1)) }
        if let ended { terms.append(CountRelation.Term(line: ended, sign: 1)) }
        // Without the one or the other, what is missing is the rest.
        guard started == nil || ended == nil else {
          add(terms, hasRest: false)
          continue
        }
        if ended == nil { terms = terms.map { CountRelation.Term(line: $0.line, sign: -$0.sign) } }
        add(terms, hasRest: true)
      case .active:
        addActive(line, key)
      case .started, .ended, .endedYearBefore, .occurred, .all: break
      }
    }
  }

  private mutating func addActive(_ line: Int, _ key: CountLine.Key) {
    guard let basis = key.basis, basis != .term else { return }
    let own = CountRelation.Term(line: line, sign: 1)
    let open = like(key.identity, .open, basis: .snapshot)
    guard basis != .snapshot else {
      if let open { add([own, CountRelation.Term(line: open, sign: -1)], hasRest: true) }
      return
    }
    var span: [CountRelation.Term] = []
    if let ended = flow(.ended, key.identity) {
      span = [
        CountRelation.Term(line: ended, sign: -1),
        CountRelation.Term(line: ended, sign: 1, before: basis),
      ]
    }
    let position = open.map { [CountRelation.Term(line: $0, sign: -1)] } ?? []
    guard !span.isEmpty || !position.isEmpty else { return }
    add([own] + position + span, hasRest: span.isEmpty || position.isEmpty)
  }

  /// The line of another population of the same rows that meet the same claims, counted the same
  /// way if there is one.
  ///
  /// A child has one plan at a time, so that open children are open rows; families come and go with
  /// the first and the last of their children, which no count of rows says.
  private func like(
    _ identity: CountIdentity,
    _ population: Population,
    basis: Basis?
  ) -> Int? {
    let alike: [Counted] =
      switch identity.counted {
      case .rows: [.rows, .children]
      case .children: [.children, .rows]
      case .families, .each: [identity.counted]
      }
    for counted in alike {
      var other = identity
      other.population = population
      other.counted = counted
      if let line = line(CountLine.Key(identity: other, basis: basis)) { return line }
    }
    return nil
  }

  private func flow(_ population: Population, _ identity: CountIdentity) -> Int? {
    like(identity, population, basis: nil)
  }

  /// The lines that sums bind together, for each line.
  func linesBound() -> [[Int]] {
    var group = Array(lines.indices)
    func first(_ line: Int) -> Int {
      var line = line
      while group[line] != line { line = group[line] }
      return line
    }
    for relation in relations {
      for term in relation.terms.dropFirst() {
        let (one, other) = (first(relation.terms[0].line), first(term.line))
        group[max(one, other)] = min(one, other)
      }
    }
    var members: [Int: [Int]] = [:]
    for line in lines.indices { members[first(line), default: []].append(line) }
    return lines.indices.map { members[first($0)] ?? [$0] }
  }
}
