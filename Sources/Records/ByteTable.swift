/// Distinct runs of bytes, each stored once and known by its position.
///
/// It answers "have I seen this cell before?" for a cell that still lies in the reader's memory,
/// without making a `String` of it. Positions count up from 0 in the order of first sight, so
/// nothing depends on how the bytes are hashed.
public struct ByteTable: Sendable {
  private var entries: [Entry] = []
  /// The bytes of the entries that are too long to stand in an entry.
  private var arena: [UInt8] = []
  /// The position of an entry with its hash above it: most slots are told apart without a look at
  /// their entries, and the table grows without hashing any again.
  private var slots: [UInt64]
  private var mask: Int
  /// Something of what was fetched last, which nobody reads: without it nothing would be fetched.
  private var fetched: UInt64 = 0
  private static let free = UInt64.max

  /// Up to 15 bytes with their number, or where in the arena more bytes lie and how many.
  ///
  /// Identifiers are short: one comparison of two words tells whether two are the same.
  private struct Entry: Hashable {
    var low: UInt64
    /// The eighth byte of it, the highest, holds the number of bytes; `long` for the arena.
    var high: UInt64

    static let longest = 15
    static let long: UInt64 = 0xff
  }

  /// Makes an empty table with room for about that many entries.
  public init(capacity: Int = 8) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: Self.free, count: size)
    mask = size - 1
  }

  /// How many different entries the table holds.
  public var count: Int { entries.count }

  /// The position of an entry, which is added when it is new.
  public mutating func place(of bytes: Span<UInt8>) -> (place: Int, isNew: Bool) {
    if let entry = Self.entry(of: bytes) { return place(of: entry, Self.hash(entry)) }
    let hash = Self.hash(bytes)
    let slot = slot(ofLong: bytes, hash)
    if slots[slot] != Self.free { return (Self.place(in: slots[slot]), false) }
    let entry = Entry(
      low: UInt64(arena.count),
      high: Entry.long << 56 | UInt64(bytes.count)
    )
    for index in bytes.indices { arena.append(bytes[index]) }
    return (add(entry, hash, at: slot), true)
  }

  /// Says whether the entry at a position is these bytes, without looking for them; only for
  /// entries that are short.
  public func isShort(_ bytes: Span<UInt8>, at place: Int) -> Bool {
    guard let entry = Self.entry(of: bytes) else { return false }
    return entries[place] == entry
  }

  /// The position of each entry of another table, in its order; new ones are added.
  public mutating func places(ofAll other: ByteTable) -> [Int32] {
    var places: [Int32] = []
    places.reserveCapacity(other.count)
    var hashes: [UInt32] = []
    var start = 0
    while start < other.count {
      let block = start..<min(start + 256, other.count)
      hashes.removeAll(keepingCapacity: true)
      for place in block { hashes.append(other.hash(at: place)) }
      fetch(hashes)
      for place in block {
        let hash = hashes[place - start]
        places.append(Int32(truncatingIfNeeded: self.place(of: place, in: other, hash)))
      }
      start = block.upperBound
    }
    return places
  }

  private mutating func place(of place: Int, in other: ByteTable, _ hash: UInt32) -> Int {
    let entry = other.entries[place]
    if entry.high >> 56 != Entry.long { return self.place(of: entry, hash).place }
    return self.place(of: other.arena.span.extracting(Self.range(of: entry))).place
  }

  private func hash(at place: Int) -> UInt32 {
    let entry = entries[place]
    if entry.high >> 56 != Entry.long { return Self.hash(entry) }
    return Self.hash(arena.span.extracting(Self.range(of: entry)))
  }

  /// The number by which the table looks for some bytes.
  public static func hash(of bytes: Span<UInt8>) -> UInt32 {
    entry(of: bytes).map { hash($0) } ?? hash(bytes)
  }

  /// Has the memory bring what it takes to look for the bytes with these hashes: for many at once
  /// it is waited for once, where one look after the other would wait each time.
  public mutating func fetch(_ hashes: [UInt32]) {
    guard !entries.isEmpty else { return }
    var seen: UInt64 = 0
    for hash in hashes { seen |= slots[Int(hash) & mask] }
    for hash in hashes {
      let place = Self.place(in: slots[Int(hash) & mask])
      seen |= entries[min(place, entries.count - 1)].low
    }
    fetched = seen
  }

  /// The position of an entry that the table already holds.
  public func knownPlace(of bytes: Span<UInt8>) -> Int? {
    let slot: Int
    if let entry = Self.entry(of: bytes) {
      slot = self.slot(of: entry, Self.hash(entry))
    } else {
      slot = self.slot(ofLong: bytes, Self.hash(bytes))
    }
    return slots[slot] == Self.free ? nil : Self.place(in: slots[slot])
  }

  /// The text at a position; bytes that are not UTF-8 are repaired.
  public subscript(place: Int) -> String {
    let entry = entries[place]
    if entry.high >> 56 == Entry.long {
      return String(decoding: arena[Self.range(of: entry)], as: UTF8.self)
    }
    let count = Int(entry.high >> 56)
    return String(
      decoding: (0..<count).map { index in
        let word = index < 8 ? entry.low : entry.high
        return UInt8(truncatingIfNeeded: word >> UInt64(index % 8 * 8))
      },
      as: UTF8.self
    )
  }

  private mutating func place(of entry: Entry, _ hash: UInt32) -> (place: Int, isNew: Bool) {
    let slot = slot(of: entry, hash)
    if slots[slot] != Self.free { return (Self.place(in: slots[slot]), false) }
    return (add(entry, hash, at: slot), true)
  }

  private mutating func add(_ entry: Entry, _ hash: UInt32, at slot: Int) -> Int {
    let place = entries.count
    entries.append(entry)
    slots[slot] = UInt64(hash) << 32 | UInt64(place)
    if entries.count * 2 > slots.count { grow() }
    return place
  }

  /// The slot that holds a short entry, or the free one that it would take.
  private func slot(of entry: Entry, _ hash: UInt32) -> Int {
    var slot = Int(hash) & mask
    while slots[slot] != Self.free {
      if UInt32(slots[slot] >> 32) == hash, entries[Self.place(in: slots[slot])] == entry { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  /// The slot that holds bytes too long for an entry, or the free one that they would take.
  private func slot(ofLong bytes: Span<UInt8>, _ hash: UInt32) -> Int {
    var slot = Int(hash) & mask
    while slots[slot] != Self.free {
      if UInt32(slots[slot] >> 32) == hash, equals(Self.place(in: slots[slot]), bytes) { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private static func place(in slot: UInt64) -> Int { Int(slot & 0xffff_ffff) }

  private static func range(of entry: Entry) -> Range<Int> {
    let start = Int(entry.low)
    return start..<start + Int(entry.high & 0xffff_ffff)
  }

  private func equals(_ place: Int, _ bytes: Span<UInt8>) -> Bool {
    let entry = entries[place]
    guard entry.high >> 56 == Entry.long else { return false }
    let range = Self.range(of: entry)
    guard range.count == bytes.count else { return false }
    for index in bytes.indices where arena[range.lowerBound + index] != bytes[index] {
      return false
    }
    return true
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Self.free, count: old.count * 2)
    mask = slots.count - 1
    for entry in old where entry != Self.free {
      var slot = Int(entry >> 32) & mask
      while slots[slot] != Self.free { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }

  /// The bytes as one entry; `nil` when they are too many.
  private static func entry(of bytes: Span<UInt8>) -> Entry? {
    let count = bytes.count
    guard count <= Entry.longest else { return nil }
    let length = UInt64(count) << 56
    if count >= 8 {
      // The last eight bytes without those that the first eight hold already.
      let end = UInt64(word(UInt64.self, of: bytes, at: count - 8))
      let high = count == 8 ? 0 : end >> UInt64((16 - count) * 8)
      return Entry(low: UInt64(word(UInt64.self, of: bytes, at: 0)), high: high | length)
    }
    var low: UInt64 = 0
    if count >= 4 {
      // Where the two halves overlap they hold the same bytes.
      low = UInt64(word(UInt32.self, of: bytes, at: 0))
      low |= UInt64(word(UInt32.self, of: bytes, at: count - 4)) << UInt64((count - 4) * 8)
    } else {
      for index in 0..<count { low |= UInt64(bytes[index]) << UInt64(index * 8) }
    }
    return Entry(low: low, high: length)
  }

  /// Several bytes as one number, the first byte lowest.
  private static func word<Word: FixedWidthInteger & BitwiseCopyable>(
    _ type: Word.Type,
    of bytes: Span<UInt8>,
    at place: Int
  ) -> Word {
    precondition(place >= 0 && place + MemoryLayout<Word>.size <= bytes.count)
    return Word(
      littleEndian: unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: type)
    )
  }

  private static func hash(_ entry: Entry) -> UInt32 {
    folded(mixed(mixed(0, entry.low), entry.high))
  }

  /// Multiplies eight bytes at a time into a hash whose low bits depend on every byte.
  private static func hash(_ bytes: Span<UInt8>) -> UInt32 {
    var hash = UInt64(bytes.count)
    var word: UInt64 = 0
    for index in bytes.indices {
      word = word << 8 | UInt64(bytes[index])
      guard index & 7 == 7 || index == bytes.count - 1 else { continue }
      hash = mixed(hash, word)
      word = 0
    }
    return folded(hash)
  }

  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0x9e37_79b9_7f4a_7c15
    return product ^ product >> 32
  }

  private static func folded(_ hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: hash ^ (hash >> 29))
  }
}
