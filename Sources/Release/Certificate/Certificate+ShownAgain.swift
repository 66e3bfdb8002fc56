/// Which withheld figures no proof needs: they are shown again.
extension Certificate {
  /// A witness and the cells that it moves.
  private struct Part {
    let secret: Secret
    var witness: Witness
    var cells: [Int]
  }

  /// Which witnesses move each cell.
  private struct Uses {
    var parts: [Part] = []
    var of: [Set<Int>]

    mutating func replace(_ part: Int, by witness: Witness, in tables: CountTables) {
      for cell in parts[part].cells { of[cell].remove(part) }
      parts[part].witness = witness
      parts[part].cells = witness.cellsMoved(in: tables)
      for cell in parts[part].cells { of[cell].insert(part) }
    }
  }

  /// How many repairs are tried for a witness that does without a figure.
  private static let triesWithout = 8

  /// Shows figures again whose numbers no proof moves, and those that proofs can do without, each
  /// with other witnesses.
  ///
  /// What the fewest proofs need is tried first.
  mutating func showAgain(_ places: Set<Int>) {
    var uses = Uses(of: Array(repeating: [], count: tables.cells.count))
    for secret in witnesses.keys.sorted() {
      for witness in witnesses[secret] ?? [] {
        let cells = witness.cellsMoved(in: tables)
        for cell in cells { uses.of[cell].insert(uses.parts.count) }
        uses.parts.append(Part(secret: secret, witness: witness, cells: cells))
      }
    }
    search.mostTries = Self.triesWithout
    var left = showUnmoved(places.sorted(), uses)
    var order = left.map { (count: users(of: $0, uses).count, place: $0) }
    order.sort {
      ($0.count, value(of: $1.place), $0.place) < ($1.count, value(of: $0.place), $1.place)
    }
    for (_, place) in order where !isShown[place] {
      let needed = users(of: place, uses).sorted()
      let cells = cellsPrinted[place].filter { !isVisible[$0] }
      setVisible(cells, true)
      var found: [Witness] = []
      for part in needed {
        guard let other = other(than: uses.parts[part]) else { break }
        found.append(other)
      }
      guard found.count == needed.count else {
        setVisible(cells, false)
        continue
      }
      for (part, witness) in zip(needed, found) { uses.replace(part, by: witness, in: tables) }
      left = showUnmoved(left, uses)
    }
    for secret in witnesses.keys { witnesses[secret] = [] }
    for part in uses.parts { witnesses[part.secret]?.append(part.witness) }
  }

  /// The witnesses that move a number that a figure prints and no other does.
  private func users(of place: Int, _ uses: Uses) -> Set<Int> {
    cellsPrinted[place].reduce(into: []) { all, cell in
      if !isVisible[cell] { all.formUnion(uses.of[cell]) }
    }
  }

  /// Shows the figures that no witness moves; gives those that are left.
  private mutating func showUnmoved(_ places: [Int], _ uses: Uses) -> [Int] {
    places.filter { place in
      guard cellsPrinted[place].allSatisfy({ isVisible[$0] || uses.of[$0].isEmpty }) else {
        return true
      }
      isShown[place] = true
      shownAgain.insert(place)
      withheld.remove(place)
      setVisible(cellsPrinted[place].filter { !isVisible[$0] }, true)
      return false
    }
  }

  private mutating func setVisible(_ cells: [Int], _ value: Bool) {
    for cell in cells {
      isVisible[cell] = value
      search.prices[cell] = price(of: cell)
    }
    for line in Set(cells.map { tables.cells[$0].line }) {
      search.renew(line, isVisible: isVisible)
    }
  }

  /// A witness that does what another does beside what is visible now; `nil` where none is found.
  private mutating func other(than part: Part) -> Witness? {
    let (secret, difference) = (part.secret, part.witness.difference)
    let keeps = part.witness.keepsFromZero(in: tables)
    search.keepsFromZero = keeps
    levels.keepsFromZero = keeps
    defer {
      search.keepsFromZero = true
      levels.keepsFromZero = true
    }
    let movers = levels.movers(of: secret.line)
    for mover in movers {
      let prices = mover.cells.map { isVisible[$0] ? LevelCut.forbidden : 0 }
      for isByOnes in [false, true] {
        let found = levels.witness(
          for: secret,
          movingBy: difference,
          with: mover,
          isByOnes: isByOnes,
          prices: prices
        )
        if let found, !keeps || found.keepsFromZero(in: tables) { return found }
      }
    }
    guard movers.isEmpty else { return nil }
    let found = search.witness(
      secret.line,
      from: secret.from,
      to: secret.to,
      movingBy: difference
    )
    return found.flatMap { !keeps || $0.keepsFromZero(in: tables) ? $0 : nil }
  }
}
