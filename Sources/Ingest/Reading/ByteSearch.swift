#if canImport(Glibc)
  import Glibc
#endif

/// The searches of the C library in a run of bytes: many times faster than a loop, which counts
/// because every byte of every extract is searched.
enum ByteSearch {
  /// The first place of a byte at or after a position; `nil` when it does not occur.
  ///
  /// The corresponding C function is `memchr`.
  static func first(_ byte: UInt8, in bytes: Span<UInt8>, from start: Int = 0) -> Int? {
    guard start < bytes.count else { return nil }
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress,
        let found = unsafe memchr(base + start, Int32(byte), bytes.count - start)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }

  /// The last place of a byte; `nil` when it does not occur.
  static func last(_ byte: UInt8, in bytes: Span<UInt8>) -> Int? {
    var place = bytes.count - 1
    while place >= 0 {
      if bytes[place] == byte { return place }
      place -= 1
    }
    return nil
  }

  /// How often a byte occurs.
  static func count(_ byte: UInt8, in bytes: Span<UInt8>) -> Int {
    var count = 0
    var place = 0
    while let found = first(byte, in: bytes, from: place) {
      count += 1
      place = found + 1
    }
    return count
  }

  /// How many lines end within the bytes: LF, CRLF, CR CR LF and a CR alone count one each.
  static func lineEnds(in bytes: Span<UInt8>) -> Int {
    var count = count(10, in: bytes)
    var place = 0
    while let found = first(13, in: bytes, from: place) {
      let width = lineEndWidth(in: bytes, at: found)
      place = found + width
      if bytes[place - 1] != 10 { count += 1 }
    }
    return count
  }

  /// How many bytes the end of a line takes: 1 for LF or CR, 2 for CRLF, 3 for CR CR LF.
  static func lineEndWidth(in bytes: Span<UInt8>, at place: Int) -> Int {
    guard bytes[place] == 13, place + 1 < bytes.count else { return 1 }
    if bytes[place + 1] == 10 { return 2 }
    guard bytes[place + 1] == 13, place + 2 < bytes.count, bytes[place + 2] == 10 else { return 1 }
    return 3
  }

  /// Whether some bytes occur anywhere among others.
  static func holds(_ wanted: [UInt8], in bytes: Span<UInt8>) -> Bool {
    guard let opening = wanted.first else { return true }
    var place = 0
    search: while let found = first(opening, in: bytes, from: place) {
      place = found + 1
      guard found + wanted.count <= bytes.count else { return false }
      for index in wanted.indices where bytes[found + index] != wanted[index] { continue search }
      return true
    }
    return false
  }

  /// The bytes of a span in an array of their own.
  static func copy(_ bytes: Span<UInt8>) -> [UInt8] {
    unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) }
  }

  /// Moves bytes within a buffer towards its front.
  static func moveToFront(_ range: Range<Int>, of buffer: inout [UInt8]) {
    precondition(range.upperBound <= buffer.count)
    unsafe buffer.withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      unsafe memmove(base, base + range.lowerBound, range.count)
    }
  }
}
