import Metrics
import Records

extension Certificate {
  /// How much readers miss a figure: newer ones more than older ones, and the spans that pages lead
  /// with most.
  func value(of place: Int) -> Int {
    let age = min(tables.months - tables.number(of: figures[place].period), 24)
    let span =
      switch figures[place].basis {
      case .snapshot, .r12, .year, .academicYear: 160
      case .month, .quarter, .ytd, .term: 100
      }
    return age == 0 ? span * 4 : span + 24 - age
  }

  /// How much readers miss a number: nothing where it is withheld anyway.
  func price(of cell: Int) -> Int {
    tables.cells[cell].prints.reduce(0) { isShown[$1] ? $0 + value(of: $1) : $0 }
  }

  /// How much readers would miss what some witnesses move.
  func loss(of found: [Witness]) -> Int {
    prints(found.flatMap { $0.cellsMoved(in: tables) }.filter { isVisible[$0] })
      .reduce(0) { $0 + value(of: $1) }
  }

  /// The proof of a secret by moving the levels of a line, or of two, at the least loss; `nil` where
  /// there is none.
  mutating func cheapestCut(for secret: Secret) -> (found: [Witness], loss: Int)? {
    var best: (found: [Witness], loss: Int)?
    // The end further away first: what is withheld for it mostly does for the other.
    let ends = secret.ends(small)
      .sorted { abs($0 - secret.value) > abs($1 - secret.value) }
    for mover in levels.movers(of: secret.line) {
      for isByOnes in [false, true] {
        var found: [Witness] = []
        var moved: Set<Int> = []
        for end in ends {
          let witness = levels.witness(
            for: secret,
            movingBy: end - secret.value,
            with: mover,
            isByOnes: isByOnes,
            prices: mover.cells.map { moved.contains($0) ? 0 : priceToMove($0) }
          )
          guard let witness, !levels.keepsFromZero || witness.keepsFromZero(in: tables) else {
            break
          }
          moved.formUnion(witness.cellsMoved(in: tables))
          found.append(witness)
        }
        guard found.count == ends.count else { continue }
        let loss = loss(of: found)
        if best.map({ loss < $0.loss }) ?? true { best = (found, loss) }
        if loss == 0 { return best }
      }
    }
    return best
  }

  /// The price of moving a cell: next to nothing where it is withheld to protect others, so that it
  /// may be shown again.
  private func priceToMove(_ cell: Int) -> Int {
    guard isVisible[cell] else {
      return tables.cells[cell].prints.contains { withheld.contains($0) } ? 1 : 0
    }
    return isFree(cell) ? search.prices[cell] * 4 : LevelCut.forbidden
  }
}
