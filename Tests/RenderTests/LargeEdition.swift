@testable import Catalogue
import Metrics
import Records
import Release

/// The example many times over, as large catalogues and many authorities are.
enum LargeEdition {
  /// Makes an edition.
  ///
  /// - Parameters:
  ///   - audience: Who is to see it.
  ///   - copies: How many times the thirteen indicators stand in it; a third of the copies without an
  ///     extract.
  ///   - areas: With how many other authorities each indicator that can be is compared.
  /// - Returns: The edition.
  static func edition(_ audience: Audience, copies: Int = 20, areas: Int? = nil) -> Edition {
    let base = Exampleshire.measurements()
    let compared =
      areas.map { Exampleshire.comparisons(hostile: "", areas: $0) } ?? base.comparisons
    var indicators: [Indicator] = []
    var readings: [Reading] = []
    var comparisons: [Comparison] = []
    var funnels: [FunnelComparison] = []
    for copy in 0..<copies {
      for indicator in base.indicators {
        let id = copy == 0 ? indicator.id : "\(indicator.id)_\(copy)"
        indicators.append(
          Exampleshire.indicator(
            id,
            indicator.title + (copy == 0 ? "" : ", in other words \(copy)"),
            theme: indicator.theme,
            agency: indicator.agency,
            dataset: indicator.dataset,
            unit: indicator.unit,
            bases: indicator.bases,
            polarity: indicator.polarity,
            pages: copy == 0 ? indicator.pages : []
          )
        )
        readings += base.readings.filter { $0.indicator == indicator.id }.map {
          Reading(
            indicator: id,
            period: $0.period,
            basis: $0.basis,
            slice: $0.slice,
            figure: copy % 3 == 2 ? Figure(status: .notReceived) : $0.figure
          )
        }
        comparisons += compared.filter { $0.indicator == indicator.id }.map { copied($0, id) }
        if base.funnels.contains(where: { $0.indicator == indicator.id }) {
          funnels += Exampleshire.funnels(hostile: "", of: id)
        }
      }
    }
    return Edition(
      of: Measurements(
        partnership: base.partnership,
        authority: base.authority,
        period: base.period,
        indicators: indicators,
        readings: readings,
        signals: Signal.signals(in: readings, indicators: indicators, period: base.period),
        comparisons: comparisons,
        receipts: base.receipts,
        notes: base.notes,
        funnels: funnels,
        quality: base.quality,
        targets: base.targets,
        commentaries: base.commentaries
      ),
      for: audience,
      dataHash: "3f9c0a1b2c3d",
      catalogueVersion: "77aa88bb99cc",
      programVersion: "0.1.0"
    )
  }

  private static func copied(_ comparison: Comparison, _ id: String) -> Comparison {
    Comparison(
      indicator: id,
      reportingYear: comparison.reportingYear,
      own: comparison.own,
      source: comparison.source,
      neighbourModel: comparison.neighbourModel,
      neighbours: comparison.neighbours,
      neighboursUsed: comparison.neighboursUsed,
      neighbourMean: comparison.neighbourMean,
      neighbourMedian: comparison.neighbourMedian,
      region: comparison.region,
      england: comparison.england,
      rank: comparison.rank,
      rankOf: comparison.rankOf,
      nationalRank: comparison.nationalRank,
      quartileBand: comparison.quartileBand,
      comparedWithEngland: comparison.comparedWithEngland,
      comparedWithNeighbours: comparison.comparedWithNeighbours
    )
  }
}
