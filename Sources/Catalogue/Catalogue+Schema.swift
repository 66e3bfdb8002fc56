import Records

extension Catalogue {
  /// Reads `datasets.csv`, `fields.csv` and `codes.csv`.
  static func schema(from sheets: CatalogueSheets) throws(CatalogueError) -> Schema {
    let lists = try codeLists(from: sheets)
    let fields = try fields(from: sheets, lists: lists)
    let columns = ["dataset", "title", "agency", "shape", "child", "key", "start", "end"]
    var datasets: [Dataset] = []
    var names: Set<String> = []
    for sheet in try sheets.required("datasets", columns: columns) {
      for row in sheet.rows {
        let name = sheet.cell(row, "dataset")
        func fail(_ column: String, _ problem: CatalogueError.Problem) -> CatalogueError {
          CatalogueError(file: sheet.file, line: row.line, column: column, problem: problem)
        }
        guard !name.isEmpty else { throw fail("dataset", .empty) }
        guard names.insert(name).inserted else {
          throw fail("dataset", .repeated(what: "dataset", word: name))
        }
        let word = sheet.cell(row, "shape")
        guard let shape = DatasetShape(rawValue: word) else {
          throw fail("shape", .unknown(what: "shape", word: word, nearest: nil))
        }
        let own = fields[name] ?? []
        for role in ["child", "key", "start", "end"] {
          let field = sheet.cell(row, role)
          guard field.isEmpty || own.contains(where: { $0.name == field }) else {
            let nearest = nearestWord(to: field, among: own.map(\.name))
            throw fail(role, .unknown(what: "field of \(name)", word: field, nearest: nearest))
          }
        }
        datasets.append(
          Dataset(
            name: name,
            title: sheet.cell(row, "title"),
            agency: sheet.cell(row, "agency"),
            shape: shape,
            fields: own,
            child: sheet.cell(row, "child"),
            key: sheet.cell(row, "key"),
            start: sheet.cell(row, "start"),
            end: sheet.cell(row, "end")
          )
        )
      }
    }
    return Schema(datasets: datasets, codeLists: lists)
  }

  /// Reads `codes.csv`: the code lists by their names.
  private static func codeLists(
    from sheets: CatalogueSheets
  ) throws(CatalogueError) -> [String: CodeList] {
    var codes: [String: [CodeList.Code]] = [:]
    var seen: Set<[String]> = []
    for sheet in try sheets.required("codes", columns: ["list", "code", "label"]) {
      for row in sheet.rows {
        let list = sheet.cell(row, "list")
        let code = sheet.cell(row, "code")
        for (column, cell) in [("list", list), ("code", code)] where cell.isEmpty {
          throw CatalogueError(file: sheet.file, line: row.line, column: column, problem: .empty)
        }
        guard seen.insert([list, code]).inserted else {
          throw CatalogueError(
            file: sheet.file,
            line: row.line,
            column: "code",
            problem: .repeated(what: "code of \(list)", word: code)
          )
        }
        codes[list, default: []].append(
          CodeList.Code(
            code: code,
            label: sheet.cell(row, "label"),
            group: sheet.cell(row, "group")
          )
        )
      }
    }
    var lists: [String: CodeList] = [:]
    for (name, codes) in codes { lists[name] = CodeList(name: name, codes: codes) }
    return lists
  }

  /// Reads `fields.csv`: the fields of each dataset, in their order.
  private static func fields(
    from sheets: CatalogueSheets,
    lists: [String: CodeList]
  ) throws(CatalogueError) -> [String: [Field]] {
    let columns = ["dataset", "field", "item", "type", "codes", "required", "use", "title"]
    var fields: [String: [Field]] = [:]
    for sheet in try sheets.required("fields", columns: columns) {
      for row in sheet.rows {
        let dataset = sheet.cell(row, "dataset")
        let field = try field(in: row, of: sheet, lists: lists)
        guard fields[dataset]?.contains(where: { $0.name == field.name }) != true else {
          throw CatalogueError(
            file: sheet.file,
            line: row.line,
            column: "field",
            problem: .repeated(what: "field of \(dataset)", word: field.name)
          )
        }
        fields[dataset, default: []].append(field)
      }
    }
    return fields
  }

  private static func field(
    in row: Sheet.Row,
    of sheet: Sheet,
    lists: [String: CodeList]
  ) throws(CatalogueError) -> Field {
    func fail(_ column: String, _ problem: CatalogueError.Problem) -> CatalogueError {
      CatalogueError(file: sheet.file, line: row.line, column: column, problem: problem)
    }
    let name = sheet.cell(row, "field")
    guard !name.isEmpty else { throw fail("field", .empty) }
    let word = sheet.cell(row, "type")
    var list = sheet.cell(row, "codes")
    if word == "flag", list.isEmpty { list = "yes_no" }
    guard list.isEmpty || lists[list] != nil else {
      let nearest = nearestWord(to: list, among: lists.keys.sorted())
      throw fail("codes", .unknown(what: "code list", word: list, nearest: nearest))
    }
    if word == "code" || word == "codes", list.isEmpty { throw fail("codes", .empty) }
    guard word != "codes" || (lists[list]?.codes.count ?? 0) <= 64 else {
      throw fail("codes", .unreadable(reason: "a list for several codes has at most 64"))
    }
    guard let type = FieldType(word, list: list) else {
      let nearest = nearestWord(to: word, among: FieldType.words)
      throw fail("type", .unknown(what: "type", word: word, nearest: nearest))
    }
    let use = sheet.cell(row, "use")
    guard let use = FieldUse(rawValue: use) else {
      throw fail("use", .unknown(what: "use", word: use, nearest: nil))
    }
    // `yes`, empty, `or other_field` for a field that another one may stand in for, or
    // `via other_field` for one that may be missing and is looked up by the other where it can be.
    let required = sheet.cell(row, "required")
    let (isVia, isOr) = (required.hasPrefix("via "), required.hasPrefix("or "))
    guard required.isEmpty || required == "yes" || isOr || isVia else {
      let reason = "'yes', 'or <field>', 'via <field>' or nothing is expected"
      throw fail("required", .unreadable(reason: reason))
    }
    return Field(
      name: name,
      item: sheet.cell(row, "item"),
      type: type,
      list: list,
      form: IdentifierForm(rawValue: word),
      alternative: isOr || isVia ? String(required.drop { $0 != " " }.dropFirst()) : "",
      isRequired: !required.isEmpty && !isVia,
      use: use,
      title: sheet.cell(row, "title")
    )
  }
}

extension FieldType {
  static let words =
    [
      "identifier", "date", "code", "codes", "integer", "decimal", "flag", "period", "text",
    ] + IdentifierForm.allCases.map(\.rawValue)

  /// The type that `fields.csv` names by a word; `nil` when there is no such type.
  init?(_ word: String, list: String) {
    switch word {
    case "identifier": self = .identifier
    case "date": self = .date
    case "code": self = .code(list: list)
    case "codes": self = .codes(list: list)
    case "integer": self = .integer
    case "decimal": self = .decimal
    case "flag": self = .flag
    case "period": self = .period
    case "text": self = .text
    default:
      guard IdentifierForm(rawValue: word) != nil else { return nil }
      self = .identifier
    }
  }
}
