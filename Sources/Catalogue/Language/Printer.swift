import Records

/// Says an expression in plain English, so that a definition cannot drift from its rule.
struct Printer {
  let vocabulary: Vocabulary
  /// The datasets whose rows are spoken of, the innermost last.
  var scopes: [String]

  init(_ vocabulary: Vocabulary, dataset: String) {
    self.vocabulary = vocabulary
    scopes = [dataset]
  }

  var dataset: String { scopes[scopes.count - 1] }

  // MARK: Claims

  /// The claim as a clause without a full stop: `the initial category of abuse is Neglect`.
  func clause(_ claim: Expression) -> String {
    switch claim {
    case .and: return joined(merged(claim.conjuncts))
    case .or(let first, let second):
      return "\(withinOr(first)) or \(withinOr(second))"
    case .not(let inner): return negation(of: inner)
    case .compare(let left, let relation, let right): return comparison(left, relation, right)
    case .isAmong(let value, let members):
      let verb = holdsSeveral(value) ? "include" : "is"
      return "\(phrase(value)) \(verb) \(list(members.map { name($0, beside: value) }))"
    case .isMissing(let value): return "\(phrase(value)) \(verb(value)) blank"
    case .flag(let field): return "\(subject(field)) is marked '\(title(field))'"
    case .isOpen: return "\(it) is open on the last day of the period"
    case .isUnborn: return "the child is not yet born"
    case .exists(let link, let inner):
      return "\(owner(link)) has \(withArticle(vocabulary.noun(link.dataset).one))"
        + entering(link.dataset).relative(inner)
    case .latest(let link, let condition, let inner):
      let printer = entering(link.dataset)
      return "in the latest of \(ownersOf(link)) \(vocabulary.noun(link.dataset).many)"
        + printer.relative(condition) + ", \(printer.clause(inner))"
    case .word(let word, _): return vocabulary.words[dataset]?[word]?.title ?? word
    }
  }

  /// The clause behind the noun it describes: `whose initial category of abuse is Neglect`.
  func relative(_ claim: Expression?) -> String {
    guard let claim else { return "" }
    let conjuncts = claim.conjuncts
    let rest = conjuncts.filter { $0 != .isOpen }
    let open = rest.count < conjuncts.count ? " open on the last day of the period" : ""
    guard let first = rest.first else { return open }
    let all = rest.dropFirst().reduce(first) { .and($0, $1) }
    return open + " " + clauseBehindNoun(all)
  }

  /// A claim about a field of the row is joined with `whose`, every other one with `where`.
  func clauseBehindNoun(_ claim: Expression) -> String {
    let clause = clause(claim)
    switch claim.conjuncts[0] {
    case .compare(.field(let field), _, _), .isAmong(.field(let field), _),
      .isMissing(.field(let field)), .not(.isMissing(.field(let field))):
      guard field.owner == .row else { break }
      return "whose \(clause.dropFirst(4))"
    case .compare(.word, _, _): return "whose \(clause.dropFirst(4))"
    default: break
    }
    return "where \(clause)"
  }

  private func withinOr(_ claim: Expression) -> String {
    if case .and = claim { "(\(clause(claim)))" } else { clause(claim) }
  }

  /// `A`, `A and B`, `A, B and C`.
  private func joined(_ clauses: [String]) -> String {
    guard let last = clauses.last, clauses.count > 1 else { return clauses.first ?? "" }
    return clauses.dropLast().joined(separator: ", ") + " and " + last
  }

  /// Clauses of claims that all hold; two claims about one value share its name.
  private func merged(_ claims: [Expression]) -> [String] {
    var clauses: [String] = []
    var place = 0
    while place < claims.count {
      let claim = claims[place]
      if place + 1 < claims.count, case .compare(let left, let first, let low) = claim,
        case .compare(left, let second, let high) = claims[place + 1]
      {
        clauses.append(range(left, first, low, second, high))
        place += 2
        continue
      }
      if case .or = claim {
        clauses.append("(\(clause(claim)))")
      } else {
        clauses.append(clause(claim))
      }
      place += 1
    }
    return clauses
  }

  /// Two bounds of one value: `the child's age is 5 to 9`.
  private func range(
    _ value: Operand,
    _ first: Relation,
    _ low: Operand,
    _ second: Relation,
    _ high: Operand
  ) -> String {
    let opening = comparison(value, first, low)
    if case .number(let from) = low, case .number(let to) = high, first == .greaterOrEqual,
      second == .lessOrEqual
    {
      let ending = amounts(first, decimal(from))
      return opening.dropLast(ending.count) + "\(decimal(from)) to \(decimal(to))"
    }
    if case .moved(high, let amount, let unit, true) = low, first == .greaterOrEqual,
      second == .less
    {
      return "\(phrase(value)) is in the \(length(amount, unit)) before \(phrase(high))"
    }
    if case .duration(let amount, let unit) = high {
      let bound = second == .lessOrEqual ? "at most" : second == .less ? "less than" : ""
      if !bound.isEmpty { return "\(opening) and \(bound) \(length(amount, unit))" }
    }
    let whole = comparison(value, second, high)
    let subject = "\(phrase(value)) \(isDate(value) ? "is" : verb(value)) "
    return whole.hasPrefix(subject)
      ? "\(opening) and \(whole.dropFirst(subject.count))" : "\(opening) and \(whole)"
  }

  private func negation(of claim: Expression) -> String {
    switch claim {
    case .isMissing(let value): return "\(phrase(value)) \(verb(value)) known"
    case .flag(let field): return "\(subject(field)) is not marked '\(title(field))'"
    case .isOpen: return "\(it) is not open on the last day of the period"
    case .isUnborn: return "the child is born"
    case .isAmong(let value, let members):
      return "\(phrase(value)) is not \(list(members.map { name($0, beside: value) }))"
    case .compare(let left, .equal, let right):
      return "it is not so that \(comparison(left, .equal, right))"
    case .exists(let link, let inner):
      return "\(owner(link)) has no \(vocabulary.noun(link.dataset).one)"
        + entering(link.dataset).relative(inner)
    default: return "it is not so that \(clause(claim))"
    }
  }

  private func comparison(_ left: Operand, _ relation: Relation, _ right: Operand) -> String {
    switch (left, right) {
    case (.lasted, .duration(let amount, let unit)):
      return "\(it) has lasted \(amounts(relation, length(amount, unit)))"
    case (.age, .number(let years)):
      return "the child's age is \(amounts(relation, decimal(years)))"
    case (.schoolAge, .number(let years)):
      return "the child's age on 31 August before the school year is "
        + amounts(relation, decimal(years))
    default: break
    }
    let subject = phrase(left)
    if isDate(left) {
      let words: [Relation: String] = [
        .equal: "on", .notEqual: "not on", .less: "before", .lessOrEqual: "on or before",
        .greater: "after", .greaterOrEqual: "on or after",
      ]
      return "\(subject) is \(words[relation] ?? "") \(phrase(right))"
    }
    switch right {
    case .number(let number):
      return "\(subject) \(verb(left)) \(amounts(relation, decimal(number)))"
    case .literal:
      return "\(subject) is \(relation == .notEqual ? "not " : "")\(name(right, beside: left))"
    default: break
    }
    let words: [Relation: String] = [
      .equal: "the same as", .notEqual: "not the same as", .less: "less than",
      .lessOrEqual: "at most", .greater: "more than", .greaterOrEqual: "at least",
    ]
    return "\(subject) \(verb(left)) \(words[relation] ?? "") \(phrase(right))"
  }

  private func amounts(_ relation: Relation, _ amount: String) -> String {
    switch relation {
    case .equal: amount
    case .notEqual: "not \(amount)"
    case .less: "less than \(amount)"
    case .lessOrEqual: "\(amount) or less"
    case .greater: "more than \(amount)"
    case .greaterOrEqual: "\(amount) or more"
    }
  }

  // MARK: Scopes

  func entering(_ dataset: String) -> Printer {
    var inner = self
    inner.scopes.append(dataset)
    return inner
  }

  /// Who or what linked rows belong to: `the child`, `the child's family`, `the assessment`.
  func owner(_ link: Link) -> String {
    guard let own = vocabulary.schema[dataset], let inner = vocabulary.schema[link.dataset] else {
      return "the child"
    }
    if let field = link.field {
      let known = own.field(field) ?? vocabulary.people?.field(field)
      return "the child's \(title(known, named: field))"
    }
    guard let names = own.link(to: inner) else { return "the child" }
    return names.own == own.childName ? "the child" : it
  }

  /// Whose linked rows they are: `the child's`, `its`.
  func ownersOf(_ link: Link) -> String {
    let owner = owner(link)
    return owner == it ? "its" : "\(owner)'s"
  }
}
