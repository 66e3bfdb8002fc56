/// Distinct runs of bytes, each stored once and known by its position.
///
/// It answers "have I seen this cell before?" for a cell that still lies in the reader's memory,
/// without making a `String` of it. Positions count up from 0 in the order of first sight, so
/// nothing depends on how the bytes are hashed.
public struct ByteTable: Sendable {
  private var arena: [UInt8] = []
  private var ends: [Int32] = []
  private var slots: [Int32]
  private var mask: Int

  /// Makes an empty table with room for about that many entries.
  public init(capacity: Int = 8) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    mask = size - 1
  }

  /// How many different entries the table holds.
  public var count: Int { ends.count }

  /// The position of an entry, which is added when it is new.
  public mutating func place(of bytes: Span<UInt8>) -> (place: Int, isNew: Bool) {
    var slot = Self.hash(bytes) & mask
    while slots[slot] >= 0 {
      if equals(Int(slots[slot]), bytes) { return (Int(slots[slot]), false) }
      slot = (slot + 1) & mask
    }
    let place = ends.count
    for index in bytes.indices { arena.append(bytes[index]) }
    ends.append(Int32(arena.count))
    slots[slot] = Int32(place)
    if ends.count * 2 > slots.count { grow() }
    return (place, true)
  }

  /// The position of an entry that the table already holds.
  public func knownPlace(of bytes: Span<UInt8>) -> Int? {
    var slot = Self.hash(bytes) & mask
    while slots[slot] >= 0 {
      if equals(Int(slots[slot]), bytes) { return Int(slots[slot]) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The text at a position; bytes that are not UTF-8 are repaired.
  public subscript(place: Int) -> String {
    String(decoding: arena[start(of: place)..<Int(ends[place])], as: UTF8.self)
  }

  private func start(of place: Int) -> Int { place == 0 ? 0 : Int(ends[place - 1]) }

  private func equals(_ place: Int, _ bytes: Span<UInt8>) -> Bool {
    let start = start(of: place)
    guard Int(ends[place]) - start == bytes.count else { return false }
    for index in bytes.indices where arena[start + index] != bytes[index] { return false }
    return true
  }

  private mutating func grow() {
    let size = slots.count * 2
    mask = size - 1
    slots = Array(repeating: -1, count: size)
    for place in ends.indices {
      var slot = Self.hash(arena.span.extracting(start(of: place)..<Int(ends[place]))) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(place)
    }
  }

  /// FNV-1a with a final mix, so that the low bits depend on every byte.
  private static func hash(_ bytes: Span<UInt8>) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in bytes.indices {
      hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01b3
    }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & 0x3fff_ffff)
  }
}
