import Catalogue
import Records

/// What the published files say of one indicator: every year, every area.
struct PublishedSeries: Sendable {
  /// The places of a benchmark's columns in one table.
  private struct Columns {
    let numerator: [Int]
    let denominator: [Int]
    let value: Int?

    /// Finds the columns; `nil` when the table is another one.
    init?(_ benchmark: Benchmark, in table: PublishedTable) {
      func place(_ name: String) -> Int? { table.columns.firstIndex { sameWord($0, name) } }
      func places(_ ways: [[String]]) -> [Int]? {
        ways.lazy.map { $0.compactMap { place($0) } }.enumerated()
          .first { $0.element.count == ways[$0.offset].count }?.element
      }
      guard let numerator = places(benchmark.numerator),
        benchmark.beside.isEmpty || benchmark.beside.contains(where: { place($0) != nil })
      else { return nil }
      var denominator: [Int] = []
      if case .columns(let ways) = benchmark.denominator {
        guard let found = places(ways) else { return nil }
        denominator = found
      }
      self.numerator = numerator
      self.denominator = denominator
      value = benchmark.value.lazy.compactMap { place($0) }.first
    }
  }

  /// One table that answers the benchmark.
  private struct Source {
    let rows: PublishedRows
    let columns: Columns
  }

  /// One table and the slice of it that is wanted.
  private struct Wanted: Hashable {
    let table: Int
    let filters: [Benchmark.Filter]
  }

  /// Which columns are read.
  let benchmark: Benchmark
  /// The reporting years of which there are figures, oldest first.
  let years: [Int]

  private let sources: [Source]
  private let populations: PopulationIndex

  private init?(_ benchmark: Benchmark, _ sources: [Source], _ populations: PopulationIndex) {
    guard !sources.isEmpty else { return nil }
    self.benchmark = benchmark
    self.populations = populations
    // The release that reaches furthest speaks for all its years; within it, a table that prints
    // the figure goes before one that has only its counts.
    self.sources = sources.sorted { Self.precedes($0, $1) }
    years = Set(sources.flatMap(\.rows.years)).sorted()
  }

  /// The series of all benchmarks that the files answer, by the id of the indicator.
  static func all(
    _ benchmarks: [Benchmark],
    _ reference: ReferenceLibrary
  ) -> [String: PublishedSeries] {
    let populations = PopulationIndex(reference.populations)
    var rows: [Wanted: PublishedRows?] = [:]
    var series: [String: PublishedSeries] = [:]
    for benchmark in benchmarks {
      var sources: [Source] = []
      for (place, table) in reference.tables.enumerated() {
        guard let columns = Columns(benchmark, in: table) else { continue }
        let wanted = Wanted(table: place, filters: benchmark.filters)
        let found = rows[wanted] ?? PublishedRows(table, filters: benchmark.filters)
        rows[wanted] = .some(found)
        if let found { sources.append(Source(rows: found, columns: columns)) }
      }
      series[benchmark.indicator] = PublishedSeries(benchmark, sources, populations)
    }
    return series
  }

  private static func precedes(_ first: Source, _ second: Source) -> Bool {
    let newest = (first.rows.years.last ?? 0, second.rows.years.last ?? 0)
    if newest.0 != newest.1 { return newest.0 > newest.1 }
    let prints = (first.columns.value != nil, second.columns.value != nil)
    if prints.0 != prints.1 { return prints.0 }
    return first.rows.table.file < second.rows.table.file
  }

  /// The figure of an authority; `nil` when the files have no row for it.
  func authority(_ code: String, year: Int) -> ComparedArea? {
    source(year: year).flatMap { source in
      source.rows.row(.authority, code, year: year).map { area($0, year: year, in: source) }
    }
  }

  /// The figure of England; `nil` when the files have no row for it.
  func england(year: Int) -> ComparedArea? {
    source(year: year).flatMap { source in
      source.rows.england(year: year).map { area($0, year: year, in: source) }
    }
  }

  /// The figure of a region; `nil` when the files have no row for it.
  func region(named name: String, year: Int) -> ComparedArea? {
    source(year: year).flatMap { source in
      source.rows.region(named: name, year: year).map { area($0, year: year, in: source) }
    }
  }

  /// The figures of all authorities; `nil` as soon as one has something to divide by and no figure.
  func everyFigure(year: Int) -> [ExactDecimal]? {
    guard let source = source(year: year) else { return nil }
    var figures: [ExactDecimal] = []
    for row in source.rows.authorities(year: year) {
      let value = area(row, year: year, in: source).value
      if let number = value.number {
        figures.append(number)
      } else if value != .symbol(.notApplicable) {
        return nil
      }
    }
    return figures
  }

  private func source(year: Int) -> Source? {
    sources.first { $0.rows.years.contains(year) }
  }

  private func area(_ row: PublishedTable.Row, year: Int, in source: Source) -> ComparedArea {
    let numerator = sum(source.columns.numerator, of: row)
    let denominator: PublishedCell? =
      switch benchmark.denominator {
      case .nothing: nil
      case .columns: sum(source.columns.denominator, of: row)
      case .population:
        populations.children(in: row.area, reportingYear: year, release: source.rows.table.release)
          .map { .number(ExactDecimal(units: $0)) } ?? .symbol(.notAvailable)
      }
    var value = source.columns.value.map { row.cells[$0] } ?? .blank
    if value == .blank { value = computed(numerator, over: denominator) }
    if benchmark.scale != .count, case .number(let printed) = value, printed.places < 1 {
      value = .number(printed.rounded(to: 1))
    }
    let counts = (numerator.number?.wholeNumber, denominator?.number?.wholeNumber)
    // England and regions are published rounded to ten: their limits would be of rounded counts.
    let isExact = row.area.level == .authority
    return ComparedArea(
      area: row.area,
      value: value,
      numerator: counts.0,
      denominator: counts.1,
      interval: isExact ? interval(counts.0, counts.1, value) : nil,
      possible: isExact && value == .symbol(.withheld) && numerator == value
        ? possible(over: denominator) : nil
    )
  }

  /// The values that the hidden counts may stand for.
  private func possible(over denominator: PublishedCell?) -> ClosedRange<ExactDecimal>? {
    guard let hidden = benchmark.withheld,
      case .number(let low) = computed(
        .number(ExactDecimal(units: hidden.lowerBound)),
        over: denominator
      ),
      case .number(let high) = computed(
        .number(ExactDecimal(units: hidden.upperBound)),
        over: denominator
      )
    else { return nil }
    return low...high
  }

  /// The sum of columns; the first symbol in the way stands for it.
  private func sum(_ places: [Int], of row: PublishedTable.Row) -> PublishedCell {
    var units: Int64 = 0
    for place in places {
      guard let number = row.cells[place].number?.wholeNumber else { return row.cells[place] }
      units += number
    }
    return .number(ExactDecimal(units: units))
  }

  private func computed(
    _ numerator: PublishedCell,
    over denominator: PublishedCell?
  ) -> PublishedCell {
    guard let count = numerator.number else { return numerator }
    guard let denominator else { return numerator }
    guard let total = denominator.number else { return denominator }
    let factor: Int64 = benchmark.scale == .rate ? 10_000 : 100
    return ExactDecimal.ratio(count.units, total.units, times: factor, places: 1)
      .map { .number($0) } ?? .symbol(.notApplicable)
  }

  private func interval(
    _ numerator: Int64?,
    _ denominator: Int64?,
    _ value: PublishedCell
  ) -> Interval? {
    guard let numerator, let value = value.number else { return nil }
    switch benchmark.scale {
    case .count: return nil
    case .percentage: return denominator.flatMap { Interval.percentage(numerator, of: $0) }
    case .rate:
      if let denominator { return Interval.rate(numerator, population: denominator) }
      // Without the release's own populations the printed rate says how large they were.
      guard numerator > 0, let limits = Interval.count(numerator) else { return nil }
      let scale = value.approximation / Double(numerator)
      return Interval(lower: limits.lower * scale, upper: limits.upper * scale)
    }
  }
}
