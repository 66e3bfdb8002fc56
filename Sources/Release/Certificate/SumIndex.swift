import Catalogue
import Records

/// The sums of the tables laid out for searches that look at them millions of times.
///
/// It says nothing that `CountTables` does not say, in arrays that need no look-up by key.
struct SumIndex: Sendable {
  /// A line in a sum.
  struct Term: Sendable {
    let line: Int
    let sign: Int64
    /// The row of `levels` that says at which month the level of each month's sum is taken.
    let lag: Int
  }

  /// A sum in which a line stands.
  struct Use: Sendable {
    let relation: Int
    /// The row of `ends` that says in the sums of which months a level stands.
    let lag: Int
  }

  /// How many levels a line has: one before the first month, and one for each.
  let width: Int
  /// The terms of all sums, one sum after the other.
  let terms: [Term]
  /// Where the terms of each sum begin, and where those of the last end.
  let starts: [Int]
  /// The sums of all lines, one line after the other, and where those of each begin.
  private let uses: [Use]
  private let usesFrom: [Int]
  /// By lag and month: at which month the level is taken in that month's sum.
  private let levels: [Int]
  /// By lag and month: the months in whose sums the level of the month stands.
  let ends: [[Int]]
  /// For each sum whether it is of levels of the same month alone.
  let hasLevelsAlone: [Bool]
  /// The least that each month of each line may be, and where printed numbers are kept from zero.
  private let floors: (plain: [Int64], kept: [Int64])

  /// Lays out the sums of some tables.
  init(_ tables: CountTables) {
    width = tables.months + 1
    let lags = [nil] + Basis.allCases.map { Optional($0) }
    var levels: [Int] = []
    var ends: [[Int]] = []
    for lag in lags {
      let taken =
        [0]
        + (1..<width).map { month in
          lag.map { max(0, tables.before($0, month)) } ?? month
        }
      levels += taken
      var found = [[Int]](repeating: [], count: width)
      for month in 1..<width { found[taken[month]].append(month) }
      if lag == nil { found[0] = [0] }
      ends += found
    }
    (self.levels, self.ends) = (levels, ends)
    var terms: [Term] = []
    var starts = [0]
    var uses = [[Use]](repeating: [], count: tables.lines.count)
    for (relation, sum) in tables.relations.enumerated() {
      for term in sum.terms {
        let lag = term.before.flatMap { Basis.allCases.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
        terms.append(Term(line: term.line, sign: term.sign, lag: lag * width))
        uses[term.line].append(Use(relation: relation, lag: lag * width))
      }
      starts.append(terms.count)
    }
    (self.terms, self.starts) = (terms, starts)
    self.uses = uses.flatMap(\.self)
    usesFrom = uses.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    hasLevelsAlone = tables.relations.map { sum in sum.terms.allSatisfy { $0.before == nil } }
    floors = (Self.floors(tables, false), Self.floors(tables, true))
  }

  private static func floors(_ tables: CountTables, _ keepsFromZero: Bool) -> [Int64] {
    tables.lines.indices.flatMap { line in
      (0...tables.months).map { tables.floor(line, $0, keepsFromZero: keepsFromZero) }
    }
  }

  /// The sums in which a line stands.
  func uses(of line: Int) -> ArraySlice<Use> { uses[usesFrom[line]..<usesFrom[line + 1]] }

  /// The level of a term that stands in the sum of a month.
  func level(_ term: Term, _ month: Int) -> Int { term.line * width + levels[term.lag + month] }

  /// The least that a line may be in a month.
  func floor(at level: Int, keepsFromZero: Bool) -> Int64 {
    keepsFromZero ? floors.kept[level] : floors.plain[level]
  }
}
