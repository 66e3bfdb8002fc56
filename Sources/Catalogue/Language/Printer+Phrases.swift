import Records

extension Printer {
  /// A value as a phrase: `the start date`, `12 months before the end date`.
  func phrase(_ value: Operand) -> String {
    switch value {
    case .field(let field):
      switch field.owner {
      case .row: return "the \(title(field))"
      case .person: return "the child's \(title(field))"
      case .outerRow, .outerPerson: return "the \(title(field)) of this \(outerNoun)"
      }
    case .number(let number): return decimal(number)
    case .literal(let text): return text
    case .day(let day): return CalendarDate(dayNumber: day).inWords
    case .duration(let amount, let unit): return length(amount, unit)
    case .lasted: return "the time it has lasted"
    case .age: return "the child's age"
    case .schoolAge: return "the child's age on 31 August before the school year"
    case .periodEnd: return "the last day of the period"
    case .periodStart: return "the first day of the month"
    case .spanStart: return "the first day of the period"
    case .length(let first, let second, let unit):
      return "the number of \(unit.rawValue) from \(phrase(first)) to \(phrase(second))"
    case .moved(let base, let amount, let unit, let isEarlier):
      return "\(length(amount, unit)) \(isEarlier ? "before" : "after") \(phrase(base))"
    case .share(let percent, let base): return "\(percent)% of \(phrase(base))"
    case .sum(let first, let second): return "\(phrase(first)) plus \(phrase(second))"
    case .difference(let first, let second): return "\(phrase(first)) less \(phrase(second))"
    case .otherwise(let first, let second):
      return "\(phrase(first)) (where it is blank, \(phrase(second)))"
    case .total(let link, let claim, let inner):
      let printer = entering(link.dataset)
      return "the sum of \(printer.phrase(inner)) over \(ownersOf(link)) "
        + "\(vocabulary.noun(link.dataset).many)" + printer.relative(claim)
    case .count(let link, let isOfChildren, let claim):
      let noun = vocabulary.noun(link.dataset)
      let claims = entering(link.dataset).relative(claim)
      return isOfChildren
        ? "the number of children of \(owner(link)) with \(withArticle(noun.one))\(claims)"
        : "the number of \(ownersOf(link)) \(noun.many)\(claims)"
    case .covered(let link, let claim):
      return "the number of days up to the last day of the period that \(ownersOf(link)) "
        + "\(vocabulary.noun(link.dataset).many)\(entering(link.dataset).relative(claim)) cover"
    case .lastedFor(let unit):
      return "the number of \(unit.rawValue) that \(it) has lasted by the last day of the period"
    case .quotient(let first, let second):
      return "\(phrase(first)) divided by \(phrase(second))"
    case .schoolYearStart: return "1 September of the school year"
    case .rowDay(let day):
      switch day {
      case .first: return "the first day that \(it) is about"
      case .last: return "the last day that \(it) is about"
      case .termEnd: return "the end of the school term that \(it) is about"
      }
    case .termEndBefore(let day):
      return "the end of the last school term that ended before \(phrase(day))"
    case .word(let word, _): return "the \(vocabulary.words[dataset]?[word]?.title ?? word)"
    }
  }

  /// Who a yes-or-no field speaks of.
  func subject(_ field: FieldReference) -> String {
    switch field.owner {
    case .row: it
    case .outerRow: "this \(outerNoun)"
    case .person, .outerPerson: "the child"
    }
  }

  /// The row that is spoken of: `the plan`.
  var it: String { "the \(vocabulary.noun(dataset).short)" }

  private var outerNoun: String {
    scopes.count > 1 ? vocabulary.noun(scopes[scopes.count - 2]).short : "row"
  }

  /// `is`, or `are` behind a number of several things, such as sessions.
  func verb(_ value: Operand) -> String {
    let phrase = phrase(value)
    let isPlural = phrase.hasSuffix("s") || phrase.contains("sessions missed")
    return isPlural && !phrase.contains("number of") && isNumber(value) ? "are" : "is"
  }

  private func isNumber(_ value: Operand) -> Bool {
    switch type(of: value) {
    case .integer, .decimal: return true
    default: break
    }
    if case .word(let word, _) = value {
      return vocabulary.words[dataset]?[word]?.kind == .number
    }
    return false
  }

  private func field(_ reference: FieldReference) -> Field? {
    switch reference.owner {
    case .row: return vocabulary.schema[dataset]?.field(reference.name)
    case .outerRow:
      guard scopes.count > 1 else { return nil }
      return vocabulary.schema[scopes[scopes.count - 2]]?.field(reference.name)
    case .person, .outerPerson: return vocabulary.people?.field(reference.name)
    }
  }

  /// The field in plain English, as it stands inside a sentence.
  func title(_ reference: FieldReference) -> String {
    title(field(reference), named: reference.name)
  }

  /// The title of a field as it stands inside a sentence; its name in words where it has none.
  func title(_ field: Field?, named name: String) -> String {
    guard let title = field?.title, !title.isEmpty else {
      return name.split(separator: "_").joined(separator: " ")
    }
    // A second capital means an abbreviation, which keeps its letters.
    let second = title.dropFirst().first
    return second?.isUppercase == true ? title : title.prefix(1).lowercased() + title.dropFirst()
  }

  /// A code by its label, as it stands beside a value.
  func name(_ literal: Operand, beside value: Operand) -> String {
    guard case .literal(let text) = literal else { return phrase(literal) }
    guard let type = type(of: value) else { return "'\(text)'" }
    switch type {
    case .code(let list), .codes(let list):
      let codes = vocabulary.schema.codeLists[list]
      return codes?.place(of: text).flatMap { codes?.codes[$0].label } ?? text
    case .flag: return text
    default: return "'\(text)'"
    }
  }

  private func type(of value: Operand) -> FieldType? {
    switch value {
    case .field(let reference): field(reference)?.type
    case .otherwise(let first, _), .word(_, let first): type(of: first)
    default: nil
    }
  }

  func holdsSeveral(_ value: Operand) -> Bool {
    if case .codes = type(of: value) { true } else { false }
  }

  func isDate(_ value: Operand) -> Bool {
    switch value {
    case .day, .periodEnd, .periodStart, .spanStart, .moved, .schoolYearStart, .rowDay,
      .termEndBefore:
      true
    default: type(of: value) == .date
    }
  }

  /// `12 months`, `1 working day`.
  func length(_ amount: Int, _ unit: TimeUnit) -> String {
    "\(amount) \(amount == 1 ? String(unit.rawValue.dropLast()) : unit.rawValue)"
  }

  /// A number in millionths, without zeros behind its point.
  func decimal(_ number: Int64) -> String {
    var digits = ExactDecimal(units: number, places: 6).description
    while digits.hasSuffix("0") { digits.removeLast() }
    if digits.hasSuffix(".") { digits.removeLast() }
    return digits
  }

  /// `A`, `A or B`, `A, B or C`.
  func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }

  func withArticle(_ noun: String) -> String {
    ("aeio".contains(noun.prefix(1)) ? "an " : "a ") + noun
  }
}
