public import Records

/// What a rule needs to have come: extracts and columns.
///
/// Of two sides of `or` and of `otherwise`, one is enough. A sum needs all its parts: without one
/// of its columns it would be too small.
public struct Needs {
  private let vocabulary: Vocabulary
  private let tables: [String: Table]
  /// The datasets that were asked for and did not come, in the order in which they were met.
  public private(set) var missing: [String] = []

  /// Makes a check against the tables that came.
  public init(_ vocabulary: Vocabulary, tables: [String: Table]) {
    self.vocabulary = vocabulary
    self.tables = tables
  }

  /// Whether a rule can be evaluated with what came.
  public mutating func allow(_ rule: CountingRule) -> Bool {
    guard came(rule.dataset) else { return false }
    if rule.population == .ended || rule.population == .endedYearBefore, !hasEnd(rule.dataset) {
      return false
    }
    if case .each(let field) = rule.counted, !allow(.field(FieldReference(field)), [rule.dataset]) {
      return false
    }
    var isAllowed = true
    for claim in [rule.restriction, rule.numerator] {
      if let claim, !allow(claim, [rule.dataset]) { isAllowed = false }
    }
    for value in [rule.part, rule.whole] {
      if let value, !allow(value, [rule.dataset]) { isAllowed = false }
    }
    return isAllowed
  }

  /// Whether a claim about the rows of a dataset can be judged with what came.
  public mutating func allow(_ claim: Expression, about dataset: String) -> Bool {
    came(dataset) && allow(claim, [dataset])
  }

  private mutating func came(_ dataset: String) -> Bool {
    if tables[dataset] != nil { return true }
    if !missing.contains(dataset) { missing.append(dataset) }
    return false
  }

  private func hasEnd(_ dataset: String) -> Bool {
    guard let table = tables[dataset], let field = table.dataset.endField else { return false }
    return table.columns[field] != nil
  }

  private mutating func allow(_ claim: Expression, _ scopes: [String]) -> Bool {
    switch claim {
    case .and(let first, let second):
      let isFirst = allow(first, scopes)
      return allow(second, scopes) && isFirst
    case .or(let first, let second):
      let isFirst = allow(first, scopes)
      return allow(second, scopes) || isFirst
    case .not(let inner), .word(_, let inner): return allow(inner, scopes)
    case .compare(let left, _, let right):
      let isLeft = allow(left, scopes)
      return allow(right, scopes) && isLeft
    case .isAmong(let value, _), .isMissing(let value): return allow(value, scopes)
    case .flag(let field): return allow(.field(field), scopes)
    case .isOpen, .isUnborn: return true
    case .exists(let dataset, let inner):
      guard came(dataset) else { return false }
      return inner.map { allow($0, scopes + [dataset]) } ?? true
    case .latest(let dataset, let condition, let inner):
      guard came(dataset) else { return false }
      let isFirst = condition.map { allow($0, scopes + [dataset]) } ?? true
      return allow(inner, scopes + [dataset]) && isFirst
    }
  }

  private mutating func allow(_ value: Operand, _ scopes: [String]) -> Bool {
    switch value {
    case .field(let field):
      switch field.owner {
      case .row: return tables[scopes[scopes.count - 1]]?.column(field.name) != nil
      case .outerRow:
        return scopes.count > 1 && tables[scopes[scopes.count - 2]]?.column(field.name) != nil
      case .person, .outerPerson: return allowPeople(field.name)
      }
    case .lasted, .number, .literal, .day, .duration, .periodEnd, .periodStart, .spanStart:
      return true
    case .age, .schoolAge:
      let own = tables[scopes[scopes.count - 1]]
      if own?.column(BirthFields.born) != nil { return true }
      return allowPeople(BirthFields.born)
    case .moved(let base, _, _, _), .share(_, let base): return allow(base, scopes)
    case .otherwise(let first, let second):
      let isFirst = allow(first, scopes)
      return allow(second, scopes) || isFirst
    case .sum(let first, let second), .difference(let first, let second),
      .length(let first, let second, _):
      let isFirst = allow(first, scopes)
      return allow(second, scopes) && isFirst
    case .total(let dataset, _, _): return came(dataset)
    case .word(_, let meaning): return allow(meaning, scopes)
    }
  }

  private mutating func allowPeople(_ field: String) -> Bool {
    guard let people = vocabulary.people, came(people.name) else { return false }
    return tables[people.name]?.column(field) != nil
  }
}
