import Records

/// What one column of a file means in one dataset.
public struct HeaderMeaning: Hashable, Sendable {
  /// The position, in the schema, of the dataset that the file is recognised as.
  public let dataset: Int
  /// The position of the dataset whose table the column feeds: mostly the same one.
  public let table: Int
  /// The position of the field in that table.
  public let field: Int
}

/// What the columns of extracts are called, by their normalised names.
public struct HeaderIndex: Sendable {
  /// The meanings of each normalised name, in the order of the aliases.
  public let meanings: [String: [HeaderMeaning]]
  /// The normalised names of a column that says which authority a row belongs to.
  public let authority: Set<String>

  /// The meanings of a column's name as it stands in a file.
  public func meanings(of header: String) -> [HeaderMeaning] {
    meanings[Self.normalised(header)] ?? []
  }

  /// A header as it is looked up: letters, digits, `%` and `#` alone, in lower case.
  ///
  /// Blanks of every kind, byte-order marks, straight and curly quotes, brackets and damaged
  /// letters fall away, so `LA In Touch ` and `LA in touch?` are one name. The match is then on the
  /// whole name, never on a part of it (`formats.md` 1.2).
  public static func normalised(_ header: String) -> String {
    var kept: [UInt8] = []
    kept.reserveCapacity(header.utf8.count)
    for byte in header.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): kept.append(byte | 0x20)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "%"), UInt8(ascii: "#"):
        kept.append(byte)
      default: continue
      }
    }
    return String(decoding: kept, as: UTF8.self)
  }
}

extension Catalogue {
  /// Reads `aliases.csv`.
  ///
  /// A field may be written `table.field` when the column feeds another dataset's table, and the
  /// dataset `*` with the field `authority` names the columns that tell authorities apart.
  static func headers(
    from sheets: CatalogueSheets,
    schema: Schema
  ) throws(CatalogueError) -> HeaderIndex {
    var places: [String: Int] = [:]
    for (place, dataset) in schema.datasets.enumerated() { places[dataset.name] = place }
    var meanings: [String: [HeaderMeaning]] = [:]
    var authority: Set<String> = []
    for sheet in try sheets.required("aliases", columns: ["dataset", "field", "alias"]) {
      for row in sheet.rows {
        func fail(_ column: String, _ problem: CatalogueError.Problem) -> CatalogueError {
          CatalogueError(file: sheet.file, line: row.line, column: column, problem: problem)
        }
        let name = HeaderIndex.normalised(sheet.cell(row, "alias"))
        guard !name.isEmpty else { throw fail("alias", .empty) }
        let datasetName = sheet.cell(row, "dataset")
        if datasetName == "*" {
          authority.insert(name)
          continue
        }
        guard let dataset = places[datasetName] else {
          let nearest = nearestWord(to: datasetName, among: schema.datasets.map(\.name))
          throw fail("dataset", .unknown(what: "dataset", word: datasetName, nearest: nearest))
        }
        let parts = sheet.cell(row, "field").split(separator: ".", maxSplits: 1)
        let tableName = parts.count == 2 ? String(parts[0]) : datasetName
        guard let table = places[tableName] else {
          let nearest = nearestWord(to: tableName, among: schema.datasets.map(\.name))
          throw fail("field", .unknown(what: "dataset", word: tableName, nearest: nearest))
        }
        let fieldName = parts.last.map(String.init) ?? ""
        guard let field = schema.datasets[table].place(of: fieldName) else {
          let known = schema.datasets[table].fields.map(\.name)
          let nearest = nearestWord(to: fieldName, among: known)
          throw fail(
            "field",
            .unknown(what: "field of \(tableName)", word: fieldName, nearest: nearest)
          )
        }
        let meaning = HeaderMeaning(dataset: dataset, table: table, field: field)
        if meanings[name]?.contains(meaning) != true {
          meanings[name, default: []].append(meaning)
        }
      }
    }
    return HeaderIndex(meanings: meanings, authority: authority)
  }
}
