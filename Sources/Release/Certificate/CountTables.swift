import Catalogue
import Metrics
import Records

/// The whole numbers behind the figures of an edition and of everything published before it, with
/// every sum that anybody can form of them.
///
/// A count is the same wherever it is printed: as a headline, below the line of a share, by another
/// indicator. Counts that need not add up exactly, such as children who are counted once in a year
/// and once in each of its months, are held to the sums all the same: a table that keeps them keeps
/// what the attacker knows, and more.
struct CountTables: Sendable {
  /// A number that figures print.
  struct Cell: Sendable {
    /// The position of the line.
    let line: Int
    /// The end of the month before the span, as the number of a month; for positions as `to`.
    let from: Int
    /// The last month of the span.
    let to: Int
    /// The true number; 0 where nobody can count it any more.
    var value: Int64
    /// Whether the true number is known: that of a figure which an earlier release withheld is in no
    /// ledger, and of old months nothing is counted any more.
    var isKnown = true
    /// The positions of the figures that print it.
    var prints: [Int]
  }

  /// The month with number 1.
  let first: Month
  /// How many months there are.
  let months: Int
  /// The counts over the months.
  var lines: [CountLine] = []
  /// The numbers that figures print.
  private(set) var cells: [Cell] = []
  /// The cells of each line.
  private(set) var cellsOf: [[Int]] = []
  /// The sums.
  var relations: [CountRelation] = []
  /// For each line those that sums bind to it, directly or through others, itself among them.
  private(set) var boundTo: [[Int]] = []

  private var lineOf: [CountLine.Key: Int] = [:]
  private var cellOf: [Place: Int] = [:]
  private var known: [KeyedSlice: [Side]] = [:]
  private var isKnown: [[Bool]] = []
  private var isOpen: [Int] = []
  /// What is counted anew at the end of each month, so that months do not add up to longer spans.
  private let decidedByMonth: Set<CountIdentity>
  /// The lines below and above the line of shares, in their order.
  private(set) var shares: [(whole: Int, part: Int)] = []

  private struct Place: Hashable {
    let line: Int
    let from: Int
    let to: Int
  }

  private struct KeyedSlice: Hashable {
    let indicator: String
    let slice: Slice
    let basis: Basis
  }

  /// What stands on one side of the line, and by how many months its spans lie earlier.
  private struct Side {
    let key: CountLine.Key
    let isAbove: Bool
    let lag: Int
  }

  /// Makes the tables.
  ///
  /// - Parameters:
  ///   - figures: Every figure that is published, withheld ones with their true numbers.
  ///   - monthly: The true numbers month by month, as far back as they are known.
  ///   - indicators: The indicators.
  init(_ figures: [Reading], monthly: [Reading], of indicators: [Indicator]) {
    let months =
      (figures.lazy.map { $0.basis.firstMonth(endingWith: $0.period) }
      + monthly.lazy.map(\.period)).map(\.index)
    let last = figures.lazy.map(\.period.index).max() ?? 0
    // A figure over spans of earlier months, as of spells that ended a year before, needs more.
    first = Month(index: max((months.min() ?? 0) - 12, last - 120))
    self.months = Int(last - first.index) + 1
    let byID = Dictionary(
      indicators.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    decidedByMonth = Self.decidedByMonth(figures, monthly: monthly, of: indicators)
    for (position, figure) in figures.enumerated() {
      guard let indicator = byID[figure.indicator],
        figure.figure.tellsNumbers || figure.figure.status == .withheld
      else { continue }
      addCells(of: figure, at: position, indicator)
    }
    for figure in monthly where figure.figure.tellsNumbers {
      guard let indicator = byID[figure.indicator] else { continue }
      fill(from: figure, indicator)
    }
    let open = Set(isOpen)
    for (place, cell) in cells.enumerated()
    where cell.to == cell.from + (lines[cell.line].isFlow ? 1 : 0) && !open.contains(place) {
      // A number of one month that nobody counted behind the figures is known from the figure.
      guard !isKnown[cell.line][cell.to] else { continue }
      lines[cell.line].values[cell.to] = cell.value
      isKnown[cell.line][cell.to] = true
    }
    fillFromLongerSpans(but: open)
    // The true numbers behind figures that earlier releases withheld are in no ledger.
    for place in isOpen {
      let cell = cells[place]
      let values = lines[cell.line].values
      let span = cell.from < cell.to ? (cell.from + 1)...cell.to : cell.to...cell.to
      cells[place].isKnown = span.allSatisfy { isKnown[cell.line][$0] }
      cells[place].value = cells[place].isKnown ? span.reduce(0) { $0 + values[$1] } : 0
    }
    addRelations(of: indicators)
    cellsOf += Array(repeating: [], count: lines.count - cellsOf.count)
    boundTo = linesBound()
  }

  /// The line with a key; `nil` when no figure prints it.
  func line(_ key: CountLine.Key) -> Int? { lineOf[key] }

  /// The keys with their lines.
  var keyedLines: [(key: CountLine.Key, line: Int)] {
    lines.enumerated().compactMap { line, value in value.key.map { ($0, line) } }
  }

  /// The number of a month; 1 is the first.
  func number(of month: Month) -> Int { Int(month.index - first.index) + 1 }

  /// The number of the month before the first of a span.
  func before(_ basis: Basis, _ month: Int) -> Int {
    number(of: basis.firstMonth(endingWith: first.adding(month - 1))) - 1
  }

  /// The positions of the cells that stand for one span of one line.
  func cell(_ line: Int, from: Int, to: Int) -> Int? {
    cellOf[Place(line: line, from: from, to: to)]
  }

  /// What a sum leaves over of each printed whole of which all parts are printed too.
  func rests(of relation: CountRelation) -> [(from: Int, to: Int, value: Int64)] {
    guard let rest = relation.rest else { return [] }
    let whole = relation.terms[0].line
    let parts = relation.terms.indices.dropFirst()
      .filter { $0 != rest && relation.terms[$0].before == nil }.map { relation.terms[$0].line }
    // What is counted anew for each span stands at its end.
    let basis = relation.terms.lazy.compactMap(\.before).first
    return cellsOf[whole].compactMap { cell in
      let (from, to) = (cells[cell].from, cells[cell].to)
      if let basis, before(basis, to) != from { return nil }
      let start = basis == nil ? from : to
      let numbers = [cell] + parts.compactMap { self.cell($0, from: start, to: to) }
      guard numbers.count == parts.count + 1, numbers.allSatisfy({ cells[$0].isKnown }) else {
        return nil
      }
      let value = numbers.dropFirst().reduce(cells[cell].value) { $0 - cells[$1].value }
      return (start, to, value)
    }
  }

  /// The smallest number that a month of a line can be.
  ///
  /// Where printed numbers are kept from zero, one that figures print for the month alone may not
  /// become zero: zeros are mostly shown, so that a withheld number may be taken for another.
  func floor(_ line: Int, _ month: Int, keepsFromZero: Bool = false) -> Int64 {
    let value = lines[line].values[month]
    let from = lines[line].isFlow ? month - 1 : month
    let isKept = keepsFromZero && value > 0 && cell(line, from: from, to: month) != nil
    return min(isKept ? 1 : 0, value)
  }

  private mutating func sides(_ indicator: Indicator, _ figure: Reading) -> [Side] {
    let place = KeyedSlice(
      indicator: indicator.id,
      slice: figure.slice,
      basis: figure.basis
    )
    if let sides = known[place] { return sides }
    let rule = indicator.rule
    let isRun = figure.basis != .snapshot && figure.basis != .term
    // Children of a school year are no sum of months.
    let isFlow =
      rule.population.isOfEvents && isRun && (rule.origin == .rows || figure.basis != .year)
      && (figure.basis != .academicYear || rule.counted == .rows)
    var sides: [Side] = []
    for isAbove in [true, false]
    where isAbove || indicator.unit == .percent || rule.measure.isTypical {
      guard var identity = CountIdentity(indicator, slice: figure.slice, isAbove: isAbove)
      else { continue }
      let isFlow = isFlow && !decidedByMonth.contains(identity)
      let lag = identity.population == .endedYearBefore && isFlow ? 12 : 0
      if lag > 0 { identity.population = .ended }
      sides.append(
        Side(
          key: CountLine.Key(identity: identity, basis: isFlow ? nil : figure.basis),
          isAbove: isAbove,
          lag: lag
        )
      )
    }
    known[place] = sides
    return sides
  }

  private mutating func line(for key: CountLine.Key) -> Int {
    if let line = lineOf[key] { return line }
    lineOf[key] = lines.count
    lines.append(CountLine(key, months: months))
    cellsOf.append([])
    isKnown.append(Array(repeating: false, count: months + 1))
    return lines.count - 1
  }

  private mutating func addCells(of figure: Reading, at position: Int, _ indicator: Indicator) {
    let sides = sides(indicator, figure)
    if sides.count == 2 {
      let share = (whole: line(for: sides[1].key), part: line(for: sides[0].key))
      if share.whole != share.part, !shares.contains(where: { $0 == share }) {
        shares.append(share)
      }
    }
    for side in sides {
      let to = number(of: figure.period) - side.lag
      let from = side.key.basis == nil ? before(figure.basis, to) : to
      guard from >= 0, to >= 1 else { continue }
      let line = line(for: side.key)
      let place = Place(line: line, from: from, to: to)
      if let cell = cellOf[place] {
        cells[cell].prints.append(position)
      } else {
        cellOf[place] = cells.count
        cellsOf[line].append(cells.count)
        if figure.figure == Figure(status: .withheld), !figure.isFromCounts {
          isOpen.append(cells.count)
        }
        cells.append(
          Cell(
            line: line,
            from: from,
            to: to,
            value: number(figure.figure, isAbove: side.isAbove),
            prints: [position]
          )
        )
      }
    }
  }

  /// A true number; of one that the agency itself withheld it is only known that it is small.
  private func number(_ figure: Figure, isAbove: Bool) -> Int64 {
    guard figure.status != .notApplicable else { return 0 }
    guard isAbove else { return figure.denominator ?? 3 }
    return figure.numerator ?? figure.value?.wholeNumber ?? 3
  }

  /// Spreads what longer spans count over months of which nobody knows the numbers, such as those of
  /// totals that come by the quarter: evenly, the later months first.
  private mutating func fillFromLongerSpans(but open: Set<Int>) {
    let longer = cells.indices.filter { cells[$0].to > cells[$0].from + 1 && !open.contains($0) }
      .sorted { one, other in
        let (one, other) = (cells[one], cells[other])
        return (one.to - one.from, one.to, one.line) < (other.to - other.from, other.to, other.line)
      }
    var isFilled = isKnown
    for cell in longer.map({ cells[$0] }) where lines[cell.line].isFlow {
      let span = (cell.from + 1)...cell.to
      let free = span.filter { !isFilled[cell.line][$0] }
      let left = cell.value - span.reduce(Int64(0)) { $0 + lines[cell.line].values[$1] }
      for (place, month) in free.enumerated() {
        lines[cell.line].values[month] = max(0, left + Int64(place)) / Int64(free.count)
        isFilled[cell.line][month] = true
        if free.count == span.count { isKnown[cell.line][month] = true }
      }
    }
  }

  private mutating func fill(from figure: Reading, _ indicator: Indicator) {
    for side in sides(indicator, figure) {
      let month = number(of: figure.period) - side.lag
      guard month >= 1, let line = lineOf[side.key], !isKnown[line][month] else { continue }
      lines[line].values[month] = number(figure.figure, isAbove: side.isAbove)
      isKnown[line][month] = true
    }
  }
}
