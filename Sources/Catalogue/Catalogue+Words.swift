import Records

extension Catalogue {
  /// Reads `words.csv`: what rows are called, and words that stand for longer expressions.
  ///
  /// The word `one` of a dataset has as its title what a single row is called, `many` what several
  /// are, `short` what one is once it is known what is meant; every other word has a meaning, which may use words above it.
  static func vocabulary(
    from sheets: CatalogueSheets,
    schema: Schema
  ) throws(CatalogueError) -> Vocabulary {
    var vocabulary = Vocabulary(schema: schema)
    for sheet in sheets.named("words") {
      for row in sheet.rows {
        let place = SheetPlace(sheet: sheet, row: row)
        let dataset = try place.dataset(in: schema)
        let word = try place.filled("word")
        let title = try place.filled("title")
        switch word {
        case "one": vocabulary.name(rowsOf: dataset.name, one: title)
        case "many": vocabulary.name(rowsOf: dataset.name, many: title)
        case "short": vocabulary.name(rowsOf: dataset.name, short: title)
        default:
          guard vocabulary.words[dataset.name]?[word] == nil, dataset.field(word) == nil else {
            throw place.fail("word", .repeated(what: "word of \(dataset.name)", word: word))
          }
          let meaning = try place.filled("meaning")
          do throws(LanguageError) {
            try vocabulary.define(word, title: title, as: meaning, in: dataset)
          } catch {
            throw place.fail("meaning", .unreadable(reason: error.reason))
          }
        }
      }
    }
    return vocabulary
  }

  /// Reads `bases.csv`: the spans behind each wording of the specification.
  static func basisWordings(
    from sheets: CatalogueSheets
  ) throws(CatalogueError) -> [String: [Basis]] {
    var wordings: [String: [Basis]] = [:]
    for sheet in sheets.named("bases") {
      for row in sheet.rows {
        let place = SheetPlace(sheet: sheet, row: row)
        let wording = try place.filled("wording")
        guard wordings[wording] == nil else {
          throw place.fail("wording", .repeated(what: "wording", word: wording))
        }
        wordings[wording] = try place.bases("bases", wordings: [:])
      }
    }
    return wordings
  }
}

/// One row of a sheet of the catalogue, for reading its cells and for naming them in errors.
struct SheetPlace: Sendable {
  let sheet: Sheet
  let row: Sheet.Row

  func cell(_ column: String) -> String { sheet.cell(row, column) }

  func fail(_ column: String, _ problem: CatalogueError.Problem) -> CatalogueError {
    CatalogueError(file: sheet.file, line: row.line, column: column, problem: problem)
  }

  /// Checks that every column of a file is one that is read: a name that is written wrong would
  /// leave a claim unread.
  static func check(_ sheet: Sheet, columns known: [String]) throws(CatalogueError) {
    // Spreadsheets of some countries save CSV with semicolons; the whole header is then one name.
    if sheet.header.count == 1, sheet.header[0].contains(";") {
      let reason = "the columns are divided by semicolons; save the file as CSV with commas"
      throw CatalogueError(file: sheet.file, line: 1, problem: .unreadable(reason: reason))
    }
    for column in sheet.header where !column.isEmpty && !(known + ["note"]).contains(column) {
      let nearest = nearestWord(to: column, among: known)
      let advice =
        nearest.map { "; did you mean '\($0)'?" }
        ?? "; for words of your own name it 'note', which is not read"
      throw CatalogueError(
        file: sheet.file,
        line: 1,
        column: column,
        problem: .unreadable(reason: "no column of this file has that name\(advice)")
      )
    }
  }

  /// A cell that must not be empty.
  func filled(_ column: String) throws(CatalogueError) -> String {
    guard sheet.place(of: column) != nil else {
      throw CatalogueError(file: sheet.file, line: 1, column: column, problem: .missingColumn)
    }
    let cell = cell(column)
    guard !cell.isEmpty else { throw fail(column, .empty) }
    return cell
  }

  /// The dataset that the row is about.
  func dataset(in schema: Schema) throws(CatalogueError) -> Dataset {
    let name = try filled("dataset")
    guard let dataset = schema[name] else {
      let nearest = nearestWord(to: name, among: schema.datasets.map(\.name))
      throw fail("dataset", .unknown(what: "dataset", word: name, nearest: nearest))
    }
    return dataset
  }

  /// One of the words of a closed list.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ column: String,
    what: String
  ) throws(CatalogueError) -> Choice where Choice.RawValue == String {
    let word = try filled(column)
    guard let choice = Choice(rawValue: word) else {
      let known = Choice.allCases.map(\.rawValue)
      let nearest = nearestWord(to: word, among: known)
      throw fail(column, .unknown(what: what, word: word, nearest: nearest, known: known))
    }
    return choice
  }

  /// Spans, by their codes with spaces between or by a wording of `bases.csv`.
  func bases(
    _ column: String,
    wordings: [String: [Basis]]
  ) throws(CatalogueError) -> [Basis] {
    let text = try filled(column)
    if let bases = wordings[text] { return bases }
    var bases: [Basis] = []
    for word in text.split(separator: " ") {
      guard let basis = Basis(rawValue: String(word)) else {
        let nearest = nearestWord(to: String(word), among: Basis.allCases.map(\.rawValue))
        throw fail(column, .unknown(what: "basis", word: String(word), nearest: nearest))
      }
      guard !bases.contains(basis) else {
        throw fail(column, .repeated(what: "basis", word: String(word)))
      }
      bases.append(basis)
    }
    return bases
  }
}
