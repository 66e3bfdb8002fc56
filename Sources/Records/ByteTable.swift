/// Distinct runs of bytes, each stored once and known by its position.
///
/// It answers "have I seen this cell before?" for a cell that still lies in the reader's memory,
/// without making a `String` of it. Positions count up from 0 in the order of first sight, so
/// nothing depends on how the bytes are hashed.
public struct ByteTable: Sendable {
  private var arena: [UInt8] = []
  private var ends: [Int32] = []
  /// The position of an entry with its hash above it: most slots are told apart without a look at
  /// the bytes of their entries, and the table grows without hashing any again.
  private var slots: [UInt64]
  private var mask: Int
  private static let free = UInt64.max

  /// Makes an empty table with room for about that many entries.
  public init(capacity: Int = 8) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: Self.free, count: size)
    mask = size - 1
  }

  /// How many different entries the table holds.
  public var count: Int { ends.count }

  /// The position of an entry, which is added when it is new.
  public mutating func place(of bytes: Span<UInt8>) -> (place: Int, isNew: Bool) {
    let hash = Self.hash(bytes)
    let slot = slot(of: bytes, hash)
    if slots[slot] != Self.free { return (Self.place(in: slots[slot]), false) }
    let place = ends.count
    for index in bytes.indices { arena.append(bytes[index]) }
    ends.append(Int32(arena.count))
    slots[slot] = UInt64(hash) << 32 | UInt64(place)
    if ends.count * 2 > slots.count { grow() }
    return (place, true)
  }

  /// The position of an entry that the table already holds.
  public func knownPlace(of bytes: Span<UInt8>) -> Int? {
    let slot = slot(of: bytes, Self.hash(bytes))
    return slots[slot] == Self.free ? nil : Self.place(in: slots[slot])
  }

  /// The slot that holds some bytes, or the free one that they would take.
  private func slot(of bytes: Span<UInt8>, _ hash: UInt32) -> Int {
    var slot = Int(hash) & mask
    while slots[slot] != Self.free {
      if UInt32(slots[slot] >> 32) == hash, equals(Self.place(in: slots[slot]), bytes) { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private static func place(in slot: UInt64) -> Int { Int(slot & 0xffff_ffff) }

  /// The text at a position; bytes that are not UTF-8 are repaired.
  public subscript(place: Int) -> String {
    String(decoding: arena[start(of: place)..<Int(ends[place])], as: UTF8.self)
  }

  /// Looks at the bytes of an entry where they lie.
  func withBytes<Result>(of place: Int, _ look: (Span<UInt8>) -> Result) -> Result {
    look(arena.span.extracting(start(of: place)..<Int(ends[place])))
  }

  private func start(of place: Int) -> Int { place == 0 ? 0 : Int(ends[place - 1]) }

  private func equals(_ place: Int, _ bytes: Span<UInt8>) -> Bool {
    let start = start(of: place)
    guard Int(ends[place]) - start == bytes.count else { return false }
    for index in bytes.indices where arena[start + index] != bytes[index] { return false }
    return true
  }

  private mutating func grow() {
    let entries = slots
    slots = Array(repeating: Self.free, count: entries.count * 2)
    mask = slots.count - 1
    for entry in entries where entry != Self.free {
      var slot = Int(entry >> 32) & mask
      while slots[slot] != Self.free { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }

  /// Multiplies eight bytes at a time into a hash whose low bits depend on every byte.
  private static func hash(_ bytes: Span<UInt8>) -> UInt32 {
    var hash = UInt64(bytes.count)
    var word: UInt64 = 0
    for index in bytes.indices {
      word = word << 8 | UInt64(bytes[index])
      guard index & 7 == 7 || index == bytes.count - 1 else { continue }
      hash = (hash ^ word) &* 0x9e37_79b9_7f4a_7c15
      hash ^= hash >> 32
      word = 0
    }
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 29))
  }
}
