import Records

/// Says in plain English what an indicator counts, from the rule that the program evaluates.
struct Definition {
  private let vocabulary: Vocabulary

  init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
  }

  /// The definition in one or two sentences.
  func sentence(for rule: CountingRule) -> String {
    guard let leftOut = vocabulary.words[rule.dataset]?["left_out"]?.title else {
      return core(of: rule)
    }
    return "\(core(of: rule)) This leaves out \(leftOut)."
  }

  private func core(of rule: CountingRule) -> String {
    let group = group(rule)
    let printer = Printer(vocabulary, dataset: rule.dataset)
    switch rule.measure {
    case .count:
      guard let numerator = rule.numerator else { return "The number of \(group)." }
      return "Of \(group), how many there are \(printer.clauseBehindNoun(numerator))."
    case .rate:
      let counted = rule.numerator.map { " " + printer.clauseBehindNoun($0) } ?? ""
      return "The number of \(group)\(counted), for every 10,000 children aged 0 to 17 who live in "
        + "the area."
    case .percentage:
      let counted = rule.numerator.map { " " + printer.clauseBehindNoun($0) } ?? ""
      return "Of \(group), the percentage\(counted)."
    case .sumPercentage:
      guard let part = rule.part, let whole = rule.whole else { return "" }
      return "For \(group): \(printer.phrase(part)), all added up, as a percentage of "
        + "\(printer.phrase(whole)), all added up."
    }
  }

  /// What is counted: `children with a child protection plan open on the last day of the period`.
  func group(_ rule: CountingRule) -> String {
    let noun = vocabulary.noun(rule.dataset)
    let printer = Printer(vocabulary, dataset: rule.dataset)
    let time =
      switch rule.population {
      case .open: "open on the last day of the period"
      case .started: "that started in the period"
      case .ended: "that ended in the period"
      case .occurred: "in the period"
      }
    let claims = rule.restriction.map { " " + printer.clauseBehindNoun($0) } ?? ""
    switch rule.counted {
    case .rows: return "\(noun.many) \(time)\(claims)"
    case .children: return "children with \(printer.withArticle(noun.one)) \(time)\(claims)"
    case .families:
      return "families of children with \(printer.withArticle(noun.one)) \(time)\(claims)"
    }
  }
}
