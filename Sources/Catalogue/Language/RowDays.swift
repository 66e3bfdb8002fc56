import Records

/// The days of the rows of a dataset of periods; `Column.missingDate` where there is none.
public struct RowDays: Sendable {
  /// The first day that each row is about.
  public let first: [Int32]
  /// The last day that each row is about.
  public let last: [Int32]
  /// The last day of the school term that each row lies in.
  public let termEnd: [Int32]

  /// Makes the days of a table.
  public init(first: [Int32], last: [Int32], termEnd: [Int32]) {
    self.first = first
    self.last = last
    self.termEnd = termEnd
  }

  subscript(day: PeriodDay) -> [Int32] {
    switch day {
    case .first: first
    case .last: last
    case .termEnd: termEnd
    }
  }
}

extension Evaluator {
  /// Says which days the rows of a dataset of periods are about.
  public func place(_ days: RowDays, of dataset: String) {
    linked(dataset)?.rowDays = days
  }

  /// The last day of the last school term that ended before each day.
  func lastTermEnds(before days: [Int32]) -> [Int32] {
    days.map { day in
      guard day != Column.missingDate else { return day }
      return termEnds.last { $0 < day } ?? Column.missingDate
    }
  }
}
