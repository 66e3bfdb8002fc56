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
      if isBlank(letter) {
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

  // The properties of a letter are looked up in tables, which ASCII does not need.
  private static func isBlank(_ letter: Unicode.Scalar) -> Bool {
    letter.isASCII
      ? letter == " " || (0x09...0x0d).contains(letter.value) : letter.properties.isWhitespace
  }

  private static func isWordLetter(_ letter: Unicode.Scalar) -> Bool {
    guard letter.isASCII else { return letter.properties.isAlphabetic }
    return (0x61...0x7a).contains(letter.value | 0x20) || letter == "_" || isDigit(letter)
  }

  private static func isDigit(_ letter: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(letter.value)
  }

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
    let letter = letters[start]
    let next = start + 1 < letters.count ? letters[start + 1] : " "
    switch (letter, next) {
    case ("<", "="), (">", "="), ("!", "="), ("<", ">"):
      let two = string(letters[start...start + 1])
      return Token(kind: .sign(two == "<>" ? "!=" : two), text: two, column: start + 1)
    default: break
    }
    let one = String(letter)
    let sign: String
    switch letter {
    case "≤": sign = "<="
    case "≥": sign = ">="
    case "≠": sign = "!="
    case "−": sign = "-"
    case "(", ")", "=", "<", ">", "+", "-", "/", "%", ",", ".": sign = one
    default: throw LanguageError(column: start + 1, message: "'\(one)' means nothing here")
    }
    return Token(kind: .sign(sign), text: one, column: start + 1)
  }

  private static func string(_ letters: ArraySlice<Unicode.Scalar>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(letters.count)
    for letter in letters {
      if letter.isASCII {
        bytes.append(UInt8(truncatingIfNeeded: letter.value))
      } else {
        bytes.append(contentsOf: UTF8.encode(letter) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
