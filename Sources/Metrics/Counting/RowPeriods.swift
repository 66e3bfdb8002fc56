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
    var covered = CoveredMonths(of: periods.compactMap { $0?.months }, children: children)
    // The finest first: what they cover, a coarser row would count again.
    let grains = Set(periods.compactMap { $0?.grain }).sorted()
    for grain in grains where grains.count > 1 {
      let isOfGrain = periods.map { $0?.grain == grain }
      var counting: [Int] = []
      for (row, cell) in cells.enumerated() where cell >= 0 && isOfGrain[Int(cell)] {
        guard let months = periods[Int(cell)]?.months else { continue }
        if covered.holdsAny(of: months, child: children[row]) {
          places[row] = -1
        } else {
          counting.append(row)
        }
      }
      for row in counting where grain != grains.last {
        guard let months = periods[Int(cells[row])]?.months else { continue }
        covered.add(months, child: children[row])
      }
    }
    self.periods = periods
    self.places = places
    lastDays = places.map { place in
      guard place >= 0, let period = periods[Int(place)] else { return Column.missingDate }
      return period.months.upperBound.lastDay.dayNumber
    }
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

  /// For each of some rows the spans of a basis that its period lies in.
  func masks(of rows: [Int32], on basis: Basis, _ spans: SpanMasks) -> [UInt64] {
    let masks = periods.map { $0?.mask(on: basis, spans) ?? 0 }
    return rows.map { row in
      let place = places[Int(row)]
      return place < 0 ? 0 : masks[Int(place)]
    }
  }
}

/// The months that rows of each child cover, as bits.
private struct CoveredMonths {
  private let first: Int
  private let wordsPerChild: Int
  private let slots: [Int32]
  private var bits: [UInt64]

  init(of spans: [ClosedRange<Month>], children: [Int32]) {
    first = Int(spans.map(\.lowerBound.index).min() ?? 0)
    let last = Int(spans.map(\.upperBound.index).max() ?? 0)
    wordsPerChild = (last - first) / 64 + 1
    // Rows without a child share the first place.
    var slots = [Int32](repeating: -1, count: Int(children.max() ?? -1) + 1)
    var count: Int32 = 1
    for child in children where child >= 0 && slots[Int(child)] < 0 {
      slots[Int(child)] = count
      count += 1
    }
    self.slots = slots
    bits = Array(repeating: 0, count: Int(count) * wordsPerChild)
  }

  private func place(_ month: Int32, _ child: Int32) -> (word: Int, bit: UInt64) {
    let offset = Int(month) - first
    let slot = child < 0 ? 0 : Int(slots[Int(child)])
    return (slot * wordsPerChild + offset / 64, 1 << UInt64(offset % 64))
  }

  /// Whether any of the months is covered.
  func holdsAny(of months: ClosedRange<Month>, child: Int32) -> Bool {
    (months.lowerBound.index...months.upperBound.index).contains { month in
      let place = place(month, child)
      return bits[place.word] & place.bit != 0
    }
  }

  /// Covers months.
  mutating func add(_ months: ClosedRange<Month>, child: Int32) {
    for month in months.lowerBound.index...months.upperBound.index {
      let place = place(month, child)
      bits[place.word] |= place.bit
    }
  }
}
