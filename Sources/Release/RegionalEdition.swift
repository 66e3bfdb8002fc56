public import Catalogue
public import Metrics
public import Records

/// Several authorities side by side for one month: what one audience may see of each.
///
/// Everything is made from the authorities' own editions, so that nothing comes to light that they
/// do not show: no total of the group is formed, and a figure withheld there is withheld here.
public struct RegionalEdition: Sendable {
  /// Who may see it.
  public let audience: Audience
  /// The partnership's name.
  public let partnership: String
  /// The authorities, in the order of the editions.
  public let authorities: [Authority]
  /// The reporting month.
  public let period: Month
  /// The indicators of which any authority has a reading, in the order of the catalogue.
  public let series: [RegionalSeries]
  /// The first twelve digits of the SHA-256 of the inputs; empty in the public edition.
  public let dataHash: String
  /// The first twelve digits of the SHA-256 of the figures as published; empty in the internal
  /// edition.
  public var figuresHash = ""
  /// The version of the catalogue.
  public let catalogueVersion: String
  /// The version of the program.
  public let programVersion: String

  /// Puts the editions of one audience and one month side by side.
  ///
  /// - Parameter editions: One for each authority; `nil` comes of fewer than two.
  public init?(of editions: [Edition]) {
    guard let first = editions.first, editions.count > 1 else { return nil }
    audience = first.audience
    partnership = first.partnership
    authorities = editions.map(\.authority)
    period = first.period
    dataHash = first.dataHash
    catalogueVersion = first.catalogueVersion
    programVersion = first.programVersion
    let headlines = editions.map { HeadlineFigures($0) }
    series = first.indicators.compactMap { indicator in
      RegionalSeries(of: indicator, in: headlines, ending: first.period)
    }
  }
}

/// One indicator of several authorities, month by month and as last published.
public struct RegionalSeries: Sendable {
  /// The indicator.
  public let indicator: Indicator
  /// The span of each figure: the indicator's first that any authority has.
  public let basis: Basis
  /// The months from the first in which any authority has a reading, oldest first.
  public let months: [RegionalMonth]
  /// The newest year of which figures are published; `nil` when there is none.
  public let publishedYear: Int?
  /// Each authority's published figure of that year; `nil` where it is in no published file.
  public let published: [PublishedCell?]
  /// England's published figure of that year.
  public let england: PublishedCell?
  /// The published table in words; may be empty.
  public let counterpart: String

  /// Finds the figures; `nil` when no authority has a reading.
  fileprivate init?(of indicator: Indicator, in editions: [HeadlineFigures], ending period: Month) {
    let basis = indicator.bases.first { basis in
      editions.contains { $0.has(indicator.id, basis) }
    }
    guard let basis else { return nil }
    self.indicator = indicator
    self.basis = basis
    let all = (0..<24).reversed().map { period.adding(-$0) }
    months = all.map { month in
      RegionalMonth(month: month, figures: editions.map { $0.figure(indicator.id, basis, month) })
    }.drop { $0.figures.allSatisfy { $0 == nil } }.map(\.self)
    let newest = editions.map { $0.newestComparison(indicator.id) }
    let year = newest.compactMap { $0?.reportingYear }.max()
    let ofYear = newest.map { $0?.reportingYear == year ? $0 : nil }
    publishedYear = year
    published = ofYear.map { $0?.source == .published ? $0?.own.value : nil }
    england = ofYear.lazy.compactMap { $0?.england?.value }.first
    counterpart = ofYear.lazy.compactMap { $0?.counterpart }.first ?? ""
  }
}

/// One month of one indicator.
public struct RegionalMonth: Sendable {
  /// The month.
  public let month: Month
  /// The figure of each authority; `nil` where it has no reading.
  public let figures: [ReleasedFigure?]

  /// How one authority stands beside the others.
  public struct Standing: Hashable, Sendable {
    /// The unweighted mean of the others' values that are shown, to one decimal.
    public let mean: ExactDecimal
    /// How many of the others have one.
    public let used: Int
    /// How the authority's value stands to it, judged by the authority's own 95% limits.
    public let verdict: ComparisonVerdict
  }

  /// How an authority stands beside the mean of the others.
  ///
  /// - Parameter place: The authority's position.
  /// - Returns: `nil` for figures without limits, such as counts: areas differ in size.
  public func standing(of place: Int) -> Standing? {
    guard case .shown(_, _, _, let lower?, let upper?)? = figures[place] else { return nil }
    let others = figures.indices.filter { $0 != place }.compactMap { figures[$0]?.value }
    guard !others.isEmpty else { return nil }
    let places = others.map(\.places).max() ?? 0
    let sum = others.reduce(0) { $0 + $1.rounded(to: places).units }
    let scale = ExactDecimal(units: 1).rounded(to: places).units
    let count = Int64(others.count)
    guard let mean = ExactDecimal.ratio(sum, count * scale, times: 1, places: 1) else { return nil }
    return Standing(
      mean: mean,
      used: others.count,
      verdict: ComparisonVerdict(
        limits: Interval(lower: lower.approximation, upper: upper.approximation),
        against: Double(sum) / Double(count * scale)
      )
    )
  }
}

/// The headline figures of one edition, found by indicator, span and month.
private struct HeadlineFigures {
  private struct Place: Hashable {
    let indicator: String
    let basis: Basis
    let month: Month
  }

  private struct Kind: Hashable {
    let indicator: String
    let basis: Basis
  }

  private var figures: [Place: ReleasedFigure] = [:]
  private var kinds: Set<Kind> = []
  private var comparisons: [String: Comparison] = [:]

  init(_ edition: Edition) {
    for reading in edition.readings where reading.slice == .total {
      kinds.insert(Kind(indicator: reading.indicator, basis: reading.basis))
      figures[
        Place(indicator: reading.indicator, basis: reading.basis, month: reading.period)
      ] = reading.figure
    }
    for comparison in edition.comparisons {
      let known = comparisons[comparison.indicator]?.reportingYear ?? .min
      if comparison.reportingYear >= known { comparisons[comparison.indicator] = comparison }
    }
  }

  func has(_ indicator: String, _ basis: Basis) -> Bool {
    kinds.contains(Kind(indicator: indicator, basis: basis))
  }

  func figure(_ indicator: String, _ basis: Basis, _ month: Month) -> ReleasedFigure? {
    figures[Place(indicator: indicator, basis: basis, month: month)]
  }

  func newestComparison(_ indicator: String) -> Comparison? { comparisons[indicator] }
}
