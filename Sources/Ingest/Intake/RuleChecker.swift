import Catalogue
import Records

/// Tests the rows of tables by the rules of the catalogue.
struct RuleChecker {
  private var evaluator: Evaluator
  private let tables: [String: Table]
  private let listed: [String: [Bool]]
  private let codeLists: [String: CodeList]
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
  ///   - listed: For each dataset the children that files of that dataset list, files that merely
  ///     feed it left out.
  init(
    schema: Schema,
    tables: [String: Table],
    identifiers: TextPool,
    workingDays: WorkingCalendar,
    day: CalendarDate,
    listed: [String: [Bool]] = [:]
  ) {
    self.tables = tables
    self.listed = listed
    codeLists = schema.codeLists
    let vocabulary = Vocabulary(schema: schema)
    evaluator = Evaluator(
      vocabulary: vocabulary,
      tables: LinkedTables(tables, vocabulary: vocabulary),
      workingDays: workingDays,
      periods: ReportingPeriods(day: day),
      leavesOut: false,
      keepsClaims: false
    )
    crowded = Set(
      tables.values.filter { Self.isCrowded($0, children: identifiers.count) }
        .map(\.dataset.name)
    )
  }

  /// A checker of the same tables for another thread.
  func copy() -> RuleChecker {
    var copy = self
    copy.evaluator = Evaluator(copying: evaluator)
    return copy
  }

  /// Forgets what was found out about rows; rules of another dataset ask other things.
  func forget() { evaluator.forget() }

  /// The rows of which a rule holds; none where the files lack what it speaks of.
  func rows(failing rule: ValidationRule) -> [Int] { rows(failing: [rule])[0] }

  /// The rows of which each of several rules of one dataset holds; none where the files lack what
  /// it speaks of.
  func rows(failing rules: [ValidationRule]) -> [[Int]] {
    let claims = rules.map { claim(of: $0) }
    guard let dataset = rules.first?.dataset else { return [] }
    var judged = evaluator.rows(of: dataset, meeting: claims.compactMap(\.self))[...]
    return zip(rules, claims).map { rule, claim in
      if claim != nil { return judged.removeFirst() }
      guard let table = tables[rule.dataset], table.column(rule.field) != nil else { return [] }
      switch rule.test {
      case .repeated(let field): return Self.repeated(field, in: table)
      case .unlisted(let register): return unlisted(in: register, rows: table, field: rule.field)
      case .whole, .claim: return []
      }
    }
  }

  /// What a rule claims of single rows; `nil` where it claims nothing of them, or the files lack
  /// what it speaks of.
  private func claim(of rule: ValidationRule) -> Expression? {
    guard case .claim(let claim) = rule.test, let table = tables[rule.dataset],
      table.column(rule.field) != nil
    else { return nil }
    let others = claim.datasets
    guard others.allSatisfy({ tables[$0] != nil && !crowded.contains($0) }),
      others.isEmpty || !crowded.contains(rule.dataset)
    else { return nil }
    return claim
  }

  /// Whether a rule about all rows together holds; it is not judged on fewer than 200 rows, of
  /// which a share says nothing.
  func fails(_ rule: ValidationRule) -> Bool {
    guard case .whole(let test) = rule.test, let table = tables[rule.dataset],
      let column = table.column(rule.field), table.rowCount >= Self.fewestRows
    else { return false }
    switch test {
    case .share(let percent, let claim):
      let found = evaluator.rows(of: rule.dataset, meeting: claim).count
      return found * 100 > table.rowCount * percent
    case .fewCodes(let count, let code):
      return codeSets(column, but: code, of: rule).reduce(0, |).nonzeroBitCount < count
    case .neverSeveral(let code):
      let sets = codeSets(column, but: code, of: rule).filter { $0 != 0 }
      return !sets.isEmpty && sets.allSatisfy { $0.nonzeroBitCount == 1 }
    case .more(let claim, let other, let theirs):
      guard tables[other] != nil else { return false }
      return evaluator.rows(of: rule.dataset, meeting: claim).count
        > evaluator.rows(of: other, meeting: theirs).count
    }
  }

  private static let fewestRows = 200

  /// The codes of each row as bits, one code left out.
  private func codeSets(_ column: Column, but code: String, of rule: ValidationRule) -> [UInt64] {
    let list = tables[rule.dataset]?.dataset.field(rule.field)?.list ?? ""
    let place = codeLists[list]?.place(of: code)
    let mask: UInt64 = place.map { ~(1 << UInt64($0)) } ?? .max
    switch column {
    case .codeSets(let cells): return cells.map { $0 & mask }
    case .codes(let cells):
      return cells.map { code in code < 0 ? 0 : (UInt64(1) << UInt64(code)) & mask }
    default: return []
    }
  }

  /// The rows of whose child neither a file of a dataset nor another file's row says anything; none
  /// where the files of that dataset do not even list half of the rows' children, since then they
  /// are no register of them.
  private func unlisted(in register: String, rows table: Table, field: String) -> [Int] {
    guard let known = listed[register], known.contains(true),
      case .identifiers(let children)? = table.column(field)
    else { return [] }
    let rows = children.indices.filter {
      children[$0] != Column.missingText && !known[Int(children[$0])]
    }
    guard rows.count * 2 <= children.count else { return [] }
    var described = [Bool](repeating: false, count: known.count)
    if let people = tables[register], let child = people.dataset.childField,
      case .identifiers(let own)? = people.columns[child]
    {
      for child in own where child != Column.missingText { described[Int(child)] = true }
    }
    return rows.filter { !described[Int(children[$0])] }
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
