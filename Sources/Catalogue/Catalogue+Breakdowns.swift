public import Records

extension Catalogue {
  /// What the one category of a breakdown by the values of a field begins with.
  static let eachValue = "each value of "

  /// Reads `breakdowns.csv`: the categories of each breakdown, whose claims are read later for
  /// each dataset that is split by it.
  static func breakdownRows(
    from sheets: CatalogueSheets
  ) throws(CatalogueError) -> [String: [SheetPlace]] {
    var rows: [String: [SheetPlace]] = [:]
    for sheet in sheets.named("breakdowns") {
      try SheetPlace.check(sheet, columns: ["breakdown", "category", "where"])
      for row in sheet.rows {
        let place = SheetPlace(sheet: sheet, row: row)
        let name = try place.filled("breakdown")
        let category = try place.filled("category")
        guard rows[name]?.contains(where: { $0.cell("category") == category }) != true else {
          throw place.fail("category", .repeated(what: "category of \(name)", word: category))
        }
        if let first = rows[name]?.first, first.isByValue || place.isByValue {
          throw place.fail(
            "category",
            .unreadable(
              reason: "'\(name)' is split by the values of a field, so it has one row and no other "
                + "category"
            )
          )
        }
        if place.isByValue, !place.cell("where").isEmpty {
          throw place.fail(
            "where",
            .unreadable(reason: "the values of the field are the categories, so this cell is empty")
          )
        }
        rows[name, default: []].append(place)
      }
    }
    return rows
  }

  /// A breakdown as it splits the rows of one dataset, or the totals about them.
  struct SplitKey: Hashable {
    let name: String
    let dataset: String
    let isOfTotals: Bool
  }

  /// The breakdowns that a row of `indicators.csv` names, for the rows that it counts.
  ///
  /// Many indicators are split alike, so what was read is remembered.
  static func splits(
    at place: SheetPlace,
    of rule: CountingRule,
    _ breakdowns: [String: [SheetPlace]],
    _ vocabulary: Vocabulary,
    _ known: inout [SplitKey: BreakdownRule]
  ) throws(CatalogueError) -> [BreakdownRule] {
    let names = place.cell("breakdowns").split(separator: ";").map { trimmed($0) }
    guard let dataset = vocabulary.schema[rule.dataset] else { return [] }
    if rule.measure == .distribution, names.isEmpty { _ = try place.filled("breakdowns") }
    if rule.measure == .rate, rule.origin == .rows, !names.isEmpty {
      let reason = "a rate has no breakdown: there are no populations of its parts"
      throw place.fail("breakdowns", .unreadable(reason: reason))
    }
    var splits: [BreakdownRule] = []
    for name in names {
      guard let rows = breakdowns[name] else {
        let nearest = nearestWord(to: name, among: breakdowns.keys.sorted())
        throw place.fail("breakdowns", .unknown(what: "breakdown", word: name, nearest: nearest))
      }
      guard !splits.contains(where: { $0.name == name }) else {
        throw place.fail("breakdowns", .repeated(what: "breakdown", word: name))
      }
      let isOfTotals = rule.origin == .totals
      let key = SplitKey(name: name, dataset: dataset.name, isOfTotals: isOfTotals)
      if let split = known[key] {
        splits.append(split)
        continue
      }
      if let field = try rows[0].fieldOfValues(name, in: vocabulary.schema) {
        if let reason = reason(againstValuesOf: field, in: dataset) {
          throw place.fail("breakdowns", .unreadable(reason: "'\(name)' does not fit: \(reason)"))
        }
        let split = BreakdownRule(name: name, categories: [], field: field)
        known[key] = split
        splits.append(split)
        continue
      }
      var categories: [BreakdownRule.Category] = []
      for row in rows {
        // Agencies split their totals themselves, by the names of the categories.
        let claim = isOfTotals ? nil : try claim(at: row, "where", dataset, vocabulary)
        categories.append(BreakdownRule.Category(label: row.cell("category"), claim: claim))
      }
      let split = BreakdownRule(name: name, categories: categories)
      known[key] = split
      splits.append(split)
    }
    return splits
  }

  /// Why rows of a dataset cannot be split by the values of a field; `nil` where they can.
  private static func reason(againstValuesOf name: String, in dataset: Dataset) -> String? {
    guard let field = dataset.field(name) else {
      return "\(dataset.name) has no field '\(name)'"
    }
    return field.reasonAgainstValues
  }

  /// The catalogue with the categories of breakdowns by the values of a field, as they stand in
  /// the tables of one authority; without a table, or its column, such a breakdown has none.
  public func findingValues(in tables: [String: Table]) -> Catalogue {
    var found: [FieldPlace: [BreakdownRule.Category]] = [:]
    var catalogue = self
    for place in indicators.indices {
      catalogue.indicators[place].breakdowns = indicators[place].breakdowns.map { breakdown in
        guard let field = breakdown.field else { return breakdown }
        let key = FieldPlace(dataset: indicators[place].dataset, field: field)
        let categories =
          found[key]
          ?? FieldValues(field, of: tables[key.dataset], codeLists: schema.codeLists).categories
        found[key] = categories
        return BreakdownRule(name: breakdown.name, categories: categories, field: field)
      }
    }
    return catalogue
  }

  private struct FieldPlace: Hashable {
    let dataset: String
    let field: String
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}

extension SheetPlace {
  /// Whether the values of a field are the categories: `each value of team`.
  fileprivate var isByValue: Bool { cell("category").hasPrefix(Catalogue.eachValue) }

  /// The field whose values are the categories; `nil` where the catalogue lists them.
  ///
  /// - Throws: `CatalogueError` where no dataset has such a field, or where it must not be shown.
  fileprivate func fieldOfValues(
    _ name: String,
    in schema: Schema
  ) throws(CatalogueError) -> String? {
    guard isByValue else { return nil }
    let word = String(cell("category").dropFirst(Catalogue.eachValue.count))
    let all = schema.datasets.filter { $0.shape != .reference }.flatMap(\.fields)
    let reasons = all.filter { $0.name == word }.map(\.reasonAgainstValues)
    guard let first = reasons.first else {
      let known = Set(all.filter { $0.reasonAgainstValues == nil }.map(\.name)).sorted()
      let nearest = nearestWord(to: word, among: known)
      throw fail("category", .unknown(what: "field", word: word, nearest: nearest))
    }
    if let first, !reasons.contains(nil) {
      throw fail("category", .unreadable(reason: first))
    }
    return word
  }
}

extension Field {
  /// Why its values cannot be the categories of a breakdown: they are words and codes that are
  /// kept, never names of persons or numbers of cases; `nil` where they can.
  fileprivate var reasonAgainstValues: String? {
    switch use {
    case .personal: return "'\(name)' is personal, and dropped as it is read"
    case .ignore: return "'\(name)' is not kept"
    case .keep: break
    }
    switch type {
    case .text, .code: return nil
    default:
      return
        "'\(name)' is \(ValueKind(type).inWords); rows can be split by the values of a text or "
        + "a code"
    }
  }
}
