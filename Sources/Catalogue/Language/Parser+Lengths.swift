import Records

extension Parser {
  /// `days from a to b`, `working days from a to b`, `weeks from a to b`; `nil` where the words
  /// that stand here say something else.
  mutating func lengthBetween() throws(LanguageError) -> Typed? {
    let token = next
    guard case .word(let word) = token.kind else { return nil }
    let unit: TimeUnit
    switch (word, word == "working" ? isWord("days", 1) && isWord("from", 2) : isWord("from", 1)) {
    case ("days", true): unit = .days
    case ("weeks", true): unit = .weeks
    case ("working", true): unit = .workingDays
    case ("months", true), ("years", true):
      throw LanguageError(
        column: token.column,
        message: "a time from one day to another is given in days, working days or weeks; for "
          + "\(word) compare dates, as in 'end_date >= start_date + 12 \(word)'"
      )
    default: return nil
    }
    place += unit == .workingDays ? 3 : 2
    let from = try day()
    guard take(word: "to") else {
      throw LanguageError(
        column: next.column,
        message: "'\(unit.rawValue) from …' is followed by 'to' and a date"
      )
    }
    let to = try day()
    return Typed(
      operand: .length(from: from, to: to, unit),
      kind: .number,
      token: Token(kind: token.kind, text: "\(unit.rawValue) from", column: token.column)
    )
  }

  /// `days on dataset`, `days lasted`, `weeks lasted`, `end of term before date`; `nil` where the
  /// words that stand here say something else.
  mutating func phrase() throws(LanguageError) -> Typed? {
    let token = next
    guard case .word(let word) = token.kind else { return nil }
    switch word {
    case "days" where isWord("on", 1):
      place += 2
      return try covered(token)
    case "days", "weeks":
      guard isWord("lasted", 1) else { return nil }
      guard dataset.shape == .spells else {
        throw LanguageError(
          column: token.column,
          message: "rows of \(dataset.name) do not last, so '\(word) lasted' means nothing here"
        )
      }
      place += 2
      return Typed(
        operand: .lastedFor(word == "days" ? .days : .weeks),
        kind: .number,
        token: token
      )
    case "end" where isWord("of", 1) && isWord("term", 2) && isWord("before", 3):
      place += 4
      return Typed(operand: .termEndBefore(try day()), kind: .date, token: token)
    default: return nil
    }
  }

  /// A date, perhaps moved by a length of time.
  private mutating func day() throws(LanguageError) -> Operand {
    let value = try additive()
    guard value.kind == .date else { throw misplaced(value, expected: ValueKind.date.inWords) }
    return value.operand
  }

  private func isWord(_ word: String, _ ahead: Int) -> Bool {
    place + ahead < tokens.count && tokens[place + ahead].kind == .word(word)
  }
}
