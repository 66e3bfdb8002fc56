import Catalogue
import Metrics
import Records

/// Figures that the public sees or has seen beside the readings of an edition: those of earlier
/// 31 Marches, which comparisons print, and those of earlier releases.
struct FiguresBeside {
  /// The figures of comparisons, shown by this edition.
  let marches: [Reading]
  /// The figures of earlier releases, withheld ones with their status alone.
  let published: [Reading]

  /// Nothing beside the readings.
  init() {
    (marches, published) = ([], [])
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
    marches = comparisons.compactMap { comparison in
      guard comparison.source == .local, let indicator = byID[comparison.indicator],
        let basis = indicator.basisOfMarch, case .number(let value) = comparison.own.value
      else { return nil }
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
      return own.contains(FigurePlace(figure)) ? nil : figure
    }
    published = history.latest.values.filter { $0.place.slice == .total && !own.contains($0.place) }
      .sorted { $0.place.order < $1.place.order }
      .compactMap { figure in
        Reading(published: figure)
      }
  }
}

extension Indicator {
  /// The span that stands for DfE's year when it ends on 31 March.
  var basisOfMarch: Basis? {
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
