import Catalogue
import Metrics
import Records

/// Proof that no small number that an edition withholds can be worked out, in this edition and in
/// everything published before it.
///
/// For every withheld number of 1 to 5, and for every rest as small that a subtraction would give,
/// there are two other tables of whole numbers, one in which it is 1 or less and one in which it is
/// 5 or more, that agree with every published figure (Fischetti and Salazar 2001; ruling of
/// `methods.md`, section 6.3). Where there is none, further figures are withheld, the one that
/// readers miss least first.
struct Certificate {
  /// A number that must stay secret.
  struct Secret: Hashable, Comparable {
    let line: Int
    let from: Int
    let to: Int
    let value: Int64
    /// Whether it must be able to be as large as the largest small number too; of what longer spans
    /// to come begin with, their other months see to that.
    var hasUpperEnd = true

    /// The numbers that it must be able to be beside its own.
    func ends(_ small: ClosedRange<Int64>) -> [Int64] {
      ([small.lowerBound] + (hasUpperEnd ? [small.upperBound] : [])).filter { $0 != value }
    }

    static func < (one: Secret, other: Secret) -> Bool {
      (one.line, one.from, one.to) < (other.line, other.from, other.to)
    }
  }

  /// The counts and their sums.
  let tables: CountTables
  /// The positions of further figures that are withheld.
  var withheld: Set<Int> = []
  /// The positions of spare figures that may be seen after all.
  var shownAgain: Set<Int> = []
  /// The tables found, two for each secret, or one where the number itself is the other.
  var witnesses: [Secret: [Witness]] = [:]
  /// The secrets for which there is no proof although nothing more can be withheld.
  private(set) var unproven: [Secret] = []
  /// Whether each cell is visible.
  var isVisible: [Bool]

  let figures: [Reading]
  let isPinned: [Bool]
  var isShown: [Bool]
  var search: WitnessSearch
  var levels: LevelCut
  /// Whether each figure was visible before anything was withheld to protect others.
  let wasShown: [Bool]
  let cellsPrinted: [[Int]]
  private var failures: [Int: Int] = [:]
  /// The numbers that could point at a child: a proof shows one witness at each end, or beyond.
  let small: ClosedRange<Int64>

  /// Finds the proof, and withholds what stands in its way.
  ///
  /// - Parameters:
  ///   - figures: Every figure that is or was published, with its true number.
  ///   - isShown: Whether each is visible.
  ///   - isPinned: Whether each has been published before.
  ///   - spare: The positions of withheld figures that are no secret themselves, and return where no
  ///     proof needs them.
  ///   - monthly: The true numbers month by month.
  ///   - indicators: The indicators.
  ///   - small: The numbers that could point at a child.
  init(
    _ figures: [Reading],
    isShown: [Bool],
    isPinned: [Bool],
    spare: Set<Int>,
    monthly: [Reading],
    of indicators: [Indicator],
    small: ClosedRange<Int64> = smallNumbers
  ) {
    self.small = small
    tables = CountTables(figures, monthly: monthly, of: indicators)
    self.figures = figures
    self.isShown = isShown
    wasShown = isShown
    self.isPinned = isPinned
    isVisible = tables.cells.map { $0.prints.contains { isShown[$0] } }
    search = WitnessSearch(tables, isVisible: isVisible)
    levels = LevelCut(tables)
    var cellsPrinted = [[Int]](repeating: [], count: figures.count)
    for (cell, number) in tables.cells.enumerated() {
      for place in number.prints { cellsPrinted[place].append(cell) }
    }
    self.cellsPrinted = cellsPrinted
    for cell in tables.cells.indices { search.prices[cell] = price(of: cell) }
    let present = secrets
    for secret in present { protect(secret) }
    for secret in secretsToCome(beside: present) { protect(secret) }
    // What was withheld later may have given room; the few that are left are worth more patience.
    var inVain = 0
    for attempt in [Attempt.alike, .patient] + Array(repeating: .shuffled, count: 12)
    where inVain < Self.mostInVain {
      switch attempt {
      case .alike: search.movesAlike = true
      case .patient:
        search.movesAlike = false
        search.mostTries *= 8
      case .shuffled:
        search.shuffle()
        inVain += 1
      }
      let left = unproven
      unproven = []
      failures = [:]
      for secret in left { protect(secret) }
      if unproven.count < left.count { inVain = 0 }
    }
    showAgain(withheld.union(spare))
    for secret in witnesses.keys.sorted() where !holds(secret) { unproven.append(secret) }
  }

  /// How a proof is looked for once more.
  private enum Attempt {
    case alike
    case patient
    case shuffled
  }

  /// The ids of the indicators that print the counts without proof and those beside them in sums.
  var indicatorsWithoutProof: Set<String> {
    let lines = Set(unproven.map(\.line))
    let beside = tables.relations.filter { $0.terms.contains { lines.contains($0.line) } }
      .flatMap { $0.terms.map(\.line) }
    return Set(
      lines.union(beside).flatMap { tables.cellsOf[$0] }.flatMap { tables.cells[$0].prints }
        .map { figures[$0].indicator }
    )
  }

  /// Whether the proof of a secret holds, found by adding up.
  func holds(_ secret: Secret) -> Bool {
    guard let found = witnesses[secret] else { return false }
    let values = [secret.value] + found.map { secret.value + $0.difference }
    return values.contains { $0 <= small.lowerBound }
      && (!secret.hasUpperEnd || values.contains { $0 >= small.upperBound })
      && found.allSatisfy { $0.holds(in: tables, isVisible: isVisible) }
  }

  /// What must stay secret: withheld numbers of 1 to 5, and what is left of a published number when
  /// published parts are taken from it.
  private var secrets: [Secret] {
    var secrets: [Secret] = []
    for (cell, number) in tables.cells.enumerated()
    where !isVisible[cell] && number.isKnown && small.contains(number.value) {
      secrets.append(
        Secret(line: number.line, from: number.from, to: number.to, value: number.value)
      )
    }
    for relation in tables.relations where relation.guardsRest {
      guard let rest = relation.rest else { continue }
      for left in tables.rests(of: relation) where small.contains(left.value) {
        secrets.append(
          Secret(line: relation.terms[rest].line, from: left.from, to: left.to, value: left.value)
        )
      }
    }
    return secrets
  }

  /// What the longer spans of the months to come begin with, where it is small.
  ///
  /// Should nothing be counted in those months, such a span is as small as this, and what has been
  /// published by then cannot be taken back: the room must be left now.
  private func secretsToCome(beside present: [Secret]) -> [Secret] {
    var lines = Set(
      tables.cells.lazy.filter { $0.to > $0.from + 1 }.map(\.line)
    )
    for relation in tables.relations where relation.guardsRest {
      guard let rest = relation.rest, lines.contains(relation.terms[0].line) else { continue }
      lines.insert(relation.terms[rest].line)
    }
    let known = Set(present)
    var secrets: [Secret] = []
    for line in lines.sorted() where tables.lines[line].isFlow {
      var value: Int64 = 0
      for month in (max(1, tables.months - 10)...tables.months).reversed() {
        value += tables.lines[line].values[month]
        guard value <= small.upperBound else { break }
        let secret = Secret(line: line, from: month - 1, to: tables.months, value: value)
        guard value > small.lowerBound, !known.contains(secret) else { continue }
        secrets.append(
          Secret(
            line: line,
            from: secret.from,
            to: secret.to,
            value: value,
            hasUpperEnd: false
          )
        )
      }
    }
    return secrets
  }

  /// Finds the proof of a secret at the least loss that is found, and withholds what stands in its
  /// way.
  ///
  /// A proof in which no printed number becomes zero is better, since zeros are mostly shown and
  /// readers may take a withheld number for another; where the whole is as small as its parts, there
  /// is none.
  private mutating func protect(_ secret: Secret) {
    defer {
      search.keepsFromZero = true
      levels.keepsFromZero = true
    }
    for keepsFromZero in [true, false] {
      search.keepsFromZero = keepsFromZero
      levels.keepsFromZero = keepsFromZero
      let cut = cheapestCut(for: secret)
      if let found = cut?.found, cut?.loss == 0 {
        witnesses[secret] = found
        return
      }
      if let found = proof(of: secret) {
        witnesses[secret] = found
        return
      }
      // Without a proof when everything may go there is none when less may.
      // Nor is there one for the next of a line of which some have none.
      guard cut != nil || failures[secret.line, default: 0] < Self.mostFailures else { break }
      guard var found = cut?.found ?? proof(of: secret, without: whatMayGo(for: secret)) else {
        continue
      }
      var least = cut?.loss ?? loss(of: found)
      for cells in obstacles(to: secret) {
        guard let other = proof(of: secret, without: cells) else { continue }
        let loss = loss(of: other)
        if loss < least { (found, least) = (other, loss) }
      }
      hide(Set(found.flatMap { $0.cellsMoved(in: tables) }).filter { isVisible[$0] })
      witnesses[secret] = found
      return
    }
    failures[secret.line, default: 0] += 1
    unproven.append(secret)
  }

  /// After how many orders in a row that lead to no further proof no others are tried.
  private static let mostInVain = 6
  /// How many secrets of one line may be searched without a proof before the others are given up.
  private static let mostFailures = 3

  /// The tables in which a secret is 1 and 5; `nil` where one is missing.
  mutating func proof(of secret: Secret) -> [Witness]? {
    var found: [Witness] = []
    for value in secret.ends(small) {
      let other = search.witness(
        secret.line,
        from: secret.from,
        to: secret.to,
        movingBy: value - secret.value
      )
      guard let other, !search.keepsFromZero || other.keepsFromZero(in: tables) else {
        return nil
      }
      found.append(other)
    }
    return found
  }

  /// The proof that a secret would have if some cells were withheld.
  mutating func proof(of secret: Secret, without cells: [Int]) -> [Witness]? {
    let places = prints(cells)
    let beside = cellsBeside(places)
    var visible = isVisible
    for cell in beside {
      visible[cell] = tables.cells[cell].prints.contains { isShown[$0] && !places.contains($0) }
    }
    let lines = Set(beside.map { tables.cells[$0].line })
    for line in lines { search.renew(line, isVisible: visible) }
    defer { for line in lines { search.renew(line, isVisible: isVisible) } }
    return proof(of: secret)
  }

  /// Withholds some cells, and with them every figure that prints one.
  mutating func hide(_ cells: Set<Int>) {
    let places = prints(cells)
    withheld.formUnion(places)
    for place in places { isShown[place] = false }
    let beside = cellsBeside(places)
    for cell in beside {
      isVisible[cell] = tables.cells[cell].prints.contains { isShown[$0] }
      search.prices[cell] = price(of: cell)
    }
    for line in Set(beside.map { tables.cells[$0].line }) {
      search.renew(line, isVisible: isVisible)
    }
  }

  /// The positions of the visible figures that print any of some cells.
  func prints(_ cells: some Sequence<Int>) -> Set<Int> {
    Set(cells.flatMap { tables.cells[$0].prints }.filter { isShown[$0] })
  }

  private func cellsBeside(_ places: Set<Int>) -> Set<Int> {
    Set(places.flatMap { cellsPrinted[$0] })
  }
}
