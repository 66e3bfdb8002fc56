import Records

/// The text of a file as clean UTF-8, a stretch at a time, whatever its bytes are.
///
/// A stretch stays in memory until it is consumed, so memory is bounded by the longest record, not
/// by the file.
struct TextSource<Digest: ByteDigest>: ~Copyable {
  /// How many bytes are read at a time.
  static var chunk: Int { 131_072 }
  /// The longest stretch without an end of a record; a longer one refuses the file.
  static var limit: Int { 96 << 20 }
  /// The longest run of NUL bytes that may be the end of a file that a crashed writer left.
  static var nulLimit: Int { 8 << 20 }

  /// The text; only the part from `start` to `ready` is clean.
  private(set) var buffer: [UInt8] = []
  /// Where the text that was not consumed yet begins.
  private(set) var start = 0
  /// Where the clean text ends.
  private(set) var ready = 0
  /// Whether the clean text reaches the end of the file.
  private(set) var isAtEnd = false
  /// Whether the clean text ends a line.
  private(set) var endsLine = true
  /// How many bytes were read.
  private(set) var byteCount = 0
  /// What was met.
  var warnings = WarningLog()

  private let file: OpenFile?
  private let memory: [UInt8]
  private let size: Int
  private var digest: Digest
  private var filled = 0
  private let guess: TextEncoding.Guess
  private let forced: TextEncoding?
  private var decoder: UTF16Decoder?
  private var raw: [UInt8] = []
  private var pending: [UInt8] = []
  private var repair: TextRepair
  private var hasForeign = false
  private var hasUnicode = false
  private var nulRun = 0

  /// Opens a file and looks at its first bytes.
  /// - Throws: `ReadingError`.
  init(path: String, encoding: TextEncoding?, digest: Digest) throws(ReadingError) {
    try self.init(file: try OpenFile(path: path), memory: [], encoding: encoding, digest: digest)
  }

  /// Looks at the first bytes of text in memory.
  /// - Throws: `ReadingError`.
  init(bytes: [UInt8], encoding: TextEncoding?, digest: Digest) throws(ReadingError) {
    try self.init(file: nil, memory: bytes, encoding: encoding, digest: digest)
  }

  private init(
    file: consuming OpenFile?,
    memory: [UInt8],
    encoding: TextEncoding?,
    digest: Digest
  ) throws(ReadingError) {
    let size = file?.size ?? memory.count
    var head = [UInt8](repeating: 0, count: min(Self.chunk, size + 1))
    var count = 0
    var digest = digest
    while count < head.count {
      let read = try Self.read(file, memory, from: count, into: &head, at: count)
      guard read > 0 else { break }
      count += read
    }
    digest.update(head.span.extracting(0..<count))
    if let kind = FileKind.recognise(head.span.extracting(0..<count)) { throw .otherFormat(kind) }
    var guess = try TextEncoding.guess(from: head.span.extracting(0..<count))
    if let encoding, encoding != .mixed, encoding != guess.encoding {
      guess = TextEncoding.Guess(
        encoding: encoding,
        markLength: guess.encoding == encoding ? guess.markLength : 0,
        isGuess: false
      )
    }
    head.removeLast(head.count - count)
    head.removeFirst(guess.markLength)
    pending = head
    byteCount = count
    self.guess = guess
    forced = encoding
    repair = TextRepair(forced: encoding)
    if guess.encoding == .utf16LittleEndian || guess.encoding == .utf16BigEndian {
      decoder = UTF16Decoder(lowByteFirst: guess.encoding == .utf16LittleEndian)
      raw = [UInt8](repeating: 0, count: Self.chunk)
    }
    if guess.isGuess { warnings.note(.unmarkedUTF16, line: 1) }
    self.file = file
    self.memory = memory
    self.size = size
    self.digest = digest
  }

  /// The encoding, as far as the text that was read tells.
  var encoding: TextEncoding {
    guard guess.encoding == .utf8, forced == nil, hasForeign else { return guess.encoding }
    return hasUnicode ? .mixed : .windows1252
  }

  /// Marks the first bytes of the clean text as done with.
  mutating func consume(_ count: Int) {
    start += count
    precondition(start <= ready)
  }

  /// The digest of all bytes, once the end was reached, and a last look at the file.
  /// - Throws: `ReadingError.changedWhileRead` or `.cutShort`.
  mutating func finish() throws(ReadingError) -> String {
    try file?.requireUnchanged(after: byteCount)
    return digest.finish()
  }

  /// Reads on; the part that was not consumed stays.
  ///
  /// - Parameter line: The line on which the clean text begins.
  /// - Throws: `ReadingError`.
  mutating func fill(line: Int) throws(ReadingError) {
    if start > 0 {
      ByteSearch.moveToFront(start..<filled, of: &buffer)
      filled -= start
      ready -= start
      start = 0
    }
    guard filled < Self.limit else {
      throw .lineTooLong(line: line, limit: Self.limit)
    }
    // What does not end yet is read in ever larger pieces, or it would be searched too often.
    let wanted = max(Self.chunk, filled)
    let left = size - byteCount + 1
    let target = filled + max(min(wanted, left), 4096)
    repeat {
      try readOnce(upTo: target)
    } while !isAtEnd && filled < target && wanted > Self.chunk
    try clean(line: line)
  }

  private mutating func readOnce(upTo target: Int) throws(ReadingError) {
    if !pending.isEmpty {
      take(pending)
      pending = []
      return
    }
    let count: Int
    if decoder == nil {
      makeRoom(target)
      count = try Self.read(file, memory, from: byteCount, into: &buffer, at: filled)
      hash(buffer, filled..<(filled + count))
      filled += count
    } else {
      count = try Self.read(file, memory, from: byteCount, into: &raw, at: 0)
      hash(raw, 0..<count)
      take(count == raw.count ? raw : Array(raw[..<count]))
    }
    byteCount += count
    if count == 0 {
      isAtEnd = true
      if decoder?.isIncomplete == true { throw .cutShort }
    }
  }

  private mutating func hash(_ bytes: [UInt8], _ range: Range<Int>) {
    digest.update(bytes.span.extracting(range))
  }

  /// Appends bytes that were read, as UTF-8 where they are UTF-16.
  private mutating func take(_ bytes: [UInt8]) {
    var text = bytes
    if decoder != nil {
      text = []
      text.reserveCapacity(bytes.count * 3 / 2 + 8)
      decoder?.decode(bytes.span, into: &text)
    }
    makeRoom(filled + text.count)
    buffer.replaceSubrange(filled..<(filled + text.count), with: text)
    filled += text.count
  }

  private mutating func makeRoom(_ count: Int) {
    guard buffer.count < count else { return }
    buffer += [UInt8](repeating: 0, count: count - buffer.count)
  }

  /// Cleans the text that was read, up to the last place where it can safely be cut.
  private mutating func clean(line: Int) throws(ReadingError) {
    var end = filled
    endsLine = true
    if !isAtEnd {
      (end, endsLine) = cut()
      guard end > ready else { return }
    } else {
      dropEndOfFileMark(line: line)
      end = filled
    }
    let isDirty = look(ready..<end, line: line)
    guard isDirty else {
      nulRun = 0
      ready = end
      return
    }
    let rawStart = byteCount - (filled - ready)
    let isLineStart = ready == 0 || buffer[ready - 1] == 10 || buffer[ready - 1] == 13
    mend(buffer, ready..<end, isLineStart: isLineStart)
    try note(line: line, rawStart: rawStart, isLast: isAtEnd)
    let rest = end..<filled
    let moved = ready + repair.text.count
    let tail = Array(buffer[rest])
    makeRoom(moved + tail.count)
    buffer.replaceSubrange(ready..<moved, with: repair.text)
    buffer.replaceSubrange(moved..<(moved + tail.count), with: tail)
    filled = moved + tail.count
    ready = moved
  }

  private mutating func mend(_ bytes: [UInt8], _ range: Range<Int>, isLineStart: Bool) {
    repair.repair(bytes.span.extracting(range), isLineStart: isLineStart)
  }

  /// The last place at which the text can be cut: after a line, or between two characters of a
  /// very long one.
  private func cut() -> (place: Int, endsLine: Bool) {
    let text = buffer.span.extracting(ready..<filled)
    if ByteSearch.first(10, in: text) != nil, let feed = ByteSearch.last(10, in: text) {
      return (ready + feed + 1, true)
    }
    // A carriage return at the very end may belong to a line feed that is still to come.
    if text.count > 1, ByteSearch.first(13, in: text) != nil,
      let carriage = ByteSearch.last(13, in: text.extracting(0..<(text.count - 1)))
    {
      return (ready + carriage + 1, true)
    }
    guard text.count >= Self.chunk else { return (ready, false) }
    var place = text.count - 1
    while place > text.count - 5, text[place] & 0xC0 == 0x80 { place -= 1 }
    return (ready + place, false)
  }

  /// Looks for what has to be repaired or mentioned.
  private mutating func look(_ range: Range<Int>, line: Int) -> Bool {
    let sight = Sight(buffer.span.extracting(range))
    if sight.hasUnicode { hasUnicode = true }
    for (kind, place) in sight.rarities {
      warnings.note(kind, line: self.line(of: range.lowerBound + place, from: line))
    }
    return sight.isDirty || forced == .windows1252 || forced == .latin1
  }

  /// Reports what the repair met.
  private mutating func note(line: Int, rawStart: Int, isLast: Bool) throws(ReadingError) {
    let base = ready
    let foreign = repair.foreignCells
    if foreign.count > 0 {
      hasForeign = true
      warnings.note(
        .notUnicode,
        line: self.line(of: base + foreign.first, from: line),
        count: foreign.count
      )
    }
    if repair.hasUnicode { hasUnicode = true }
    if let undefined = repair.undefined {
      let kind = ReadingWarning.Kind.undefinedByte(
        undefined.byte,
        offset: rawStart + undefined.place
      )
      warnings.note(kind, line: self.line(of: base + undefined.place, from: line))
    }
    let marks = repair.marks
    if marks.count > 0 {
      warnings.note(
        .markInside,
        line: self.line(of: base + marks.first, from: line),
        count: marks.count
      )
    }
    let nuls = repair.nulBytes
    guard nuls.count > 0 else {
      nulRun = 0
      return
    }
    let nulLine = self.line(of: base + nuls.first, from: line)
    nulRun = repair.text.isEmpty ? nulRun + nuls.count : 0
    guard nulRun < Self.nulLimit else { throw .nulBytes(line: nulLine) }
    let isTail = isLast && nuls.count > 1 && buffer[ready..<filled].last == 0
    warnings.note(isTail ? .nulTail : .nulBytes, line: nulLine, count: nuls.count)
  }

  /// The line of a place in the buffer, given the line on which the clean text begins.
  private func line(of place: Int, from line: Int) -> Int {
    line + ByteSearch.lineEnds(in: buffer.span.extracting(start..<place))
  }

  /// Leaves out the byte 0x1A with which DOS programs end a text.
  private mutating func dropEndOfFileMark(line: Int) {
    var end = filled
    while end > start, [10, 13].contains(buffer[end - 1]) { end -= 1 }
    guard end > start, buffer[end - 1] == 0x1A else { return }
    while end > start, buffer[end - 1] == 0x1A { end -= 1 }
    warnings.note(.endOfFileMark, line: self.line(of: end, from: line))
    filled = end
    ready = min(ready, end)
  }

  private static func read(
    _ file: borrowing OpenFile?,
    _ memory: [UInt8],
    from place: Int,
    into buffer: inout [UInt8],
    at target: Int
  ) throws(ReadingError) -> Int {
    if let count = try file?.read(into: &buffer, at: target) { return count }
    let count = min(buffer.count - target, memory.count - place)
    guard count > 0 else { return 0 }
    buffer.replaceSubrange(target..<(target + count), with: memory[place..<(place + count)])
    return count
  }
}

/// What one look at a stretch of text shows.
private struct Sight {
  /// Whether it has to be repaired.
  var isDirty = false
  /// Whether it is UTF-8 and more than ASCII.
  var hasUnicode = false
  /// What the sender should know, and where it stands.
  var rarities: [(ReadingWarning.Kind, Int)] = []

  init(_ text: Span<UInt8>) {
    do {
      let valid = try UTF8Span(validating: text)
      hasUnicode = !valid.isKnownASCII
    } catch {
      isDirty = true
    }
    if ByteSearch.first(0, in: text) != nil || Rarities.markAtLineStart(in: text) {
      isDirty = true
    }
    if let place = ByteSearch.first(0x1B, in: text) { rarities.append((.escapeSequence, place)) }
    if let place = Rarities.doubleEncoded(in: text) { rarities.append((.doubleEncoded, place)) }
    if let place = Rarities.invisible(in: text) { rarities.append((.invisible, place)) }
  }
}
