import Catalogue
import Metrics
import Records

/// A number that could point at a child: 1 to 5, DfE's own threshold for children in need.
let smallNumbers: ClosedRange<Int64> = 1...5

/// One rule of disclosure control: which further readings it withholds.
///
/// Rules run in the order of `disclosureRules`, each seeing what those before it withheld, and
/// the whole list again until nothing more is withheld.
struct DisclosureRule: Sendable {
  /// What the rule protects against, for tests and for the page on methods.
  let name: String
  /// The positions of the readings to withhold.
  let withholds: @Sendable (_ ledger: DisclosureLedger) -> [Int]
}

/// The rules, in their fixed order.
let disclosureRules: [DisclosureRule] = [
  smallCount, smallDenominator, smallComplement, figureWithoutCounts, restsOnWithheld,
  loneWithheldPart, partsOfWithheldTotal, sameCount, openAndEnded, spanDifference,
]

/// The readings of one edition and which of them are withheld so far.
struct DisclosureLedger: Sendable {
  /// Every reading, in the order of the measurements.
  let readings: [Reading]
  /// Whether each reading is withheld.
  private(set) var isWithheld: [Bool]
  /// Whether each reading stands as it was published before: withholding it would undo nothing, so
  /// that rules choose others.
  let isPinned: [Bool]
  /// Published readings that a rule would have to withhold all the same.
  private var conflicts: Set<Int> = []
  /// The positions of the readings of one table: same indicator, month, basis and breakdown.
  let tables: [[Int]]
  /// The positions of the readings of one series: the same count of the same slice, whichever
  /// indicators print it.
  let series: [[Int]]
  /// For each reading the position of its series in `series`.
  private let seriesOf: [Int]
  /// The figures that are made of others.
  let wholes: [WholeFigure]
  /// Spells open at any point of a span, with the same spells that ended in it.
  let endings: [(active: Int, ended: Int)]
  /// Whether each reading says no more than the figures that it is made of.
  private let isMadeOfVisible: [Bool]
  /// The headline of each table, by the position of the table; `nil` where there is none.
  let headlines: [Int?]

  /// Opens a ledger.
  ///
  /// - Parameters:
  ///   - readings: Every reading of the edition.
  ///   - indicators: The indicators; those that count the same are linked.
  ///   - pinned: The readings that stand as they were published before.
  ///   - hidden: The readings that were withheld when they were published.
  init(
    _ readings: [Reading],
    of indicators: [Indicator] = [],
    pinned: Set<Int> = [],
    hidden: Set<Int> = []
  ) {
    self.readings = readings
    isWithheld = readings.indices.map {
      readings[$0].figure.status == .withheld || hidden.contains($0)
    }
    isPinned = readings.indices.map { pinned.contains($0) }
    tables = Self.groups(of: readings) { TableKey($0) }
    wholes = WholeFigure.all(in: readings, of: indicators)
    endings = Release.endings(in: readings, of: indicators)
    let derived = Set(
      indicators.lazy.filter { $0.measure == .ratio || $0.measure == .change }.map(\.id)
    )
    isMadeOfVisible = readings.map { derived.contains($0.indicator) }
    let links = CountLinks(indicators)
    series = Self.groups(of: readings) { reading in
      links.number(of: reading.indicator, reading.slice).map { .linked($0) }
        ?? SeriesKey.alone(indicator: reading.indicator, slice: reading.slice)
    }
    var seriesOf = [Int](repeating: 0, count: readings.count)
    for (number, places) in series.enumerated() {
      for place in places { seriesOf[place] = number }
    }
    self.seriesOf = seriesOf
    var totals: [TableKey: Int] = [:]
    for (place, reading) in readings.enumerated() where reading.slice == .total {
      totals[TableKey(reading)] = place
    }
    headlines = tables.map { table in
      totals[TableKey(readings[table[0]], breakdown: Slice.total.breakdown)]
    }
  }

  /// Runs the rules until none of them withholds anything more.
  mutating func settle(_ rules: [DisclosureRule]) {
    var isSettled = false
    while !isSettled {
      isSettled = true
      for rule in rules {
        for place in rule.withholds(self) where !isWithheld[place] {
          if isPinned[place] {
            conflicts.insert(place)
          } else {
            isWithheld[place] = true
            isSettled = false
          }
        }
      }
    }
  }

  /// The positions of readings that are counted and not withheld yet.
  var visible: [Int] {
    readings.indices.filter { isVisible($0) }
  }

  /// Withholds what would give small counts away, and then what is made of withheld figures.
  ///
  /// Where a rule would withhold what has been published before, every figure of that indicator that
  /// is new is withheld in its place.
  mutating func protect(_ indicators: [Indicator]) {
    settle([wholeSeries, restsOnWithheld, sameCount, spanDifference])
    let protection = Protection(self, of: indicators)
    for place in protection.withheld { isWithheld[place] = true }
    settle([wholeSeries, restsOnWithheld, sameCount, spanDifference])
    let blocked = Set(conflicts.map { readings[$0].indicator })
    for place in readings.indices
    where blocked.contains(readings[place].indicator) && !isPinned[place] && isVisible(place) {
      isWithheld[place] = true
    }
  }

  /// The visible readings that say something by themselves: a ratio or a change of figures that
  /// may be seen says nothing more.
  var visibleByThemselves: [Int] { visible.filter { !isMadeOfVisible[$0] } }

  /// How many other figures print the count of a reading for the same span.
  func printsElsewhere(of place: Int) -> Int {
    let span = CountedSpan(readings[place])
    return series[seriesOf[place]].count { $0 != place && CountedSpan(readings[$0]) == span }
  }

  /// Whether a figure stands at a position.
  func isVisible(_ place: Int) -> Bool {
    !isWithheld[place] && readings[place].figure.status == .counted
  }

  private static func groups<Key: Hashable>(
    of readings: [Reading],
    by key: (Reading) -> Key
  ) -> [[Int]] {
    var places: [Key: Int] = [:]
    var groups: [[Int]] = []
    // Readings stand table by table, so the group is mostly that of the reading before.
    var last: (key: Key, group: Int)?
    for (place, reading) in readings.enumerated() {
      let key = key(reading)
      if let last, last.key == key {
        groups[last.group].append(place)
        continue
      }
      let group = places[key] ?? groups.count
      if group == groups.count {
        places[key] = group
        groups.append([])
      }
      groups[group].append(place)
      last = (key, group)
    }
    return groups
  }
}

/// What the parts of one breakdown have in common.
private struct TableKey: Hashable {
  let indicator: String
  let period: Month
  let basis: String
  let breakdown: String

  init(_ reading: Reading, breakdown: String? = nil) {
    indicator = reading.indicator
    period = reading.period
    basis = reading.basis.rawValue
    self.breakdown = breakdown ?? reading.slice.breakdown
  }
}

/// What the months of one series have in common, whatever their spans.
private enum SeriesKey: Hashable {
  /// A count that several figures may print.
  case linked(Int)
  /// A slice of an indicator that counts what nobody else does.
  case alone(indicator: String, slice: Slice)
}
