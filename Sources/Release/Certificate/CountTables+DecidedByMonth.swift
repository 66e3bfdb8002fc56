import Catalogue
import Metrics
import Records

extension CountTables {
  /// The counts whose claims may hold at the end of one month and not of another, and whose months do
  /// not add up to most of the longer spans that figures print.
  ///
  /// Where most add up all the same, a reader may take all for sums, so that they are held to be.
  static func decidedByMonth(
    _ figures: [Reading],
    monthly: [Reading],
    of indicators: [Indicator]
  ) -> Set<CountIdentity> {
    var asked: [String: [(identity: CountIdentity, isAbove: Bool)]] = [:]
    for indicator in indicators where indicator.rule.population.isOfEvents {
      let sides = [true, false].compactMap { isAbove in
        CountIdentity(indicator, slice: .total, isAbove: isAbove)
          .map { (identity: $0, isAbove: isAbove) }
      }
      asked[indicator.id] = sides.filter { !$0.identity.isFixed }
    }
    asked = asked.filter { !$0.value.isEmpty }
    guard !asked.isEmpty else { return [] }
    var counted: [CountIdentity: [Month: Int64]] = [:]
    for reading in monthly where reading.slice == .total {
      for side in asked[reading.indicator] ?? [] {
        guard let count = reading.figure.count(isAbove: side.isAbove) else { continue }
        counted[side.identity, default: [:]][reading.period] = count
      }
    }
    // For each how many longer spans do not come out, less how many do.
    var balance: [CountIdentity: Int] = [:]
    for figure in figures where figure.slice == .total && figure.basis != .month {
      for side in asked[figure.indicator] ?? [] {
        guard let count = figure.figure.count(isAbove: side.isAbove),
          let sum = sum(counted[side.identity] ?? [:], over: figure)
        else { continue }
        balance[side.identity, default: 0] += count == sum ? -1 : 1
      }
    }
    return Set(balance.filter { $0.value > 0 }.keys)
  }

  /// What the months of a figure's span come to; `nil` where one is not known.
  private static func sum(_ months: [Month: Int64], over figure: Reading) -> Int64? {
    var sum: Int64 = 0
    var month = figure.basis.firstMonth(endingWith: figure.period)
    while month <= figure.period {
      guard let count = months[month] else { return nil }
      sum += count
      month = month.adding(1)
    }
    return sum
  }
}

extension Figure {
  /// What was counted above or below the line; `nil` where that is not told.
  fileprivate func count(isAbove: Bool) -> Int64? {
    guard status != .notApplicable else { return 0 }
    return isAbove ? numerator ?? value?.wholeNumber : denominator
  }
}
