/// Makes clean UTF-8 of a stretch of text that is not, cell by cell.
struct TextRepair {
  /// What the text is said to be; `nil` when it is UTF-8 until a cell proves otherwise.
  var forced: TextEncoding?
  /// The repaired text; used again for every stretch.
  private(set) var text: [UInt8] = []
  /// How many cells were read as Windows-1252, and where the first of them begins.
  private(set) var foreignCells = (count: 0, first: 0)
  /// How many NUL bytes were left out, and where the first of them stands.
  private(set) var nulBytes = (count: 0, first: 0)
  /// How many byte-order marks at the beginning of a line were left out, and where the first is.
  private(set) var marks = (count: 0, first: 0)
  /// The first byte that Windows-1252 does not define.
  private(set) var undefined: (byte: UInt8, place: Int)?
  /// Whether a cell holds letters that really are UTF-8.
  private(set) var hasUnicode = false

  /// Repairs a stretch of text.
  ///
  /// - Parameters:
  ///   - raw: The text; it begins and ends between two characters.
  ///   - isLineStart: Whether it begins a line.
  mutating func repair(_ raw: Span<UInt8>, isLineStart: Bool) {
    text.removeAll(keepingCapacity: true)
    text.reserveCapacity(raw.count + raw.count / 8)
    foreignCells = (0, 0)
    nulBytes = (0, 0)
    marks = (0, 0)
    undefined = nil
    hasUnicode = false
    var start = 0
    var atLineStart = isLineStart
    while start < raw.count {
      if atLineStart, start + 2 < raw.count, raw[start] == 0xEF, raw[start + 1] == 0xBB,
        raw[start + 2] == 0xBF
      {
        marks = (marks.count + 1, marks.count == 0 ? start : marks.first)
        start += 3
        atLineStart = false
        continue
      }
      var end = start
      var isPlain = true
      while end < raw.count, !Self.isBoundary(raw[end]) {
        if raw[end] >= 0x80 || raw[end] == 0 { isPlain = false }
        end += 1
      }
      if isPlain {
        for index in start..<end { text.append(raw[index]) }
      } else {
        repairCell(raw, start, end)
      }
      atLineStart = false
      if end < raw.count {
        text.append(raw[end])
        atLineStart = raw[end] == 10 || raw[end] == 13
        end += 1
      }
      start = end
    }
  }

  private mutating func repairCell(_ raw: Span<UInt8>, _ start: Int, _ end: Int) {
    var isForeign = forced == .windows1252 || forced == .latin1
    if !isForeign {
      do {
        _ = try UTF8Span(validating: raw.extracting(start..<end))
        for index in start..<end where raw[index] >= 0x80 { hasUnicode = true }
      } catch {
        isForeign = true
        foreignCells = (
          foreignCells.count + 1, foreignCells.count == 0 ? start : foreignCells.first
        )
      }
    }
    for index in start..<end {
      let byte = raw[index]
      if byte == 0 {
        nulBytes = (nulBytes.count + 1, nulBytes.count == 0 ? index : nulBytes.first)
      } else if isForeign, byte >= 0x80 {
        if undefined == nil, forced != .latin1, TextEncoding.isUndefined(byte) {
          undefined = (byte, index)
        }
        TextEncoding.append(
          TextEncoding.scalar(of: byte, latin1: forced == .latin1),
          to: &text
        )
      } else {
        text.append(byte)
      }
    }
  }

  /// Whether a byte may stand between two cells, whatever the dialect.
  private static func isBoundary(_ byte: UInt8) -> Bool {
    switch byte {
    case 9, 10, 13, 0x22, 0x2C, 0x3B, 0x7C: true
    default: false
    }
  }
}
