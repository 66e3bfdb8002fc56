import Records

/// A table with what links it to others: the child of each row and the rows of each child.
final class LinkedTable {
  let table: Table
  let dataset: Dataset
  /// The child of each row; negative where there is none.
  let children: [Int32]
  /// The start and the end of each row, `Column.missingDate` where there is none.
  let starts: [Int32]
  let ends: [Int32]
  /// The rows from the earliest to the latest, by end and then by start.
  let order: [Int32]
  /// Rows that no count includes.
  var isLeftOut: [Bool] = []
  /// The row of each child in the register of people; negative where there is none.
  var personRows: [Int32] = []
  /// The periods at whose end each row is the open spell that counts for its child.
  var openMasks: [UInt64]?
  private let identifierCount: Int
  private var indices: [String: RowIndex] = [:]

  init(_ table: Table, children: [Int32], identifierCount: Int) {
    self.table = table
    self.children = children
    self.identifierCount = identifierCount
    dataset = table.dataset
    let count = table.rowCount
    starts = LinkedTable.dates(table, table.dataset.startField)
    ends = LinkedTable.dates(table, table.dataset.endField)
    let (starts, ends) = (starts, ends)
    order = (0..<Int32(count)).sorted { first, second in
      LinkedTable.rank(first, starts, ends) < LinkedTable.rank(second, starts, ends)
    }
  }

  private static func rank(_ row: Int32, _ starts: [Int32], _ ends: [Int32]) -> (
    Int32, Int32, Int32
  ) {
    let end = ends[Int(row)]
    return (end == Column.missingDate ? .max : end, starts[Int(row)], row)
  }

  private static func dates(_ table: Table, _ field: Int?) -> [Int32] {
    guard let field, case .dates(let days) = table.columns[field] else {
      return Array(repeating: Column.missingDate, count: table.rowCount)
    }
    return days
  }

  /// The identifiers of a field; negative where there is none.
  func keys(_ field: String) -> [Int32] {
    if field == dataset.childName { return children }
    guard case .identifiers(let cells) = table.column(field) else {
      return Array(repeating: Column.missingText, count: table.rowCount)
    }
    return cells
  }

  /// The rows by the identifier in a field, each child's from the earliest to the latest.
  func index(by field: String) -> RowIndex {
    if let index = indices[field] { return index }
    let index = RowIndex(keys: keys(field), order: order, identifierCount: identifierCount)
    indices[field] = index
    return index
  }
}

/// Rows that are looked at together, position by position.
///
/// Inside the brackets of a quantifier the positions are pairs: a row of the inner dataset and,
/// in `outer`, the row outside that it belongs to.
final class Frame {
  let table: LinkedTable
  let rows: [Int32]
  let outer: Frame?
  /// The day that `age` and `unborn` speak of, where it is not the end of the period.
  let days: [Int32]?
  /// Numbers that stand in the place of a field's own, such as a child's sums.
  let numbers: [String: [Int64]]
  var memory: [Expression: [UInt64]] = [:]

  init(
    _ table: LinkedTable,
    rows: [Int32],
    outer: Frame? = nil,
    days: [Int32]? = nil,
    numbers: [String: [Int64]] = [:]
  ) {
    self.table = table
    self.rows = rows
    self.outer = outer
    self.days = days
    self.numbers = numbers
  }

  var count: Int { rows.count }

  /// The frame with the positions given, each as often as it is given.
  func gathering(_ positions: [Int32]) -> Frame {
    Frame(
      table,
      rows: positions.map { rows[Int($0)] },
      outer: outer.map { $0.gathering(positions) },
      days: days.map { days in positions.map { days[Int($0)] } },
      numbers: numbers.mapValues { numbers in positions.map { numbers[Int($0)] } }
    )
  }
}
