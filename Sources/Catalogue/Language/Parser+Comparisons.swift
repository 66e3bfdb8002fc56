import Records

extension Parser {
  /// `operand relation operand`, `operand in (…)`, `operand is missing`, or a yes-or-no field.
  mutating func comparison() throws(LanguageError) -> Expression {
    let left = try operand()
    let token = next
    if case .sign(let sign) = token.kind, let relation = Relation(rawValue: sign) {
      place += 1
      return try compare(left, relation, try operand())
    }
    if case .word(let word) = token.kind {
      switch word {
      case "in":
        place += 1
        return try among(left)
      case "include", "includes":
        place += 1
        let code = next
        place += 1
        guard case .codes = left.kind else {
          throw LanguageError(
            column: token.column,
            message: "only a field with several codes can 'include' one; compare with '='"
          )
        }
        return .isAmong(left.operand, [try literal(code, for: left)])
      case "is":
        place += 1
        return try missing(left)
      default: break
      }
    }
    guard left.kind == .flag, case .field(let field) = left.operand else {
      if left.kind == .literal { throw unknownField(left.token) }
      throw LanguageError(
        column: next.column,
        message: "'\(left.token.text)' is \(left.kind.inWords), which claims nothing by itself; "
          + "compare it with \(left.kind.partners)"
      )
    }
    return .flag(field)
  }

  private mutating func missing(_ left: Typed) throws(LanguageError) -> Expression {
    if left.kind == .literal { throw unknownField(left.token) }
    if take(word: "missing") { return .isMissing(left.operand) }
    if take(word: "known") { return .not(.isMissing(left.operand)) }
    throw LanguageError(
      column: next.column,
      message: "'is' is followed by 'missing' or 'known'; to compare, write '='",
      suggestion: nearestWord(to: next.text, among: ["missing", "known"])
    )
  }

  /// The list of `in (…)`, or the codes of `in group …`.
  private mutating func among(_ left: Typed) throws(LanguageError) -> Expression {
    if left.kind == .literal { throw unknownField(left.token) }
    if take(word: "group") {
      let token = next
      place += 1
      return .isAmong(left.operand, try group(token, for: left))
    }
    let values = try bracketed { (parser) throws(LanguageError) in
      var values: [Operand] = []
      repeat {
        let token = parser.next
        parser.place += 1
        values.append(try parser.literal(token, for: left))
      } while parser.take(sign: ",")
      return values
    }
    return .isAmong(left.operand, values)
  }

  private func group(_ token: Token, for left: Typed) throws(LanguageError) -> [Operand] {
    let list: String
    switch left.kind {
    case .code(let name), .codes(let name): list = name
    default: throw misplaced(left, expected: "a field with codes")
    }
    let codes = vocabulary.schema.codeLists[list]?.codes ?? []
    let members = codes.filter { $0.group == token.text }
    guard !members.isEmpty else {
      throw LanguageError(
        column: token.column,
        message: "'\(token.text)' is not a group of the list \(list)",
        suggestion: nearestWord(to: token.text, among: codes.map(\.group))
      )
    }
    return members.map { .literal($0.code) }
  }

  /// Checks that two values may be compared.
  private func compare(
    _ left: Typed,
    _ relation: Relation,
    _ right: Typed
  ) throws(LanguageError) -> Expression {
    switch (left.kind, right.kind) {
    case (.literal, .literal): throw unknownField(left.token)
    case (.literal, _), (.number, .code), (.duration, .lasted), (.number, .years):
      return try compare(right, relation.mirrored, left)
    case (.date, .date), (.number, .number), (.lasted, .duration):
      return .compare(left.operand, relation, right.operand)
    case (.years, .number):
      guard case .number(let years) = right.operand, years % 1_000_000 == 0 else {
        throw misplaced(right, expected: ValueKind.years.partners)
      }
      return .compare(left.operand, relation, right.operand)
    case (.code(let first), .code(let second)) where first == second:
      return try equality(left, relation, right.operand)
    case (.identifier, .identifier), (.text, .text):
      return try equality(left, relation, right.operand)
    case (.code, .literal), (.code, .number), (.flag, .literal), (.text, .literal):
      return try equality(left, relation, try literal(right.token, for: left))
    case (.codes, _):
      throw LanguageError(
        column: left.token.column,
        message: "'\(left.token.text)' holds several codes; write "
          + "'\(left.token.text) include \(right.token.text)'"
      )
    case (_, .literal) where left.kind != .identifier: throw unknown(right.token, beside: left)
    default:
      throw LanguageError(
        column: right.token.column,
        message: "'\(left.token.text)' is \(left.kind.inWords) and '\(right.token.text)' is "
          + "\(right.kind.inWords); compare it with \(left.kind.partners)"
      )
    }
  }

  /// A right side that is neither a field nor anything the left side may be compared with.
  private func unknown(_ token: Token, beside left: Typed) -> LanguageError {
    let alike = dataset.fields.filter { ValueKind($0.type) == left.kind }.map(\.name)
    return LanguageError(
      column: token.column,
      message: "'\(token.text)' is not known here; '\(left.token.text)' is \(left.kind.inWords), "
        + "to be compared with \(left.kind.partners)",
      suggestion: nearestWord(to: token.text, among: alike + ["period_end", "period_start"])
    )
  }

  private func equality(
    _ left: Typed,
    _ relation: Relation,
    _ right: Operand
  ) throws(LanguageError) -> Expression {
    guard relation == .equal || relation == .notEqual else {
      throw LanguageError(
        column: left.token.column,
        message: "'\(left.token.text)' is \(left.kind.inWords), which is equal or not, never "
          + "larger or smaller; write '=' or '!='"
      )
    }
    return .compare(left.operand, relation, right)
  }

  /// A code, a word or a text that stands beside a field.
  private func literal(_ token: Token, for left: Typed) throws(LanguageError) -> Operand {
    switch left.kind {
    case .code(let list), .codes(let list):
      guard let codes = vocabulary.schema.codeLists[list] else { break }
      if codes.place(of: token.text) != nil { return .literal(token.text) }
      let label = codes.codes.first { $0.label.lowercased() == token.text.lowercased() }
      let all = codes.codes.map(\.code)
      let suggestion = label?.code ?? nearestWord(to: token.text, among: all)
      let isShort = suggestion == nil && all.count <= 12
      throw LanguageError(
        column: token.column,
        message: "'\(token.text)' is not a code of the list \(list)"
          + (isShort ? ", which has \(CatalogueError.listed(all))" : ""),
        suggestion: suggestion
      )
    case .flag:
      if token.text == "yes" || token.text == "no" { return .literal(token.text) }
      throw LanguageError(
        column: token.column,
        message: "'\(left.token.text)' is yes or no, not '\(token.text)'"
      )
    case .text, .identifier:
      if case .quoted(let text) = token.kind { return .literal(text) }
    case .number:
      if case .number(let number) = token.kind { return .number(number) }
    case .date:
      if case .day(let day) = token.kind { return .day(day) }
    default: break
    }
    throw LanguageError(
      column: token.column,
      message: "'\(token.text)' cannot stand here; '\(left.token.text)' is \(left.kind.inWords), "
        + "to be compared with \(left.kind.partners)"
    )
  }
}
