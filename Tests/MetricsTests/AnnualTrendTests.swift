import Metrics
import Records
import TestSupport
import Testing

@testable import Catalogue

private func figures(_ counts: [Int64], of total: Int64 = 1000) -> [(Double, Interval)] {
  counts.compactMap { count in
    Interval.percentage(count, of: total).map { (Double(count) * 100 / Double(total), $0) }
  }
}

/// Chi-squared worked out with Python by centred sums: 8.02 for the first, 22.6 for the
/// second, 21.2 for the last, whose line falls without its last year.
@Test(
  arguments: [
    ([100, 108, 116, 124, 138], AnnualTrend.noSignificantChange),
    ([100, 115, 130, 145, 165], .increasing), ([165, 145, 130, 115, 100], .decreasing),
    ([100, 100, 100, 100, 100], .noSignificantChange), ([100, 300, 500, 700], .cannotBeCalculated),
    // Steep only for the years before the last five.
    ([500, 400, 100, 101, 99, 100, 101], .noSignificantChange),
    // Steep, but only because of its last year: without it the line falls.
    ([110, 108, 106, 104, 220], .noSignificantChange),
  ] as [([Int64], AnnualTrend)]
)
func `an arrow needs a steep line that no single year makes`(counts: [Int64], trend: AnnualTrend) {
  #expect(AnnualTrend(figures(counts)) == trend)
}

@Test func `turned about in time, a trend turns about`() {
  let rising = figures([100, 115, 130, 145, 165])
  #expect(AnnualTrend(rising) == .increasing)
  #expect(AnnualTrend(rising.reversed()) == .decreasing)
}

@Test func `a tenth of the data makes no trend`() {
  #expect(AnnualTrend(figures([10, 11, 13, 15, 16], of: 100)) == .noSignificantChange)
}

/// Authorities that rise, fall, do neither and have too few years, as
/// `Tests/Checks/trends_and_funnels.py` counts them from DfE's files.
@Test(
  .enabled(
    if: sharedFolder != nil,
    "needs the folder of published figures beside the checkout"
  ),
  arguments: [
    ("cpp_rate", [31, 25, 94, 8]), ("cpp_open_2y_plus_pct", [10, 4, 118, 26]),
    ("cpp_repeat_pct", [28, 2, 122, 6]),
  ]
)
func `trends of all authorities are those of an independent program`(
  indicator: String,
  counts: [Int]
) throws {
  let sheet = try #require(PublishedFiles.catalogueSheet("benchmarks"))
  var reference = PublishedFiles.library
  reference.neighbourModels = []
  let comparer = Comparer(
    benchmarks: try Catalogue.benchmarks(from: CatalogueSheets([sheet])),
    reference: reference,
    indicators: [.invented(indicator)]
  )
  let plans = try #require(reference.tables.first { $0.columns.contains("CPP_At31_rate") })
  let codes = Set(plans.rows.lazy.filter { $0.area.level == .authority }.map(\.area.code))
  let trends = codes.compactMap {
    AnnualTrend.trends(of: comparer.comparisons(of: Authority(code: $0, name: "")))[indicator]
  }
  let kinds: [AnnualTrend] = [
    .increasing, .decreasing, .noSignificantChange, .cannotBeCalculated,
  ]
  #expect(kinds.map { kind in trends.count { $0 == kind } } == counts)
}
