import Catalogue
import Metrics
import Records

/// Withholds what would give a withheld count away through a sum.
///
/// Behind the figures stand counts, and anybody can form their sums, whichever indicators print
/// them: a total of its categories, a share's whole, a length of shorter lengths. In each sum a withheld count of 1 to 5 must be able to be any number from 1 to 5; while
/// it is not, one more figure of the sum is withheld, the one that readers miss least.
struct Protection {
  private let model: CountModel
  private let ledger: DisclosureLedger
  /// Further readings that are withheld.
  private(set) var withheld: Set<Int> = []
  private var isHidden: [Bool]
  /// The counts that each reading prints.
  private var countsOf: [Int: [Int]] = [:]

  /// Protects the withheld counts of an edition.
  init(_ ledger: DisclosureLedger, of indicators: [Indicator]) {
    self.ledger = ledger
    model = CountModel(ledger.readings, of: indicators)
    isHidden = model.readings.map { places in places.allSatisfy { !ledger.isVisible($0) } }
    for (count, places) in model.readings.enumerated() {
      for place in places { countsOf[place, default: []].append(count) }
    }
    var waiting = Array(model.equations.indices.reversed())
    while let equation = waiting.popLast() {
      guard let next = leastMissed(in: equation) else { continue }
      for count in hide(next) { waiting += model.equationsOf[count] }
    }
  }

  /// The count of a sum that must be withheld too; `nil` where the sum is safe, and where all that
  /// is left of it has been published before.
  private func leastMissed(in place: Int) -> Int? {
    let sum = model.equations[place]
    let hidden = sum.parts.filter { isHidden[$0] }
    let isExposed =
      isHidden[sum.whole]
      ? hidden.isEmpty : hidden.contains { isSecret($0) && !canBeAny($0, beside: hidden) }
    guard isExposed else { return nil }
    let visible = sum.parts.filter { !isHidden[$0] } + (isHidden[sum.whole] ? [] : [sum.whole])
    // A zero moves nothing, so it is taken only when there is no other.
    return visible.filter { cost(of: $0) != nil }.min { one, other in
      let (first, second) = (model.values[one] == 0 ? 1 : 0, model.values[other] == 0 ? 1 : 0)
      return (first, cost(of: one) ?? 0, one) < (second, cost(of: other) ?? 0, other)
    }
  }

  /// Whether a hidden count must stay one: it was withheld, or it is small although no figure
  /// prints it, such as all that does not count.
  private func isSecret(_ count: Int) -> Bool {
    !model.readings[count].isEmpty || smallNumbers.contains(model.values[count])
  }

  /// Whether a hidden count could be any number from 1 to 5 while the hidden parts of its sum stay
  /// what they are together; larger counts need only one other hidden part.
  private func canBeAny(_ count: Int, beside hidden: [Int]) -> Bool {
    let others = hidden.filter { $0 != count }
    guard !others.isEmpty else { return false }
    guard smallNumbers.contains(model.values[count]) else { return true }
    let room = others.reduce(Int64(0)) { room, other in
      room + max(0, model.values[other] - (model.readings[other].isEmpty ? 0 : 1))
    }
    return room >= 5 - model.values[count]
  }

  /// How much readers miss a figure: headlines and the spans that pages show most.
  private static func weight(of reading: Reading) -> Int {
    let isHeadline = reading.slice == .total
    switch reading.basis {
    case .snapshot, .r12, .year, .academicYear: return isHeadline ? 100 : 2
    case .quarter, .ytd, .term: return isHeadline ? 40 : 1
    case .month: return isHeadline ? 60 : 1
    }
  }

  /// What withholding a count costs; `nil` where it has been published before.
  private func cost(of count: Int) -> Int? {
    var cost = 0
    for place in model.readings[count] where ledger.isVisible(place) && !withheld.contains(place) {
      guard !ledger.isPinned[place] else { return nil }
      cost += Self.weight(of: ledger.readings[place])
    }
    return cost
  }

  /// Withholds every reading that prints a count; what else such a reading printed is hidden too,
  /// where no other prints it.
  ///
  /// - Returns: The counts that are hidden now.
  private mutating func hide(_ count: Int) -> [Int] {
    var touched: Set<Int> = []
    for place in model.readings[count]
    where ledger.isVisible(place) && withheld.insert(place).inserted {
      touched.formUnion(countsOf[place] ?? [])
    }
    return touched.sorted().filter { count in
      guard !isHidden[count] else { return false }
      isHidden[count] = model.readings[count].allSatisfy {
        !ledger.isVisible($0) || withheld.contains($0)
      }
      return isHidden[count]
    }
  }
}
