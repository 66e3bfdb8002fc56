import Metrics
import Records
import TestSupport
import Testing

@testable import Catalogue

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
