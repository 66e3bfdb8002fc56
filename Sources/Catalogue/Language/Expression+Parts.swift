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
    case .moved(let base, _, _, _), .share(_, let base), .termEndBefore(let base):
      base.mentionsOuterRow
    case .sum(let first, let second), .difference(let first, let second),
      .otherwise(let first, let second), .length(let first, let second, _),
      .quotient(let first, let second):
      first.mentionsOuterRow || second.mentionsOuterRow
    default: false
    }
  }
}

extension Expression {
  /// Whether the claim may hold of a row at the end of one period and not of another.
  public var dependsOnPeriod: Bool { dependsOnPeriod { _ in false } }

  /// Whether the claim may hold of a row of a population at the end of one period and not of another.
  ///
  /// At an event a child's age, or being unborn, is that on its day, and a spell that has ended has lasted what it has.
  public func dependsOnPeriod(in population: Population) -> Bool {
    dependsOnPeriod { value in
      switch (population, value) {
      case (.started, .age), (.occurred, .age), (.ended, .age), (.endedYearBefore, .age),
        (.ended, .lasted), (.endedYearBefore, .lasted),
        (.ended, .lastedFor), (.endedYearBefore, .lastedFor):
        true
      default: false
      }
    }
  }

  fileprivate func dependsOnPeriod(but isFixed: (Operand) -> Bool) -> Bool {
    switch self {
    case .and(let first, let second), .or(let first, let second):
      first.dependsOnPeriod(but: isFixed) || second.dependsOnPeriod(but: isFixed)
    case .not(let inner), .word(_, let inner): inner.dependsOnPeriod(but: isFixed)
    case .compare(let left, _, let right):
      left.dependsOnPeriod(but: isFixed) || right.dependsOnPeriod(but: isFixed)
    case .isAmong(let value, _), .isMissing(let value): value.dependsOnPeriod(but: isFixed)
    case .flag: false
    case .isOpen: true
    case .isUnborn: !isFixed(.age)
    case .exists(_, let inner): inner?.dependsOnPeriod(but: isFixed) ?? false
    case .latest(_, let first, let second):
      first?.dependsOnPeriod(but: isFixed) ?? false || second.dependsOnPeriod(but: isFixed)
    }
  }
}

extension Operand {
  /// Whether the value of a row may be another at the end of each period.
  public var dependsOnPeriod: Bool { dependsOnPeriod { _ in false } }

  fileprivate func dependsOnPeriod(but isFixed: (Operand) -> Bool) -> Bool {
    switch self {
    case .periodEnd, .periodStart, .spanStart, .lasted, .age, .schoolAge, .schoolYearStart,
      .covered, .lastedFor:
      !isFixed(self)
    case .field, .number, .literal, .day, .duration, .rowDay: false
    case .moved(let base, _, _, _), .share(_, let base), .word(_, let base),
      .termEndBefore(let base):
      base.dependsOnPeriod(but: isFixed)
    case .count(_, _, let claim): claim?.dependsOnPeriod(but: isFixed) ?? false
    case .sum(let first, let second), .difference(let first, let second),
      .otherwise(let first, let second), .length(let first, let second, _),
      .quotient(let first, let second):
      first.dependsOnPeriod(but: isFixed) || second.dependsOnPeriod(but: isFixed)
    case .total(_, let claim, let value):
      claim?.dependsOnPeriod(but: isFixed) ?? false || value.dependsOnPeriod(but: isFixed)
    }
  }
}

extension Operand {
  /// Whether a date is a row's in some rows and the period's in others.
  var mixesDays: Bool {
    switch self {
    case .otherwise(let first, let second): first.dependsOnPeriod || second.dependsOnPeriod
    case .moved(let base, _, _, _), .word(_, let base), .termEndBefore(let base): base.mixesDays
    default: false
    }
  }
}

extension FieldReference {
  /// Whether the field is that of the row outside the brackets or of its child.
  var isOuter: Bool { owner == .outerRow || owner == .outerPerson }
}
