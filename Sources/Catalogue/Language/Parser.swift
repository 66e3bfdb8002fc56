import Records

/// Reads an expression, checking every word against the schema as it goes.
///
/// It is one step of reading and checking, so that each error knows the letter where it stands.
struct Parser {
  /// An operand with its kind and its place.
  struct Typed {
    var operand: Operand
    var kind: ValueKind
    var token: Token
  }

  let vocabulary: Vocabulary
  let tokens: [Token]
  var place = 0
  /// The datasets whose rows are spoken of, the innermost last.
  var scopes: [Dataset]
  /// The basis whose span `period_start` begins; `nil` for the first day of the month.
  let spanBasis: Basis?

  init(
    _ text: String,
    dataset: Dataset,
    vocabulary: Vocabulary,
    spanBasis: Basis? = nil
  ) throws(LanguageError) {
    self.vocabulary = vocabulary
    self.spanBasis = spanBasis
    tokens = try Token.split(text)
    scopes = [dataset]
  }

  var next: Token { tokens[place] }
  var dataset: Dataset { scopes[scopes.count - 1] }
  var outer: Dataset? { scopes.count > 1 ? scopes[scopes.count - 2] : nil }

  // MARK: Whole texts

  mutating func wholeClaim() throws(LanguageError) -> Expression {
    let claim = try disjunction()
    try expectEnd()
    return claim
  }

  mutating func wholeNumber() throws(LanguageError) -> Operand {
    let value = try operand()
    guard value.kind == .number else { throw misplaced(value, expected: "a number") }
    try expectEnd()
    return value.operand
  }

  /// A claim, or a value when the text is nothing else.
  mutating func meaning() throws(LanguageError) -> (DefinedWord.Meaning, ValueKind?) {
    if isValueToEnd {
      let value = try operand()
      if next.kind == .end, value.kind != .flag, value.kind != .literal {
        return (.value(value.operand), value.kind)
      }
      place = 0
    }
    return (.claim(try wholeClaim()), nil)
  }

  /// Whether no sign or word of a claim stands outside brackets.
  private var isValueToEnd: Bool {
    var depth = 0
    for token in tokens {
      switch token.kind {
      case .sign("("): depth += 1
      case .sign(")"): depth -= 1
      case .sign(let sign) where depth == 0 && Relation(rawValue: sign) != nil: return false
      case .word(let word) where depth == 0 && Self.claimWords.contains(word): return false
      default: break
      }
    }
    return true
  }

  private static let claimWords: Set<String> = [
    "and", "or", "not", "in", "is", "include", "includes", "exists", "previous", "latest", "open",
    "unborn",
  ]

  private func expectEnd() throws(LanguageError) {
    guard next.kind == .end else {
      throw LanguageError(
        column: next.column,
        message: "'\(next.text)' is not expected here; join claims with 'and' or 'or'"
      )
    }
  }

  // MARK: Claims

  mutating func disjunction() throws(LanguageError) -> Expression {
    var claim = try conjunction()
    while take(word: "or") { claim = .or(claim, try conjunction()) }
    return claim
  }

  private mutating func conjunction() throws(LanguageError) -> Expression {
    var claim = try negation()
    while take(word: "and") { claim = .and(claim, try negation()) }
    return claim
  }

  private mutating func negation() throws(LanguageError) -> Expression {
    take(word: "not") ? .not(try negation()) : try claim()
  }

  private mutating func claim() throws(LanguageError) -> Expression {
    if next.kind == .sign("("), !opensOperand {
      return try bracketed { (parser) throws(LanguageError) in try parser.disjunction() }
    }
    if case .word(let word) = next.kind, let claim = try keyword(word) { return claim }
    return try comparison()
  }

  /// Whether the bracket that opens here holds a value, which the token behind it tells.
  private var opensOperand: Bool {
    var depth = 0
    for position in place..<tokens.count {
      switch tokens[position].kind {
      case .sign("("): depth += 1
      case .sign(")"):
        depth -= 1
        guard depth == 0 else { continue }
        switch tokens[position + 1].kind {
        case .sign(let sign):
          return ["+", "-", "/"].contains(sign) || Relation(rawValue: sign) != nil
        case .word(let word): return ["in", "is", "otherwise", "include"].contains(word)
        default: return false
        }
      default: break
      }
    }
    return false
  }

  /// A claim that begins with a word of the language; `nil` when the word is none.
  private mutating func keyword(_ word: String) throws(LanguageError) -> Expression? {
    let token = next
    if case .claim(let meaning) = vocabulary.words[dataset.name]?[word]?.meaning {
      place += 1
      return .word(word, meaning)
    }
    guard dataset.field(word) == nil else { return nil }
    switch word {
    case "open":
      place += 1
      guard dataset.shape == .spells else {
        throw LanguageError(
          column: token.column,
          message: "rows of \(dataset.name) do not last, so none can be 'open'"
        )
      }
      return .isOpen
    case "unborn":
      place += 1
      return .isUnborn
    case "exists":
      place += 1
      let (link, inner) = try link()
      scopes.append(inner)
      defer { scopes.removeLast() }
      return .exists(link, try optionalClaim())
    case "previous", "latest":
      place += 1
      let (link, inner) = try link()
      scopes.append(inner)
      defer { scopes.removeLast() }
      let first = try optionalClaim()
      return .latest(link, first, try negation())
    default: return nil
    }
  }

  mutating func optionalClaim() throws(LanguageError) -> Expression? {
    guard next.kind == .sign("(") else { return nil }
    return try bracketed { (parser) throws(LanguageError) in try parser.disjunction() }
  }

  // MARK: Steps

  mutating func take(word: String) -> Bool {
    guard next.kind == .word(word) else { return false }
    place += 1
    return true
  }

  mutating func take(sign: String) -> Bool {
    guard next.kind == .sign(sign) else { return false }
    place += 1
    return true
  }

  mutating func bracketed<Inside>(
    _ inside: (inout Parser) throws(LanguageError) -> Inside
  ) throws(LanguageError) -> Inside {
    let opening = next
    guard take(sign: "(") else {
      throw LanguageError(column: opening.column, message: "a bracket '(' is expected here")
    }
    let value = try inside(&self)
    guard take(sign: ")") else {
      let found = next.kind == .end ? "the end" : "'\(next.text)'"
      throw LanguageError(
        column: next.column,
        message: "the bracket that opens at letter \(opening.column) is not closed before \(found)"
      )
    }
    return value
  }

  func misplaced(_ value: Typed, expected: String) -> LanguageError {
    value.kind == .literal
      ? unknownField(value.token)
      : LanguageError(
        column: value.token.column,
        message: "'\(value.token.text)' is \(value.kind.inWords) where \(expected) is expected"
      )
  }

  func unknownField(_ token: Token) -> LanguageError {
    let known = dataset.fields.map(\.name) + (vocabulary.words[dataset.name] ?? [:]).keys.sorted()
    let people = vocabulary.people?.fields.map(\.name) ?? []
    return LanguageError(
      column: token.column,
      message: token.kind == .end
        ? "something is missing at the end" : "'\(token.text)' is not a field of \(dataset.name)",
      suggestion: nearestWord(to: token.text, among: known + people + Self.languageWords)
    )
  }

  private static let languageWords = [
    "open", "unborn", "lasted", "age", "school_age", "period_end", "period_start", "exists",
    "previous", "latest", "this", "count", "sum", "school_year_start", "first_day", "last_day",
    "term_end",
  ]

  func checkBirth(_ token: Token) throws(LanguageError) {
    guard birthIsKnown else {
      throw LanguageError(
        column: token.column,
        message: "'\(token.text)' needs a date of birth, and \(dataset.name) leads to none"
      )
    }
  }

  private var birthIsKnown: Bool {
    if dataset.field(BirthFields.born)?.type == .date { return true }
    guard let people = vocabulary.people else { return false }
    return people.field(BirthFields.born)?.type == .date && dataset.childName == people.childName
  }
}

/// The fields that the words `age`, `school_age` and `unborn` rest on.
enum BirthFields {
  static let born = "date_of_birth"
  static let expected = "expected_date_of_birth"
}
