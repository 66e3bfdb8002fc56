/// Counts for many spans at once: how often each bit of a mask has come.
///
/// A counter is a stack of bit planes: plane k holds bit k of every month's count, so that adding
/// a mask is adding one to up to 64 counts with a ripple of carries, two steps on average.
struct Tally {
  /// Counts up to 67 million.
  private static let planeCount = 26
  private var planes: [UInt64]

  init(counters: Int) {
    planes = Array(repeating: 0, count: counters * Self.planeCount)
  }

  /// Adds one to the counts of a counter whose bits are set.
  mutating func add(_ mask: UInt64, to counter: Int) {
    var carry = mask
    var place = counter * Self.planeCount
    while carry != 0 {
      let plane = planes[place]
      planes[place] = plane ^ carry
      carry &= plane
      place += 1
    }
  }

  /// Adds what came in a loop to a counter.
  mutating func add(_ run: Run, to counter: Int) {
    var carry: UInt64 = 0
    for plane in 0..<Self.planeCount {
      let place = counter * Self.planeCount + plane
      let (own, other) = (planes[place], run.planes[plane])
      planes[place] = own ^ other ^ carry
      carry = own & other | carry & (own ^ other)
    }
  }

  /// Masks that are added in a loop, kept beside the counters until it is over.
  struct Run {
    fileprivate var planes = InlineArray<26, UInt64>(repeating: 0)

    /// Adds one to the counts whose bits are set.
    @inline(__always)
    mutating func add(_ mask: UInt64) {
      var carry = mask
      // The carry mostly dies within four planes: no question is asked before, since a processor
      // that guesses the answer wrongly loses more than the planes take.
      for place in 0..<4 {
        let plane = planes[place]
        planes[place] = plane ^ carry
        carry &= plane
      }
      var place = 4
      while carry != 0 {
        let plane = planes[place]
        planes[place] = plane ^ carry
        carry &= plane
        place += 1
      }
    }
  }

  /// The counts of the first bits of a counter.
  func counts(_ counter: Int, bits: Int) -> [Int64] {
    var counts = [Int64](repeating: 0, count: bits)
    let asked: UInt64 = bits < 64 ? (1 << UInt64(bits)) - 1 : .max
    for plane in 0..<Self.planeCount {
      var left = planes[counter * Self.planeCount + plane] & asked
      while left != 0 {
        counts[left.trailingZeroBitCount] |= 1 << Int64(plane)
        left &= left - 1
      }
    }
    return counts
  }
}
