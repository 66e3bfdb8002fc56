import Records

extension Catalogue {
  /// Reads `indicators.csv`, in its order.
  static func indicators(
    from sheets: CatalogueSheets,
    vocabulary: Vocabulary
  ) throws(CatalogueError) -> [Indicator] {
    let breakdowns = try breakdownRows(from: sheets)
    let wordings = try basisWordings(from: sheets)
    var indicators: [Indicator] = []
    var lines: Set<String> = []
    for sheet in sheets.named("indicators") {
      for row in sheet.rows {
        let place = SheetPlace(sheet: sheet, row: row)
        let id = try place.filled("id")
        guard lines.insert(id).inserted else {
          throw place.fail("id", .repeated(what: "id", word: id))
        }
        let rule = try rule(at: place, vocabulary: vocabulary)
        let bases = try place.bases("bases", wordings: wordings)
        try check(bases, of: rule, at: place)
        indicators.append(
          Indicator(
            id: id,
            title: try place.filled("title"),
            agency: place.cell("agency"),
            theme: place.cell("theme"),
            rule: rule,
            unit: try place.choice("unit", what: "unit"),
            bases: bases,
            polarity: try place.choice("polarity", what: "polarity"),
            breakdowns: try splits(at: place, of: rule, breakdowns, vocabulary),
            benchmark: place.cell("benchmark"),
            version: try version(at: place),
            definition: Definition(vocabulary).sentence(for: rule),
            caution: place.cell("caution"),
            question: place.cell("question"),
            source: place.cell("source"),
            pages: try pages(at: place),
            written: WrittenRule(at: place, vocabulary: vocabulary)
          )
        )
      }
    }
    return indicators
  }

  private static func rule(
    at place: SheetPlace,
    vocabulary: Vocabulary
  ) throws(CatalogueError) -> CountingRule {
    let dataset = try place.dataset(in: vocabulary.schema)
    let population: Population = try place.choice("population", what: "population")
    let measure: Measure = try place.choice("measure", what: "measure")
    if population == .open || population == .ended, dataset.endField == nil {
      throw place.fail(
        "population",
        .unreadable(reason: "rows of \(dataset.name) do not last, so none can be '\(population)'")
      )
    }
    let isSum = measure == .sumPercentage
    if isSum {
      _ = try place.filled("numerator")
      _ = try place.filled("denominator")
    }
    if measure == .percentage { _ = try place.filled("numerator") }
    return CountingRule(
      dataset: dataset.name,
      population: population,
      counted: try place.choice("counted", what: "way of counting"),
      restriction: try claim(at: place, "where", dataset, vocabulary),
      numerator: isSum ? nil : try claim(at: place, "numerator", dataset, vocabulary),
      part: isSum ? try number(at: place, "numerator", dataset, vocabulary) : nil,
      whole: isSum ? try number(at: place, "denominator", dataset, vocabulary) : nil,
      measure: measure
    )
  }

  private static func claim(
    at place: SheetPlace,
    _ column: String,
    _ dataset: Dataset,
    _ vocabulary: Vocabulary
  ) throws(CatalogueError) -> Expression? {
    let text = place.cell(column)
    guard !text.isEmpty else { return nil }
    do throws(LanguageError) {
      return try vocabulary.claim(text, about: dataset)
    } catch {
      throw place.fail(column, .unreadable(reason: error.reason))
    }
  }

  private static func number(
    at place: SheetPlace,
    _ column: String,
    _ dataset: Dataset,
    _ vocabulary: Vocabulary
  ) throws(CatalogueError) -> Operand {
    do throws(LanguageError) {
      return try vocabulary.number(place.cell(column), of: dataset)
    } catch {
      throw place.fail(column, .unreadable(reason: error.reason))
    }
  }

  /// A position has no span and events have no position.
  private static func check(
    _ bases: [Basis],
    of rule: CountingRule,
    at place: SheetPlace
  ) throws(CatalogueError) {
    for basis in bases where (basis == .snapshot) != (rule.population == .open) {
      let reason =
        rule.population == .open
        ? "rows that are open are counted on one day: the only basis is 'snapshot'"
        : "'snapshot' is for rows that are open; what happens is counted in a span"
      throw place.fail("bases", .unreadable(reason: reason))
    }
  }

  private static func splits(
    at place: SheetPlace,
    of rule: CountingRule,
    _ breakdowns: [String: [SheetPlace]],
    _ vocabulary: Vocabulary
  ) throws(CatalogueError) -> [BreakdownRule] {
    let names = place.cell("breakdowns").split(separator: ";").map { trimmed($0) }
    guard let dataset = vocabulary.schema[rule.dataset] else { return [] }
    if rule.measure == .rate, !names.isEmpty {
      let reason = "a rate has no breakdown: there are no populations of its parts"
      throw place.fail("breakdowns", .unreadable(reason: reason))
    }
    var splits: [BreakdownRule] = []
    for name in names {
      guard let rows = breakdowns[name] else {
        let nearest = nearestWord(to: name, among: breakdowns.keys.sorted())
        throw place.fail("breakdowns", .unknown(what: "breakdown", word: name, nearest: nearest))
      }
      var categories: [BreakdownRule.Category] = []
      for row in rows {
        let claim = try claim(at: row, "where", dataset, vocabulary)
        categories.append(BreakdownRule.Category(label: row.cell("category"), claim: claim))
      }
      splits.append(BreakdownRule(name: name, categories: categories))
    }
    return splits
  }

  private static func version(at place: SheetPlace) throws(CatalogueError) -> Int {
    let text = try place.filled("version")
    guard let version = Int(text), version > 0 else {
      throw place.fail("version", .unreadable(reason: "a version is a whole number from 1"))
    }
    return version
  }

  private static func pages(at place: SheetPlace) throws(CatalogueError) -> Set<Prominence> {
    var pages: Set<Prominence> = []
    for word in place.cell("pages").split(separator: " ") {
      guard let page = Prominence(rawValue: String(word)) else {
        let known = Prominence.allCases.map(\.rawValue)
        let nearest = nearestWord(to: String(word), among: known)
        throw place.fail("pages", .unknown(what: "page", word: String(word), nearest: nearest))
      }
      pages.insert(page)
    }
    return pages
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
