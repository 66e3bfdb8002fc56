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
    case .and(let first, let second):
      return "\(within(first, of: .and)) and \(within(second, of: .and))"
    case .or(let first, let second):
      return "\(within(first, of: .or)) or \(within(second, of: .or))"
    case .not(let inner): return negation(of: inner)
    case .compare(let left, let relation, let right): return comparison(left, relation, right)
    case .isAmong(let value, let members):
      let verb = holdsSeveral(value) ? "include" : "is"
      return "\(phrase(value)) \(verb) \(list(members.map { name($0, beside: value) }))"
    case .isMissing(let value): return "\(phrase(value)) is blank"
    case .flag(let field): return "\(subject(field)) is marked '\(title(field))'"
    case .isOpen: return "it is open on the last day of the period"
    case .isUnborn: return "the child is not yet born"
    case .exists(let dataset, let inner):
      let owner = linksByChild(to: dataset) ? "the child" : "it"
      return "\(owner) has \(withArticle(vocabulary.noun(dataset).one))"
        + entering(dataset).relative(inner)
    case .latest(let dataset, let condition, let inner):
      let printer = entering(dataset)
      let owner = linksByChild(to: dataset) ? "the child's" : "its"
      return "in the latest of \(owner) \(vocabulary.noun(dataset).many)"
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

  func clauseBehindNoun(_ claim: Expression) -> String {
    let clause = clause(claim)
    return clause.hasPrefix("the child")
      ? "where \(clause)"
      : clause.hasPrefix("the ") ? "whose \(clause.dropFirst(4))" : "where \(clause)"
  }

  private enum Joint {
    case and
    case or
  }

  private func within(_ claim: Expression, of joint: Joint) -> String {
    switch (claim, joint) {
    case (.or, .and), (.and, .or): "(\(clause(claim)))"
    default: clause(claim)
    }
  }

  private func negation(of claim: Expression) -> String {
    switch claim {
    case .isMissing(let value): return "\(phrase(value)) is known"
    case .flag(let field): return "\(subject(field)) is not marked '\(title(field))'"
    case .isOpen: return "it is not open on the last day of the period"
    case .isUnborn: return "the child is born"
    case .isAmong(let value, let members):
      return "\(phrase(value)) is not \(list(members.map { name($0, beside: value) }))"
    case .compare(let left, .equal, let right):
      return "it is not so that \(comparison(left, .equal, right))"
    case .exists(let dataset, let inner):
      let owner = linksByChild(to: dataset) ? "the child" : "it"
      return "\(owner) has no \(vocabulary.noun(dataset).one)" + entering(dataset).relative(inner)
    default: return "it is not so that \(clause(claim))"
    }
  }

  private func comparison(_ left: Operand, _ relation: Relation, _ right: Operand) -> String {
    switch (left, right) {
    case (.lasted, .duration(let amount, let unit)):
      return "it has lasted \(amounts(relation, length(amount, unit)))"
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
    case .number(let number): return "\(subject) is \(amounts(relation, decimal(number)))"
    case .literal:
      return "\(subject) is \(relation == .notEqual ? "not " : "")\(name(right, beside: left))"
    default: break
    }
    let words: [Relation: String] = [
      .equal: "the same as", .notEqual: "not the same as", .less: "less than",
      .lessOrEqual: "at most", .greater: "more than", .greaterOrEqual: "at least",
    ]
    return "\(subject) is \(words[relation] ?? "") \(phrase(right))"
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

  private func linksByChild(to other: String) -> Bool {
    guard let own = vocabulary.schema[dataset], let inner = vocabulary.schema[other],
      let link = own.link(to: inner)
    else { return true }
    return link.own == own.childName
  }
}
