import Records
import Testing

@Test(arguments: [1, 2, 3, 8])
func `what comes of work stands in the order of the pieces whatever the number of jobs`(
  count: Int
) {
  let pieces = Array(0..<200)
  // The later pieces are ready first.
  let sums = Jobs(count).map(pieces) { piece in
    (0..<(200 - piece) * 50).reduce(piece) { sum, _ in sum }
  }
  #expect(sums == pieces)
}

/// A tool that counts how often it is used, and knows when two use it at once.
private final class Stamp {
  var uses = 0
}

@Test func `no two pieces of work use one tool at the same time`() {
  let stamps = (0..<4).map { _ in Stamp() }
  let uses = Jobs(4).map(Array(0..<1000), with: stamps) { stamp, _ in
    stamp.uses += 1
    return 1
  }
  #expect(uses.count == 1000)
  #expect(stamps.reduce(0) { $0 + $1.uses } == 1000)
}

@Test func `fewer than one job are one`() {
  #expect(Jobs(0) == Jobs.one)
  #expect(Jobs(-3).map([1, 2]) { $0 * 2 } == [2, 4])
}

@Test func `nothing to do gives nothing`() {
  #expect(Jobs(8).map([Int]()) { $0 }.isEmpty)
}
