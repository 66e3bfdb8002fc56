import Records

extension Catalogue {
  /// Reads `spellings.csv`: one spelling a row, or a rule.
  ///
  /// Rules are `contains:word` (the cell holds the word), `otherwise:` (any other cell that is not
  /// empty), `several:` (the cell names more than one code), `positions:A/B/C` (letters Y and N in
  /// the order of those codes) and `as:list` (all spellings of another list hold as well). A
  /// spelling with an empty code is known to say nothing.
  static func spellings(
    from sheets: CatalogueSheets,
    schema: Schema
  ) throws(CatalogueError) -> [String: SpellingList] {
    var loader = SpellingLoader(schema: schema)
    for sheet in try sheets.required("spellings", columns: ["list", "code", "spelling"]) {
      try loader.read(sheet)
    }
    return loader.finish()
  }
}

/// Fills the spelling lists row by row.
///
/// The file is long and its rows stand list by list and code by code, so the loader keeps hold of
/// the list and the code of the row before.
private struct SpellingLoader {
  private let schema: Schema
  private var lists: [SpellingList] = []
  private var places: [String: Int] = [:]
  /// The spellings of each list, for lists that borrow them.
  private var rows: [[(code: String, spelling: String)]] = []
  private var borrowed: [(list: Int, from: Int)] = []

  init(schema: Schema) {
    self.schema = schema
    for codes in schema.codeLists.values {
      places[codes.name] = lists.count
      lists.append(SpellingList(codes: codes, capacity: 64))
      rows.append([])
    }
  }

  mutating func read(_ sheet: Sheet) throws(CatalogueError) {
    guard let listColumn = sheet.place(of: "list"), let codeColumn = sheet.place(of: "code"),
      let spellingColumn = sheet.place(of: "spelling")
    else { return }
    var name = ""
    var list = 0
    var code = ""
    var place: Int?
    for row in sheet.rows {
      let spelling = row.cells[spellingColumn]
      func fail(_ column: String, _ problem: CatalogueError.Problem) -> CatalogueError {
        CatalogueError(file: sheet.file, line: row.line, column: column, problem: problem)
      }
      guard !spelling.isEmpty else { throw fail("spelling", .empty) }
      let isNewList = row.cells[listColumn] != name
      if isNewList {
        name = row.cells[listColumn]
        guard let known = places[name] else {
          let nearest = nearestWord(to: name, among: places.keys.sorted())
          throw fail("list", .unknown(what: "code list", word: name, nearest: nearest))
        }
        list = known
      }
      if isNewList || row.cells[codeColumn] != code {
        code = row.cells[codeColumn]
        place = code.isEmpty ? nil : lists[list].codes.place(of: code)
        guard code.isEmpty || place != nil else {
          let nearest = nearestWord(to: code, among: lists[list].codes.codes.map(\.code))
          throw fail("code", .unknown(what: "code of \(name)", word: code, nearest: nearest))
        }
      }
      guard let rule = SpellingRule(spelling) else {
        lists[list].add(spelling, meaning: place)
        rows[list].append((code, spelling))
        continue
      }
      if case .likewise(let other) = rule {
        guard let from = places[other] else {
          let nearest = nearestWord(to: other, among: places.keys.sorted())
          throw fail("spelling", .unknown(what: "code list", word: other, nearest: nearest))
        }
        borrowed.append((list, from))
      } else if !lists[list].add(rule, code: place) {
        throw fail("spelling", .unreadable(reason: "the rule does not fit its list"))
      }
    }
  }

  /// Adds what lists borrow from each other, and every code and label.
  mutating func finish() -> [String: SpellingList] {
    for (list, other) in borrowed {
      for (code, spelling) in rows[other] {
        let place = lists[list].codes.place(of: code)
        guard place != nil || code.isEmpty else { continue }
        lists[list].add(spelling, meaning: place)
      }
    }
    for list in lists.indices { lists[list].addCodesAndLabels() }
    return places.mapValues { lists[$0] }
  }
}
