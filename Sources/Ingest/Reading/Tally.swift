/// How the first records of a file come out when they are split in one way.
struct Tally {
  /// The number of cells that most records with more than one cell have.
  private(set) var width = 1
  /// How many records have that many cells.
  private(set) var fitting = 0
  /// How many delimiters there are outside quotes.
  private(set) var delimiters = 0
  /// Whether delimiters only come in pairs.
  private(set) var allDoubled = true
  /// Whether a blank follows every delimiter.
  private(set) var allFollowedByBlank = true
  /// How many records hold an escaped character.
  private(set) var escapes = 0

  private var records = 0
  private var faults = 0
  private var quoted = 0
  private var halfQuoted = 0
  private var endings = 0
  private var quotes = 0
  private var framing = 0

  /// Splits the first records.
  init(_ sample: Span<UInt8>, _ dialect: Dialect, isLast: Bool, limit: Int) {
    let scanner = RecordScanner(dialect: dialect)
    var record = SplitRecord()
    var counts: [Int: Int] = [:]
    var place = 0
    var blanks = 0
    while records < limit, place < sample.count,
      let extent = scanner.record(in: sample, from: place, line: 1, isLast: isLast)
    {
      place = extent.next
      guard extent.kind != .blank else { continue }
      records += 1
      let text = sample.extracting(extent.start..<extent.end)
      let isWhole = record.split(text, dialect)
      if !isWhole || extent.kind == .fault {
        faults += 1
        if !record.split(text, dialect, .lenient) { _ = record.split(text, dialect, .literal) }
      }
      if record.hasEscape { escapes += 1 }
      counts[record.count, default: 0] += 1
      count(text, dialect, &blanks)
    }
    allFollowedByBlank = blanks >= 3 && blanks + endings == delimiters
    for (cells, found) in counts.sorted(by: { $0.key < $1.key }) where cells > 1 {
      if found >= fitting { (width, fitting) = (cells, found) }
    }
  }

  /// Whether quotes stand at both ends of cells, in more than one of them and in no cell at one.
  var isQuotedThroughout: Bool { quoted > 1 && halfQuoted * 4 <= quoted }

  /// How well the records agree; 0 when there is nothing to tell apart.
  func score(isBlank: Bool) -> Double {
    guard records > 0, width > 1 else { return 0 }
    let share = Double(fitting) / Double(records)
    // Words are separated by blanks too, so a blank must divide every line in the same way,
    // unless cells in quotes show that it stands between cells.
    if isBlank, width < 3 || share < 0.9 && !isFramedByQuotes { return 0 }
    let bits = Double(Int.bitWidth - width.leadingZeroBitCount)
    let damage = Double(faults) / Double(records)
    return share * (1 + 0.1 * bits) * (isBlank ? 0.7 : 1) * (1 - 0.5 * damage)
      + (quoted > 0 ? 0.01 : 0)
  }

  /// Whether quotes stand at the ends of cells, nearly all of them, in nearly every record.
  private var isFramedByQuotes: Bool {
    quotes >= 2 * records && framing * 20 >= quotes * 19
  }

  /// Whether most quotes stand in the middle of cells.
  var tearsQuotes: Bool { quotes >= 2 * records && framing * 2 < quotes }

  /// Looks at the delimiters outside quotes, and at the quotes beside them.
  private mutating func count(_ text: Span<UInt8>, _ dialect: Dialect, _ blanks: inout Int) {
    var inQuotes = false
    var run = 0
    for place in 0..<text.count {
      let byte = text[place]
      if byte == dialect.quote { inQuotes.toggle() }
      guard byte == dialect.delimiter, !inQuotes else {
        if run % 2 == 1 { allDoubled = false }
        run = 0
        continue
      }
      run += 1
      delimiters += 1
      if place + 1 == text.count {
        endings += 1
      } else if text[place + 1] == 32 {
        blanks += 1
      }
    }
    if run % 2 == 1 { allDoubled = false }
    guard let quote = dialect.quote else { return }
    var start = 0
    var isOpen = false
    for place in 0...text.count where place == text.count || text[place] == dialect.delimiter {
      if place > start {
        let opens = text[start] == quote
        let closes = text[place - 1] == quote
        if opens, closes, place - start > 1 {
          quoted += 1
        } else if opens {
          halfQuoted += 1
          isOpen = true
        } else if closes, isOpen {
          // Delimiters stood within quotes.
          halfQuoted -= 1
          quoted += 1
          isOpen = false
        }
      }
      start = place + 1
    }
    countQuotes(text, dialect, quote)
  }

  /// Counts the quotes, two side by side left out, and those of them at the ends of cells.
  private mutating func countQuotes(_ text: Span<UInt8>, _ dialect: Dialect, _ quote: UInt8) {
    var from = 0
    while let place = ByteSearch.first(quote, in: text, from: from) {
      from = place + 1
      if from < text.count, text[from] == quote {
        from += 1
        continue
      }
      quotes += 1
      var before = place
      while before > 0, dialect.isBlank(text[before - 1]) { before -= 1 }
      var after = from
      while after < text.count, dialect.isBlank(text[after]) { after += 1 }
      if before == 0 || after == text.count || text[before - 1] == dialect.delimiter
        || text[after] == dialect.delimiter
      {
        framing += 1
      }
    }
  }

  /// Whether lines of text are padded with blanks to columns of a fixed width.
  static func looksFixedWidth(_ sample: Span<UInt8>) -> Bool {
    var lines = 0
    var padded = 0
    var start = 0
    for place in 0..<sample.count where sample[place] == 10 || sample[place] == 13 {
      if place - start > 20 {
        lines += 1
        var gaps = 0
        for index in (start + 2)..<place
        where sample[index] != 32 && sample[index - 1] == 32 && sample[index - 2] == 32 {
          gaps += 1
        }
        if gaps >= 2 { padded += 1 }
      } else if place > start {
        lines += 1
      }
      start = place + 1
    }
    return lines >= 3 && padded * 10 >= lines * 8
  }
}
