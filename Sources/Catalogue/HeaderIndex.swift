import Records

/// What one column of a file means in one dataset.
public struct HeaderMeaning: Hashable, Sendable {
  /// The position, in the schema, of the dataset that the file is recognised as.
  public let dataset: Int
  /// The position of the dataset whose table the column feeds: mostly the same one.
  public let table: Int
  /// The position of the field in that table.
  public let field: Int
  /// The code that a yes in the column adds to the field, for layouts with a column for each code;
  /// `nil` where the cell itself says the code.
  public let code: Int?
  /// The place of the name among the aliases: of two columns for one field the earlier one leads.
  public let rank: Int
}

/// What the columns of extracts are called, by their normalised names.
public struct HeaderIndex: Sendable {
  /// The meanings of each normalised name, in the order of the aliases.
  public let meanings: [String: [HeaderMeaning]]
  /// The positions of the datasets that take columns of any name, such as published figures.
  public let open: Set<Int>
  /// The normalised names of a column that says which authority a row belongs to.
  public let authority: Set<String>
  let examples: [[Int]: String]

  /// The meanings of a column's name as it stands in a file.
  public func meanings(of header: String) -> [HeaderMeaning] {
    meanings[Self.normalised(header)] ?? []
  }

  /// The first name that the catalogue gives for a field of a dataset; empty when it gives none.
  public func example(of field: Int, in dataset: Int) -> String {
    examples[[dataset, dataset, field]] ?? ""
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
  /// A field may be written `table.field` when the column feeds another dataset's table and
  /// `field=CODE` when a yes in the column means that code. The alias `*` lets a dataset take columns
  /// of any name; the dataset `*` with the field `authority` names the columns that tell
  /// authorities apart.
  static func headers(
    from sheets: CatalogueSheets,
    schema: Schema
  ) throws(CatalogueError) -> HeaderIndex {
    var places: [String: Int] = [:]
    for (place, dataset) in schema.datasets.enumerated() { places[dataset.name] = place }
    var meanings: [String: [HeaderMeaning]] = [:]
    var authority: Set<String> = []
    var open: Set<Int> = []
    var examples: [[Int]: String] = [:]
    var rank = 0
    for sheet in try sheets.required("aliases", columns: ["dataset", "field", "alias"]) {
      for row in sheet.rows {
        func fail(_ column: String, _ problem: CatalogueError.Problem) -> CatalogueError {
          CatalogueError(file: sheet.file, line: row.line, column: column, problem: problem)
        }
        let alias = sheet.cell(row, "alias")
        let name = HeaderIndex.normalised(alias)
        guard !name.isEmpty || alias == "*" else { throw fail("alias", .empty) }
        let datasetName = sheet.cell(row, "dataset")
        if datasetName == "*" {
          authority.insert(name)
          continue
        }
        guard let dataset = places[datasetName] else {
          let nearest = nearestWord(to: datasetName, among: schema.datasets.map(\.name))
          throw fail("dataset", .unknown(what: "dataset", word: datasetName, nearest: nearest))
        }
        if alias == "*" {
          open.insert(dataset)
          continue
        }
        let parts = sheet.cell(row, "field").split(separator: ".", maxSplits: 1)
        let tableName = parts.count == 2 ? String(parts[0]) : datasetName
        guard let table = places[tableName] else {
          let nearest = nearestWord(to: tableName, among: schema.datasets.map(\.name))
          throw fail("field", .unknown(what: "dataset", word: tableName, nearest: nearest))
        }
        let words = (parts.last ?? "").split(separator: "=", maxSplits: 1)
        let fieldName = words.first.map(String.init) ?? ""
        guard let field = schema.datasets[table].place(of: fieldName) else {
          let known = schema.datasets[table].fields.map(\.name)
          let nearest = nearestWord(to: fieldName, among: known)
          throw fail(
            "field",
            .unknown(what: "field of \(tableName)", word: fieldName, nearest: nearest)
          )
        }
        var code: Int?
        if words.count == 2 {
          let list = schema.codeLists[schema.datasets[table].fields[field].list]
          code = list?.place(of: String(words[1]))
          guard code != nil else {
            let known = list?.codes.map(\.code) ?? []
            let nearest = nearestWord(to: String(words[1]), among: known)
            throw fail(
              "field",
              .unknown(what: "code of \(fieldName)", word: String(words[1]), nearest: nearest)
            )
          }
        }
        let isKnown = meanings[name]?.contains {
          $0.dataset == dataset && $0.table == table && $0.field == field
        }
        guard isKnown != true else { continue }
        rank += 1
        meanings[name, default: []].append(
          HeaderMeaning(dataset: dataset, table: table, field: field, code: code, rank: rank)
        )
        let role = [dataset, table, field]
        if examples[role] == nil { examples[role] = alias }
      }
    }
    return HeaderIndex(meanings: meanings, open: open, authority: authority, examples: examples)
  }
}
