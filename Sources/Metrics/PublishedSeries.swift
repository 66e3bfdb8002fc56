import Catalogue
import Records

/// What the published files say of one indicator: every year, every area.
struct PublishedSeries: Sendable {
  /// The places of a benchmark's columns in one table.
  private struct Columns {
    let numerator: [Int]
    let denominator: [Int]
    let value: Int?
    let limits: [Int]

    /// Finds the columns; `nil` when the table is another one.
    init?(_ benchmark: Benchmark, in table: PublishedTable) {
      func place(_ name: String) -> Int? { table.columns.firstIndex { sameWord($0, name) } }
      let value = benchmark.value.lazy.compactMap { place($0) }.first
      func places(_ ways: [[String]]) -> [Int]? {
        ways.lazy.map { $0.compactMap { place($0) } }.enumerated()
          .first { $0.element.count == ways[$0.offset].count }?.element
      }
      let counted = benchmark.numerator.isEmpty ? [] : places(benchmark.numerator)
      guard let numerator = counted, !numerator.isEmpty || value != nil,
        benchmark.beside.isEmpty || benchmark.beside.contains(where: { place($0) != nil })
      else { return nil }
      var denominator: [Int] = []
      if case .columns(let ways) = benchmark.denominator {
        guard let found = places(ways) else { return nil }
        denominator = found
      }
      self.numerator = numerator
      self.denominator = denominator
      self.value = value
      let limits = benchmark.limits.compactMap { place($0) }
      self.limits = limits.count == 2 ? limits : []
    }
  }

  /// One table that answers a benchmark.
  private struct Source {
    let benchmark: Benchmark
    let rows: PublishedRows
    let columns: Columns
  }

  /// One table and the slice of it that is wanted.
  private struct Wanted: Hashable {
    let table: Int
    let filters: [Benchmark.Filter]
  }

  /// The reporting years of which there are figures, oldest first.
  let years: [Int]

  private let sources: [Source]
  private let populations: PopulationIndex

  private init?(_ sources: [Source], _ populations: PopulationIndex) {
    guard !sources.isEmpty else { return nil }
    self.populations = populations
    self.sources = sources
    years = Set(sources.flatMap(\.rows.years)).sorted()
  }

  /// The series of all benchmarks that the files answer, by the id of the indicator.
  static func all(
    _ benchmarks: [Benchmark],
    _ reference: ReferenceLibrary
  ) -> [String: PublishedSeries] {
    let populations = PopulationIndex(reference.populations)
    var rows: [Wanted: PublishedRows?] = [:]
    var sources: [String: [Source]] = [:]
    for benchmark in benchmarks {
      var found: [Source] = []
      for (place, table) in reference.tables.enumerated() {
        guard let columns = Columns(benchmark, in: table) else { continue }
        let wanted = Wanted(table: place, filters: benchmark.filters)
        let slice = rows[wanted] ?? PublishedRows(table, filters: benchmark.filters)
        rows[wanted] = .some(slice)
        if let slice {
          found.append(Source(benchmark: benchmark, rows: slice, columns: columns))
        }
      }
      // The release that reaches furthest speaks for all its years; within it, a table that prints
      // the figure goes before one that has only its counts. Another benchmark of the indicator
      // answers only for years that none before it has.
      sources[benchmark.indicator, default: []] += found.sorted { precedes($0, $1) }
    }
    return sources.compactMapValues { PublishedSeries($0, populations) }
  }

  /// What a year's figures are compared by; `nil` when the files have none of it.
  func benchmark(year: Int) -> Benchmark? { source(year: year)?.benchmark }

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

  /// The figure of several authorities together, from their counts; of one, its own figure.
  ///
  /// - Returns: `nil` when one of them has no row, or several have figures without counts.
  func authorities(_ codes: [String], as area: Area, year: Int) -> ComparedArea? {
    let parts = codes.compactMap { authority($0, year: year) }
    guard parts.count == codes.count, let source = source(year: year) else { return nil }
    if parts.count == 1 { return parts.first }
    let counts = parts.compactMap(\.numerator)
    let totals = parts.compactMap(\.denominator)
    let isDivided = source.benchmark.denominator != .nothing
    guard counts.count == parts.count, !isDivided || totals.count == parts.count,
      source.benchmark.scale == .count || isDivided
    else { return nil }
    let count = counts.reduce(0, +)
    let total = isDivided ? totals.reduce(0, +) : nil
    let value = computed(
      .number(ExactDecimal(units: count)),
      over: total.map { .number(ExactDecimal(units: $0)) },
      source.benchmark
    )
    return ComparedArea(
      area: area,
      value: value,
      numerator: count,
      denominator: total,
      interval: interval(count, total, value, source.benchmark)
    )
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

  /// Every authority that the files have a row for.
  func everyAuthority(year: Int) -> [ComparedArea] {
    guard let source = source(year: year) else { return [] }
    return source.rows.authorities(year: year).map { area($0, year: year, in: source) }
  }

  private func source(year: Int) -> Source? {
    sources.first { $0.rows.years.contains(year) }
  }

  private func area(_ row: PublishedTable.Row, year: Int, in source: Source) -> ComparedArea {
    let benchmark = source.benchmark
    let numerator =
      source.columns.numerator.isEmpty ? nil : sum(source.columns.numerator, of: row)
    let denominator: PublishedCell? =
      switch benchmark.denominator {
      case .nothing: nil
      case .columns: sum(source.columns.denominator, of: row)
      case .population:
        populations.children(in: row.area, reportingYear: year, release: source.rows.table.release)
          .map { .number(ExactDecimal(units: $0)) } ?? .symbol(.notAvailable)
      }
    var value = source.columns.value.map { row.cells[$0] } ?? .blank
    if value == .blank, let numerator {
      value = computed(numerator, over: denominator, benchmark)
    }
    var unrounded: Double?
    if case .number(let printed) = value, benchmark.scale != .count {
      if printed.places > benchmark.places { unrounded = printed.approximation }
      value = .number(printed.rounded(to: benchmark.places))
    }
    let counts = (numerator?.number?.wholeNumber, denominator?.number?.wholeNumber)
    // England and regions are published rounded to ten: their limits would be of rounded counts.
    let isExact = row.area.level == .authority
    let possible =
      isExact && value == .symbol(.withheld) && numerator == value
      ? possible(over: denominator, benchmark) : nil
    return ComparedArea(
      area: row.area,
      value: value,
      numerator: counts.0,
      denominator: counts.1,
      interval: isExact
        ? limits(of: row, source) ?? interval(counts.0, counts.1, value, benchmark) : nil,
      possible: possible,
      unrounded: unrounded,
      hidden: possible == nil ? nil : benchmark.withheld
    )
  }

  /// The publisher's own limits, where it prints them.
  private func limits(of row: PublishedTable.Row, _ source: Source) -> Interval? {
    let limits = source.columns.limits.compactMap { row.cells[$0].number?.approximation }
    return limits.count == 2 ? Interval(lower: limits[0], upper: limits[1]) : nil
  }

  /// The values that the hidden counts may stand for.
  private func possible(
    over denominator: PublishedCell?,
    _ benchmark: Benchmark
  ) -> ClosedRange<ExactDecimal>? {
    guard let hidden = benchmark.withheld,
      case .number(let low) = computed(
        .number(ExactDecimal(units: hidden.lowerBound)),
        over: denominator,
        benchmark
      ),
      case .number(let high) = computed(
        .number(ExactDecimal(units: hidden.upperBound)),
        over: denominator,
        benchmark
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
    over denominator: PublishedCell?,
    _ benchmark: Benchmark
  ) -> PublishedCell {
    guard let count = numerator.number else { return numerator }
    guard let denominator else { return numerator }
    guard let total = denominator.number else { return denominator }
    let factor: Int64 = benchmark.scale == .rate ? 10_000 : 100
    return ExactDecimal.ratio(count.units, total.units, times: factor, places: benchmark.places)
      .map { .number($0) } ?? .symbol(.notApplicable)
  }

  private func interval(
    _ numerator: Int64?,
    _ denominator: Int64?,
    _ value: PublishedCell,
    _ benchmark: Benchmark
  ) -> Interval? {
    guard let numerator, let value = value.number else { return nil }
    switch benchmark.scale {
    case .count, .figure: return nil
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
