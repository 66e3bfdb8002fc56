import Catalogue
import Records

/// Tests the rows of tables by the rules of the catalogue.
struct RuleChecker {
  private let evaluator: Evaluator
  private let tables: [String: Table]
  private let crowded: Set<String>

  /// How many rows of one child a table may hold before rules that look at other rows leave it
  /// out: their work grows with the square of that number, and nobody has so many.
  private static let mostRowsOfAChild = 2000

  /// Makes a checker.
  ///
  /// - Parameters:
  ///   - schema: The datasets and code lists.
  ///   - tables: The tables by the names of their datasets.
  ///   - identifiers: The pool that the tables' identifiers are positions of.
  ///   - workingDays: The bank holidays.
  ///   - day: The day of the extracts.
  init(
    schema: Schema,
    tables: [String: Table],
    identifiers: TextPool,
    workingDays: WorkingCalendar,
    day: CalendarDate
  ) {
    self.tables = tables
    evaluator = Evaluator(
      vocabulary: Vocabulary(schema: schema),
      tables: tables,
      identifiers: identifiers,
      workingDays: workingDays,
      periods: ReportingPeriods(day: day),
      leavesOut: false
    )
    crowded = Set(
      tables.values.filter { Self.isCrowded($0, children: identifiers.texts.count) }
        .map(\.dataset.name)
    )
  }

  /// The rows of which a rule holds; none where the files lack what it speaks of.
  func rows(failing rule: ValidationRule) -> [Int] {
    guard let table = tables[rule.dataset], table.column(rule.field) != nil else { return [] }
    switch rule.test {
    case .repeated(let field): return Self.repeated(field, in: table)
    case .claim(let claim):
      let others = claim.datasets
      guard others.allSatisfy({ tables[$0] != nil && !crowded.contains($0) }),
        others.isEmpty || !crowded.contains(rule.dataset)
      else { return [] }
      return evaluator.rows(of: rule.dataset, meeting: claim)
    }
  }

  private static func repeated(_ field: Int, in table: Table) -> [Int] {
    guard let numbers = table.columns[field]?.numbers() else { return [] }
    var counts: [Int64: Int] = [:]
    for case let number? in numbers { counts[number, default: 0] += 1 }
    return numbers.indices.filter { row in
      numbers[row].map { counts[$0, default: 0] > 1 } ?? false
    }
  }

  private static func isCrowded(_ table: Table, children count: Int) -> Bool {
    guard table.rowCount > mostRowsOfAChild, let child = table.dataset.childField,
      case .identifiers(let children)? = table.columns[child]
    else { return false }
    var rows = [Int](repeating: 0, count: count)
    for place in children where place != Column.missingText { rows[Int(place)] += 1 }
    return rows.contains { $0 > mostRowsOfAChild }
  }
}

extension RowRule {
  /// What a rule of the catalogue says.
  init(_ rule: ValidationRule) {
    self.init(
      id: rule.id,
      severity: rule.severity,
      message: rule.message,
      howToFix: rule.howToFix
    )
  }
}
