/// The numbers of rows and the spans that each belongs to, for medians and means.
struct NumberList {
  /// What the numbers of one span come to.
  struct Summary {
    /// How many there are.
    var count: Int64 = 0
    /// Their sum, in millionths.
    var sum: Int64 = 0
    /// The two middle ones added up, in millionths: of an odd number the middle one twice.
    var twiceMedian: Int64 = 0
    /// The numbers between which the median of all such rows lies with 95% confidence.
    var medianLimits: (lower: Int64, upper: Int64)?
    /// The sum of the squares of their distances from the mean.
    var squares = 0.0
  }

  private var numbers: [(value: Int64, mask: UInt64)] = []

  /// Adds the number of a row in the spans of a mask.
  mutating func add(_ value: Int64, in mask: UInt64) {
    numbers.append((value, mask))
  }

  /// What the numbers of each span come to, in two passes over them in their order.
  func summaries(periodCount: Int) -> [Summary] {
    var summaries = [Summary](repeating: Summary(), count: periodCount)
    for (value, mask) in numbers {
      forEachBit(of: mask) {
        summaries[$0].count += 1
        summaries[$0].sum &+= value
      }
    }
    let ranks = summaries.map { Ranks(count: $0.count) }
    let means = summaries.map { $0.count == 0 ? 0 : Double($0.sum) / Double($0.count) }
    var met = [Int64](repeating: 0, count: periodCount)
    var lower = [Int64](repeating: 0, count: periodCount)
    for (value, mask) in numbers.sorted(by: { $0.value < $1.value }) {
      forEachBit(of: mask) { period in
        met[period] += 1
        let (rank, wanted) = (met[period], ranks[period])
        if rank == wanted.low { summaries[period].twiceMedian &+= value }
        if rank == wanted.high { summaries[period].twiceMedian &+= value }
        if rank == wanted.limits?.lower { lower[period] = value }
        if rank == wanted.limits?.upper { summaries[period].medianLimits = (lower[period], value) }
        let distance = Double(value) - means[period]
        summaries[period].squares += distance * distance
      }
    }
    return summaries
  }

  /// The places of the middle numbers and of the limits of the median, from 1.
  private struct Ranks {
    let low: Int64
    let high: Int64
    let limits: (lower: Int64, upper: Int64)?

    init(count: Int64) {
      low = (count + 1) / 2
      high = count / 2 + 1
      limits = Interval.medianRanks(of: count)
    }
  }

  private func forEachBit(of mask: UInt64, _ body: (Int) -> Void) {
    var left = mask
    while left != 0 {
      body(left.trailingZeroBitCount)
      left &= left - 1
    }
  }
}
