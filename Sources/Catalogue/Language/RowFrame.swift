import Records

/// Rows that are looked at together, position by position.
///
/// Inside the brackets of a quantifier the positions are pairs: a row of the inner dataset and,
/// in `outer`, the row outside that it belongs to. What was found out about the rows is kept with
/// them, so that the next indicator need not ask again.
public final class RowFrame {
  /// The row at each position.
  public let rows: [Int32]
  let table: LinkedTable
  let outer: RowFrame?
  /// The day that `age` and `unborn` speak of, where it is not the end of the period.
  let days: [Int32]?
  /// Numbers that stand in the place of a field's own, such as a child's sums.
  let numbers: [String: [Int64]]
  var memory: [Expression: [UInt64]] = [:]
  /// Numbers that are the same in all periods, once they have been worked out.
  var kept: [Operand: [Int64]] = [:]
  /// The rows of other datasets that belong to the positions, once they have been looked up.
  var pairs: [Link: Pairs] = [:]
  private var persons: [Int32]?
  /// The dates of birth and the expected ones, once they have been looked up.
  var births: (born: [Int32], expected: [Int32])?
  /// For an age the periods in which each child has reached it.
  var ages: [AgeMark: [UInt64]] = [:]

  /// Pairs of a position and a row of another dataset that belongs to it.
  struct Pairs {
    /// The position of each pair, rising.
    let positions: [Int32]
    /// The rows of the other dataset, with the positions outside.
    let frame: RowFrame
  }

  /// An age that a child may have reached on the day that is spoken of.
  struct AgeMark: Hashable {
    let years: Int
    let isOnSchoolDay: Bool
  }

  init(
    _ table: LinkedTable,
    rows: [Int32],
    outer: RowFrame? = nil,
    days: [Int32]? = nil,
    numbers: [String: [Int64]] = [:]
  ) {
    self.table = table
    self.rows = rows
    self.outer = outer
    self.days = days
    self.numbers = numbers
  }

  /// The dataset that the rows belong to.
  public var dataset: String { table.dataset.name }

  var count: Int { rows.count }

  /// The row of each position's person in the register; negative where there is none.
  var personRows: [Int32] {
    if let known = persons { return known }
    let all = table.personRows
    let found = rows.map { all[Int($0)] }
    persons = found
    return found
  }

  /// The frame with the positions given, each as often as it is given.
  func gathering(_ positions: [Int32]) -> RowFrame {
    RowFrame(
      table,
      rows: positions.map { rows[Int($0)] },
      outer: outer.map { $0.gathering(positions) },
      days: days.map { days in positions.map { days[Int($0)] } },
      numbers: numbers.mapValues { numbers in positions.map { numbers[Int($0)] } }
    )
  }
}
