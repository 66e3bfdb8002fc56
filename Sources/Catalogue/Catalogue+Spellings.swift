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
    let sheets = try sheets.required("spellings", columns: ["list", "code", "spelling"])
    var capacity: [String: Int] = [:]
    for sheet in sheets {
      for row in sheet.rows { capacity[sheet.cell(row, "list"), default: 0] += 1 }
    }
    var lists: [String: SpellingList] = [:]
    for (name, codes) in schema.codeLists {
      lists[name] = SpellingList(codes: codes, capacity: capacity[name] ?? 0)
    }
    var borrowed: [(list: String, from: String)] = []
    for sheet in sheets {
      for row in sheet.rows {
        let name = sheet.cell(row, "list")
        let spelling = sheet.cell(row, "spelling")
        func fail(_ column: String, _ problem: CatalogueError.Problem) -> CatalogueError {
          CatalogueError(file: sheet.file, line: row.line, column: column, problem: problem)
        }
        guard let codes = schema.codeLists[name] else {
          let nearest = nearestWord(to: name, among: schema.codeLists.keys.sorted())
          throw fail("list", .unknown(what: "code list", word: name, nearest: nearest))
        }
        guard !spelling.isEmpty else { throw fail("spelling", .empty) }
        if spelling.hasPrefix("as:") {
          let other = String(spelling.dropFirst(3))
          guard schema.codeLists[other] != nil else {
            let nearest = nearestWord(to: other, among: schema.codeLists.keys.sorted())
            throw fail("spelling", .unknown(what: "code list", word: other, nearest: nearest))
          }
          borrowed.append((name, other))
          continue
        }
        let code = sheet.cell(row, "code")
        let place = codes.place(of: code)
        guard code.isEmpty || place != nil else {
          let nearest = nearestWord(to: code, among: codes.codes.map(\.code))
          throw fail("code", .unknown(what: "code of \(name)", word: code, nearest: nearest))
        }
        switch lists[name]?.addRule(spelling, code: place) {
        case .some(true): continue
        case .some(false):
          throw fail("spelling", .unreadable(reason: "the rule does not fit its list"))
        case .none: lists[name]?.add(spelling, meaning: place)
        }
      }
    }
    for (name, other) in borrowed {
      for sheet in sheets {
        for row in sheet.rows where sheet.cell(row, "list") == other {
          let place = schema.codeLists[name]?.place(of: sheet.cell(row, "code"))
          guard place != nil || sheet.cell(row, "code").isEmpty else { continue }
          lists[name]?.add(sheet.cell(row, "spelling"), meaning: place)
        }
      }
    }
    for name in lists.keys { lists[name]?.addCodesAndLabels() }
    return lists
  }
}
