/// A seeded source of chance: the same seed gives the same throws on every machine.
///
/// The generator is SplitMix64 (Steele, Lea and Flood, 2014). Only whole numbers are used, so no
/// result depends on how a processor rounds.
struct Dice: Sendable {
  private var state: UInt64

  /// Makes dice from a seed.
  init(seed: UInt64) {
    state = seed
  }

  /// Makes the dice of one family, which depend on nothing but the seed and the family's number.
  init(seed: UInt64, family: Int) {
    var first = Dice(seed: seed ^ UInt64(truncatingIfNeeded: family) &* 0x9E37_79B9_7F4A_7C15)
    state = first.next()
  }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A whole number from 0 to one below the limit; the limit is 1 or more.
  mutating func below(_ limit: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(limit)).high)
  }

  /// A whole number of a range.
  mutating func among(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// Says yes that many times in a thousand.
  mutating func chance(_ inThousand: Int) -> Bool {
    below(1000) < inThousand
  }

  /// One of the choices, each as often as its weight.
  mutating func pick<Choice>(_ choices: [(weight: Int, choice: Choice)]) -> Choice? {
    var left = below(max(1, choices.reduce(0) { $0 + $1.weight }))
    for (weight, choice) in choices {
      if left < weight { return choice }
      left -= weight
    }
    return choices.last?.choice
  }
}
