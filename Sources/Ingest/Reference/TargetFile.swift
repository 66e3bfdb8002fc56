import Catalogue
import Records

/// Reads what indicators should reach: `indicator,value,owner,date_set`, and where they are needed
/// `basis,from,until,authority`.
///
/// A row that cannot be judged is set aside: a target that nobody can meet or miss is worse than
/// none.
struct TargetFile {
  private let cells: CellStore
  private let places: [String: Int]
  private let indicators: [String: Indicator]
  private let authorities: [String]

  /// Makes a reader of the cells, given the indicators and the codes of the authorities that
  /// targets may be set for; without codes any will do.
  init(cells: CellStore, indicators: [Indicator], authorities: [String] = []) {
    self.cells = cells
    self.authorities = authorities
    places = Dictionary(
      cells.header.enumerated().map { (ReferenceLayout.plain($0.element), $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
    self.indicators = Dictionary(
      indicators.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Reads one target a row.
  func read(into reading: inout ReferenceReading) {
    var targets: [Target] = []
    for row in 0..<cells.rowCount {
      do throws(Fault) {
        let target = try target(row)
        if targets.contains(target) {
          reading.report.rows.duplicate += 1
          continue
        }
        let isSecond = targets.contains {
          $0.indicator == target.indicator && $0.dateSet == target.dateSet
            && $0.from == target.from && $0.authority == target.authority
        }
        guard !isSecond else { throw Fault.contradiction }
        targets.append(target)
        reading.report.rows.accepted += 1
      } catch {
        reading.setAside(
          row,
          of: cells,
          column: places[error.column],
          rule: error.rule,
          reason: error.reason,
          howToFix: error.howToFix
        )
      }
    }
    reading.targets = targets
  }

  private func target(_ row: Int) throws(Fault) -> Target {
    let id = text(row, "indicator")
    guard let indicator = indicators[id] else {
      throw .unknownIndicator(nearest: nearestWord(to: id, among: indicators.keys.sorted()))
    }
    guard indicator.polarity != .neutral else { throw .noDirection }
    guard let value = ExactDecimal(text(row, "value")), value.units >= 0,
      indicator.unit != .count || value.wholeNumber != nil,
      indicator.unit != .percent || value <= ExactDecimal(units: 100)
    else { throw .value }
    let owner = text(row, "owner")
    guard !owner.isEmpty else { throw .owner }
    guard let dateSet = CalendarDate(iso: text(row, "dateset")) else { throw .dateSet }
    let from = try month(row, "from")
    let until = try month(row, "until")
    if let until, until < from ?? dateSet.month { throw .order }
    let authority = text(row, "authority")
    guard authority.isEmpty || authorities.isEmpty || authorities.contains(authority) else {
      throw .authority(known: authorities)
    }
    return Target(
      indicator: id,
      value: value,
      owner: owner,
      dateSet: dateSet,
      basis: try basis(row, of: indicator),
      from: from,
      until: until,
      authority: authority
    )
  }

  private func basis(_ row: Int, of indicator: Indicator) throws(Fault) -> Basis? {
    let word = text(row, "basis")
    guard !word.isEmpty else { return nil }
    guard let basis = Basis(rawValue: word), indicator.bases.contains(basis) else {
      throw .basis(known: indicator.bases)
    }
    return basis
  }

  private func month(_ row: Int, _ column: String) throws(Fault) -> Month? {
    let text = text(row, column)
    guard !text.isEmpty else { return nil }
    guard let month = Month(text) else { throw .month(column: column) }
    return month
  }

  private func text(_ row: Int, _ column: String) -> String { cells.text(row, places[column]) }
}

/// Why a row is no target.
private enum Fault: Error {
  case unknownIndicator(nearest: String?)
  case noDirection
  case value
  case owner
  case dateSet
  case month(column: String)
  case order
  case basis(known: [Basis])
  case authority(known: [String])
  case contradiction

  /// The column, in the plain letters of its name.
  var column: String {
    switch self {
    case .unknownIndicator, .noDirection, .contradiction: "indicator"
    case .value: "value"
    case .owner: "owner"
    case .dateSet: "dateset"
    case .month(let column): column
    case .order: "until"
    case .basis: "basis"
    case .authority: "authority"
    }
  }

  var rule: String {
    switch self {
    case .unknownIndicator: "L090"
    case .value: "L091"
    case .owner: "L092"
    case .dateSet, .month, .order: "L093"
    case .basis: "L094"
    case .noDirection: "L095"
    case .contradiction: "L096"
    case .authority: "L097"
    }
  }

  /// What is wrong, without the value that was found.
  var reason: String {
    switch self {
    case .unknownIndicator: "The target is for an indicator that the catalogue does not have."
    case .noDirection: "The indicator has no wanted direction, so no target can be met or missed."
    case .value: "The target is not a number that the indicator can reach."
    case .owner: "The target has no owner."
    case .dateSet: "The day on which the target was set cannot be read."
    case .month: "A month of the target cannot be read."
    case .order: "The target ends before it begins."
    case .basis: "The indicator is not worked out on the basis of the target."
    case .authority: "The target is for an authority that this folder is not about."
    case .contradiction: "The indicator has another target of the same day for the same month."
    }
  }

  var howToFix: String {
    switch self {
    case .unknownIndicator(let nearest):
      "Write the id of the indicator as 'scorecard catalogue' lists it"
        + (nearest.map { "; did you mean '\($0)'?" } ?? ".")
    case .noDirection: "Take the row out, or give the indicator a polarity in the catalogue."
    case .value: "Write a plain number: whole for counts, 0 to 100 for percentages."
    case .owner: "Write who answers for the target."
    case .dateSet: "Write the day as year, month and day with hyphens, such as 2025-04-01."
    case .month: "Write months as year and month with a hyphen, such as 2025-04, or leave them out."
    case .order: "Write a last month that is not before the first."
    case .basis(let known):
      "Write one of: \(known.map(\.rawValue).joined(separator: ", ")); or leave it out."
    case .authority(let known):
      "Write one of the codes of partnership.json (\(known.joined(separator: ", "))), or leave the "
        + "cell empty for all."
    case .contradiction: "Keep one of the two rows, or write the day of the newer one."
    }
  }
}
