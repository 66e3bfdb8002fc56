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
  ///   - tables: The tables, linked.
  ///   - workingDays: The bank holidays.
  ///   - periods: The periods that claims are judged for.
  ///   - terms: The school terms.
  ///   - leavesOut: Whether rows that no count includes are left out of quantifiers too; rules
  ///     that check extracts see every row.
  public init(
    vocabulary: Vocabulary,
    tables: LinkedTables,
    workingDays: WorkingCalendar,
    periods: ReportingPeriods,
    terms: [SchoolTerm] = [],
    leavesOut: Bool
  ) {
    termEnds = terms.map(\.days.upperBound.dayNumber).sorted()
    self.vocabulary = vocabulary
    self.workingDays = workingDays
    self.periods = periods
    let linked = tables.tables.mapValues { LinkedTable($0) }
    people = tables.people.flatMap { linked[$0.table.dataset.name] }
    self.tables = linked
    let inOrder = linked.values.sorted { $0.dataset.name < $1.dataset.name }
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
    people = other.people.flatMap { tables[$0.dataset.name] }
    self.tables = tables
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
