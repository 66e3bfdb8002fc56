public import Catalogue
import Metrics
public import Records

/// Figures that the public sees or has seen beside the readings of an edition: those of earlier
/// 31 Marches, which comparisons print, and those of earlier releases.
struct FiguresBeside {
  /// The figures of comparisons, shown by this edition.
  let marches: [Reading]
  /// The figures of earlier releases, withheld ones with their status alone.
  let published: [Reading]

  /// Whether each figure is seen, those of comparisons first.
  let isShown: [Bool]

  /// Nothing beside the readings.
  init() {
    (marches, published, isShown) = ([], [], [])
  }

  /// Finds the figures that are not among the readings.
  init(
    _ readings: [Reading],
    comparisons: [Comparison],
    indicators: [Indicator],
    history: PublishedHistory
  ) {
    let own = Set(readings.lazy.filter { $0.slice == .total }.map { FigurePlace($0) })
    let byID = Dictionary(
      indicators.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    var isShown: [Bool] = []
    var marches: [Reading] = []
    for comparison in comparisons {
      guard comparison.source == .local, let indicator = byID[comparison.indicator],
        let basis = indicator.basisOfMarch, case .number(let value) = comparison.own.value
      else { continue }
      let figure = Reading(
        indicator: indicator.id,
        period: Month(year: comparison.reportingYear, month: 3),
        basis: basis,
        slice: .total,
        figure: Figure(
          status: .counted,
          numerator: comparison.own.numerator,
          denominator: comparison.own.denominator,
          value: value
        )
      )
      guard !own.contains(FigurePlace(figure)) else { continue }
      marches.append(figure)
      isShown.append(publicComparison(comparison).own.value.number != nil)
    }
    self.marches = marches
    published = history.latest.values.filter { $0.place.slice == .total && !own.contains($0.place) }
      .sorted { $0.place.order < $1.place.order }
      .compactMap { figure in
        Reading(published: figure)
      }
    self.isShown = isShown + published.map { $0.figure.tellsNumbers }
  }
}

extension Indicator {
  /// The span that stands for DfE's year when it ends on 31 March.
  public var basisOfMarch: Basis? {
    [.snapshot, .r12, .ytd, .year, .academicYear].first { bases.contains($0) }
  }
}

extension FigurePlace {
  /// A fixed order of places.
  fileprivate var order: (String, Month, String) { (indicator, period, basis.rawValue) }
}

extension Reading {
  /// A figure of an earlier release; `nil` where there was none.
  fileprivate init?(published: PublishedFigure) {
    let figure: Figure
    switch published.figure {
    case .shown(let value, let numerator, let denominator, _, _):
      figure = Figure(
        status: .counted,
        numerator: numerator,
        denominator: denominator,
        value: value
      )
    case .symbol(.withheld): figure = Figure(status: .withheld)
    case .symbol(.notApplicable): figure = Figure(status: .notApplicable, denominator: 0)
    case .symbol: return nil
    }
    self.init(
      indicator: published.place.indicator,
      period: published.place.period,
      basis: published.place.basis,
      slice: published.place.slice,
      figure: figure
    )
  }
}
