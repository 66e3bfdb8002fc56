public import Records

/// One check of the rows of a dataset: what is wrong with a row of which the test holds.
public struct ValidationRule: Sendable {
  /// How a row is tested.
  public enum Test: Sendable {
    /// The claim holds of the row.
    case claim(Expression)
    /// The cell of this field stands in another row too.
    case repeated(field: Int)
    /// No file of that dataset lists the child, though files of it came.
    case unlisted(in: String)
    /// The rows are judged together.
    case whole(WholeTest)
  }

  /// The sector's code of the rule, such as `8925`, or ours, such as `L009`.
  public let id: String
  /// The dataset whose rows it tests.
  public let dataset: String
  /// The field that is at fault.
  public let field: String
  /// How a row is tested.
  public let test: Test
  /// How the sector labels the rule.
  public let severity: Finding.Severity
  /// What becomes of the row.
  public let action: Finding.Action
  /// What was found, in one sentence without any value.
  public let message: String
  /// What the agency can do about it.
  public let howToFix: String

  /// Whether the test looks at other rows than the one tested.
  public var looksAround: Bool {
    switch test {
    case .claim(let claim): !claim.datasets.isEmpty
    case .repeated, .unlisted, .whole: true
    }
  }

  /// Whether the test says of the field that its cell is missing.
  public var saysMissing: Bool {
    guard case .claim(let claim) = test else { return false }
    return Self.saysMissing(field, claim)
  }

  private static func saysMissing(_ field: String, _ claim: Expression) -> Bool {
    switch claim {
    case .and(let first, let second): saysMissing(field, first) || saysMissing(field, second)
    case .isMissing(.field(let reference)): reference == FieldReference(field)
    default: false
    }
  }
}

extension Catalogue {
  /// Reads `rules.csv`; a catalogue without it checks nothing.
  ///
  /// The expression is a claim about the row that is at fault; or `unique` for a field whose cells
  /// must differ from row to row; or `not in DATASET` for a child that no file of that dataset
  /// lists; or a test of all rows together (``WholeTest``).
  static func rules(
    from sheets: CatalogueSheets,
    vocabulary: Vocabulary
  ) throws(CatalogueError) -> [ValidationRule] {
    var rules: [ValidationRule] = []
    for sheet in sheets.named("rules") {
      for row in sheet.rows {
        rules.append(try rule(in: row, of: sheet, vocabulary: vocabulary))
      }
    }
    return rules
  }

  private static func rule(
    in row: Sheet.Row,
    of sheet: Sheet,
    vocabulary: Vocabulary
  ) throws(CatalogueError) -> ValidationRule {
    func fail(_ column: String, _ problem: CatalogueError.Problem) -> CatalogueError {
      CatalogueError(file: sheet.file, line: row.line, column: column, problem: problem)
    }
    for column in ["rule", "message", "how_to_fix"] where sheet.cell(row, column).isEmpty {
      throw fail(column, .empty)
    }
    let name = sheet.cell(row, "dataset")
    guard let dataset = vocabulary.schema[name] else {
      let nearest = nearestWord(to: name, among: vocabulary.schema.datasets.map(\.name))
      throw fail("dataset", .unknown(what: "dataset", word: name, nearest: nearest))
    }
    let field = sheet.cell(row, "field")
    guard let place = dataset.place(of: field) else {
      let nearest = nearestWord(to: field, among: dataset.fields.map(\.name))
      throw fail("field", .unknown(what: "field of \(name)", word: field, nearest: nearest))
    }
    let severity = sheet.cell(row, "severity")
    guard let severity = Finding.Severity(rawValue: severity) else {
      throw fail("severity", .unknown(what: "severity", word: severity, nearest: nil))
    }
    let action = sheet.cell(row, "action")
    guard let action = Finding.Action(rawValue: action) else {
      throw fail("action", .unknown(what: "action", word: action, nearest: nil))
    }
    let text = sheet.cell(row, "expression")
    let test: ValidationRule.Test
    if text == "unique" {
      test = .repeated(field: place)
    } else if text.hasPrefix("not in ") {
      let other = String(text.dropFirst("not in ".count))
      guard vocabulary.schema[other]?.childField != nil else {
        let nearest = nearestWord(to: other, among: vocabulary.schema.datasets.map(\.name))
        throw fail("expression", .unknown(what: "dataset", word: other, nearest: nearest))
      }
      test = .unlisted(in: other)
    } else {
      do throws(LanguageError) {
        if let whole = try WholeTest(text, about: dataset, vocabulary: vocabulary) {
          test = .whole(whole)
        } else {
          test = .claim(try vocabulary.claim(text, about: dataset))
        }
      } catch {
        throw fail("expression", .unreadable(reason: error.reason))
      }
    }
    return ValidationRule(
      id: sheet.cell(row, "rule"),
      dataset: name,
      field: field,
      test: test,
      severity: severity,
      action: action,
      message: sheet.cell(row, "message"),
      howToFix: sheet.cell(row, "how_to_fix")
    )
  }
}
