import Records

/// Says in plain English what an indicator counts, from the rule that the program evaluates.
struct Definition {
  private let vocabulary: Vocabulary
  private let measures: [AgencyMeasure]
  private let titles: [String: String]

  init(
    _ vocabulary: Vocabulary,
    indicators: [Indicator] = [],
    measures: [AgencyMeasure] = []
  ) {
    self.vocabulary = vocabulary
    self.measures = measures
    titles = Dictionary(
      indicators.map { ($0.id, $0.title) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// The definition in a few sentences.
  func sentence(for indicator: Indicator) -> String {
    switch indicator.rule.origin {
    case .rows: sentence(for: indicator.rule)
    case .totals: totals(indicator)
    case .indicators: parts(indicator.rule)
    }
  }

  /// The definition of a rule about rows in one or two sentences.
  func sentence(for rule: CountingRule) -> String {
    guard let leftOut = vocabulary.words[rule.dataset]?["left_out"]?.title else {
      return core(of: rule)
    }
    return "\(core(of: rule)) This leaves out \(leftOut)."
  }

  private func core(of rule: CountingRule) -> String {
    let group = group(rule)
    let printer = Printer(vocabulary, dataset: rule.dataset)
    let counted = rule.numerator.map { " " + printer.clauseBehindNoun($0) } ?? ""
    switch rule.measure {
    case .count:
      guard let numerator = rule.numerator else { return "The number of \(group)." }
      return "Of \(group), how many there are \(printer.clauseBehindNoun(numerator))."
    case .rate:
      return "The number of \(group)\(counted), for every 10,000 children aged 0 to 17 who live in "
        + "the area."
    case .percentage: return "Of \(group), the percentage\(counted)."
    case .sumPercentage:
      guard let part = rule.part, let whole = rule.whole else { return "" }
      return "For \(group): \(printer.phrase(part)), all added up, as a percentage of "
        + "\(printer.phrase(whole)), all added up."
    case .median, .mean:
      guard let number = rule.part else { return "" }
      let kind = rule.measure == .median ? "the median (the middle one)" : "the mean (the average)"
      return "For \(group): \(kind) of \(printer.phrase(number)). Where that is not known, it is "
        + "left out."
    case .distribution: return "Of \(group), the percentage in each category."
    case .ratio, .change, .pooled, .comparison: return parts(rule)
    }
  }

  /// What is counted: `children with a child protection plan open on the last day of the period`.
  func group(_ rule: CountingRule) -> String {
    let noun = vocabulary.noun(rule.dataset)
    let printer = Printer(vocabulary, dataset: rule.dataset)
    let time =
      switch rule.population {
      case .open: " open on the last day of the period"
      case .active: " open on some day of the period"
      case .started: " that started in the period"
      case .ended: " that ended in the period"
      case .endedYearBefore: " that ended in the same period a year earlier"
      case .occurred: " in the period"
      case .all: ""
      }
    let claims = rule.restriction.map { " " + printer.clauseBehindNoun($0) } ?? ""
    let isPerson = vocabulary.schema[rule.dataset]?.shape == .people
    switch rule.counted {
    case .rows: return "\(noun.many)\(time)\(claims)"
    case .children:
      return isPerson
        ? "children\(claims)" : "children with \(printer.withArticle(noun.one))\(time)\(claims)"
    case .families:
      return isPerson
        ? "families of children\(claims)"
        : "families of children with \(printer.withArticle(noun.one))\(time)\(claims)"
    case .each(let field):
      return "\(noun.many)\(time)\(claims) (each \(printer.title(FieldReference(field))) once)"
    }
  }

  // MARK: Other indicators

  private func parts(_ rule: CountingRule) -> String {
    let names = rule.parts.map { "'\(titles[$0] ?? $0)'" }
    let first = names.first ?? ""
    switch rule.measure {
    case .ratio:
      let second = names.last ?? ""
      return rule.factor == 1
        ? "\(first) divided by \(second)."
        : "\(first) for every \(rule.factor) of \(second)."
    case .change: return "\(first) less the same figure a month earlier."
    case .pooled:
      let whole = rule.partRules.contains { $0.measure != .count }
      return "\(names.dropLast().joined(separator: ", ")) and \(names.last ?? "") taken together: "
        + (whole
          ? "what counts in each added up, as a percentage of what each is a share of, added up."
          : "the numbers added up.")
    default: return compared(rule.compared)
    }
  }

  private func compared(_ quantity: ComparedQuantity?) -> String {
    let every =
      "For every indicator that has a published counterpart, in the latest year that is "
      + "published:"
    switch quantity {
    case .neighboursMean:
      return "\(every) the mean of the figures of the authority's statistical neighbours, each "
        + "counting the same; a figure that is missing is left out."
    case .neighboursGap:
      return "\(every) the authority's figure less the mean of its statistical neighbours."
    case .neighboursRank:
      return "\(every) the authority's place among itself and its statistical neighbours, 1 for "
        + "the best; authorities with equal figures share the better place."
    case .englandGap: return "\(every) the authority's figure less that of England."
    case .quartileBand:
      return "\(every) which quarter of all authorities it is in, from A for the best to D."
    case nil: return ""
    }
  }

  // MARK: Totals

  /// What agencies send: `The number that agencies send each month as 'Contacts'. …`.
  private func totals(_ indicator: Indicator) -> String {
    let own = "'\(indicator.title)'"
    let names = Dictionary(
      grouping: measures.filter { $0.indicator == indicator.id && $0.category == nil },
      by: \.part
    )
    func listed(_ part: AgencyMeasure.Part) -> String {
      (names[part] ?? []).map { measure in
        measure.agencyCategory.isEmpty
          ? "'\(measure.name)'" : "'\(measure.name)' (\(measure.agencyCategory))"
      }.joined(separator: " or ")
    }
    let (above, below, value) = (listed(.numerator), listed(.denominator), listed(.value))
    let source = "It is not counted from rows of children."
    let finished = value.isEmpty ? own : "\(own) or \(value)"
    switch indicator.measure {
    case .count:
      let name = [own, above, value].filter { !$0.isEmpty }.joined(separator: " or ")
      return "The number that agencies send each month as \(name). \(source)"
    default:
      let ratio: String
      switch indicator.measure {
      case .rate where below.isEmpty:
        ratio = "\(above), for every 10,000 children aged 0 to 17 who live in the area"
      case .rate: ratio = "\(above), for every 10,000 of \(below)"
      case .mean: ratio = "\(above) divided by \(below)"
      default: ratio = "\(above) as a percentage of \(below)"
      }
      guard !above.isEmpty, !below.isEmpty || indicator.measure == .rate else {
        return "The figure that agencies send each month as \(finished), with what it was counted "
          + "from. \(source)"
      }
      return "From totals that agencies send each month: \(ratio); or the figure that they send as "
        + "\(finished). \(source)"
    }
  }
}
