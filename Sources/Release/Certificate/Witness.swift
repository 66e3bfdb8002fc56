/// Another table of whole numbers that agrees with every published figure: proof that the true one
/// cannot be told from it.
struct Witness: Hashable, Sendable {
  /// By how much a count of one month differs from the true one.
  struct Change: Hashable, Sendable {
    let line: Int
    let month: Int
    let difference: Int64
  }

  /// The number whose other value it shows: a line and its span, months `from + 1` to `to`.
  let line: Int
  let from: Int
  let to: Int
  /// By how much it differs from the true number.
  let difference: Int64
  /// Where it differs from the true table, by line and month.
  let changes: [Change]

  /// Whether the table agrees with every visible number and every sum, with no number below zero:
  /// found by adding up alone, whatever found the witness.
  func holds(in tables: CountTables, isVisible: [Bool]) -> Bool {
    let differences = differences(in: tables)
    for (line, months) in differences {
      let values = tables.lines[line].values
      for month in 1...tables.months where months[month] < 0 {
        guard values[month] + months[month] >= tables.floor(line, month) else { return false }
      }
    }
    guard !cellsMoved(in: tables).contains(where: { isVisible[$0] }), let own = differences[line],
      Self.sum(own, tables.lines[line].isFlow, from: from, to: to) == difference
    else { return false }
    return tables.relations.allSatisfy { relation in
      !relation.terms.contains { differences[$0.line] != nil }
        || agrees(relation, tables, differences)
    }
  }

  /// The cells whose numbers differ from the true ones.
  func cellsMoved(in tables: CountTables) -> [Int] { moves(in: tables).map(\.cell) }

  /// Whether no number that figures print becomes zero.
  func keepsFromZero(in tables: CountTables) -> Bool {
    moves(in: tables).allSatisfy { cell, difference in
      let value = tables.cells[cell].value
      return value <= 0 || value + difference > 0
    }
  }

  /// The cells whose numbers differ from the true ones, and by how much.
  private func moves(in tables: CountTables) -> [(cell: Int, difference: Int64)] {
    differences(in: tables).flatMap { line, months in
      tables.cellsOf[line].compactMap { cell in
        let span = tables.cells[cell]
        let difference = Self.sum(months, tables.lines[line].isFlow, from: span.from, to: span.to)
        return difference == 0 ? nil : (cell, difference)
      }
    }
  }

  /// For each line that differs, by how much in each month.
  private func differences(in tables: CountTables) -> [Int: [Int64]] {
    var differences: [Int: [Int64]] = [:]
    for change in changes {
      differences[change.line, default: Array(repeating: 0, count: tables.months + 1)][
        change.month
      ] += change.difference
    }
    return differences
  }

  /// Whether the differences of the levels come to nothing at the end of every month.
  private func agrees(
    _ relation: CountRelation,
    _ tables: CountTables,
    _ differences: [Int: [Int64]]
  ) -> Bool {
    var levels: [Int: [Int64]] = [:]
    for term in relation.terms {
      guard let months = differences[term.line], levels[term.line] == nil else { continue }
      var level: Int64 = 0
      levels[term.line] =
        tables.lines[term.line].isFlow
        ? months.map {
          level += $0
          return level
        } : months
    }
    return (1...tables.months).allSatisfy { month in
      relation.terms.reduce(Int64(0)) { sum, term in
        let at = term.before.map { max(0, tables.before($0, month)) } ?? month
        return sum + term.sign * (levels[term.line]?[at] ?? 0)
      } == 0
    }
  }

  private static func sum(_ months: [Int64], _ isFlow: Bool, from: Int, to: Int) -> Int64 {
    isFlow ? months[(from + 1)...to].reduce(0, +) : months[to]
  }
}
