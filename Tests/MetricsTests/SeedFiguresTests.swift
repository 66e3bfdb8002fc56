import Catalogue
import Records
import Testing

@testable import Metrics

/// Figures of partnerships' papers that follow from a count and a total which the papers or DfE
/// print, made by what makes the figures of scorecards: the tier A rows of `seed_figures.csv` that
/// are marked to be reproduced.
@Test(
  arguments: [
    ("cpp_rate", 580, 122_100, "47.5", "Buckinghamshire, plans at 31 August 2017"),
    ("cpp_rate", 580, 121_977, "47.5", "the same, smallest population"),
    ("cpp_rate", 580, 122_233, "47.5", "the same, largest population"),
    ("cpp_rate", 454, 120_745, "37.6", "Buckinghamshire, 31 March 2016, as then published"),
    ("cpp_neglect_pct", 331, 580, "57.1", "Buckinghamshire, plans for neglect, printed as 57"),
    ("cpp_neglect_pct", 553, 812, "68.1", "Surrey, plans for neglect at 31 March 2017"),
    ("cpp_neglect_pct", 340, 545, "62.4", "Sunderland, plans starting in 2015-16"),
    ("cpp_neglect_pct", 23_150, 50_310, "46.0", "England, plans for neglect, 31 March 2016"),
    ("cpp_cat_sexual_pct", 30, 545, "5.5", "Sunderland, plans starting for sexual abuse"),
    ("cpp_cat_sexual_pct", 2_370, 50_310, "4.7", "England, plans for sexual abuse, 31 March 2016"),
  ] as [(String, Int64, Int64, String, String)]
)
func `figures of the papers follow from their counts`(
  id: String,
  count: Int64,
  total: Int64,
  printed: String,
  paper: String
) throws {
  let indicator = try #require(StandardCatalogue.load().indicators.first { $0.id == id })
  let authority = Authority(code: "999", name: "Exampleshire")
  let area = Area(level: .authority, code: authority.code, name: authority.name, region: "")
  let estimate = PopulationEstimate(
    area: area,
    year: 2016,
    children: total,
    release: "a",
    file: "a.csv"
  )
  let figure = FigureMaker(population: LocalPopulation([estimate], authority: authority)).figure(
    indicator,
    numerator: count,
    denominator: indicator.measure == .rate ? 0 : total,
    month: Month(year: 2017, month: 3)
  )
  #expect(figure.status == .counted)
  #expect(figure.value?.description == printed, "\(paper)")
  #expect(figure.denominator == total)
}

/// Sunderland's Family X: the plan that ceased after 20 months.
@Test func `a plan of twenty months ends in the band of one year but less than two`() throws {
  let catalogue = try StandardCatalogue.load()
  var micro = MicroCaseload(catalogue, coversFrom: "2009-01-01")
  try micro.add(
    "cp_plans",
    "plan_id,child,start_date,end_date,initial_category\n1,X,2009-09-15,2011-05-15,NEG"
  )
  let answers = try Answers(catalogue, micro, period: "2011-05")
  #expect(answers.figure("cpp_ended_1_2y_pct", .r12, "2011-05") == "1/1=100.0")
  #expect(answers.figure("cpp_ended_6_12m_pct", .r12, "2011-05") == "0/1=0.0")
  #expect(answers.figure("cpp_ended_2y_plus_pct", .r12, "2011-05") == "0/1=0.0")
}
