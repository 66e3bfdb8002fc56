import Testing

@testable import Metrics

/// Masks that no pattern of carries escapes, from a plain generator with a fixed seed.
private func masks(_ count: Int) -> [UInt64] {
  var state: UInt64 = 88_172_645_463_325_252
  return (0..<count).map { place in
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return place % 3 == 0 ? .max : state
  }
}

@Test(arguments: [0, 1, 7, 15, 16, 17, 300, 5000])
func `a loop of masks adds one to the count of every bit that is set`(count: Int) {
  let masks = masks(count)
  var run = Tally.Run()
  for mask in masks { run.add(mask) }
  var tally = Tally(counters: 2)
  for mask in masks.prefix(5) { tally.add(mask, to: 1) }
  tally.add(run, to: 1)
  for bits in [1, 2, 32, 64] {
    let expected = (0..<bits).map { bit in
      Int64((masks + masks.prefix(5)).count { $0 >> UInt64(bit) & 1 == 1 })
    }
    #expect(tally.counts(1, bits: bits) == expected)
    #expect(tally.counts(0, bits: bits) == Array(repeating: 0, count: bits))
  }
}
