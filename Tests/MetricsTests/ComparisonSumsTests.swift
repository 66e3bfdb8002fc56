import Metrics
import Records
import TestSupport
import Testing

@testable import Catalogue

/// Sums over every authority and year that `Tests/Checks/comparisons.py` prints: an independent
/// calculation in Python on fractions, from the raw files.
///
/// The numbers are rows, then sums of the authority's value, the region's, England's, neighbours
/// used, mean, median, lowest, highest, rank, of how many, national rank (figures in tenths, counts
/// whole), then how many are in band A to D, and how many are higher, lower, similar or not
/// compared, first with England, then with the neighbours.
private let expectedSums = """
  cpp_count,DfE 2025,low,1896,599521,10106510,95074920,18601,7212839,6412020,281229,1538797,9570,19536,23221,76,76,76,76,0,0,0,1896,0,0,0,1896
  cpp_rate,DfE 2025,low,1896,828168,836981,812752,18587,868995,848081,488416,1350296,10607,19305,11607,38,38,38,38,679,649,455,113,603,668,512,113
  cpp_neglect_rate,DfE 2025,low,1896,393992,395216,384730,18573,420194,392444,194920,745668,10451,19260,11449,38,38,37,38,576,626,578,116,504,689,587,116
  cpp_neglect_pct,DfE 2025,low,1896,851036,890817,896018,18587,916948,912608,538743,1313220,10287,19361,11298,38,37,37,38,578,607,604,107,556,661,572,107
  cpp_cat_emotional_pct,DfE 2025,low,1896,635183,675748,668972,18415,662189,659835,332108,1008807,10721,18959,0,0,0,0,0,636,562,568,130,630,548,588,130
  cpp_neglect_starts,DfE 2025,low,1896,351137,5827700,55728180,18585,4318250,3736135,158264,951178,9521,19455,0,0,0,0,0,0,0,0,1896,0,0,0,1896
  cpp_starts_rate,DfE 2025,low,1896,1049856,1058134,1026526,18587,1102201,1074250,641337,1696117,10663,19305,0,0,0,0,0,693,644,446,113,579,671,533,113
  cpp_open_0_3m,DfE 2025,low,1896,550706,580262,581598,18424,590268,586809,411949,784230,10370,19031,0,0,0,0,0,359,335,1074,128,348,391,1029,128
  cpp_open_2y_plus_pct,DfE 2025,low,1896,31744,44182,43608,12237,50586,47940,8865,101922,4718,8697,0,0,0,0,0,294,163,692,747,267,218,664,747
  cpp_12m_plus_pct,DfE 2025,low,1896,209136,330582,328482,12210,343265,339406,211873,486044,4860,8492,0,0,0,0,0,332,228,578,758,283,268,587,758
  cpp_ended_6_12m_pct,DfE 2025,low,1896,743616,790704,792686,18597,793487,794293,631855,950129,10269,19489,22699,76,76,74,75,305,326,1160,105,309,362,1120,105
  cpp_ended_2y_plus_pct,DfE 2025,low,1896,62860,73650,72680,15517,79930,75507,26272,147448,7532,13481,0,0,0,0,0,346,207,895,448,300,263,885,448
  cpp_repeat_pct,DfE 2025,low,1896,349665,374627,379990,18488,373773,371971,241776,520510,10405,19220,11578,38,38,38,38,349,394,1031,122,370,355,1049,122
  rereferrals_12m_pct,DfE 2025,low,1896,374881,420641,431182,18504,402554,397278,264915,568034,10224,19360,23149,76,76,78,74,477,987,331,101,629,776,390,101
  att_persistent_pct,DfE 2025,low,1106,34980,501737,502440,895,111941,111737,101246,123356,286,501,0,0,0,0,0,7,8,52,1039,9,7,49,1041
  cpp_rate,DfE 2021,high,1896,828168,836981,812752,18549,868389,842892,494820,1350733,10386,19268,11607,38,38,38,38,679,649,455,113,581,657,545,113
  cpp_neglect_pct,DfE 2021,high,1896,851036,890817,896018,18529,919305,913410,549763,1306218,10834,19308,11298,38,37,37,38,578,607,604,107,540,654,595,107
  cpp_open_2y_plus_pct,DfE 2021,high,1896,31744,44182,43608,11959,50151,47293,8522,102772,4631,8536,0,0,0,0,0,294,163,692,747,265,209,675,747
  cpp_repeat_pct,DfE 2021,high,1896,349665,374627,379990,18421,378022,376655,245392,521118,10750,19156,11578,38,38,38,38,349,394,1031,122,347,371,1056,122
  """

private func sums(_ comparisons: [Comparison]) -> [Int64] {
  func tenths(_ number: ExactDecimal?) -> Int64 { number?.rounded(to: 1).units ?? 0 }
  func units(_ number: ExactDecimal?) -> Int64 { number?.units ?? 0 }
  var sums: [Int64] = [Int64(comparisons.count)]
  func add(_ part: (Comparison) -> Int64) {
    sums.append(comparisons.reduce(0) { $0 + part($1) })
  }
  add { units($0.own.value.number) }
  add { units($0.region?.value.number) }
  add { units($0.england?.value.number) }
  add { Int64($0.neighboursUsed) }
  add { tenths($0.neighbourMean) }
  add { tenths($0.neighbourMedian) }
  add { units($0.neighboursLowest) }
  add { units($0.neighboursHighest) }
  add { Int64($0.rank ?? 0) }
  add { Int64($0.rankOf ?? 0) }
  add { Int64($0.nationalRank ?? 0) }
  for band in ["A", "B", "C", "D"] { add { $0.quartileBand == band ? 1 : 0 } }
  let verdicts: [ComparisonVerdict] = [.higher, .lower, .similar, .notCompared]
  for verdict in verdicts { add { $0.comparedWithEngland == verdict ? 1 : 0 } }
  for verdict in verdicts { add { $0.comparedWithNeighbours == verdict ? 1 : 0 } }
  return sums
}

@Test(
  .enabled(
    if: sharedFolder != nil,
    "needs the folder of published figures beside the checkout"
  ),
  arguments: expectedSums.split(separator: "\n").map(String.init)
)
func `every authority compares as an independent program says`(line: String) throws {
  let cells = line.split(separator: ",").map(String.init)
  let polarity = try #require(Polarity(rawValue: cells[2]))
  let sheet = try #require(PublishedFiles.catalogueSheet("benchmarks"))
  let benchmarks = try Catalogue.benchmarks(from: CatalogueSheets([sheet]))
  let reference = PublishedFiles.library
  let plans = try #require(reference.tables.first { $0.columns.contains("CPP_At31_rate") })
  let codes = Set(plans.rows.lazy.filter { $0.area.level == .authority }.map(\.area.code))
  let indicator = Indicator.invented(cells[0], polarity: polarity)
  let comparer = Comparer(
    benchmarks: benchmarks,
    reference: reference,
    indicators: [indicator]
  )
  let comparisons = codes.flatMap {
    comparer.comparisons(of: Authority(code: $0, name: ""), neighbourModel: cells[1])
  }
  #expect(sums(comparisons) == cells.dropFirst(3).compactMap { Int64($0) })
}
