/// Recognises two open quotes that balance each other and hide whole records between them.
enum Swallowing {
  /// Whether the lines of a record are records of their own: they have the header's delimiters,
  /// quotes or no quotes, and begin as the first one does.
  ///
  /// All of the first lines have to, or of many lines three in four: one of those that were
  /// swallowed may itself have a delimiter too many.
  static func isSwallowing(_ text: Span<UInt8>, _ dialect: Dialect, _ width: Int) -> Bool {
    guard width > 1 else { return false }
    var fitting = 0
    var others = 0
    var start = 0
    var opening: CellShape?
    while start < text.count, fitting + others < 40 {
      let rest = text.extracting(start..<min(text.count, start + 1 << 20))
      let feed = ByteSearch.first(10, in: rest) ?? rest.count
      let end = start + (ByteSearch.first(13, in: rest.extracting(0..<feed)) ?? feed)
      let shape = firstShape(text.extracting(start..<end), dialect, width)
      if let shape, shape == opening ?? shape {
        opening = shape
        fitting += 1
      } else {
        // The line with the open quote is a record, whatever follows it.
        guard opening != nil else { return false }
        others += 1
      }
      guard end < text.count, end < start + rest.count else { break }
      start = end + ByteSearch.lineEndWidth(in: text, at: end)
    }
    // Few columns can agree by chance, so more lines have to.
    if others == 0 { return fitting >= (width > 3 ? 2 : 3) }
    return width > 3 && fitting >= 4 && others * 3 <= fitting
  }

  /// What the first cell of a line looks like; `nil` when the line does not fit the header.
  private static func firstShape(
    _ line: Span<UInt8>,
    _ dialect: Dialect,
    _ width: Int
  ) -> CellShape? {
    guard ByteSearch.count(dialect.delimiter, in: line) == width - 1,
      let end = ByteSearch.first(dialect.delimiter, in: line)
    else { return nil }
    let cell = ByteSearch.copy(line.extracting(0..<end))
    return CellShape(String(decoding: cell, as: UTF8.self))
  }
}
