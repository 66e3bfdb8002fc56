/// Distinct pairs of numbers, each known by its position in the order of first sight.
struct PairTable {
  private var firsts: [Int32] = []
  private var seconds: [Int64] = []
  private var slots: [Int32]
  private let mask: Int

  /// Makes an empty table.
  ///
  /// - Parameter capacity: The most pairs that it will hold.
  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    mask = size - 1
  }

  /// The position of a pair, which is added when it is new.
  mutating func place(of first: Int32, _ second: Int64) -> Int32 {
    var slot = Self.hash(first, second) & mask
    while slots[slot] >= 0 {
      let place = Int(slots[slot])
      if firsts[place] == first && seconds[place] == second { return Int32(place) }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(firsts.count)
    firsts.append(first)
    seconds.append(second)
    return Int32(firsts.count - 1)
  }

  private static func hash(_ first: Int32, _ second: Int64) -> Int {
    var mixed = UInt64(truncatingIfNeeded: first) &* 0x9e37_79b9_7f4a_7c15
    mixed = (mixed ^ (mixed >> 32)) &+ UInt64(bitPattern: second)
    mixed = mixed &* 0xd6e8_feb8_6659_fd93
    return Int(truncatingIfNeeded: (mixed ^ (mixed >> 32)) & 0x7fff_ffff)
  }
}
