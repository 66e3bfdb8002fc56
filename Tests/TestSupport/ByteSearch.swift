#if canImport(Glibc)
  import Glibc
#endif

extension Array where Element == UInt8 {
  /// Whether a text stands in these bytes; from one byte like its first to the next the C library
  /// looks, since a run writes megabytes.
  public func holds(_ text: some StringProtocol) -> Bool {
    let needle = Array(text.utf8)
    guard let first = needle.first else { return true }
    return unsafe withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return false }
      var place = 0
      while place + needle.count <= bytes.count,
        let found = unsafe memchr(
          start + place,
          Int32(first),
          bytes.count - needle.count + 1 - place
        )
      {
        if unsafe memcmp(found, needle, needle.count) == 0 { return true }
        place = unsafe UnsafeRawPointer(found) - start + 1
      }
      return false
    }
  }

  /// The numbers of ten digits and more, whether commas group their digits or part them.
  public var longNumbers: Set<String> {
    longNumbers(grouping: [UInt8(ascii: ".")])
      .union(longNumbers(grouping: [UInt8(ascii: "."), UInt8(ascii: ",")]))
  }

  private func longNumbers(grouping marks: [UInt8]) -> Set<String> {
    var found: Set<String> = []
    var digits: [UInt8] = []
    func take() {
      if digits.count >= 10 { found.insert(String(decoding: digits, as: UTF8.self)) }
      digits.removeAll(keepingCapacity: true)
    }
    for byte in self {
      if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        digits.append(byte)
      } else if !marks.contains(byte) {
        take()
      }
    }
    take()
    return found
  }
}
