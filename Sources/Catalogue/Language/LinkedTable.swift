import Records

/// A table with what links it to others, and what one evaluator found out about its rows.
final class LinkedTable {
  let links: TableLinks
  let dataset: Dataset
  /// Rows that no count includes.
  var isLeftOut: [Bool]
  /// The periods at whose end each row is the open spell that counts for its child.
  var openMasks: [UInt64]?
  /// The days of rows that give a period.
  var rowDays: RowDays?
  /// For each claim that was asked for a bit for each row; none for a claim that is not lasting.
  var lasting: [Expression: [UInt64]?] = [:]

  init(_ links: TableLinks) {
    self.links = links
    dataset = links.table.dataset
    isLeftOut = Array(repeating: false, count: links.table.rowCount)
  }

  /// Copies a table with what it remembers; what one of the two remembers later is its own.
  init(copying other: LinkedTable) {
    links = other.links
    dataset = other.dataset
    isLeftOut = other.isLeftOut
    openMasks = other.openMasks
    rowDays = other.rowDays
    lasting = other.lasting
  }

  var table: Table { links.table }
  /// The child of each row; negative where there is none.
  var children: [Int32] { links.children }
  /// The row of each child in the register of people; negative where there is none.
  var personRows: [Int32] { links.personRows }
  /// The start and the end of each row, `Column.missingDate` where there is none.
  var starts: [Int32] { links.starts }
  var ends: [Int32] { links.ends }

  /// The identifiers of a field, the row's own or else what the register has of its child;
  /// negative where there is none.
  func keys(_ field: String) -> [Int32] { links.keys(field) }

  /// The rows by the identifier in a field, each child's from the earliest to the latest.
  func index(by field: String) -> RowIndex { links.index(by: field) }
}
