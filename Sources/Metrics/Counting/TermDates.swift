import Records

/// School terms: those that the reference folder gives, and the usual months where it gives none.
struct TermDates {
  /// Every term, oldest first.
  let all: [SchoolTerm]

  /// Completes terms for the school years between two months.
  init(_ known: [SchoolTerm], from first: Month, through last: Month) {
    var all = known
    for year in first.schoolYear - 1...last.schoolYear {
      let usual: [(String, Int, ClosedRange<Int>)] = [
        ("Autumn \(year)", year, 9...12), ("Spring \(year + 1)", year + 1, 1...3),
        ("Summer \(year + 1)", year + 1, 4...7),
      ]
      for (name, year, months) in usual where !known.contains(where: { $0.name == name }) {
        let start = Month(year: year, month: months.lowerBound).firstDay
        let end = Month(year: year, month: months.upperBound).lastDay
        all.append(SchoolTerm(name: name, days: start...end))
      }
    }
    self.all = all.sorted { $0.days.lowerBound < $1.days.lowerBound }
  }

  /// The term of that name: `Autumn 2025`.
  func named(_ name: String) -> SchoolTerm? { all.first { $0.name == name } }

  /// The term whose last day lies in a month.
  func ending(in month: Month) -> SchoolTerm? { all.first { $0.days.upperBound.month == month } }

  /// The term that holds a day.
  func term(holding day: CalendarDate) -> SchoolTerm? { all.first { $0.days.contains(day) } }

  /// The term that a month of sessions belongs to: the latest that has begun by its last day.
  func term(of month: Month) -> SchoolTerm? {
    let term = all.last { $0.days.lowerBound <= month.lastDay }
    return term?.days.upperBound.month.schoolYear == month.schoolYear ? term : nil
  }
}
