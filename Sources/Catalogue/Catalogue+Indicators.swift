import Records

extension Catalogue {
  private static let indicatorColumns = [
    "id", "title", "agency", "theme", "dataset", "population", "counted", "where", "numerator",
    "denominator", "measure", "unit", "bases", "polarity", "breakdowns", "benchmark", "version",
    "caution", "question", "source", "pages",
  ]

  /// Reads `indicators.csv`, in its order.
  static func indicators(
    from sheets: CatalogueSheets,
    vocabulary: Vocabulary
  ) throws(CatalogueError) -> [Indicator] {
    let breakdowns = try breakdownRows(from: sheets)
    let wordings = try basisWordings(from: sheets)
    var indicators: [Indicator] = []
    var places: [SheetPlace] = []
    var lines: Set<String> = []
    var known: [SplitKey: BreakdownRule] = [:]
    for sheet in sheets.named("indicators") {
      try SheetPlace.check(sheet, columns: indicatorColumns)
      for row in sheet.rows {
        let place = SheetPlace(sheet: sheet, row: row)
        let id = try place.filled("id")
        guard lines.insert(id).inserted else {
          throw place.fail("id", .repeated(what: "id", word: id))
        }
        let bases = try place.bases("bases", wordings: wordings)
        let rule = try rule(at: place, bases: bases, vocabulary: vocabulary)
        let unit: Unit = try place.choice("unit", what: "unit")
        try check(unit, of: rule.measure, at: place)
        places.append(place)
        indicators.append(
          Indicator(
            id: id,
            title: try place.filled("title"),
            agency: place.cell("agency"),
            theme: place.cell("theme"),
            rule: rule,
            unit: unit,
            bases: bases,
            polarity: try place.choice("polarity", what: "polarity"),
            breakdowns: try splits(at: place, of: rule, breakdowns, vocabulary, &known),
            benchmark: place.cell("benchmark"),
            version: try version(at: place),
            definition: rule.origin == .rows ? Definition(vocabulary).sentence(for: rule) : "",
            caution: place.cell("caution"),
            question: place.cell("question"),
            source: place.cell("source"),
            pages: try pages(at: place),
            written: WrittenRule(at: place, vocabulary: vocabulary)
          )
        )
      }
    }
    try join(&indicators, at: places)
    return indicators
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
}
