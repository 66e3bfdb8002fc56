import Metrics
import Records

extension Certificate {
  /// What may stand in the way of a proof: growing sets of visible cells.
  ///
  /// They are of the secret's own line and of the lines beside it in its sums; what has been
  /// published before is in none of them.
  ///
  /// First the cells that tie the levels at either end of the secret's span, its own and then those
  /// beside it; then whole series; then the same of the lines one sum further.
  func obstacles(to secret: Secret) -> [[Int]] {
    let beside = linesBeside([secret.line])
    let all = linesBeside(beside)
    let visible = all.map { line in tables.cellsOf[line].filter { isVisible[$0] && isFree($0) } }
    let near = visible.map { $0.filter { ties($0, secret) } }
    func series(_ count: Int) -> [Int] {
      (0..<count).filter { tables.lines[all[$0]].isFlow }.flatMap { visible[$0] }
    }
    var sets = near.prefix(beside.count).map { $0 }
    sets.append(near.prefix(beside.count).flatMap(\.self))
    sets.append(visible[0] + near.prefix(beside.count).flatMap(\.self))
    sets.append(series(beside.count) + near.prefix(beside.count).flatMap(\.self))
    sets.append(near.flatMap(\.self))
    sets.append(series(all.count) + near.flatMap(\.self))
    var seen: Set<Set<Int>> = []
    return sets.filter { !$0.isEmpty && seen.insert(Set($0)).inserted }
  }

  /// Every visible cell that may still be withheld of all lines that sums bind to a secret's.
  func whatMayGo(for secret: Secret) -> [Int] {
    tables.boundTo[secret.line].flatMap { line in
      tables.cellsOf[line].filter { isVisible[$0] && isFree($0) }
    }
  }

  /// Some lines, and after them those that stand in a sum with any of them.
  private func linesBeside(_ lines: [Int]) -> [Int] {
    var all = lines
    var seen = Set(lines)
    for relation in tables.relations
    where relation.terms.contains(where: { lines.contains($0.line) }) {
      for term in relation.terms where seen.insert(term.line).inserted { all.append(term.line) }
    }
    return all
  }

  /// Whether a cell ties a level at either end of a secret's span.
  private func ties(_ cell: Int, _ secret: Secret) -> Bool {
    let number = tables.cells[cell]
    guard tables.lines[number.line].isFlow else { return number.to == secret.to }
    let end = search.leeway.tied(number.line, number.to)
    return end == search.leeway.tied(number.line, secret.from)
      || end == search.leeway.tied(number.line, secret.to)
  }

  /// Whether none of the figures that print a cell has been published before.
  func isFree(_ cell: Int) -> Bool {
    tables.cells[cell].prints.allSatisfy { !isShown[$0] || !isPinned[$0] }
  }
}
