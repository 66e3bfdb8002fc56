import Records

/// Cuts rows out of a file as they stand there, by their lines.
///
/// Rows that are set aside once they have been typed are few, so the file is read again for them
/// and nothing is kept of all the others.
struct LineCutter {
  private let ranges: [ClosedRange<Int>]
  private var next = 0
  private var line = 1
  private var cut: [[UInt8]] = []
  private var current: [UInt8] = []

  /// Cuts rows.
  ///
  /// - Parameters:
  ///   - ranges: The lines of each row, in rising order, none in two of them.
  ///   - path: The path of the file.
  /// - Returns: The bytes of each row, converted to UTF-8, without the end of the line; a row that
  ///   is no longer there is empty.
  /// - Throws: `ReadingError` when the file cannot be read any more.
  static func cut(
    _ ranges: [ClosedRange<Int>],
    from path: String
  ) throws(ReadingError) -> [[UInt8]] {
    var cutter = LineCutter(ranges: ranges)
    var source = try TextSource(path: path, encoding: nil, digest: NoDigest())
    while true {
      try source.fill(line: cutter.line)
      let range = source.start..<source.ready
      cutter.take(source.buffer, range, isLast: source.isAtEnd)
      source.consume(range.count)
      if source.isAtEnd { break }
    }
    cutter.finish()
    return cutter.cut
  }

  private init(ranges: [ClosedRange<Int>]) {
    self.ranges = ranges
  }

  private mutating func take(_ buffer: [UInt8], _ range: Range<Int>, isLast: Bool) {
    let text = buffer.span.extracting(0..<range.upperBound)
    var place = range.lowerBound
    while place < range.upperBound, next < ranges.count {
      let byte = buffer[place]
      let width = byte == 10 || byte == 13 ? ByteSearch.lineEndWidth(in: text, at: place) : 1
      let endsLine = byte == 10 || byte == 13
      if ranges[next].contains(line), !(endsLine && line == ranges[next].upperBound) {
        current.append(contentsOf: buffer[place..<place + width])
      }
      if endsLine {
        if line == ranges[next].upperBound { finishRow() }
        line += 1
      }
      place += width
    }
  }

  private mutating func finishRow() {
    cut.append(current)
    current = []
    next += 1
  }

  private mutating func finish() {
    while next < ranges.count { finishRow() }
  }
}
