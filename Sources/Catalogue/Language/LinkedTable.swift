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
  var order: [Int32] {
    let rows = rowsInOrder ?? LinkedTable.order(starts, ends)
    rowsInOrder = rows
    return rows
  }
  /// For a length of time the day on which each row has lasted so long.
  var marks: [Operand: [Int32]] = [:]
  /// For an age the day on which the person of each row reaches it.
  var birthdays: [Int: Birthdays] = [:]
  /// Rows that no count includes.
  var isLeftOut: [Bool] = []
  /// The row of each child in the register of people; negative where there is none.
  var personRows: [Int32] = []
  /// The periods at whose end each row is the open spell that counts for its child.
  var openMasks: [UInt64]?
  /// The days of rows that give a period.
  var rowDays: RowDays?
  /// The register of people, which knows identifiers of the rows' children; `nil` for itself.
  var register: LinkedTable?
  private var rowsInOrder: [Int32]?
  private var keysByField: [String: [Int32]] = [:]
  private var indices: [String: RowIndex] = [:]

  init(_ table: Table, children: [Int32]) {
    self.table = table
    self.children = children
    dataset = table.dataset
    starts = LinkedTable.dates(table, table.dataset.startField)
    ends = LinkedTable.dates(table, table.dataset.endField)
  }

  /// Copies a table with what it remembers; what one of the two remembers later is its own.
  init(copying other: LinkedTable) {
    table = other.table
    children = other.children
    dataset = other.dataset
    starts = other.starts
    ends = other.ends
    marks = other.marks
    birthdays = other.birthdays
    isLeftOut = other.isLeftOut
    personRows = other.personRows
    openMasks = other.openMasks
    rowDays = other.rowDays
    rowsInOrder = other.rowsInOrder
    keysByField = other.keysByField
    indices = other.indices
  }

  /// Dates of birth and the days on which an age is reached, row by row.
  struct Birthdays {
    let born: [Int32]
    let turned: [Int32]
  }

  private static func order(_ starts: [Int32], _ ends: [Int32]) -> [Int32] {
    let byStart = DayOrder.sorted(Array(0..<Int32(starts.count)), by: starts, missing: .first)
    return DayOrder.sorted(byStart, by: ends, missing: .last)
  }

  private static func dates(_ table: Table, _ field: Int?) -> [Int32] {
    guard let field, case .dates(let days) = table.columns[field] else {
      return Array(repeating: Column.missingDate, count: table.rowCount)
    }
    return days
  }

  /// The identifiers of a field, the row's own or else what the register has of its child;
  /// negative where there is none.
  func keys(_ field: String) -> [Int32] {
    if field == dataset.childName { return children }
    if let keys = keysByField[field] { return keys }
    var keys = [Int32](repeating: Column.missingText, count: table.rowCount)
    if case .identifiers(let cells) = table.column(field) { keys = cells }
    if case .identifiers(let cells)? = register?.table.column(field) {
      for row in keys.indices where keys[row] < 0 && personRows[row] >= 0 {
        keys[row] = cells[Int(personRows[row])]
      }
    }
    keysByField[field] = keys
    return keys
  }

  /// The rows by the identifier in a field, each child's from the earliest to the latest.
  func index(by field: String) -> RowIndex {
    if let index = indices[field] { return index }
    let index = RowIndex(keys: keys(field), order: order)
    indices[field] = index
    return index
  }
}
