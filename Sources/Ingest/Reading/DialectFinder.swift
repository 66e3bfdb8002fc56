/// What the reader is told about a file instead of finding it out.
public struct ReadingOptions: Sendable {
  /// The byte between cells.
  public var delimiter: UInt8?
  /// The byte round cells.
  public var quote: UInt8?
  /// The byte before a quote that belongs to a cell.
  public var escape: UInt8?
  /// The encoding.
  public var encoding: TextEncoding?
  /// Whether the first line is a record and not a header.
  public var hasNoHeader = false
  /// Whether a file without a header is read, its first line being a record; else it is refused.
  public var allowsNoHeader = false
  /// Whether the header must hold a name that the sink knows.
  public var needsKnownHeader = false
  /// Whether cells that are missing at the end of a record count as empty; else it is set aside.
  public var fillsShortRecords = false
  /// Whether the header goes to the sink as it stands in the file, several rows of it joined and
  /// empty columns kept.
  var keepsHeader = false

  /// Makes options that leave everything to the reader.
  public init() {}
}

/// Finds out how a file tells its cells apart, from its first records.
struct DialectFinder {
  /// The dialect.
  private(set) var dialect = Dialect.standard
  /// The number of cells that most records have.
  private(set) var width = 1
  /// Whether the first line only names the delimiter, as Excel's `sep=;` does.
  private(set) var hasDirective = false
  /// Whether no delimiter was found.
  private(set) var isOneColumn = false

  private static let limit = 200

  /// Looks at the first lines of a file.
  ///
  /// - Parameters:
  ///   - sample: The text of the first lines, blank lines at its beginning left out.
  ///   - isLast: Whether the sample is the whole file.
  ///   - options: What is known already.
  /// - Throws: `ReadingError.delimiter` or `.noColumns` for what is no table of cells.
  init(_ sample: Span<UInt8>, isLast: Bool, options: ReadingOptions) throws(ReadingError) {
    for control: UInt8 in [0x1E, 0x1F] where options.delimiter == nil {
      if ByteSearch.first(control, in: sample) != nil {
        throw .delimiter("the control character \(control)")
      }
    }
    let directive = Self.directive(sample)
    hasDirective = directive != nil
    let quotes: [UInt8] =
      options.quote.map { [$0] } ?? [UInt8(ascii: "\""), UInt8(ascii: "'")]
    let known = options.delimiter ?? directive
    let candidates = known.map { [$0] } ?? Array(",;\t|^~ ".utf8)
    var best: (score: Double, dialect: Dialect, tally: Tally)?
    // What does not occur parts nothing, so most ways to split need not be tried.
    func occurs(_ byte: UInt8) -> Bool { ByteSearch.first(byte, in: sample) != nil }
    for quote in quotes where options.quote != nil || quote != UInt8(ascii: "'") || occurs(quote) {
      for delimiter in candidates where best == nil || occurs(delimiter) {
        let dialect = Dialect(delimiter: delimiter, quote: quote, escape: options.escape)
        let tally = Tally(sample, dialect, isLast: isLast, limit: Self.limit)
        // Apostrophes quote only where they stand at both ends of cells.
        if options.quote == nil, quote == UInt8(ascii: "'"), !tally.isQuotedThroughout { continue }
        var score = tally.score(isBlank: delimiter == UInt8(ascii: " "))
        if tally.tearsQuotes { score *= 0.3 }
        if best.map({ score > $0.score + 1e-9 }) ?? true { best = (score, dialect, tally) }
      }
    }
    guard let best else { return }
    dialect = best.dialect
    width = best.tally.width
    if known == nil, best.score < 0.3 {
      isOneColumn = true
      width = 1
      dialect = Dialect.standard
      dialect.quote = options.quote ?? dialect.quote
      dialect.escape = options.escape
      if Tally.looksFixedWidth(sample) { throw .noColumns }
      return
    }
    if best.tally.delimiters > 2, best.tally.allDoubled, options.delimiter == nil {
      throw .delimiter("two characters")
    }
    dialect.dropsBlank = best.tally.allFollowedByBlank && dialect.delimiter != 32
    guard options.escape == nil, occurs(UInt8(ascii: "\\")) else { return }
    var escaped = dialect
    escaped.escape = UInt8(ascii: "\\")
    let tally = Tally(sample, escaped, isLast: isLast, limit: Self.limit)
    if tally.escapes > 0, tally.fitting > best.tally.fitting {
      dialect = escaped
      width = tally.width
    }
  }

  /// The delimiter that a first line `sep=;` names.
  private static func directive(_ sample: Span<UInt8>) -> UInt8? {
    guard sample.count >= 5 else { return nil }
    var text: [UInt8] = []
    for index in 0..<min(sample.count, 8) where sample[index] != UInt8(ascii: "\"") {
      text.append(sample[index])
    }
    guard text.count >= 5,
      text.prefix(4).map({ $0 | 0x20 }).elementsEqual("sep=".utf8.map { $0 | 0x20 })
    else { return nil }
    let isWhole = text.count == 5 || text[5] == 10 || text[5] == 13
    return isWhole && text[4] >= 9 && text[4] != 10 && text[4] != 13 ? text[4] : nil
  }
}
