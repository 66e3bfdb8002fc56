public import Records

/// The spellings of one code list's codes, looked up by their bytes.
///
/// A spelling matches as a whole, never in part: first letter for letter (but for capitals, blanks
/// and the shapes of quotes and dashes), then by its letters and digits alone, unless that would
/// fit two codes. What spellings cannot say, rules say; they are rows of `spellings.csv` too.
public struct SpellingList: Sendable {
  /// What a spelling turned out to be.
  public enum Match: Hashable, Sendable {
    /// The code at that position of the list.
    case code(Int)
    /// A spelling that is known to say nothing.
    case nothing
    /// A spelling that the list does not know.
    case unknown
  }

  /// The codes.
  public let codes: CodeList
  /// The code of a cell that names several codes (rule `several:`), such as `MUL`.
  public internal(set) var several: Int?
  /// The codes that the letters Y and N of a cell such as `YNNY` stand for (rule `positions:`).
  public internal(set) var positions: [Int] = []

  private var exact: ByteTable
  private var exactCodes: [Int16] = []
  private var loose: ByteTable
  private var looseCodes: [Int16] = []
  private var contained: [(word: [UInt8], code: Int)] = []
  private var otherwise: Int?

  private static let nothing: Int16 = -1
  private static let ambiguous: Int16 = -2

  /// Makes a list that knows its codes and their labels.
  ///
  /// - Parameters:
  ///   - codes: The codes.
  ///   - capacity: About how many spellings will be added.
  public init(codes: CodeList, capacity: Int = 8) {
    self.codes = codes
    exact = ByteTable(capacity: capacity + codes.codes.count)
    loose = ByteTable(capacity: capacity + codes.codes.count)
  }

  /// Adds the code of each list entry as its own spelling, and its label where nothing else has it.
  mutating func addCodesAndLabels() {
    for (place, code) in codes.codes.enumerated() { add(code.code, meaning: place) }
    for (place, code) in codes.codes.enumerated() { add(code.label, meaning: place) }
  }

  /// Adds a spelling; the first meaning of a spelling stays.
  ///
  /// - Parameters:
  ///   - spelling: The whole cell.
  ///   - code: The position of its code; `nil` for a spelling that says nothing.
  mutating func add(_ spelling: String, meaning code: Int?) {
    let meaning = code.map { Int16($0) } ?? Self.nothing
    let tidy = Self.tidied(spelling.utf8.span)
    guard !tidy.isEmpty else { return }
    if exact.place(of: tidy.span).isNew { exactCodes.append(meaning) }
    let bare = Self.bare(tidy)
    guard !bare.isEmpty else { return }
    let (place, isNew) = loose.place(of: bare.span)
    if isNew {
      looseCodes.append(meaning)
    } else if looseCodes[place] != meaning {
      looseCodes[place] = Self.ambiguous
    }
  }

  /// Adds a rule; `false` when it does not fit the list.
  mutating func add(_ rule: SpellingRule, code: Int?) -> Bool {
    switch rule {
    case .contains(let word):
      guard let code, !word.isEmpty else { return false }
      contained.append((Self.tidied(word.utf8.span), code))
      return true
    case .otherwise:
      otherwise = code
      return code != nil
    case .several:
      several = code
      return code != nil
    case .positions(let names):
      positions = names.compactMap { codes.place(of: $0) }
      return !names.isEmpty && positions.count == names.count
    case .likewise: return false
    }
  }

  /// What a cell says.
  public func match(_ cell: Span<UInt8>) -> Match {
    let tidy = Self.tidied(cell)
    guard !tidy.isEmpty else { return .nothing }
    if let place = exact.knownPlace(of: tidy.span) { return meaning(exactCodes[place]) }
    let bare = Self.bare(tidy)
    if !bare.isEmpty, let place = loose.knownPlace(of: bare.span),
      looseCodes[place] != Self.ambiguous
    {
      return meaning(looseCodes[place])
    }
    for rule in contained where Self.contains(tidy, rule.word) { return .code(rule.code) }
    return otherwise.map { .code($0) } ?? .unknown
  }

  /// The code of the only spelling that begins with the bytes; `nil` when there are several.
  ///
  /// It reads cells that a database cut off after 30 characters.
  public func code(beginningWith cell: Span<UInt8>) -> Int? {
    let tidy = Self.tidied(cell)
    var found: Int16?
    for place in 0..<exact.count
    where exactCodes[place] >= 0 && exactCodes[place] != several.map({ Int16($0) }) {
      guard exact[place].utf8.starts(with: tidy) else { continue }
      if let found, found != exactCodes[place] { return nil }
      found = exactCodes[place]
    }
    return found.map { Int($0) }
  }

  /// The spellings of one code, as they are compared; empty when the list has no such code.
  public func spellings(of code: String) -> [String] {
    guard let place = codes.place(of: code) else { return [] }
    return (0..<exact.count).filter { exactCodes[$0] == Int16(place) }.map { exact[$0] }
  }

  /// The spellings that mean a code, each with the position of its code.
  var meaningful: [(spelling: String, code: Int)] {
    (0..<exact.count).filter { exactCodes[$0] >= 0 }.map { (exact[$0], Int(exactCodes[$0])) }
  }

  private func meaning(_ code: Int16) -> Match { code >= 0 ? .code(Int(code)) : .nothing }

  private static func contains(_ text: [UInt8], _ word: [UInt8]) -> Bool {
    guard word.count <= text.count else { return false }
    return (0...(text.count - word.count)).contains { text[$0..<$0 + word.count] == word[...] }
  }

  /// Letters and digits alone.
  private static func bare(_ tidy: [UInt8]) -> [UInt8] {
    tidy.filter { byte in
      byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
  }
}
