import Records

extension Catalogue {
  /// Reads `areas.csv` and `authority_changes.csv`: who the areas are and how they were redrawn.
  ///
  /// `also` holds other spellings of the name and `new` several codes, with ` | ` and ` + ` between
  /// them. Without the files the register is empty.
  static func areas(from sheets: CatalogueSheets) throws(CatalogueError) -> AreaRegister {
    var entries: [AreaRegister.Entry] = []
    for sheet in sheets.named("areas") {
      for row in sheet.rows {
        let word = sheet.cell(row, "level")
        guard let level = AreaLevel(rawValue: word) else {
          throw CatalogueError(
            file: sheet.file,
            line: row.line,
            column: "level",
            problem: .unknown(what: "kind of area", word: word, nearest: nil)
          )
        }
        let name = sheet.cell(row, "name")
        let area = Area(
          level: level,
          code: sheet.cell(row, "code"),
          name: name,
          region: sheet.cell(row, "region")
        )
        let others = sheet.cell(row, "also").split(separator: " | ").map(String.init)
        entries.append(
          AreaRegister.Entry(area: area, gss: sheet.cell(row, "gss"), names: [name] + others)
        )
      }
    }
    return AreaRegister(entries, changes: try changes(from: sheets, known: entries))
  }

  private static func changes(
    from sheets: CatalogueSheets,
    known entries: [AreaRegister.Entry]
  ) throws(CatalogueError) -> [AreaRegister.Change] {
    let known = Set(entries.map(\.area.code))
    var changes: [AreaRegister.Change] = []
    for sheet in sheets.named("authority_changes") {
      for row in sheet.rows {
        func fail(_ column: String, _ problem: CatalogueError.Problem) -> CatalogueError {
          CatalogueError(file: sheet.file, line: row.line, column: column, problem: problem)
        }
        let old = sheet.cell(row, "old")
        let new = sheet.cell(row, "new").split(separator: " + ").map(String.init)
        for (column, code) in [("old", old)] + new.map({ ("new", $0) })
        where !known.contains(code) {
          throw fail(column, .unknown(what: "area", word: code, nearest: nil))
        }
        guard let year = Int(sheet.cell(row, "from_year")) else {
          throw fail("from_year", .unreadable(reason: "a reporting year has four digits"))
        }
        let word = sheet.cell(row, "kind")
        guard let kind = AreaRegister.Change.Kind(rawValue: word) else {
          let nearest = nearestWord(
            to: word,
            among: AreaRegister.Change.Kind.allCases.map(\.rawValue)
          )
          throw fail("kind", .unknown(what: "kind of change", word: word, nearest: nearest))
        }
        changes.append(AreaRegister.Change(old: old, new: new, fromYear: year, kind: kind))
      }
    }
    return changes
  }
}
