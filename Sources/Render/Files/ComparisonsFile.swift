import Metrics
import Records
import Release

/// `comparisons.csv`: every comparison of the edition, one a row.
///
/// A figure that is not there stands as its symbol, as in the published file.
func comparisonsFile(of edition: Edition) -> OutputFile {
  var csv = CSVWriter(header: [
    "indicator", "reporting_year", "area_code", "area_name", "value", "value_source", "lower",
    "upper", "neighbours_model", "neighbours_used", "neighbours_mean", "neighbours_median",
    "neighbours_lowest", "neighbours_highest", "region_name", "region", "england",
    "rank_among_neighbours", "rank_of", "national_rank", "quartile_band",
    "compared_with_england", "compared_with_neighbours",
  ])
  for comparison in edition.comparisons {
    let limits = comparison.own.limits
    let figures = [
      comparison.neighbourMean, comparison.neighbourMedian, comparison.neighboursLowest,
      comparison.neighboursHighest,
    ]
    let ranks = [comparison.rank, comparison.rankOf, comparison.nationalRank]
    csv.append(
      [
        comparison.indicator, String(comparison.reportingYear), edition.authority.code,
        edition.authority.name, comparison.own.value.inFile, comparison.source.rawValue,
        limits?.lower.description ?? "", limits?.upper.description ?? "",
        comparison.neighbourModel, String(comparison.neighboursUsed),
      ]
        + figures.map { $0?.description ?? "" }
        + [
          comparison.region?.area.name ?? "", comparison.region?.value.inFile ?? "",
          comparison.england?.value.inFile ?? "",
        ]
        + ranks.map { $0.map { String($0) } ?? "" }
        + [
          comparison.quartileBand ?? "", comparison.comparedWithEngland.rawValue,
          comparison.comparedWithNeighbours.rawValue,
        ]
    )
  }
  return csv.file(path: "comparisons.csv")
}

extension PublishedCell {
  /// The value as a file for machines has it: the number, the symbol's letter, or nothing.
  var inFile: String {
    switch self {
    case .number(let number): number.description
    case .symbol(let symbol): symbol.rawValue
    case .blank: ""
    }
  }
}
