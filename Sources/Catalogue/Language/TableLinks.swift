public import Records
import Synchronization

/// What links the rows of a table to those of others, whatever the months: worked out once for all
/// evaluators and threads.
final class TableLinks: Sendable {
  let table: Table
  /// The child of each row; negative where there is none.
  let children: [Int32]
  /// The row of each child in the register of people; negative where there is none.
  let personRows: [Int32]
  /// The start and the end of each row, `Column.missingDate` where there is none.
  let starts: [Int32]
  let ends: [Int32]
  /// The register of people, which knows identifiers of the rows' children; `nil` for itself.
  private let register: TableLinks?
  private let found = Mutex(Found())

  /// What has been asked for so far.
  private struct Found {
    var order: [Int32]?
    var keys: [String: [Int32]] = [:]
    var indices: [String: RowIndex] = [:]
    var marks: [Operand: [Int32]] = [:]
    var birthdays: [Int: [Int32]] = [:]
    var judgements: [Judgement: [UInt64]] = [:]
  }

  /// A claim that holds of a row or does not, whatever the months.
  struct Judgement: Hashable {
    let claim: Expression
    /// Whether it is judged without the rows that no count includes.
    let leavesOut: Bool
  }

  /// Links a table to the register of people; `nil` for the register itself.
  init(_ table: Table, register: TableLinks?) {
    self.table = table
    self.register = register
    children = Self.children(of: table, register)
    starts = Self.dates(table, table.dataset.startField)
    ends = Self.dates(table, table.dataset.endField)
    personRows = Self.personRows(of: table, children, register)
  }

  /// The child of each row, found through the register where the row has only another identifier.
  private static func children(of table: Table, _ register: TableLinks?) -> [Int32] {
    let count = table.rowCount
    var children = [Int32](repeating: Column.missingText, count: count)
    guard let field = table.dataset.childField else { return children }
    if case .identifiers(let cells) = table.columns[field] { children = cells }
    let alternative = table.dataset.fields[field].alternative
    guard let register, case .identifiers(let other) = table.column(alternative),
      register.table.dataset.childName == table.dataset.childName
    else { return children }
    let index = register.index(by: alternative)
    for row in 0..<count where children[row] < 0 {
      let found = Set(index[other[row]].map { register.children[Int($0)] })
      if found.count == 1, let child = found.first { children[row] = child }
    }
    return children
  }

  private static func personRows(
    of table: Table,
    _ children: [Int32],
    _ register: TableLinks?
  ) -> [Int32] {
    guard let register else {
      let isRegister = table.dataset.shape == .people && table.dataset.childField != nil
      return isRegister
        ? Array(0..<Int32(table.rowCount)) : Array(repeating: -1, count: table.rowCount)
    }
    guard let child = register.table.dataset.childName, child == table.dataset.childName else {
      return Array(repeating: -1, count: table.rowCount)
    }
    let index = register.index(by: child)
    let rows = index.rows
    return children.map { child in
      let places = index.places(of: child)
      return places.isEmpty ? -1 : rows[places.upperBound - 1]
    }
  }

  private static func dates(_ table: Table, _ field: Int?) -> [Int32] {
    guard let field, case .dates(let days) = table.columns[field] else {
      return Array(repeating: Column.missingDate, count: table.rowCount)
    }
    return days
  }

  /// The rows from the earliest to the latest, by end and then by start.
  private func order(_ found: inout Found) -> [Int32] {
    if let order = found.order { return order }
    let byStart = DayOrder.sorted(Array(0..<Int32(starts.count)), by: starts, missing: .first)
    let order = DayOrder.sorted(byStart, by: ends, missing: .last)
    found.order = order
    return order
  }

  /// The identifiers of a field, the row's own or else what the register has of its child;
  /// negative where there is none.
  func keys(_ field: String) -> [Int32] { found.withLock { keys(field, &$0) } }

  private func keys(_ field: String, _ found: inout Found) -> [Int32] {
    if field == table.dataset.childName { return children }
    if let keys = found.keys[field] { return keys }
    var keys = [Int32](repeating: Column.missingText, count: table.rowCount)
    if case .identifiers(let cells) = table.column(field) { keys = cells }
    if case .identifiers(let cells)? = register?.table.column(field) {
      for row in keys.indices where keys[row] < 0 && personRows[row] >= 0 {
        keys[row] = cells[Int(personRows[row])]
      }
    }
    found.keys[field] = keys
    return keys
  }

  /// The rows by the identifier in a field, each child's from the earliest to the latest.
  func index(by field: String) -> RowIndex {
    found.withLock { found in
      if let index = found.indices[field] { return index }
      let index = RowIndex(keys: keys(field, &found), order: order(&found))
      found.indices[field] = index
      return index
    }
  }

  /// For each row a bit that says whether a claim holds of it; `nil` when nobody has asked yet.
  func judged(_ judgement: Judgement) -> [UInt64]? {
    found.withLock { $0.judgements[judgement] }
  }

  /// Keeps what was found of a claim.
  func keep(_ bits: [UInt64], as judgement: Judgement) {
    found.withLock { $0.judgements[judgement] = bits }
  }

  /// For a length of time the day on which each row has lasted so long.
  ///
  /// - Parameters:
  ///   - length: The length.
  ///   - move: What a day becomes when the length has passed.
  /// - Returns: One day a row; `Column.missingDate` where there is no start.
  func marks(after length: Operand, _ move: (Int32) -> Int32) -> [Int32] {
    found.withLock { found in
      if let marks = found.marks[length] { return marks }
      let marks = EachDay.map(starts, move)
      found.marks[length] = marks
      return marks
    }
  }

  /// The day on which the person of each row turns so many years.
  ///
  /// - Parameters:
  ///   - years: The years.
  ///   - born: The date of birth of each row.
  ///   - turn: The day on which somebody born on a day turns so many years.
  /// - Returns: One day a row; `Column.missingDate` where there is no date of birth.
  func birthdays(_ years: Int, of born: [Int32], _ turn: (Int32) -> Int32) -> [Int32] {
    found.withLock { found in
      if let birthdays = found.birthdays[years] { return birthdays }
      let birthdays = EachDay.map(born, turn)
      found.birthdays[years] = birthdays
      return birthdays
    }
  }
}

/// The tables of one authority, linked: what several evaluators of the same rows share.
public struct LinkedTables: Sendable {
  let people: TableLinks?
  let tables: [String: TableLinks]

  /// Links tables.
  ///
  /// - Parameters:
  ///   - tables: The tables by the names of their datasets.
  ///   - vocabulary: The words of the catalogue, which say what the register of people is.
  public init(_ tables: [String: Table], vocabulary: Vocabulary) {
    let register = vocabulary.people.flatMap { tables[$0.name] }
    let people = register.map { TableLinks($0, register: nil) }
    self.people = people
    self.tables = tables.mapValues { table in
      if let people, table.dataset.name == people.table.dataset.name { return people }
      return TableLinks(table, register: people)
    }
  }
}
