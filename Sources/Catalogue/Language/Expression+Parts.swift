extension Expression {
  /// Whether the claim speaks of the row outside its brackets.
  var mentionsOuterRow: Bool {
    switch self {
    case .and(let first, let second), .or(let first, let second):
      first.mentionsOuterRow || second.mentionsOuterRow
    case .not(let inner): inner.mentionsOuterRow
    case .compare(let left, _, let right): left.mentionsOuterRow || right.mentionsOuterRow
    case .isAmong(let value, let members):
      value.mentionsOuterRow || members.contains(where: \.mentionsOuterRow)
    case .isMissing(let value): value.mentionsOuterRow
    case .flag(let field): field.isOuter
    // Inside another quantifier, `this` is the row between.
    case .isOpen, .isUnborn, .exists, .latest, .word: false
    }
  }

  /// The claims that must all hold, when this is a chain of `and`.
  public var conjuncts: [Expression] {
    if case .and(let first, let second) = self {
      first.conjuncts + second.conjuncts
    } else {
      [self]
    }
  }

  /// The claims of which one is enough, when this is a chain of `or`.
  public var alternatives: [Expression] {
    if case .or(let first, let second) = self {
      first.alternatives + second.alternatives
    } else {
      [self]
    }
  }
}

extension Operand {
  /// Whether the value comes from the row outside the brackets.
  var mentionsOuterRow: Bool {
    switch self {
    case .field(let field): field.isOuter
    case .moved(let base, _, _, _), .share(_, let base): base.mentionsOuterRow
    case .sum(let first, let second), .difference(let first, let second),
      .otherwise(let first, let second):
      first.mentionsOuterRow || second.mentionsOuterRow
    default: false
    }
  }
}

extension FieldReference {
  /// Whether the field is that of the row outside the brackets or of its child.
  var isOuter: Bool { owner == .outerRow || owner == .outerPerson }
}
