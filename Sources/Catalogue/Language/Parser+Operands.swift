import Records

extension Parser {
  /// `a`, `a + b`, `a - 12 months`, `a otherwise b`.
  mutating func operand() throws(LanguageError) -> Typed {
    var value = try additive()
    while take(word: "otherwise") {
      let other = try additive()
      if value.kind == .literal { throw unknownField(value.token) }
      guard value.kind == other.kind else {
        throw misplaced(other, expected: value.kind.inWords)
      }
      value.operand = .otherwise(value.operand, other.operand)
    }
    return value
  }

  mutating func additive() throws(LanguageError) -> Typed {
    var value = try multiplicative()
    while next.kind == .sign("+") || next.kind == .sign("-") {
      let isEarlier = next.kind == .sign("-")
      place += 1
      let other = try multiplicative()
      switch (value.kind, other.kind) {
      case (.date, .duration):
        guard case .duration(let amount, let unit) = other.operand else { continue }
        value.operand = .moved(value.operand, by: amount, unit, isEarlier: isEarlier)
      case (.number, .number):
        value.operand =
          isEarlier
          ? .difference(value.operand, other.operand) : .sum(value.operand, other.operand)
      case (.date, _): throw misplaced(other, expected: "a length of time, such as 12 months")
      case (.number, _): throw misplaced(other, expected: "a number")
      default: throw misplaced(value, expected: "a date or a number")
      }
    }
    return value
  }

  /// `a / b`.
  private mutating func multiplicative() throws(LanguageError) -> Typed {
    var value = try atom()
    while take(sign: "/") {
      let other = try atom()
      for side in [value, other] where side.kind != .number {
        throw misplaced(side, expected: "a number")
      }
      value.operand = .quotient(value.operand, other.operand)
    }
    return value
  }

  mutating func atom() throws(LanguageError) -> Typed {
    let token = next
    if token.kind == .sign("(") {
      return try bracketed { (parser) throws(LanguageError) in try parser.operand() }
    }
    if let length = try lengthBetween() { return length }
    if let phrase = try phrase() { return phrase }
    place += 1
    switch token.kind {
    case .number(let number): return try numberAtom(number, token)
    case .day(let day): return Typed(operand: .day(day), kind: .date, token: token)
    case .quoted(let text): return Typed(operand: .literal(text), kind: .literal, token: token)
    case .word("this"): return try outerField(token)
    case .word("sum") where dataset.field("sum") == nil: return try total(token)
    case .word("count") where dataset.field("count") == nil: return try count(token)
    case .word(let word): return try wordAtom(word, token)
    case .sign, .end:
      place -= 1
      throw LanguageError(
        column: token.column,
        message: token.kind == .end
          ? "something is missing at the end"
          : "a field or a value is expected before "
            + "'\(token.text)'"
      )
    }
  }

  /// A number alone, with a unit of time, or as `10% of …`.
  private mutating func numberAtom(
    _ number: Int64,
    _ token: Token
  ) throws(LanguageError) -> Typed {
    if take(sign: "%") {
      guard take(word: "of") else {
        throw LanguageError(column: next.column, message: "'%' is followed by 'of' and a number")
      }
      let base = try atom()
      guard base.kind == .number else { throw misplaced(base, expected: "a number") }
      guard number % 1_000_000 == 0 else {
        throw LanguageError(column: token.column, message: "a share is a whole number of per cent")
      }
      return Typed(
        operand: .share(percent: number / 1_000_000, of: base.operand),
        kind: .number,
        token: token
      )
    }
    guard case .word(let word) = next.kind else {
      return Typed(operand: .number(number), kind: .number, token: token)
    }
    let unit: TimeUnit
    switch word {
    case "day", "days": unit = .days
    case "week", "weeks": unit = .weeks
    case "month", "months": unit = .months
    case "year", "years": unit = .years
    case "working":
      guard case .word(let day) = tokens[place + 1].kind, ["day", "days"].contains(day) else {
        throw LanguageError(column: next.column, message: "'working' is followed by 'days'")
      }
      place += 1
      unit = .workingDays
    default:
      guard !["and", "or", "otherwise", "of"].contains(word) else {
        return Typed(operand: .number(number), kind: .number, token: token)
      }
      throw LanguageError(
        column: next.column,
        message: "'\(word)' is not a unit of time",
        suggestion: nearestWord(
          to: word,
          among: ["days", "working days", "weeks", "months", "years"]
        )
      )
    }
    place += 1
    guard number % 1_000_000 == 0, number <= 100_000_000_000 else {
      throw LanguageError(
        column: token.column,
        message: "a length of time is a whole number of \(unit.rawValue)"
      )
    }
    return Typed(
      operand: .duration(Int(number / 1_000_000), unit),
      kind: .duration,
      token: Token(
        kind: token.kind,
        text: "\(token.text) \(unit.rawValue)",
        column: token.column
      )
    )
  }

  /// `this.field`: the field of the row outside the brackets.
  private mutating func outerField(_ token: Token) throws(LanguageError) -> Typed {
    guard let outer else {
      throw LanguageError(
        column: token.column,
        message: "'this' stands only inside the brackets of 'exists', 'previous', 'count' or 'sum'"
      )
    }
    guard take(sign: "."), case .word(let name) = next.kind else {
      throw LanguageError(column: next.column, message: "'this' is followed by '.' and a field")
    }
    let token = next
    place += 1
    if let field = outer.field(name) {
      return Typed(
        operand: .field(FieldReference(name, of: .outerRow)),
        kind: ValueKind(field.type),
        token: token
      )
    }
    if let people = vocabulary.people, people.childName == outer.childName,
      let field = people.field(name)
    {
      return Typed(
        operand: .field(FieldReference(name, of: .outerPerson)),
        kind: ValueKind(field.type),
        token: token
      )
    }
    throw LanguageError(
      column: token.column,
      message: "'\(name)' is not a field of \(outer.name)",
      suggestion: nearestWord(to: name, among: outer.fields.map(\.name))
    )
  }

  /// A defined word, a field of the row or of its child, or a word of the language.
  private mutating func wordAtom(_ word: String, _ token: Token) throws(LanguageError) -> Typed {
    if let defined = vocabulary.words[dataset.name]?[word],
      case .value(let meaning) = defined.meaning, let kind = defined.kind
    {
      return Typed(operand: .word(word, meaning), kind: kind, token: token)
    }
    // A field that only the register of persons keeps is the register's, and an age that is not
    // kept is worked out from the day of birth.
    let isWorkedOut = word == "age" || personField(word) != nil
    if let field = dataset.field(word), field.use == .keep || !isWorkedOut {
      guard field.use == .keep else {
        throw LanguageError(
          column: token.column,
          message: "'\(word)' of \(dataset.name) is not kept, so nothing can be said of it"
        )
      }
      return Typed(
        operand: .field(FieldReference(word)),
        kind: ValueKind(field.type),
        token: token
      )
    }
    switch word {
    case "period_end": return Typed(operand: .periodEnd, kind: .date, token: token)
    case "period_start":
      return Typed(
        operand: spanBasis.map { .spanStart($0) } ?? .periodStart,
        kind: .date,
        token: token
      )
    case "school_year_start": return Typed(operand: .schoolYearStart, kind: .date, token: token)
    case "first_day", "last_day", "term_end":
      guard dataset.shape == .periods, dataset.childField != nil,
        let day = PeriodDay(rawValue: word)
      else { break }
      return Typed(operand: .rowDay(day), kind: .date, token: token)
    case "lasted":
      guard dataset.shape == .spells else {
        throw LanguageError(
          column: token.column,
          message: "rows of \(dataset.name) do not last, so 'lasted' means nothing here"
        )
      }
      return Typed(operand: .lasted, kind: .lasted, token: token)
    case "age", "school_age":
      try checkBirth(token)
      return Typed(operand: word == "age" ? .age : .schoolAge, kind: .years, token: token)
    default: break
    }
    if word == vocabulary.people?.name, next.kind == .sign(".") { return try ownPerson() }
    if let field = personField(word) {
      return Typed(
        operand: .field(FieldReference(word, of: .person)),
        kind: ValueKind(field.type),
        token: token
      )
    }
    return Typed(operand: .literal(word), kind: .literal, token: token)
  }

  /// `person.field`: what the register of people keeps of the child, where the row has a field of
  /// that name too, or for clearness.
  private mutating func ownPerson() throws(LanguageError) -> Typed {
    place += 1
    let token = next
    guard case .word(let name) = token.kind, let field = personField(name) else {
      let known = vocabulary.people?.fields.filter { $0.use == .keep }.map(\.name) ?? []
      throw LanguageError(
        column: token.column,
        message: "'\(token.text)' is not a field of the register of people that the rows of "
          + "\(dataset.name) lead to",
        suggestion: nearestWord(to: token.text, among: known)
      )
    }
    place += 1
    return Typed(
      operand: .field(FieldReference(name, of: .person)),
      kind: ValueKind(field.type),
      token: token
    )
  }

  /// A field that the register of persons keeps of the child of a row.
  private func personField(_ word: String) -> Field? {
    guard let people = vocabulary.people, people.name != dataset.name,
      people.childName == dataset.childName, let field = people.field(word), field.use == .keep
    else { return nil }
    return field
  }
}
