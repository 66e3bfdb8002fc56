import Catalogue
import Records

/// The months of totals that agencies send, by the part of the indicator that they are.
struct AgencyTotals {
  /// One month's total.
  struct Total: Hashable {
    /// In millionths.
    var amount: Int64
    /// Whether the agency wrote `<5` or `*` in place of it, or of a part of it.
    var isWithheld: Bool
    /// The row that gave it, or the first of them.
    let origin: RowOrigin
    /// The other rows that gave a part of it.
    var furtherOrigins: [RowOrigin] = []
  }

  /// Which total: of an indicator's part, for the headline (slice 0) or for a category.
  struct Key: Hashable {
    let indicator: Int
    let part: AgencyMeasure.Part
    let slice: Int
  }

  private(set) var series: [Key: [Month: Total]] = [:]
  /// Totals of a quarter, a term or a year, by the one spelling of the period.
  private(set) var wholes: [Key: [String: Total]] = [:]
  /// Where each total stands that a row gives itself.
  private(set) var origins: [Key: [Month: RowOrigin]] = [:]
  /// The rows that no figure counts.
  private(set) var uncounted = UncountedTotals()
  private let slices: [[Slice]]

  /// Reads the totals of every dataset of periods whose rows are not about single children.
  init(_ catalogue: Catalogue, tables: [String: Table]) {
    slices = catalogue.indicators.map { IndicatorCounts.slices(of: $0) }
    let sent = catalogue.schema.datasets.filter { $0.holdsTotals }.compactMap { tables[$0.name] }
    // Without totals nobody needs to know what they are called.
    guard !sent.isEmpty else { return }
    let names = AgencyNames(catalogue, slices: slices)
    for table in sent { read(TotalRows(table), names, catalogue) }
    origins = series.mapValues { $0.mapValues(\.origin) }
    addUpCategories(catalogue, in: \.series)
    addUpCategories(catalogue, in: \.wholes)
    spread(names, in: \.series)
    spread(names, in: \.wholes)
  }

  /// The positions of the indicators of which any total came.
  var indicators: Set<Int> { Set(series.keys.map(\.indicator) + wholes.keys.map(\.indicator)) }

  /// The time that a total is about.
  private enum Period: Hashable {
    case month(Month)
    /// A quarter, a term or a year, by its one spelling.
    case whole(String)
  }

  /// One number of one agency for one area.
  private struct Cell: Hashable {
    let key: Key
    let period: Period
    let agency: String
    let area: String
  }

  /// Adds rows up over areas and agencies; a row for the whole area wins over its parts.
  ///
  /// Of two names for the same total the first counts, of two rows with one name the later.
  private mutating func read(
    _ rows: TotalRows,
    _ names: AgencyNames,
    _ catalogue: Catalogue
  ) {
    var nameInUse: [Key: String] = [:]
    var cells: [Cell: Total] = [:]
    var inOrder: [Cell] = []
    // A name stands in many rows, a month each.
    var known: [TotalRows.Name: (name: String, targets: [AgencyNames.Target])] = [:]
    for row in 0..<rows.count {
      let (name, targets) =
        known[rows.name(row)]
        ?? (
          AgencyMeasure.tidy(rows.measure(row) + " " + rows.category(row)),
          names.targets(measure: rows.measure(row), category: rows.category(row))
        )
      known[rows.name(row)] = (name, targets)
      guard let period = period(of: row, rows, names, targets, name, catalogue) else { continue }
      var isSecond = false
      var isUsed = false
      for target in targets {
        for (part, amount) in rows.amounts(row, target.part) {
          let key = Key(indicator: target.indicator, part: part, slice: target.slice)
          guard nameInUse[key, default: name] == name else {
            isSecond = true
            continue
          }
          isUsed = true
          nameInUse[key] = name
          let cell = Cell(
            key: key,
            period: period,
            agency: rows.agency(row),
            area: rows.area(row)
          )
          let total = Total(
            amount: amount ?? 0,
            isWithheld: amount == nil,
            origin: rows.origin(row)
          )
          if cells.updateValue(total, forKey: cell) == nil { inOrder.append(cell) }
        }
      }
      if isSecond, !isUsed { uncounted.add(rows.origin(row), .secondName, name: name) }
    }
    let areas = names.areas
    var sums: [Key: [Period: Total]] = [:]
    var parts: [Key: [Period: Total]] = [:]
    for cell in inOrder {
      guard let total = cells[cell] else { continue }
      if cell.area.isEmpty {
        Self.add(total, &sums[cell.key, default: [:]][cell.period])
      } else {
        Self.add(total, &parts[cell.key, default: [:]][cell.period])
        if cell.key.slice == 0, let slice = areas[cell.key.indicator]?[cell.area] {
          let key = Key(indicator: cell.key.indicator, part: cell.key.part, slice: slice)
          Self.add(total, &sums[key, default: [:]][cell.period])
        }
      }
    }
    for (key, periods) in parts { sums[key, default: [:]].merge(periods) { whole, _ in whole } }
    for (key, periods) in sums {
      for (period, total) in periods {
        switch period {
        case .month(let month): series[key, default: [:]][month] = total
        case .whole(let name): wholes[key, default: [:]][name] = total
        }
      }
    }
  }

  /// The time of a row that figures may count; a row that none counts is noted.
  private mutating func period(
    of row: Int,
    _ rows: TotalRows,
    _ names: AgencyNames,
    _ targets: [AgencyNames.Target],
    _ name: String,
    _ catalogue: Catalogue
  ) -> Period? {
    let month = rows.month(row).map { Period.month($0) }
    // A row without a number says nothing that could be lost.
    guard !rows.amounts(row, .numerator).isEmpty else { return month }
    let (measure, category) = (rows.measure(row), rows.category(row))
    if targets.isEmpty {
      let isKnown = names.knows(measure)
      uncounted.add(
        rows.origin(row),
        isKnown ? .unknownCategory : .unknownMeasure,
        name: name,
        nearest: {
          isKnown
            ? names.nearest(toCategory: category, of: measure) : names.nearest(toMeasure: measure)
        }
      )
      return nil
    }
    if let month { return month }
    let whole = rows.period(row)
    let isOfUse = targets.contains { target in
      catalogue.indicators[target.indicator].bases.contains { $0.isTold(by: whole) }
    }
    if isOfUse { return .whole(whole) }
    uncounted.add(
      rows.origin(row),
      rows.hasYear(row) ? .longPeriod : .unplacedPeriod,
      name: name
    )
    return nil
  }

  private static func add(_ total: Total, _ sum: inout Total?) {
    guard var known = sum else {
      sum = total
      return
    }
    known.amount += total.amount
    known.isWithheld = known.isWithheld || total.isWithheld
    known.furtherOrigins += [total.origin] + total.furtherOrigins
    sum = known
  }

  /// Where an agency gives every category of a breakdown and no headline, the headline is their
  /// sum; `Not known` and `Multiple` may be left out of a list of categories.
  ///
  /// Of an indicator that only totals tell, the headline is the sum of the categories that came.
  private mutating func addUpCategories<Time: Hashable>(
    _ catalogue: Catalogue,
    in totals: WritableKeyPath<AgencyTotals, [Key: [Time: Total]]>
  ) {
    for (place, indicator) in catalogue.indicators.enumerated() {
      let isOfTotals = indicator.rule.origin == .totals
      guard isOfTotals || indicator.measure == .count else { continue }
      for part in isOfTotals ? [.numerator, .denominator] : [AgencyMeasure.Part.numerator] {
        let headline = Key(indicator: place, part: part, slice: 0)
        for breakdown in indicator.breakdowns where breakdown.categories.count > 1 {
          let keys = breakdown.categories.compactMap { category in
            slices[place].firstIndex {
              $0.category == category.label && $0.breakdown == breakdown.name
            }
            .map { (category.label, Key(indicator: place, part: part, slice: $0)) }
          }
          let times = Set(keys.flatMap { self[keyPath: totals][$0.1]?.keys.map { $0 } ?? [] })
          for time in times where self[keyPath: totals][headline]?[time] == nil {
            let needed = keys.filter { $0.0 != "Not known" && $0.0 != "Multiple" }
            let isWhole = needed.allSatisfy { self[keyPath: totals][$0.1]?[time] != nil }
            guard isOfTotals || isWhole else { continue }
            for key in keys {
              guard let total = self[keyPath: totals][key.1]?[time] else { continue }
              Self.add(total, &self[keyPath: totals][headline, default: [:]][time])
            }
          }
        }
      }
    }
  }

  /// Gives a count's totals to the indicators whose numerator or denominator it is.
  private mutating func spread<Time: Hashable>(
    _ names: AgencyNames,
    in totals: WritableKeyPath<AgencyTotals, [Key: [Time: Total]]>
  ) {
    let given = self[keyPath: totals]
    for (key, times) in given where key.part == .numerator {
      for target in names.dependents(of: key.indicator, slice: slices[key.indicator][key.slice]) {
        let other = Key(indicator: target.indicator, part: target.part, slice: target.slice)
        self[keyPath: totals][other, default: [:]].merge(times) { direct, _ in direct }
      }
    }
  }

  /// The total of some months; `nil` unless every month is there.
  func sum(_ key: Key, _ months: [Month]) -> Total? {
    guard let series = series[key], !months.isEmpty else { return nil }
    var sum: Total?
    for month in months {
      guard let total = series[month] else { return nil }
      Self.add(total, &sum)
    }
    return sum
  }
}
