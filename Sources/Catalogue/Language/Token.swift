import Records

/// One word or sign of an expression.
struct Token: Hashable {
  /// What it is.
  enum Kind: Hashable {
    /// A field, a code or a word of the language.
    case word(String)
    /// A number, in millionths.
    case number(Int64)
    /// A day, `2025-03-31`.
    case day(Int32)
    /// Text in quotes.
    case quoted(String)
    /// A sign: a bracket, a comma, a relation.
    case sign(String)
    /// Nothing more.
    case end
  }

  let kind: Kind
  /// The token as it was written.
  let text: String
  /// Its first letter, counted from 1.
  let column: Int

  /// Splits an expression.
  ///
  /// - Throws: `LanguageError` at a sign that the language does not have.
  static func split(_ expression: String) throws(LanguageError) -> [Token] {
    let letters = Array(expression.unicodeScalars)
    var tokens: [Token] = []
    var place = 0
    while place < letters.count {
      let letter = letters[place]
      if letter.properties.isWhitespace {
        place += 1
        continue
      }
      let token: Token
      if isWordLetter(letter) {
        token = try word(in: letters, from: place)
      } else if let closing = closingQuote(letter) {
        token = try quoted(in: letters, from: place, closing: closing)
      } else {
        token = try sign(in: letters, from: place)
      }
      tokens.append(token)
      place += token.length
    }
    tokens.append(Token(kind: .end, text: "", column: letters.count + 1))
    return tokens
  }

  /// How many letters it takes.
  private var length: Int {
    if case .quoted = kind { text.unicodeScalars.count + 2 } else { text.unicodeScalars.count }
  }

  private static func isWordLetter(_ letter: Unicode.Scalar) -> Bool {
    letter.properties.isAlphabetic || letter == "_" || isDigit(letter)
  }

  private static func isDigit(_ letter: Unicode.Scalar) -> Bool { ("0"..."9").contains(letter) }

  /// A word, a number or a day, which all begin alike.
  private static func word(
    in letters: [Unicode.Scalar],
    from start: Int
  ) throws(LanguageError) -> Token {
    if start + 10 <= letters.count, isDigit(letters[start]), letters[start + 4] == "-" {
      let text = string(letters[start..<start + 10])
      if let day = CalendarDate(iso: text) {
        return Token(kind: .day(day.dayNumber), text: text, column: start + 1)
      }
    }
    var end = start
    while end < letters.count, isWordLetter(letters[end]) { end += 1 }
    if letters[start..<end].allSatisfy(isDigit) {
      if end + 1 < letters.count, letters[end] == ".", isDigit(letters[end + 1]) {
        end += 1
        while end < letters.count, isDigit(letters[end]) { end += 1 }
      }
      let text = string(letters[start..<end])
      guard let number = ExactDecimal(text), number.units < 1_000_000_000_000 else {
        throw LanguageError(column: start + 1, message: "'\(text)' is too large a number")
      }
      return Token(kind: .number(number.rounded(to: 6).units), text: text, column: start + 1)
    }
    let text = string(letters[start..<end])
    return Token(kind: .word(text), text: text, column: start + 1)
  }

  /// Spreadsheets turn straight quotes into curly ones, so both are understood.
  private static func closingQuote(_ letter: Unicode.Scalar) -> Unicode.Scalar? {
    switch letter {
    case "\"": "\""
    case "“": "”"
    default: nil
    }
  }

  private static func quoted(
    in letters: [Unicode.Scalar],
    from start: Int,
    closing: Unicode.Scalar
  ) throws(LanguageError) -> Token {
    guard let end = letters[(start + 1)...].firstIndex(of: closing) else {
      throw LanguageError(column: start + 1, message: "the quote that opens here is not closed")
    }
    let text = string(letters[(start + 1)..<end])
    return Token(kind: .quoted(text), text: text, column: start + 1)
  }

  private static func sign(
    in letters: [Unicode.Scalar],
    from start: Int
  ) throws(LanguageError) -> Token {
    let two = string(letters[start..<min(start + 2, letters.count)])
    if ["<=", ">=", "!=", "<>"].contains(two) {
      return Token(kind: .sign(two == "<>" ? "!=" : two), text: two, column: start + 1)
    }
    let one = String(letters[start])
    let signs = ["≤": "<=", "≥": ">=", "≠": "!=", "−": "-"]
    guard signs[one] != nil || "()=<>+-/%,.".contains(one) else {
      throw LanguageError(column: start + 1, message: "'\(one)' means nothing here")
    }
    return Token(kind: .sign(signs[one] ?? one), text: one, column: start + 1)
  }

  private static func string(_ letters: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: letters)
    return String(view)
  }
}
