import Catalogue
import Records

/// What was counted for one indicator: a numerator and a denominator for each basis, slice and
/// month.
struct IndicatorCounts {
  let indicator: Indicator
  /// The slices: the headline, then every category of every breakdown.
  let slices: [Slice]
  /// Which rows the counts rest on; `nil` unless somebody asks.
  var trace: RowTrace?
  private var tally: Tally
  private var sums: [Int64]
  private var numbers: [NumberList]
  private let periodCount: Int

  init(_ indicator: Indicator, periodCount: Int) {
    self.indicator = indicator
    self.periodCount = periodCount
    slices = Self.slices(of: indicator)
    let cells = indicator.bases.count * slices.count * 2
    let isSum = indicator.measure == .sumPercentage
    let isTypical = indicator.measure.isTypical
    tally = Tally(counters: isSum || isTypical ? 0 : cells)
    numbers = Array(repeating: NumberList(), count: isTypical ? cells / 2 : 0)
    sums = isSum ? Array(repeating: 0, count: cells * periodCount) : []
  }

  /// The slices of an indicator: the headline, then every category of every breakdown.
  static func slices(of indicator: Indicator) -> [Slice] {
    [.total]
      + indicator.breakdowns.flatMap { breakdown in
        breakdown.categories.map { Slice(breakdown: breakdown.name, category: $0.label) }
      }
  }

  private func counter(_ basis: Int, _ slice: Int, isDenominator: Bool) -> Int {
    (basis * slices.count + slice) * 2 + (isDenominator ? 1 : 0)
  }

  /// Counts a row or a child in the spans of two masks.
  mutating func add(numerator: UInt64, denominator: UInt64, basis: Int, slice: Int) {
    tally.add(numerator, to: counter(basis, slice, isDenominator: false))
    tally.add(denominator, to: counter(basis, slice, isDenominator: true))
  }

  /// Counts what a loop over rows or children added up.
  mutating func add(numerators: Tally.Run, denominators: Tally.Run, basis: Int, slice: Int) {
    tally.add(numerators, to: counter(basis, slice, isDenominator: false))
    tally.add(denominators, to: counter(basis, slice, isDenominator: true))
  }

  /// Adds a row's numbers in the spans of a mask.
  mutating func add(part: Int64, whole: Int64, in mask: UInt64, basis: Int, slice: Int) {
    var left = mask
    while left != 0 {
      let bit = left.trailingZeroBitCount
      left &= left - 1
      sums[counter(basis, slice, isDenominator: false) * periodCount + bit] &+= part
      sums[counter(basis, slice, isDenominator: true) * periodCount + bit] &+= whole
    }
  }

  /// Adds a row's number in the spans of a mask.
  mutating func add(_ number: Int64, in mask: UInt64, basis: Int, slice: Int) {
    numbers[basis * slices.count + slice].add(number, in: mask)
  }

  /// For medians and means, what the numbers come to: slices, then months.
  func summaries(basis: Int) -> [[NumberList.Summary]] {
    slices.indices.map {
      numbers[basis * slices.count + $0].summaries(periodCount: periodCount)
    }
  }

  /// What was counted above the line, period by period.
  func numerators(basis: Int, slice: Int) -> [Int64] {
    counts(counter(basis, slice, isDenominator: indicator.measure == .distribution))
  }

  /// What was counted below the line, period by period.
  func denominators(basis: Int, slice: Int) -> [Int64] {
    let slice = indicator.measure == .distribution ? 0 : slice
    return counts(counter(basis, slice, isDenominator: true))
  }

  private func counts(_ counter: Int) -> [Int64] {
    guard !sums.isEmpty else { return tally.counts(counter, bits: periodCount) }
    return sums[counter * periodCount..<(counter + 1) * periodCount].map { $0 / 1_000_000 }
  }
}
