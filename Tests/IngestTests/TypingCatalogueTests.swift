import Catalogue
import Records
import Testing

@testable import Ingest

/// The standard sheets with one cell changed.
private func problem(
  in name: String,
  line: Int,
  _ column: String,
  becomes text: String
) -> CatalogueError? {
  let sheets = TypingDriver.sheets.map { sheet in
    guard sheet.file == "\(name).csv", let place = sheet.place(of: column) else { return sheet }
    let rows = sheet.rows.map { row in
      guard row.line == line else { return row }
      var cells = row.cells
      cells[place] = text
      return Sheet.Row(line: row.line, cells: cells)
    }
    return Sheet(file: sheet.file, header: sheet.header, rows: rows)
  }
  do throws(CatalogueError) {
    _ = try Catalogue(sheets: sheets)
    return nil
  } catch {
    return error
  }
}

@Test(arguments: [
  (
    "aliases", 2, "dataset", "persn",
    "'aliases.csv', line 2, column 'dataset': there is no dataset 'persn'; did you mean 'person'?"
  ),
  (
    "aliases", 2, "field", "chil",
    "'aliases.csv', line 2, column 'field': there is no field of person 'chil'; did you mean "
      + "'child'?"
  ),
  (
    "fields", 2, "type", "identfier",
    "'fields.csv', line 2, column 'type': there is no type 'identfier'; did you mean 'identifier'?"
  ),
  (
    "spellings", 2, "code", "NEGL",
    "'spellings.csv', line 2, column 'code': there is no code of category_of_abuse 'NEGL'; did you "
      + "mean 'NEG'?"
  ),
  (
    "spellings", 2, "spelling", "",
    "'spellings.csv', line 2, column 'spelling': the cell is empty and must not be."
  ),
  (
    "codes", 3, "code", "NEG",
    "'codes.csv', line 3, column 'code': the code of category_of_abuse 'NEG' stands here a second "
      + "time; take one of the two out."
  ),
  (
    "splits", 2, "from", "chld",
    "'splits.csv', line 2, column 'from': there is no field of contacts 'chld'; did you mean "
      + "'child'?"
  ),
])
func `a mistake in the catalogue names its place and the nearest right word`(
  name: String,
  line: Int,
  column: String,
  text: String,
  words: String
) {
  #expect(problem(in: name, line: line, column, becomes: text)?.description == words)
}

@Test func `a missing file of the catalogue is named`() {
  let sheets = TypingDriver.sheets.filter { $0.file != "codes.csv" }
  #expect(throws: CatalogueError(file: "codes.csv", problem: .missingFile)) {
    try Catalogue(sheets: sheets)
  }
}
