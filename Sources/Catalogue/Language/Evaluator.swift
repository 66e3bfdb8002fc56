public import Records

/// Judges claims about the rows of tables, for all reporting periods at once.
///
/// A claim about one row is a mask: bit i says whether it holds at the end of period i. What does
/// not change with time gives all bits or none, what does gives runs of bits, and `and`, `or` and
/// `not` are one machine instruction each. Work goes column by column; parts that several
/// indicators share are computed once for each set of rows.
public final class Evaluator {
  /// The words that claims are made of.
  public let vocabulary: Vocabulary
  /// The periods that the bits of a mask stand for.
  public let periods: ReportingPeriods
  let workingDays: WorkingCalendar
  let people: LinkedTable?
  /// The last days of the school terms, rising.
  let termEnds: [Int32]
  private let tables: [String: LinkedTable]
  private var wholes: [String: RowFrame] = [:]

  /// Makes an evaluator of tables.
  ///
  /// - Parameters:
  ///   - vocabulary: The words of the catalogue.
  ///   - tables: The tables by the names of their datasets.
  ///   - workingDays: The bank holidays.
  ///   - periods: The periods that claims are judged for.
  ///   - terms: The school terms.
  ///   - leavesOut: Whether rows that no count includes are left out of quantifiers too; rules
  ///     that check extracts see every row.
  public init(
    vocabulary: Vocabulary,
    tables: [String: Table],
    workingDays: WorkingCalendar,
    periods: ReportingPeriods,
    terms: [SchoolTerm] = [],
    leavesOut: Bool
  ) {
    termEnds = terms.map(\.days.upperBound.dayNumber).sorted()
    self.vocabulary = vocabulary
    self.workingDays = workingDays
    self.periods = periods
    let register = vocabulary.people.flatMap { tables[$0.name] }
    let people = register.map {
      LinkedTable($0, children: Self.children(of: $0, register: nil))
    }
    self.people = people
    var linked: [String: LinkedTable] = [:]
    for (name, table) in tables {
      if let people, name == people.dataset.name {
        linked[name] = people
      } else {
        let children = Self.children(of: table, register: people)
        linked[name] = LinkedTable(table, children: children)
      }
    }
    self.tables = linked
    let inOrder = linked.values.sorted { $0.dataset.name < $1.dataset.name }
    for table in inOrder {
      table.personRows = personRows(of: table)
      if table !== people { table.register = people }
      table.isLeftOut = Array(repeating: false, count: table.table.rowCount)
    }
    for table in inOrder {
      if leavesOut, let claim = vocabulary.leftOut(of: table.dataset.name) {
        table.isLeftOut = masks(claim, whole(table)).map { $0 != 0 }
      }
    }
    // What was remembered so far did not know yet which rows are left out.
    wholes = [:]
    for table in inOrder { table.openMasks = nil }
  }

  /// Makes an evaluator of the same tables that remembers by itself: one for each thread.
  ///
  /// - Parameter other: An evaluator that nothing else uses meanwhile.
  public init(copying other: Evaluator) {
    vocabulary = other.vocabulary
    periods = other.periods
    workingDays = other.workingDays
    termEnds = other.termEnds
    let tables = other.tables.mapValues { LinkedTable(copying: $0) }
    let people = other.people.flatMap { tables[$0.dataset.name] }
    for table in tables.values where table !== people { table.register = people }
    self.people = people
    self.tables = tables
  }

  /// The child of each row, found through the register where the row has only another identifier.
  private static func children(of table: Table, register: LinkedTable?) -> [Int32] {
    let count = table.rowCount
    var children = [Int32](repeating: Column.missingText, count: count)
    guard let field = table.dataset.childField else { return children }
    if case .identifiers(let cells) = table.columns[field] { children = cells }
    let alternative = table.dataset.fields[field].alternative
    guard let register, case .identifiers(let other) = table.column(alternative),
      register.dataset.childName == table.dataset.childName
    else { return children }
    let index = register.index(by: alternative)
    for row in 0..<count where children[row] < 0 {
      let found = Set(index[other[row]].map { register.children[Int($0)] })
      if found.count == 1, let child = found.first { children[row] = child }
    }
    return children
  }

  private func personRows(of table: LinkedTable) -> [Int32] {
    guard let people, let child = people.dataset.childName, child == table.dataset.childName else {
      return Array(repeating: -1, count: table.table.rowCount)
    }
    if people === table { return Array(0..<Int32(table.table.rowCount)) }
    let index = people.index(by: child)
    let rows = index.rows
    return table.children.map { child in
      let places = index.places(of: child)
      return places.isEmpty ? -1 : rows[places.upperBound - 1]
    }
  }

  /// The table of a dataset with its links; `nil` when no file came.
  func linked(_ dataset: String) -> LinkedTable? { tables[dataset] }

  /// All rows of a table, in their order.
  func whole(_ table: LinkedTable) -> RowFrame {
    if let whole = wholes[table.dataset.name] { return whole }
    let whole = RowFrame(table, rows: Array(0..<Int32(table.table.rowCount)))
    wholes[table.dataset.name] = whole
    return whole
  }

  /// Forgets what it found out about all rows of a table, which takes memory.
  public func forget() { wholes = [:] }

  /// The rows of a dataset for which a claim holds at the end of the first period.
  ///
  /// - Parameters:
  ///   - dataset: The dataset, whose rows number from 0.
  ///   - claim: The claim.
  /// - Returns: The rows in rising order; none when no file came.
  public func rows(of dataset: String, meeting claim: Expression) -> [Int] {
    guard let table = linked(dataset) else { return [] }
    let masks = masks(claim, whole(table))
    return masks.indices.filter { masks[$0] & 1 != 0 }
  }
}
