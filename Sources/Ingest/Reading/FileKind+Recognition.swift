extension FileKind {
  /// Recognises what is no table of text by its first bytes; `nil` when it may be one.
  static func recognise(_ head: Span<UInt8>) -> FileKind? {
    func begins(_ mark: [UInt8]) -> Bool {
      guard head.count >= mark.count else { return false }
      for index in mark.indices where head[index] != mark[index] { return false }
      return true
    }
    if begins([0x1F, 0x8B]) { return .gzip }
    if begins([0x50, 0x4B, 0x03, 0x04]) || begins([0x50, 0x4B, 0x05, 0x06]) {
      return holds("xl/", in: head) || holds("[Content_Types].xml", in: head) ? .workbook : .zip
    }
    if begins([0xD0, 0xCF, 0x11, 0xE0]) { return .oldWorkbook }
    if begins(Array("%PDF".utf8)) { return .pdf }
    let archives: [[UInt8]] = [
      Array("BZh".utf8) + [0x31], Array("BZh9".utf8), [0xFD, 0x37, 0x7A, 0x58, 0x5A],
      [0x37, 0x7A, 0xBC, 0xAF], [0x28, 0xB5, 0x2F, 0xFD], Array("PAR1".utf8),
      Array("SQLite format 3".utf8), Array("Rar!".utf8), Array("{\\rtf".utf8),
    ]
    if archives.contains(where: begins) { return .archive }
    return recogniseText(head)
  }

  /// Recognises web pages, XML, JSON and bytes that are no text at all.
  ///
  /// - Parameter head: The beginning of the text in UTF-8.
  /// - Returns: What it is; `nil` when it may be a table.
  static func recogniseText(_ head: Span<UInt8>) -> FileKind? {
    var start = 0
    if head.count >= 3, head[0] == 0xEF, head[1] == 0xBB, head[2] == 0xBF { start = 3 }
    while start < head.count, [9, 10, 13, 32].contains(head[start]) { start += 1 }
    guard start < head.count else { return nil }
    var opening: [UInt8] = []
    for index in start..<min(head.count, start + 64) {
      let byte = head[index]
      opening.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
    }
    func opens(_ text: String) -> Bool { opening.starts(with: Array(text.utf8)) }
    if opens("<!doctype html") || opens("<html") || opens("<head") || opens("<body")
      || opens("<table") || opens("<script") || opens("<!--")
    {
      return .html
    }
    if opens("<?xml") { return .xml }
    if let first = opening.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      let next = opening.dropFirst().first { ![9, 10, 13, 32].contains($0) }
      let inside: [UInt8] =
        first == UInt8(ascii: "{") ? Array("\"}".utf8) : Array("{[\"]".utf8)
      if let next, inside.contains(next) { return .json }
    }
    return isBinary(head) ? .binary : nil
  }

  /// Whether many of the bytes are control characters that no text holds.
  ///
  /// NUL is left out: a table whose end was never written is still a table.
  private static func isBinary(_ head: Span<UInt8>) -> Bool {
    var controls = 0
    var others = 0
    for index in 0..<min(head.count, 65_536) {
      switch head[index] {
      case 0, 0x1A, 0x1B, 0x1C...0x1F: continue
      case 9...13: others += 1
      case 1..<0x20, 0x7F: controls += 1
      default: others += 1
      }
    }
    return controls >= 4 && controls * 25 > others
  }

  private static func holds(_ text: String, in head: Span<UInt8>) -> Bool {
    let wanted = Array(text.utf8)
    guard head.count >= wanted.count else { return false }
    search: for start in 0...(head.count - wanted.count) {
      for index in wanted.indices where head[start + index] != wanted[index] { continue search }
      return true
    }
    return false
  }
}
