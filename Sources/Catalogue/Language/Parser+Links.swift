import Records

extension Parser {
  /// The dataset that a quantifier speaks of and what its rows have in common with this one:
  /// `cp_plans`, or `cp_plans by family`.
  mutating func link() throws(LanguageError) -> (link: Link, inner: Dataset) {
    let token = next
    guard case .word(let name) = token.kind, let inner = vocabulary.schema[name] else {
      throw LanguageError(
        column: token.column,
        message: "'\(token.text)' is not a dataset",
        suggestion: nearestWord(
          to: token.text,
          among: vocabulary.schema.datasets.map(\.name)
        )
      )
    }
    place += 1
    guard take(word: "by") else {
      guard dataset.link(to: inner) != nil else {
        throw LanguageError(
          column: token.column,
          message: "rows of \(dataset.name) and \(name) have no child or key in common"
        )
      }
      return (Link(name), inner)
    }
    let field = next
    guard case .word(let key) = field.kind, knows(key, of: dataset), knows(key, of: inner) else {
      let own = identifiers(of: dataset)
      throw LanguageError(
        column: field.column,
        message: "'\(field.text)' is not an identifier that rows of \(dataset.name) and \(name) "
          + "both have",
        suggestion: nearestWord(
          to: field.text,
          among: own.filter { knows($0, of: inner) }
        )
      )
    }
    place += 1
    return (Link(name, by: key), inner)
  }

  /// Whether rows have an identifier of their own or through their child.
  private func knows(_ key: String, of dataset: Dataset) -> Bool {
    identifiers(of: dataset).contains(key)
  }

  private func identifiers(of dataset: Dataset) -> [String] {
    let people = vocabulary.people.flatMap { $0.childName == dataset.childName ? $0.fields : nil }
    return (dataset.fields + (people ?? []))
      .filter { $0.type == .identifier && $0.use == .keep }.map(\.name)
  }

  // MARK: Numbers of linked rows

  /// `sum dataset (claim) number`: over the rows that belong to this one.
  mutating func total(_ token: Token) throws(LanguageError) -> Typed {
    let (link, inner) = try link()
    scopes.append(inner)
    defer { scopes.removeLast() }
    let claim = try optionalClaim()
    let value = try atom()
    guard value.kind == .number else { throw misplaced(value, expected: "a number") }
    return Typed(operand: .total(link, claim, value.operand), kind: .number, token: token)
  }

  /// `count dataset (claim)`, `count children dataset by family (claim)`.
  mutating func count(_ token: Token) throws(LanguageError) -> Typed {
    let isOfChildren = take(word: "children")
    let (link, inner) = try link()
    guard !isOfChildren || inner.childField != nil else {
      throw LanguageError(
        column: token.column,
        message: "rows of \(inner.name) name no child; count the rows themselves"
      )
    }
    scopes.append(inner)
    defer { scopes.removeLast() }
    return Typed(
      operand: .count(link, ofChildren: isOfChildren, try optionalClaim()),
      kind: .number,
      token: token
    )
  }

  /// `days on dataset (claim)`: the days that linked spells cover together.
  mutating func covered(_ token: Token) throws(LanguageError) -> Typed {
    let name = next
    let (link, inner) = try link()
    guard inner.shape == .spells else {
      throw LanguageError(
        column: name.column,
        message: "rows of \(inner.name) do not last, so nobody spends days on them"
      )
    }
    scopes.append(inner)
    defer { scopes.removeLast() }
    return Typed(operand: .covered(link, try optionalClaim()), kind: .number, token: token)
  }
}
