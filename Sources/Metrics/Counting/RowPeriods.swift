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
  /// Where a child has months and a term that hold the same time, the term is left out: it would
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
    var places = cells
    var covered = Set<Covered>()
    // The finest first: what they cover, a coarser row would count again.
    for grain in 0...3 {
      var added: [Covered] = []
      for (row, cell) in cells.enumerated() where cell >= 0 {
        guard let period = periods[Int(cell)], period.grain == grain else { continue }
        let months = period.months.lowerBound.index...period.months.upperBound.index
        let own = months.map { Covered(child: children[row], month: $0) }
        if !covered.isDisjoint(with: own) {
          places[row] = -1
        } else if Self.hasCoarser(than: grain, periods) {
          added += own
        }
      }
      covered.formUnion(added)
    }
    self.periods = periods
    self.places = places
    lastDays = places.map { place in
      guard place >= 0, let period = periods[Int(place)] else { return Column.missingDate }
      return period.months.upperBound.lastDay.dayNumber
    }
  }

  private struct Covered: Hashable {
    let child: Int32
    let month: Int32
  }

  /// Whether any row could count again what rows of a grain cover.
  private static func hasCoarser(than grain: Int, _ periods: [RowPeriod?]) -> Bool {
    periods.contains { ($0?.grain ?? 0) > grain }
  }

  /// The first month that any row is about.
  var firstMonth: Month? {
    Set(places).compactMap { $0 >= 0 ? periods[Int($0)]?.months.lowerBound : nil }.min()
  }

  /// The days of each row's period, for claims about them.
  func days(_ terms: TermDates) -> RowDays {
    func days(_ day: (RowPeriod) -> CalendarDate?) -> [Int32] {
      let all = periods.map { $0.flatMap(day)?.dayNumber ?? Column.missingDate }
      return places.map { $0 < 0 ? Column.missingDate : all[Int($0)] }
    }
    return RowDays(
      first: days { $0.firstDay },
      last: days { $0.lastDay },
      termEnd: days { $0.term(terms)?.days.upperBound }
    )
  }

  /// For each row the spans of a basis that its period lies in.
  func masks(on basis: Basis, _ spans: SpanMasks) -> [UInt64] {
    let masks = periods.map { $0?.mask(on: basis, spans) ?? 0 }
    return places.map { $0 < 0 ? 0 : masks[Int($0)] }
  }
}
