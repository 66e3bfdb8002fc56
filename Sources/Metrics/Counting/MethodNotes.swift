import Catalogue
import Records

/// How figures came about, in numbers of rows and children: for the internal edition only.
struct MethodNotes {
  let catalogue: Catalogue
  let tables: [String: Table]
  let evaluator: Evaluator
  let spans: SpanMasks

  /// The sentences: children without a row, then the steps that decided.
  var notes: [String] { childrenWithoutRows + stepsTaken }

  private var last: UInt64 { 1 << UInt64(spans.periods.count - 1) }
  private var day: String { spans.periods.ends[spans.periods.count - 1].inWords }

  // MARK: Children without a row

  /// A group of children on one day whose rows another dataset should have.
  private struct Group: Hashable {
    let dataset: String
    let basis: Basis
    let rule: CountingRule
  }

  /// For indicators of periods that count children with an open spell: how many of those children
  /// have no row in the span.
  private var childrenWithoutRows: [String] {
    var groups: [Group] = []
    for indicator in catalogue.indicators where tables[indicator.dataset] != nil {
      guard let group = group(of: indicator), !groups.contains(group) else { continue }
      groups.append(group)
    }
    return groups.compactMap { group in
      guard let expected = children(of: group.rule), let came = childrenWithRows(of: group) else {
        return nil
      }
      return
        "Of \(grouped(expected.count)) \(catalogue.vocabulary.group(of: group.rule)) (\(day)), "
        + "\(grouped(expected.subtracting(came).count)) have no "
        + "\(catalogue.vocabulary.oneRow(of: group.dataset)) \(group.basis.inWords)."
    }
  }

  /// `exists cp_plans (open) and school_age >= 5`: the children of the plans, of that age.
  private func group(of indicator: Indicator) -> Group? {
    let rule = indicator.rule
    guard let own = catalogue.schema[rule.dataset], own.shape == .periods, own.childField != nil
    else { return nil }
    var needs = Needs(catalogue.vocabulary, tables: tables)
    guard needs.allow(rule) else { return nil }
    var spell: (dataset: String, claims: [Expression])?
    var ages: [Expression] = []
    for claim in rule.restriction?.conjuncts ?? [] {
      switch claim {
      case .exists(let link, let inner?)
      where catalogue.schema[link.dataset]?.shape == .spells && inner.conjuncts.contains(.isOpen):
        spell = (link.dataset, inner.conjuncts.filter { $0 != .isOpen })
      case .compare(.age, _, _), .compare(.schoolAge, _, _): ages.append(claim)
      default: break
      }
    }
    guard let spell else { return nil }
    let claims = spell.claims + ages
    return Group(
      dataset: rule.dataset,
      basis: indicator.bases[0],
      rule: CountingRule(
        dataset: spell.dataset,
        population: .open,
        counted: .children,
        restriction: claims.isEmpty ? nil : claims.dropFirst().reduce(claims[0]) { .and($0, $1) },
        measure: .count
      )
    )
  }

  private func children(of rule: CountingRule) -> Set<Int32>? {
    let open = evaluator.openMasks(of: rule.dataset)
    let rows = open.indices.filter { open[$0] & last != 0 }.map { Int32($0) }
    guard let frame = evaluator.frame(of: rule.dataset, rows: rows) else { return nil }
    let masks =
      rule.restriction.map { evaluator.masks($0, frame) }
      ?? Array(repeating: last, count: rows.count)
    let children = evaluator.children(of: rule.dataset)
    return Set(
      rows.indices.filter { masks[$0] & last != 0 }
        .map { children[Int(rows[$0])] }.filter { $0 >= 0 }
    )
  }

  private func childrenWithRows(of group: Group) -> Set<Int32>? {
    guard let table = tables[group.dataset] else { return nil }
    let children = evaluator.children(of: group.dataset)
    let periods = RowPeriods(table, children: children, terms: spans.terms)
    let rows = Array(0..<Int32(children.count))
    let masks = periods.masks(of: rows, on: group.basis, spans)
    return Set(children.indices.filter { masks[$0] & last != 0 }.map { children[$0] })
  }

  // MARK: Steps

  /// A word of the catalogue and the dataset whose rows it speaks of.
  private struct UsedWord: Hashable {
    let dataset: String
    let word: String
  }

  /// For words with several ways to hold, such as neglect in child in need plans: how many open
  /// spells each way decided (definitions, R-NEGCIN).
  private var stepsTaken: [String] {
    var used: [UsedWord] = []
    for indicator in catalogue.indicators where tables[indicator.dataset] != nil {
      let isOpen = indicator.rule.population == .open
      for claim in [indicator.rule.restriction, indicator.rule.numerator].compactMap({ $0 }) {
        for word in words(in: claim, about: indicator.dataset, isOpen: isOpen)
        where !used.contains(word) {
          used.append(word)
        }
      }
    }
    return used.compactMap { sentence(of: $0) }
  }

  /// The words that a claim uses of open spells.
  private func words(in claim: Expression, about dataset: String, isOpen: Bool) -> [UsedWord] {
    switch claim {
    case .and(let first, let second), .or(let first, let second):
      words(in: first, about: dataset, isOpen: isOpen)
        + words(in: second, about: dataset, isOpen: isOpen)
    case .not(let inner): words(in: inner, about: dataset, isOpen: isOpen)
    case .word(let word, _): isOpen ? [UsedWord(dataset: dataset, word: word)] : []
    case .exists(let link, let claim?):
      words(in: claim, about: link.dataset, isOpen: claim.conjuncts.contains(.isOpen))
    default: []
    }
  }

  private func sentence(of used: UsedWord) -> String? {
    let vocabulary = catalogue.vocabulary
    guard let word = vocabulary.words[used.dataset]?[used.word],
      case .claim(let claim) = word.meaning, tables[used.dataset] != nil,
      catalogue.schema[used.dataset]?.shape == .spells
    else { return nil }
    let steps = claim.alternatives
    guard steps.count > 1, steps.contains(where: \.looksElsewhere) else { return nil }
    let open = evaluator.openMasks(of: used.dataset)
    let rows = open.indices.filter { open[$0] & last != 0 }.map { Int32($0) }
    guard let frame = evaluator.frame(of: used.dataset, rows: rows) else { return nil }
    var left = Set(rows.indices)
    let decided = steps.map { step in
      let masks = evaluator.masks(step, frame)
      let held = left.filter { masks[$0] & last != 0 }
      left.subtract(held)
      return "\(grouped(held.count)) because \(vocabulary.clause(of: step, about: used.dataset))"
    }
    return "Of \(grouped(rows.count)) \(vocabulary.manyRows(of: used.dataset)) open on \(day), "
      + "'\(word.title)' holds for \(decided.joined(separator: "; for "))."
      + " It does not hold for \(grouped(left.count))."
  }
}

extension Expression {
  /// Whether the claim rests on rows of another dataset.
  fileprivate var looksElsewhere: Bool {
    conjuncts.contains { claim in
      switch claim {
      case .exists, .latest: true
      default: false
      }
    }
  }
}

/// A number with a comma between its thousands.
private func grouped(_ number: Int) -> String {
  guard number >= 1000 else { return "\(number)" }
  return "\(grouped(number / 1000)),\(String(1000 + number % 1000).dropFirst())"
}
