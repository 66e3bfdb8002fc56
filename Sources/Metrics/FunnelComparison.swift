public import Catalogue
public import Records

/// One authority in a funnel.
public struct FunnelPoint: Hashable, Sendable {
  /// The authority.
  public let area: Area
  /// Its value as printed.
  public let value: ExactDecimal
  /// How many.
  public let count: Int64
  /// Of how many.
  public let total: Int64
  /// Where it stands when authorities may differ as much as they do.
  public let adjusted: Funnel.Position
  /// Where it stands when chance alone may make a difference.
  public let plain: Funnel.Position
}

/// One indicator of all authorities in one year, with the funnel through them.
public struct FunnelComparison: Hashable, Sendable {
  /// The indicator's id.
  public let indicator: String
  /// The reporting year.
  public let reportingYear: Int
  /// The authority of the scorecard; `nil` where it has no figure, or none that may be seen.
  public let own: FunnelPoint?
  /// Where its figure comes from; a local one is not in the mean.
  public let source: ValueSource
  /// The other authorities of the files that have figures, in the order of the file.
  public let others: [FunnelPoint]
  /// How many authorities of the files have no figure.
  public let missingCount: Int
  /// The funnel; `nil` where more than a tenth of the authorities have no figure: those that are
  /// withheld are mostly small, so the mean of the rest would be too high.
  public let funnel: Funnel?
  /// The published table in words.
  public let counterpart: String

  /// The same funnel without the authority's own point.
  public var withoutOwn: FunnelComparison {
    FunnelComparison(
      indicator: indicator,
      reportingYear: reportingYear,
      own: nil,
      source: source,
      others: others,
      missingCount: missingCount,
      funnel: funnel,
      counterpart: counterpart
    )
  }

  /// How many authorities the funnel rests on.
  public var authorityCount: Int { others.count + (own != nil && source == .published ? 1 : 0) }
}

extension FunnelComparison {
  /// Fewer authorities give no idea of how authorities differ.
  static let fewestAuthorities = 10

  /// Draws the funnel of one year; `nil` with too few authorities, or of a number.
  ///
  /// - Parameters:
  ///   - indicator: The indicator's id.
  ///   - year: The reporting year.
  ///   - unit: The unit of the indicator.
  ///   - areas: Every authority of the published file.
  ///   - own: The authority of the scorecard.
  ///   - source: Where its figure comes from.
  ///   - counterpart: The published table in words.
  public init?(
    indicator: String,
    year: Int,
    unit: Unit,
    areas: [ComparedArea],
    own: ComparedArea,
    source: ValueSource,
    counterpart: String
  ) {
    guard unit == .percent || unit == .per10000 else { return nil }
    let kind: Funnel.Kind = unit == .percent ? .share : .rate
    func figure(_ area: ComparedArea) -> (count: Int64, total: Int64)? {
      guard area.value.number != nil, let count = area.numerator, let total = area.denominator,
        Funnel.isUsable(count, total, kind)
      else { return nil }
      return (count, total)
    }
    // An authority with nothing to divide by is no part of the question.
    let asked = areas.filter { $0.value != .symbol(.notApplicable) && $0.value != .blank }
    let figures = asked.compactMap(figure)
    guard figures.count >= Self.fewestAuthorities, let drawn = Funnel(figures, kind: kind) else {
      return nil
    }
    func point(_ area: ComparedArea) -> FunnelPoint? {
      guard let value = area.value.number, let (count, total) = figure(area),
        let adjusted = drawn.adjustedPosition(count, of: total),
        let plain = drawn.plainPosition(count, of: total)
      else { return nil }
      return FunnelPoint(
        area: area.area,
        value: value,
        count: count,
        total: total,
        adjusted: adjusted,
        plain: plain
      )
    }
    let missing = asked.count - figures.count
    self.indicator = indicator
    reportingYear = year
    self.source = source
    self.own = point(own)
    others = asked.filter { $0.area.code != own.area.code }.compactMap(point)
    missingCount = missing
    funnel = missing * 10 > asked.count ? nil : drawn
    self.counterpart = counterpart
  }
}

extension Comparer {
  /// The funnels of every indicator whose published files have enough authorities, each of the
  /// newest year in which the authority itself has a figure, else of the newest.
  ///
  /// - Parameters:
  ///   - authority: The authority of the scorecard.
  ///   - local: Its own readings, used at 31 March where it is not in the published files.
  /// - Returns: Funnels in the order of the indicators.
  public func funnels(of authority: Authority, local: [Reading] = []) -> [FunnelComparison] {
    let local = LocalFigures(local)
    return indicators.compactMap { indicator in
      guard let published = series[indicator.id] else { return nil }
      var newest: FunnelComparison?
      for year in published.years.reversed() {
        let listed = published.authority(authority.code, year: year)
        let found = FunnelComparison(
          indicator: indicator.id,
          year: year,
          unit: indicator.unit,
          areas: published.everyAuthority(year: year),
          own: listed ?? local.area(authority, indicator: indicator.id, year: year),
          source: listed == nil ? .local : .published,
          counterpart: published.benchmark(year: year)?.counterpart ?? ""
        )
        if found?.own != nil { return found }
        if newest == nil { newest = found }
      }
      return newest
    }
  }
}
