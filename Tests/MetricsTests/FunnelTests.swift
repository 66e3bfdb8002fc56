import Records
import TestSupport
import Testing

@testable import Catalogue
@testable import Metrics

/// What `Tests/Checks/trends_and_funnels.py` works out for 2024 from DfE's files.
///
/// Authorities, mean, dispersion, variance; how many are outside the 95% and the 99.8% limits by
/// chance alone, then with the variance; the limits of an authority of 400 (of rates: of 60,000
/// children), lower and upper, with the variance and of chance alone, at 95% and at 99.8%.
private let knownFunnels = """
  cpp_repeat_pct,150,0.24678943,2.990026,0.00124553,57,18,16,4,17.76753,32.3164,20.45382,28.90407,14.19035,36.966,18.01728,31.34061
  cpp_neglect_pct,149,0.50518188,17.770741,0.01291716,104,80,23,4,28.44096,72.48945,45.61854,55.41783,17.4515,83.32818,42.79302,58.24335
  rereferrals_12m_pct,149,0.21549331,27.972299,0.00171929,119,99,21,3,14.30331,29.81712,17.52,25.57867,10.69263,34.93476,15.19637,27.90229
  cpp_cat_emotional_pct,145,0.37228142,14.562063,0.01031282,96,66,21,3,19.01888,57.55406,32.49078,41.9655,10.6887,68.9205,29.75885,44.69743
  cpp_open_0_3m,147,0.29781806,4.671452,0.00282974,59,35,18,2,19.87279,40.75936,25.30036,34.26325,14.85193,47.35056,22.716,36.84761
  cpp_rate,151,0.00417080,22.638706,0.00007049,108,86,21,6,22.70256,66.44889,36.53762,47.03629,14.35004,83.32393,33.71808,50.17323
  cpp_neglect_rate,150,0.00210732,18.633707,0.00005710,109,83,21,8,9.3415,37.51232,17.39796,24.90664,4.71613,49.13244,15.44107,27.18122
  cpp_starts_rate,151,0.00517904,28.824130,0.00009063,123,98,20,5,27.96588,82.89806,46.02911,57.70973,17.53778,104.14816,42.86864,61.18755
  """

@Test(
  .enabled(
    if: sharedFolder != nil,
    "needs the folder of published figures beside the checkout"
  ),
  arguments: knownFunnels.split(separator: "\n").map(String.init)
)
func `funnels of all authorities are those of an independent program`(line: String) throws {
  let cells = line.split(separator: ",").map(String.init)
  let numbers = cells.dropFirst().compactMap(Double.init)
  let sheet = try #require(PublishedFiles.catalogueSheet("benchmarks"))
  let benchmarks = try Catalogue.benchmarks(from: CatalogueSheets([sheet]))
  let unit: Unit = cells[0].hasSuffix("_rate") ? .per10000 : .percent
  let comparer = Comparer(
    benchmarks: benchmarks,
    reference: PublishedFiles.library,
    indicators: [.invented(cells[0], unit: unit)]
  )
  let found = try #require(comparer.funnels(of: Authority(code: "825", name: "")).first)
  let funnel = try #require(found.funnel)
  let points = try found.others + [#require(found.own)]
  #expect(found.reportingYear == 2024)
  #expect(found.source == .published)
  #expect(found.authorityCount == Int(numbers[0]))
  #expect(points.count == Int(numbers[0]))
  #expect(abs(funnel.mean - numbers[1]) < 1e-8)
  #expect(abs(funnel.dispersion - numbers[2]) < 1e-6)
  #expect(abs(funnel.variance - numbers[3]) < 1e-8)
  let far: Set<Funnel.Position> = [.farAbove, .farBelow]
  #expect(points.count { $0.plain != .within } == Int(numbers[4]))
  #expect(points.count { far.contains($0.plain) } == Int(numbers[5]))
  #expect(points.count { $0.adjusted != .within } == Int(numbers[6]))
  #expect(points.count { far.contains($0.adjusted) } == Int(numbers[7]))
  let size = unit == .percent ? 400.0 : 60_000
  let limits = [Confidence.ninetyFive, .ninetyNineEight].flatMap { confidence in
    [true, false].flatMap { isAdjusted in
      let limits = funnel.limits(at: size, confidence, isAdjusted: isAdjusted)
      return [limits.lower, limits.upper]
    }
  }
  for (limit, known) in zip(limits, numbers[8...]) { #expect(abs(limit - known) < 1e-5) }
}

@Test func `authorities that differ by chance alone have no variance between them`() throws {
  let shares = [(50, 100), (52, 100), (48, 100), (51, 100), (49, 100)]
    .map { (count: Int64($0.0), total: Int64($0.1)) }
  let funnel = try #require(Funnel(shares))
  #expect(funnel.variance == 0)
  #expect(funnel.dispersion < 1)
  #expect(funnel.adjustedPosition(50, of: 100) == .within)
  #expect(funnel.adjustedPosition(70, of: 100) == .farAbove)
  #expect(funnel.plainPosition(30, of: 100) == .farBelow)
}

@Test func `one authority is no funnel`() {
  #expect(Funnel([(count: 5, total: 10)]) == nil)
  #expect(Funnel([(count: 5, total: 10), (count: 0, total: 0)]) == nil)
}

@Test func `ten times the size narrows a funnel of chance by the root of ten`() throws {
  for kind in [Funnel.Kind.share, .rate] {
    let funnel = try #require(
      Funnel([(count: 310, total: 1000), (count: 290, total: 1000)], kind: kind)
    )
    func width(_ size: Double) -> Double {
      let limits = funnel.limits(at: size, .ninetyFive, isAdjusted: false)
      return limits.upper - limits.lower
    }
    #expect(abs(width(1000) / width(10_000) / 10.0.squareRoot() - 1) < 0.01)
  }
}

@Test(arguments: [60, 100, 140, 200] as [Int64])
func `a figure is outside a drawn limit where its own limits leave out the mean`(count: Int64)
  throws
{
  let funnel = try #require(Funnel([(count: 500, total: 2000), (count: 500, total: 2000)]))
  let limits = funnel.limits(at: 400, .ninetyFive, isAdjusted: false)
  let share = Double(count) / 4
  let isOutside = share < limits.lower || share > limits.upper
  #expect((funnel.plainPosition(count, of: 400) != .within) == isOutside)
}

@Test func `a funnel of which more than a tenth is withheld is not drawn`() throws {
  func areas(_ withheld: Int) -> [ComparedArea] {
    (0..<20).map { place in
      let isWithheld = place < withheld
      return ComparedArea(
        area: Area(level: .authority, code: "\(800 + place)", name: "", region: ""),
        value: isWithheld
          ? .symbol(.withheld) : .number(ExactDecimal("40.0") ?? ExactDecimal(units: 0)),
        numerator: isWithheld ? nil : 40,
        denominator: 100,
        interval: nil
      )
    }
  }
  func funnel(_ areas: [ComparedArea]) -> FunnelComparison? {
    FunnelComparison(
      indicator: "share",
      year: 2024,
      unit: .percent,
      areas: areas,
      own: areas[19],
      source: .published,
      counterpart: ""
    )
  }
  #expect(try #require(funnel(areas(2))).funnel != nil)
  #expect(try #require(funnel(areas(2))).missingCount == 2)
  #expect(try #require(funnel(areas(3))).funnel == nil)
  #expect(funnel(Array(areas(0).suffix(9)) + Array(areas(20).suffix(11))) == nil)
  #expect(try #require(funnel(areas(0))).withoutOwn.own == nil)
}
