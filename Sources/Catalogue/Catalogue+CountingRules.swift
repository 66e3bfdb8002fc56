import Records

extension Catalogue {
  /// Reads the rule of a row of `indicators.csv`.
  static func rule(
    at place: SheetPlace,
    bases: [Basis],
    vocabulary: Vocabulary
  ) throws(CatalogueError) -> CountingRule {
    let measure: Measure = try place.choice("measure", what: "measure")
    guard !measure.isMadeOfIndicators else { return try ruleOfParts(at: place, measure) }
    let dataset = try place.dataset(in: vocabulary.schema)
    let population: Population = try place.choice("population", what: "population")
    guard !dataset.holdsTotals else {
      return try totalsRule(at: place, dataset, population, measure)
    }
    try check(population, of: dataset, at: place)
    try check(bases, of: population, at: place)
    let counted = try place.counted(dataset)
    // `period_start` begins the span where there is only one.
    let span = population == .all && bases[0] != .snapshot ? bases[0] : nil
    let takesNumber = measure.isTypical || measure == .sumPercentage
    if takesNumber || measure == .percentage { _ = try place.filled("numerator") }
    if measure == .sumPercentage {
      _ = try place.filled("denominator")
    } else if !place.cell("denominator").isEmpty {
      throw place.fail(
        "denominator",
        .unreadable(
          reason: "only a 'percentage of sums' has a denominator of its own; what the others are "
            + "divided by stands in 'where'"
        )
      )
    }
    if measure == .distribution, !place.cell("numerator").isEmpty {
      throw place.fail(
        "numerator",
        .unreadable(reason: "a distribution counts every category, so it has no numerator")
      )
    }
    return CountingRule(
      dataset: dataset.name,
      population: population,
      counted: counted,
      restriction: try claim(at: place, "where", dataset, vocabulary, span),
      numerator: takesNumber ? nil : try claim(at: place, "numerator", dataset, vocabulary, span),
      part: takesNumber ? try number(at: place, "numerator", dataset, vocabulary, span) : nil,
      whole: measure == .sumPercentage
        ? try number(at: place, "denominator", dataset, vocabulary, span) : nil,
      measure: measure
    )
  }

  /// The rule of a row that reads totals of agencies.
  private static func totalsRule(
    at place: SheetPlace,
    _ dataset: Dataset,
    _ population: Population,
    _ measure: Measure
  ) throws(CatalogueError) -> CountingRule {
    func refuse(_ column: String, _ reason: String) -> CatalogueError {
      place.fail(column, .unreadable(reason: reason))
    }
    guard population == .occurred else {
      throw refuse("population", "totals that agencies send have the population 'occurred'")
    }
    guard place.cell("counted") == Counted.rows.word else {
      throw refuse("counted", "totals that agencies send are counted as 'rows'")
    }
    guard [.count, .percentage, .rate, .mean].contains(measure) else {
      throw refuse(
        "measure",
        "totals that agencies send make a count, percentage, rate or mean, not a "
          + "\(measure.rawValue)"
      )
    }
    for column in ["where", "numerator", "denominator"] where !place.cell(column).isEmpty {
      throw refuse(
        column,
        "totals that agencies send have no rows to choose from, so this cell is empty; "
          + "measures.csv says under which words they come"
      )
    }
    return CountingRule(
      dataset: dataset.name,
      population: population,
      counted: .rows,
      measure: measure,
      origin: .totals
    )
  }

  static func claim(
    at place: SheetPlace,
    _ column: String,
    _ dataset: Dataset,
    _ vocabulary: Vocabulary,
    _ span: Basis? = nil
  ) throws(CatalogueError) -> Expression? {
    let text = place.cell(column)
    guard !text.isEmpty else { return nil }
    do throws(LanguageError) {
      return try vocabulary.claim(text, about: dataset, span: span)
    } catch {
      throw place.fail(column, .unreadable(reason: error.reason))
    }
  }

  private static func number(
    at place: SheetPlace,
    _ column: String,
    _ dataset: Dataset,
    _ vocabulary: Vocabulary,
    _ span: Basis?
  ) throws(CatalogueError) -> Operand {
    do throws(LanguageError) {
      return try vocabulary.number(place.cell(column), of: dataset, span: span)
    } catch {
      throw place.fail(column, .unreadable(reason: error.reason))
    }
  }

  // MARK: Checks

  /// Whether rows of a dataset stand in time as a population needs it.
  private static func check(
    _ population: Population,
    of dataset: Dataset,
    at place: SheetPlace
  ) throws(CatalogueError) {
    func refuse(_ reason: String) -> CatalogueError {
      place.fail("population", .unreadable(reason: reason))
    }
    let name = population.rawValue
    switch population {
    case .open, .active, .ended, .endedYearBefore:
      guard dataset.endField != nil else {
        throw refuse("rows of \(dataset.name) do not last, so none can be '\(name)'")
      }
    case .started, .occurred:
      guard dataset.startField != nil || dataset.shape == .periods else {
        throw refuse(
          "rows of \(dataset.name) have no day of their own, so none can be '\(name)'; use 'all' "
            + "and choose them in 'where'"
        )
      }
    case .all: break
    }
  }

  /// A position has no span and events have no position.
  private static func check(
    _ bases: [Basis],
    of population: Population,
    at place: SheetPlace
  ) throws(CatalogueError) {
    func refuse(_ reason: String) -> CatalogueError {
      place.fail("bases", .unreadable(reason: reason))
    }
    switch population {
    case .all:
      guard bases.count == 1 else {
        throw refuse("with the population 'all', 'where' speaks of one span: give one basis")
      }
      guard bases[0] != .term else {
        throw refuse("with the population 'all' the basis cannot be 'term'")
      }
    case .open:
      guard bases == [.snapshot] else {
        throw refuse("rows that are open are counted on one day: the only basis is 'snapshot'")
      }
    case .active: break
    case .endedYearBefore where bases.contains(.term):
      throw refuse("no term is the same twelve months earlier: leave 'term' out")
    default:
      guard !bases.contains(.snapshot) else {
        throw refuse(
          "'snapshot' is for rows that are 'open' or 'active'; what happens is counted in a span"
        )
      }
    }
  }

  /// Whether a unit fits what is measured.
  static func check(
    _ unit: Unit,
    of measure: Measure,
    at place: SheetPlace
  ) throws(CatalogueError) {
    let fitting: [Unit] =
      switch measure {
      case .count: [.count]
      case .rate: [.per10000]
      case .percentage, .sumPercentage, .distribution: [.percent]
      case .median, .mean: [.days, .weeks, .count]
      case .ratio: [.ratio]
      // The unit of the parts, which are read later.
      case .change, .pooled, .comparison: Unit.allCases
      }
    guard fitting.contains(unit) else {
      let words = fitting.map { "'\($0.rawValue)'" }.joined(separator: " or ")
      throw place.fail(
        "unit",
        .unreadable(
          reason: "the unit of a \(measure.rawValue) is \(words), not '\(unit.rawValue)'"
        )
      )
    }
  }
}

extension Counted {
  /// The word for it in `indicators.csv`.
  var word: String {
    switch self {
    case .children: "children"
    case .rows: "rows"
    case .families: "families"
    case .each(let field): field
    }
  }
}

extension SheetPlace {
  /// What is counted once: children, rows, families or the values of an identifier.
  fileprivate func counted(_ dataset: Dataset) throws(CatalogueError) -> Counted {
    let word = try filled("counted")
    if let known = [Counted.children, .rows, .families].first(where: { $0.word == word }) {
      guard known != .children || dataset.childField != nil else {
        throw fail(
          "counted",
          .unreadable(reason: "rows of \(dataset.name) name no child; count 'rows'")
        )
      }
      return known
    }
    let names = dataset.fields.filter { $0.type == .identifier && $0.use == .keep }.map(\.name)
    guard names.contains(word) else {
      if let field = dataset.field(word) {
        let kind = ValueKind(field.type).inWords
        throw fail(
          "counted",
          .unreadable(reason: "'\(word)' is \(kind); only an identifier can be counted once each")
        )
      }
      let known = [Counted.children, .rows, .families].map(\.word) + names
      throw fail(
        "counted",
        .unknown(
          what: "way of counting rows of \(dataset.name)",
          word: word,
          nearest: nearestWord(to: word, among: known)
        )
      )
    }
    return .each(field: word)
  }
}
