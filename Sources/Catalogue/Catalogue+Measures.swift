import Records

extension Catalogue {
  /// Reads `measures.csv`: what agencies call their totals.
  static func measures(
    from sheets: CatalogueSheets,
    indicators: [Indicator]
  ) throws(CatalogueError) -> [AgencyMeasure] {
    let known = Dictionary(
      indicators.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    var measures: [AgencyMeasure] = []
    var seen: Set<[String]> = []
    for sheet in sheets.named("measures") {
      for row in sheet.rows {
        let place = SheetPlace(sheet: sheet, row: row)
        let name = AgencyMeasure.tidy(try place.filled("measure"))
        let agencyCategory = AgencyMeasure.tidy(place.cell("agency_category"))
        let id = try place.filled("indicator")
        guard let indicator = known[id] else {
          let nearest = nearestWord(to: id, among: indicators.map(\.id))
          throw place.fail("indicator", .unknown(what: "indicator", word: id, nearest: nearest))
        }
        let part: AgencyMeasure.Part = try place.choice("part", what: "part")
        let category = place.cell("category")
        guard seen.insert([name, agencyCategory, id, part.rawValue, category]).inserted else {
          throw place.fail("measure", .repeated(what: "measure", word: place.cell("measure")))
        }
        let labels = indicator.breakdowns.flatMap(\.categories).map(\.label)
        guard category.isEmpty || labels.contains(category) else {
          let nearest = nearestWord(to: category, among: labels)
          throw place.fail(
            "category",
            .unknown(what: "category of \(id)", word: category, nearest: nearest)
          )
        }
        measures.append(
          AgencyMeasure(
            name: place.cell("measure"),
            measure: name,
            agencyCategory: agencyCategory,
            indicator: id,
            part: part,
            category: category.isEmpty ? nil : category
          )
        )
      }
    }
    return measures
  }
}
