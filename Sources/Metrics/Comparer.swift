public import Catalogue
public import Records

/// Puts authorities' figures beside those that DfE publishes.
///
/// The published files are searched once, for any number of authorities.
public struct Comparer: Sendable {
  let indicators: [Indicator]
  let series: [String: PublishedSeries]
  private let models: [NeighbourModel]
  private let names: [String: String]
  private let reference: ReferenceLibrary
  let areas: AreaRegister

  /// England has had 150 or more authorities with children's services since 1998: fewer in a file
  /// are not every authority.
  static let fewestAuthorities = 150

  /// Finds the published figures of the indicators that have a benchmark.
  ///
  /// - Parameters:
  ///   - benchmarks: Which published columns each indicator compares with.
  ///   - reference: The published files.
  ///   - indicators: The indicators, in the order of the catalogue.
  ///   - areas: The areas and how authorities were redrawn.
  public init(
    benchmarks: [Benchmark],
    reference: ReferenceLibrary,
    indicators: [Indicator],
    areas: AreaRegister = AreaRegister()
  ) {
    self.areas = areas
    self.indicators = indicators
    let wanted = Set(indicators.map(\.id))
    series = PublishedSeries.all(benchmarks.filter { wanted.contains($0.indicator) }, reference)
    self.reference = reference
    models = reference.neighbourModels
    names = Dictionary(
      reference.populations.lazy.filter { $0.area.level == .authority }
        .map { ($0.area.code, $0.area.name) },
      uniquingKeysWith: { _, last in last }
    )
  }

  /// The indicators of which any published figure is compared.
  public var compared: Set<String> { Set(series.keys) }

  /// The reporting years of which any published figure is compared, oldest first.
  public var years: [Int] { Set(series.values.flatMap(\.years)).sorted() }

  /// Compares every indicator that has a benchmark, for each reporting year of the files.
  ///
  /// - Parameters:
  ///   - authority: The authority that is compared.
  ///   - neighbourModel: The model that `partnership.json` asks for; its own list of neighbours
  ///     goes before it, and without either the newest model that knows the authority is taken.
  ///   - local: The authority's own readings, used at 31 March where the authority itself is not
  ///     in the published files.
  /// - Returns: Comparisons in the order of the indicators, then of the years.
  public func comparisons(
    of authority: Authority,
    neighbourModel: String? = nil,
    local: [Reading] = []
  ) -> [Comparison] {
    let model = Self.model(of: authority, asked: neighbourModel, among: models)
    let subject = Subject(
      authority: authority,
      model: model,
      others: models.filter { $0.name != model?.name && $0.knows(authority) },
      local: LocalFigures(local),
      region: region(of: authority)
    )
    return indicators.flatMap { indicator -> [Comparison] in
      guard let published = series[indicator.id] else { return [] }
      return published.years.map { comparison(of: indicator, year: $0, published, subject) }
    }
  }

  /// The authority that is compared, and with whom it may be.
  private struct Subject {
    let authority: Authority
    let model: NeighbourModel?
    let others: [NeighbourModel]
    let local: LocalFigures
    let region: String
  }

  /// The region of an authority as any file gives it: one table may lack the authority's row.
  private func region(of authority: Authority) -> String {
    func isKnown(_ area: Area) -> Bool {
      area.level == .authority && area.code == authority.code && !area.region.isEmpty
    }
    if let known = reference.populations.first(where: { isKnown($0.area) }) {
      return known.area.region
    }
    let known = reference.tables.lazy.compactMap { table in
      table.rows.first { isKnown($0.area) }
    }
    return known.first?.area.region ?? ""
  }

  private func comparison(
    of indicator: Indicator,
    year: Int,
    _ published: PublishedSeries,
    _ subject: Subject
  ) -> Comparison {
    let authority = subject.authority
    let listed = published.authority(authority.code, year: year)
    let own = listed ?? subject.local.area(authority, indicator: indicator.id, year: year)
    func neighbourhood(_ model: NeighbourModel?) -> Neighbourhood {
      Neighbourhood(
        self.neighbours(model?.neighbours[authority.code] ?? [], of: authority, in: published, year)
      )
    }
    let neighbours = neighbourhood(subject.model)
    let england = published.england(year: year)
    let regionName = own.area.region.isEmpty ? subject.region : own.area.region
    let region = self.region(named: regionName, in: published, year: year)
    let group = Ranking((neighbours.areas + [own]).compactMap(\.value.number))
    let rank = own.value.number.flatMap { group.place(of: $0, polarity: indicator.polarity) }
    let isRanked = listed?.value.number != nil && indicator.polarity != .neutral
    let all = isRanked ? everyAuthority(published, year: year) : nil
    return Comparison(
      indicator: indicator.id,
      reportingYear: year,
      own: own,
      source: listed == nil ? .local : .published,
      neighbourModel: subject.model?.name ?? "",
      neighbours: neighbours.areas,
      neighboursUsed: neighbours.used.count,
      neighbourMean: neighbours.used.mean,
      neighbourMedian: neighbours.used.median,
      region: region,
      england: england,
      rank: rank,
      rankOf: rank == nil ? nil : group.count,
      nationalRank: own.value.number.flatMap { all?.place(of: $0, polarity: indicator.polarity) },
      quartileBand: own.value.number.flatMap { all?.band(of: $0, polarity: indicator.polarity) },
      comparedWithEngland: ComparisonVerdict(
        limits: own.interval,
        against: england?.unrounded ?? england?.value.number?.approximation
      ),
      comparedWithNeighbours: neighbours.verdict(own.interval),
      neighbourMeanRange: neighbours.meanRange,
      neighbourMedianRange: neighbours.medianRange,
      doubts: own.interval == nil
        ? [] : neighbours.doubts(own.interval, others: subject.others.map(neighbourhood)),
      note: note(published.benchmark(year: year), neighbours.areas, subject.model, of: authority),
      counterpart: published.benchmark(year: year)?.counterpart ?? ""
    )
  }

  /// The ranking of all authorities; `nil` unless every one has a figure.
  private func everyAuthority(_ published: PublishedSeries, year: Int) -> Ranking? {
    guard let figures = published.everyFigure(year: year),
      figures.count >= Self.fewestAuthorities
    else { return nil }
    return Ranking(figures)
  }

  func missing(_ code: String) -> ComparedArea {
    ComparedArea(
      area: Area(level: .authority, code: code, name: names[code] ?? code, region: ""),
      value: .blank,
      numerator: nil,
      denominator: nil,
      interval: nil
    )
  }

  /// The authority's own choice of neighbours, else the model asked for, else the newest.
  static func model(
    of authority: Authority,
    asked: String?,
    among models: [NeighbourModel]
  ) -> NeighbourModel? {
    let usable = models.filter { $0.knows(authority) }
    let order = ["own", asked, "DfE 2025", "DfE 2021"].compactMap { $0 }
    return order.lazy.compactMap { name in usable.first { sameWord($0.name, name) } }.first
      ?? usable.max { $0.name < $1.name }
  }
}

extension NeighbourModel {
  /// Whether the model lists neighbours of the authority.
  func knows(_ authority: Authority) -> Bool { neighbours[authority.code]?.isEmpty == false }
}

extension ComparisonVerdict {
  /// Judges another value by the limits of one's own; a value on a limit is similar.
  ///
  /// - Parameters:
  ///   - limits: The 95% limits of one's own value.
  ///   - other: The other value.
  public init(limits: Interval?, against other: Double?) {
    guard let limits, let other else {
      self = .notCompared
      return
    }
    self = other < limits.lower ? .higher : other > limits.upper ? .lower : .similar
  }
}
