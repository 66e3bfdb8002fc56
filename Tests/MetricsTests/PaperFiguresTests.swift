import Metrics
import Records
import TestSupport
import Testing

@testable import Catalogue

/// Figures of partnerships' papers that follow from a count and a total which the papers or DfE
/// print: the rows of `seed_figures.csv` that are marked to be reproduced.
@Test(
  arguments: [
    (
      580, 121_977, 10_000, 1, "47.5",
      "Buckinghamshire, plans at 31 August 2017, smallest population"
    ),
    (580, 122_233, 10_000, 1, "47.5", "the same, largest population"),
    (331, 580, 100, 0, "57", "Buckinghamshire, plans for neglect"),
    (454, 120_745, 10_000, 1, "37.6", "Buckinghamshire, plans at 31 March 2016, as then published"),
    (553, 812, 100, 1, "68.1", "Surrey, plans for neglect at 31 March 2017"),
    (30, 545, 100, 1, "5.5", "Sunderland, plans starting in 2015-16 for sexual abuse"),
  ] as [(Int64, Int64, Int64, Int, String, String)]
)
func `figures of the papers follow from their counts`(
  count: Int64,
  total: Int64,
  factor: Int64,
  places: Int,
  printed: String,
  paper: String
) {
  let figure = ExactDecimal.ratio(count, total, times: factor, places: places)
  #expect(figure?.description == printed, "\(paper)")
}

private struct PaperFigure: CustomTestStringConvertible {
  let indicator: String
  let authority: String
  let year: Int
  let own: String
  var england: String?

  var testDescription: String { "\(indicator) \(authority) \(year)" }
}

@Test(
  .enabled(
    if: sharedFolder != nil,
    "needs the folder of published figures beside the checkout"
  ),
  arguments: [
    // Sunderland's paper: 62% of plans starting; the 46% beside it is England's share at 31 March.
    PaperFigure(indicator: "cpp_neglect_starts_pct", authority: "394", year: 2016, own: "62.4"),
    PaperFigure(
      indicator: "cpp_neglect_pct",
      authority: "394",
      year: 2016,
      own: "63.1",
      england: "46.0"
    ),
    PaperFigure(
      indicator: "cpp_cat_sexual_pct",
      authority: "394",
      year: 2016,
      own: "4.3",
      england: "4.7"
    ),
    // Buckinghamshire 2016, re-based since it was published; its 57% of August 2017 was 53.5% at
    // 31 March; Surrey's 68.1% was 65.4% in the final census.
    PaperFigure(indicator: "cpp_rate", authority: "825", year: 2016, own: "38.0"),
    PaperFigure(indicator: "cpp_neglect_pct", authority: "825", year: 2017, own: "53.5"),
    PaperFigure(
      indicator: "cpp_neglect_pct",
      authority: "936",
      year: 2017,
      own: "65.4",
      england: "48.1"
    ),
  ]
)
private func `figures of the papers stand beside DfE's`(paper: PaperFigure) throws {
  let sheet = try #require(PublishedFiles.catalogueSheet("benchmarks"))
  let comparison = try #require(
    Comparer(
      benchmarks: Catalogue.benchmarks(from: CatalogueSheets([sheet])),
      reference: PublishedFiles.library,
      indicators: [.invented(paper.indicator)]
    ).comparisons(of: Authority(code: paper.authority, name: ""))
      .first { $0.reportingYear == paper.year }
  )
  #expect(comparison.own.value.number?.description == paper.own)
  if let england = paper.england {
    #expect(comparison.england?.value.number?.description == england)
  }
}

@Test(
  .enabled(
    if: sharedFolder != nil,
    "needs the folder of published figures beside the checkout"
  ),
  arguments: ["DfE 2021", "DfE 2025"]
)
func `Buckinghamshire's neighbours of 2016 have the mean and median of the definitions`(
  model: String
) throws {
  let sheet = try #require(PublishedFiles.catalogueSheet("benchmarks"))
  let comparison = try #require(
    Comparer(
      benchmarks: Catalogue.benchmarks(from: CatalogueSheets([sheet])),
      reference: PublishedFiles.library,
      indicators: [.invented("cpp_rate")]
    ).comparisons(of: Authority(code: "825", name: ""), neighbourModel: model)
      .first { $0.reportingYear == 2016 }
  )
  #expect(comparison.neighbourModel == model)
  #expect(comparison.neighboursUsed == 10)
  // Section 2 of the definitions: 41.02 and 40.5, not the 36.64 of the paper.
  #expect(comparison.neighbourMean?.description == "41.0")
  #expect(comparison.neighbourMedian?.description == "40.5")
}
