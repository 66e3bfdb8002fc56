import Records

/// Cuts lines from a file a second time, for rows that are set aside after they were read.
enum LineFetcher {
  /// The text of some stretches of lines, unchanged but for the conversion to UTF-8 and without
  /// the end of each last line.
  ///
  /// - Parameters:
  ///   - stretches: Physical lines from 1, in any order; they may overlap.
  ///   - path: The path of the file.
  ///   - encoding: The encoding that was given when the file was read first; usually `nil`.
  /// - Returns: One text for each stretch, in the order asked for; empty beyond the end.
  /// - Throws: `ReadingError` when the file cannot be read any more.
  static func text(
    of stretches: [ClosedRange<Int>],
    in path: String,
    encoding: TextEncoding? = nil
  ) throws(ReadingError) -> [[UInt8]] {
    let source = try TextSource(path: path, encoding: encoding, digest: NoDigest())
    return try text(of: stretches, from: source)
  }

  /// The text of some stretches of lines of a text in memory.
  static func text(
    of stretches: [ClosedRange<Int>],
    in bytes: [UInt8],
    encoding: TextEncoding? = nil
  ) throws(ReadingError) -> [[UInt8]] {
    let source = try TextSource(bytes: bytes, encoding: encoding, digest: NoDigest())
    return try text(of: stretches, from: source)
  }

  private static func text(
    of stretches: [ClosedRange<Int>],
    from opened: consuming TextSource<NoDigest>
  ) throws(ReadingError) -> [[UInt8]] {
    var source = opened
    var cutter = LineCutter(stretches)
    while !source.isAtEnd, !cutter.isDone {
      try source.fill(line: cutter.line)
      let range = source.start..<source.ready
      source.consume(cutter.cut(source.buffer, range, isLast: source.isAtEnd))
    }
    return cutter.texts
  }
}

/// Walks through a text line by line and keeps the lines that are asked for.
private struct LineCutter {
  var line = 1
  var texts: [[UInt8]]

  private let stretches: [ClosedRange<Int>]
  private let order: [Int]
  private var next = 0
  private var open: [Int] = []

  init(_ stretches: [ClosedRange<Int>]) {
    self.stretches = stretches
    texts = Array(repeating: [], count: stretches.count)
    order = stretches.indices.sorted {
      (stretches[$0].lowerBound, $0) < (stretches[$1].lowerBound, $1)
    }
  }

  var isDone: Bool { next == order.count && open.isEmpty }

  /// Takes the lines of a text that are complete; returns how many bytes they have.
  mutating func cut(_ buffer: [UInt8], _ range: Range<Int>, isLast: Bool) -> Int {
    let text = buffer.span.extracting(range)
    var start = 0
    while start < text.count, !isDone {
      var end = start
      while end < text.count, text[end] != 10, text[end] != 13 { end += 1 }
      // What ends the line may not have been read in full.
      if !isLast, end + 2 >= text.count, end == text.count || text[end] == 13 {
        let isKnown = end + 1 < text.count && text[end + 1] != 13
        guard isKnown else { break }
      }
      let width = end < text.count ? ByteSearch.lineEndWidth(in: text, at: end) : 0
      take(text.extracting(start..<end), ending: text.extracting(end..<(end + width)))
      start = end + width
      line += 1
    }
    return start
  }

  private mutating func take(_ content: Span<UInt8>, ending: Span<UInt8>) {
    while next < order.count, stretches[order[next]].lowerBound <= line {
      open.append(order[next])
      next += 1
    }
    for stretch in open {
      for index in content.indices { texts[stretch].append(content[index]) }
      guard line < stretches[stretch].upperBound else { continue }
      for index in ending.indices { texts[stretch].append(ending[index]) }
    }
    open.removeAll { stretches[$0].upperBound <= line }
  }
}
