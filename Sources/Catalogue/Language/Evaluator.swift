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
  /// Whether any row is left out of quantifiers.
  private(set) var leavesOut: Bool
  /// Whether the same rows are left out whatever the months are.
  let leavesOutForGood: Bool
  /// Whether claims that hold in all periods or in none are judged once for all evaluators.
  private(set) var keepsClaims = false

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
  ///   - keepsClaims: Whether claims that hold whatever the months are kept for others that judge
  ///     the same tables; they all must have the same bank holidays.
  public init(
    vocabulary: Vocabulary,
    tables: LinkedTables,
    workingDays: WorkingCalendar,
    periods: ReportingPeriods,
    terms: [SchoolTerm] = [],
    leavesOut: Bool,
    keepsClaims: Bool = true
  ) {
    self.leavesOut = leavesOut
    leavesOutForGood =
      !leavesOut
      || tables.tables.keys.allSatisfy { vocabulary.leftOut(of: $0)?.isLasting ?? true }
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
    self.leavesOut = inOrder.contains { $0.isLeftOut.contains(true) }
    self.keepsClaims = keepsClaims
  }

  /// Makes an evaluator of the same tables that remembers by itself: one for each thread.
  ///
  /// - Parameter other: An evaluator that nothing else uses meanwhile.
  public init(copying other: Evaluator) {
    vocabulary = other.vocabulary
    periods = other.periods
    workingDays = other.workingDays
    termEnds = other.termEnds
    leavesOut = other.leavesOut
    leavesOutForGood = other.leavesOutForGood
    keepsClaims = other.keepsClaims
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
    rows(of: dataset, meeting: [claim])[0]
  }

  /// The rows of a dataset for which each of several claims holds at the end of the first period.
  ///
  /// They are judged block by block: what is found out about a block is forgotten with it, before
  /// it takes more memory than is near at hand.
  /// - Parameters:
  ///   - dataset: The dataset, whose rows number from 0.
  ///   - claims: The claims.
  /// - Returns: For each claim the rows in rising order; none when no file came.
  public func rows(of dataset: String, meeting claims: [Expression]) -> [[Int]] {
    var rows = claims.map { _ in [Int]() }
    guard !claims.isEmpty, let table = linked(dataset) else { return rows }
    var start = 0
    while start < table.table.rowCount {
      let end = min(start + Self.blockSize, table.table.rowCount)
      let frame = RowFrame(table, rows: Array(Int32(start)..<Int32(end)))
      for (place, claim) in claims.enumerated() {
        let masks = masks(claim, frame)
        for row in masks.indices where masks[row] & 1 != 0 { rows[place].append(start + row) }
      }
      start = end
    }
    return rows
  }

  /// How many rows are looked at together: what is found out about them stays close at hand.
  public static let blockSize = 4096
}
