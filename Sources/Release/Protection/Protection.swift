import Catalogue
import Metrics
import Records

/// For a withheld count two other tables that agree with everything published: in one it is 1 or
/// less, in the other 5 or more.
///
/// The pair is the proof that nobody can rule out any number from 1 to 5. Whether it holds is
/// checked by adding up, whatever way it was found.
///
/// - SeeAlso: Fischetti M, Salazar JJ (2001), *Management Science* 47(7):1008–1027.
struct Certificate {
  /// The count.
  let count: Int
  /// The step of each count that changes in the first table, and how often it is taken.
  let lower: (steps: [Int: Int64], size: Int64)
  /// The same for the second.
  let upper: (steps: [Int: Int64], size: Int64)

  /// Whether both tables agree with all that is published.
  ///
  /// - Parameters:
  ///   - model: The counts and sums.
  ///   - isVisible: Whether each count is published.
  func holds(in model: CountModel, isVisible: (Int) -> Bool) -> Bool {
    let low = model.values[count] + (lower.steps[count] ?? 0) * lower.size
    let high = model.values[count] + (upper.steps[count] ?? 0) * upper.size
    return low <= 1 && high >= 5
      && [lower, upper].allSatisfy { agrees($0.steps, $0.size, model, isVisible) }
  }

  private func agrees(
    _ steps: [Int: Int64],
    _ size: Int64,
    _ model: CountModel,
    _ isVisible: (Int) -> Bool
  ) -> Bool {
    for (count, step) in steps where step != 0 && size != 0 {
      if isVisible(count) || model.values[count] + step * size < 0 { return false }
      for equation in model.equationsOf[count] {
        let sum = model.equations[equation]
        let parts = sum.parts.reduce(Int64(0)) { $0 + (steps[$1] ?? 0) }
        if parts != steps[sum.whole] ?? 0 { return false }
      }
    }
    return true
  }
}

/// Withholds what would give a small count away, until each has a certificate.
struct Protection {
  private let model: CountModel
  private let ledger: DisclosureLedger
  /// Further readings that are withheld.
  private(set) var withheld: Set<Int> = []
  /// Small counts for which no certificate was found, although everything that they are summed up
  /// with is withheld.
  private(set) var unproven: [Int] = []
  /// How many counts have a certificate.
  private(set) var provenCount = 0
  private var isHidden: [Bool]
  /// What withholding each count costs; `nil` where it has been published before.
  private var costs: [Int?]
  /// The counts that each reading prints.
  private var countsOf: [Int: [Int]] = [:]

  /// Protects every small count behind an edition.
  init(_ ledger: DisclosureLedger, of indicators: [Indicator]) {
    self.ledger = ledger
    model = CountModel(ledger.readings, of: indicators)
    isHidden = model.readings.map { places in places.allSatisfy { !ledger.isVisible($0) } }
    costs = model.values.map { _ in 0 }
    for (count, places) in model.readings.enumerated() {
      for place in places { countsOf[place, default: []].append(count) }
    }
    for count in model.values.indices { costs[count] = cost(of: count) }
    var certificates: [Certificate] = []
    for count in model.values.indices where smallNumbers.contains(model.values[count]) {
      guard !model.equationsOf[count].isEmpty || !isHidden[count] else { continue }
      if let certificate = certificate(for: count) ?? coarserCertificate(for: count) {
        certificates.append(certificate)
      } else {
        unproven.append(count)
      }
    }
    let isHidden = isHidden
    for certificate in certificates {
      let holds = certificate.holds(in: model) { !model.readings[$0].isEmpty && !isHidden[$0] }
      if holds { provenCount += 1 } else { unproven.append(certificate.count) }
    }
  }

  /// Publishes less where no certificate is found: first without the breakdowns of the figures that
  /// the count is summed up with, then without these figures themselves.
  private mutating func coarserCertificate(for count: Int) -> Certificate? {
    let near = neighbours(of: [count])
    let wide = neighbours(of: near)
    hide(wide.filter { isSlice($0) })
    if let certificate = certificate(for: count) { return certificate }
    hide(near)
    if let certificate = certificate(for: count) { return certificate }
    hide(wide)
    return certificate(for: count)
  }

  /// The counts that stand in a sum with one of some counts.
  private func neighbours(of counts: Set<Int>) -> Set<Int> {
    var found = counts
    for count in counts {
      for equation in model.equationsOf[count] {
        found.insert(model.equations[equation].whole)
        found.formUnion(model.equations[equation].parts)
      }
    }
    return found
  }

  private func isSlice(_ count: Int) -> Bool {
    model.readings[count].allSatisfy { ledger.readings[$0].slice != .total }
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

  private mutating func certificate(for count: Int) -> Certificate? {
    if !isHidden[count] { hide([count]) }
    guard isHidden[count] else { return nil }
    let value = model.values[count]
    var lower: (steps: [Int: Int64], size: Int64) = ([:], 0)
    var upper: (steps: [Int: Int64], size: Int64) = ([:], 0)
    if value < 5 {
      guard let steps = move(count, 1, by: 5 - value) else { return nil }
      upper = (steps, 5 - value)
    }
    if value > 1 {
      guard let steps = move(count, -1, by: value - 1) else { return nil }
      lower = (steps, value - 1)
    }
    return Certificate(count: count, lower: lower, upper: upper)
  }

  private mutating func move(_ count: Int, _ direction: Int64, by size: Int64) -> [Int: Int64]? {
    guard
      let steps = WitnessSearch.move(
        in: model,
        costs: costs,
        target: count,
        direction: direction,
        size: size
      )
    else { return nil }
    hide(steps.keys.filter { !isHidden[$0] })
    return steps
  }

  private func cost(of count: Int) -> Int? {
    if isHidden[count] { return 0 }
    var cost = 0
    for place in model.readings[count] where ledger.isVisible(place) && !withheld.contains(place) {
      guard !ledger.isPinned[place] else { return nil }
      cost += Self.weight(of: ledger.readings[place])
    }
    return cost
  }

  /// Withholds every reading that prints one of the counts; what else such a reading printed is
  /// hidden too, where no other prints it.
  private mutating func hide(_ counts: some Collection<Int>) {
    var touched: Set<Int> = []
    for count in counts {
      for place in model.readings[count] where ledger.isVisible(place) {
        guard !ledger.isPinned[place] else { continue }
        if withheld.insert(place).inserted { touched.formUnion(countsOf[place] ?? []) }
      }
    }
    for count in touched.union(Array(counts)) {
      isHidden[count] = model.readings[count].allSatisfy {
        !ledger.isVisible($0) || withheld.contains($0)
      }
      costs[count] = cost(of: count)
    }
  }
}

/// The figures that the public is not shown: breakdowns, unless they have been published before.
///
/// Each cell of a breakdown stands in sums with those of many other tables, and most are small.
/// Without them what is left are the main figures, whose sums are few enough to prove safe.
func breakdownsWithheld(_ readings: [Reading], pinned: Set<Int>) -> Set<Int> {
  Set(
    readings.indices.filter { place in
      readings[place].slice != .total && readings[place].figure.status == .counted
        && !pinned.contains(place)
    }
  )
}
