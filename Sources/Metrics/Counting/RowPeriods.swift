import Catalogue
import Records

/// The period of each row of a dataset of periods.
struct RowPeriods {
  /// The last day of each row's period; `Column.missingDate` where there is none.
  let lastDays: [Int32]
  private let periods: [RowPeriod?]
  private let places: [Int32]

  /// Reads each distinct period once.
  ///
  /// Where a child has months and terms of one school year, the terms are left out: they would
  /// count the same sessions again.
  init(_ table: Table, children: [Int32], terms: TermDates) {
    let field = table.dataset.fields.first { $0.type == .period }
    guard let field, case .texts(let cells) = table.column(field.name) else {
      periods = []
      places = Array(repeating: -1, count: table.rowCount)
      lastDays = Array(repeating: Column.missingDate, count: table.rowCount)
      return
    }
    let periods = table.words.texts.map { RowPeriod($0, terms: terms, yearsBeginIn: 9) }
    var finest: [Key: Int] = [:]
    for (row, cell) in cells.enumerated() where cell >= 0 {
      guard let period = periods[Int(cell)] else { continue }
      let key = Key(child: children[row], schoolYear: period.months.upperBound.schoolYear)
      finest[key] = min(finest[key] ?? .max, period.grain)
    }
    var places = cells
    for (row, cell) in cells.enumerated() where cell >= 0 {
      guard let period = periods[Int(cell)] else { continue }
      let key = Key(child: children[row], schoolYear: period.months.upperBound.schoolYear)
      if period.grain > finest[key] ?? 0 { places[row] = -1 }
    }
    self.periods = periods
    self.places = places
    lastDays = places.map { place in
      guard place >= 0, let period = periods[Int(place)] else { return Column.missingDate }
      return period.months.upperBound.lastDay.dayNumber
    }
  }

  private struct Key: Hashable {
    let child: Int32
    let schoolYear: Int
  }

  /// The first month that any row is about.
  var firstMonth: Month? {
    Set(places).compactMap { $0 >= 0 ? periods[Int($0)]?.months.lowerBound : nil }.min()
  }

  /// The spans of a basis that a row's period lies in.
  func mask(of row: Int, on basis: Basis, _ spans: SpanMasks) -> UInt64 {
    guard places[row] >= 0, let period = periods[Int(places[row])] else { return 0 }
    return period.mask(on: basis, spans)
  }
}
