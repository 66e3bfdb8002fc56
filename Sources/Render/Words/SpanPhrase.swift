import Records

extension Basis {
  /// The span that ends with a month, at the start of a sentence that is quoted elsewhere.
  func phrase(endingWith month: Month) -> String {
    let end = month.lastDay.inWords
    return switch self {
    case .snapshot: "At \(end)"
    case .month: "In \(month.inWords)"
    case .quarter: "In the three months to \(end)"
    case .r12: "In the twelve months to \(end)"
    case .ytd: "From 1 April to \(end)"
    case .academicYear: "In the school year to \(end)"
    case .term: "In the school term to \(end)"
    case .year: "In the year to \(end)"
    }
  }

  /// The same span as DfE publishes it for a reporting year.
  func phrase(reportingYear year: Int) -> String {
    switch self {
    case .snapshot: "At 31 March \(year)"
    case .academicYear, .term: "In the school year that is published as \(year)"
    case .month, .quarter, .r12, .ytd, .year: "In the year to 31 March \(year)"
    }
  }
}
