public import Records

/// What a rule needs to have come: extracts and columns.
///
/// Of two sides of `or` and of `otherwise`, one is enough; what `is missing` needs no column. A sum
/// needs all its parts: without one of its columns it would be too small.
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
    if rule.origin == .indicators {
      // Each part is asked, so that all that is missing is named.
      return rule.partRules.map { allow($0) }.allSatisfy { $0 }
    }
    guard came(rule.dataset) else { return false }
    if rule.population == .ended || rule.population == .endedYearBefore, !hasEnd(rule.dataset) {
      return false
    }
    if case .each(let field) = rule.counted, !hasKey(rule.dataset, field) { return false }
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
    // A column that did not come is missing in every row, and known in none.
    case .isMissing: return true
    case .not(.isMissing(let value)): return allow(value, scopes)
    case .not(let inner), .word(_, let inner): return allow(inner, scopes)
    case .compare(let left, _, let right):
      let isLeft = allow(left, scopes)
      return allow(right, scopes) && isLeft
    case .isAmong(let value, _): return allow(value, scopes)
    case .flag(let field): return allow(.field(field), scopes)
    case .isOpen, .isUnborn: return true
    case .exists(let link, let inner): return joins(link, scopes) && allow(inner, link, scopes)
    case .latest(let link, let condition, let inner):
      guard joins(link, scopes) else { return false }
      let isFirst = allow(condition, link, scopes)
      return allow(inner, link, scopes) && isFirst
    }
  }

  /// A claim about linked rows.
  private mutating func allow(_ claim: Expression?, _ link: Link, _ scopes: [String]) -> Bool {
    claim.map { allow($0, scopes + [link.dataset]) } ?? true
  }

  /// Whether linked rows came, with the columns by which they are found.
  private mutating func joins(_ link: Link, _ scopes: [String]) -> Bool {
    guard came(link.dataset), let own = tables[scopes[scopes.count - 1]]?.dataset,
      let other = tables[link.dataset]?.dataset
    else { return false }
    let names = link.field.map { ($0, $0) } ?? own.link(to: other)
    return names.map { hasKey(own.name, $0) && hasKey(other.name, $1) } ?? false
  }

  /// Whether rows have an identifier: their own, or what the register has of their child.
  private func hasKey(_ dataset: String, _ field: String) -> Bool {
    guard let table = tables[dataset] else { return false }
    if table.column(field) != nil { return true }
    guard let people = vocabulary.people, let register = tables[people.name],
      let child = people.childName, child == table.dataset.childName
    else { return false }
    guard field == child else { return register.column(field) != nil && hasKey(dataset, child) }
    let alternative = table.dataset.field(field)?.alternative ?? ""
    return table.column(alternative) != nil && register.column(alternative) != nil
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
    case .lasted, .lastedFor, .number, .literal, .day, .duration, .periodEnd, .periodStart,
      .spanStart, .schoolYearStart, .rowDay:
      return true
    case .age, .schoolAge:
      let own = tables[scopes[scopes.count - 1]]
      if own?.column(BirthFields.born) != nil { return true }
      return allowPeople(BirthFields.born)
    case .moved(let base, _, _, _), .share(_, let base), .termEndBefore(let base):
      return allow(base, scopes)
    case .otherwise(let first, let second):
      let isFirst = allow(first, scopes)
      return allow(second, scopes) || isFirst
    case .sum(let first, let second), .difference(let first, let second),
      .length(let first, let second, _), .quotient(let first, let second):
      let isFirst = allow(first, scopes)
      return allow(second, scopes) && isFirst
    case .total(let link, _, _): return joins(link, scopes)
    case .count(let link, _, let claim), .covered(let link, let claim):
      return joins(link, scopes) && allow(claim, link, scopes)
    case .word(_, let meaning): return allow(meaning, scopes)
    }
  }

  private mutating func allowPeople(_ field: String) -> Bool {
    guard let people = vocabulary.people, came(people.name) else { return false }
    return tables[people.name]?.column(field) != nil
  }
}
