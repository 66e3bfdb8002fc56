import Catalogue
import Records
import Testing

@testable import Metrics

/// Ten invented children whose plans sit on the edges of the rules; expectations were worked out
/// by hand from rules R-SNAP, R-END, R-BAND and the rulings "Whose plans" and "Two plans open at
/// once".
///
/// At 31 March 2025 the open plans are those of A (NEG, one year to the day), B (NEG, a day short
/// of it), C (PHY, under three months), D (EMO, three months to the day), E (SAB, a day more),
/// F (MUL, two years to the day) and J, whose later plan (EMO, six weeks) decides. G's plan ended
/// that day, H's is held for another authority, I's began and ended on one day.
private let plans = """
  plan_id,child,start_date,end_date,initial_category,other_authority,previous_plans
  1,A,2024-03-31,,NEG,no,0
  2,B,2024-04-01,,NEG,no,0
  3,C,2025-01-10,,PHY,,0
  4,D,2024-12-31,,EMO,no,0
  5,E,2024-12-30,,SAB,no,0
  6,F,2023-03-31,,MUL,no,0
  7,G,2024-09-30,2025-03-31,NEG,no,0
  8,H,2024-10-01,,NEG,yes,0
  9,I,2025-02-01,2025-02-01,NEG,no,0
  10,J,2024-06-01,,NEG,no,0
  11,J,2025-02-15,,EMO,no,0
  """

private func reference(children: Int64, year: Int) -> ReferenceLibrary {
  let area = Area(level: .authority, code: "999", name: "Exampleshire", region: "")
  return ReferenceLibrary(populations: [
    PopulationEstimate(area: area, year: year, children: children, release: "a", file: "a.csv")
  ])
}

private func answers(period: String = "2025-03") throws -> Answers {
  let catalogue = try StandardCatalogue.load()
  var micro = MicroCaseload(catalogue)
  try micro.add("cp_plans", plans)
  return try Answers(
    catalogue,
    micro,
    period: period,
    reference: reference(children: 10_000, year: 2024)
  )
}

@Test func `plans on the edges of the rules count as the rules say`() throws {
  let answers = try answers()
  let expected: [(String, Basis, String, String)] = [
    ("cpp_count", .snapshot, "2025-03", "7"),
    ("cpp_count", .snapshot, "2025-02", "8"),
    ("cpp_rate", .snapshot, "2025-03", "7/10000=7.0"),
    ("cpp_neglect_count", .snapshot, "2025-03", "2"),
    ("cpp_neglect_rate", .snapshot, "2025-03", "2/10000=2.0"),
    ("cpp_neglect_pct", .snapshot, "2025-03", "2/7=28.6"),
    ("cpp_cat_physical_pct", .snapshot, "2025-03", "1/7=14.3"),
    ("cpp_cat_sexual_pct", .snapshot, "2025-03", "1/7=14.3"),
    ("cpp_cat_emotional_pct", .snapshot, "2025-03", "2/7=28.6"),
    ("cpp_cat_multiple_pct", .snapshot, "2025-03", "1/7=14.3"),
    ("cpp_starts", .month, "2025-03", "0"),
    ("cpp_starts", .month, "2025-02", "1"),
    ("cpp_starts", .r12, "2025-03", "7"),
    ("cpp_starts", .ytd, "2025-03", "7"),
    ("cpp_starts", .ytd, "2024-09", "3"),
    ("cpp_starts_rate", .r12, "2025-03", "7/10000=7.0"),
    ("cpp_neglect_starts", .r12, "2025-03", "3"),
    ("cpp_neglect_starts", .month, "2024-06", "1"),
    ("cpp_ends", .month, "2025-03", "1"),
    ("cpp_ends", .month, "2025-02", "0"),
    ("cpp_ends", .ytd, "2025-03", "1"),
    ("cpp_open_0_3m", .snapshot, "2025-03", "3/7=42.9"),
    ("cpp_open_3_6m", .snapshot, "2025-03", "1/7=14.3"),
    ("cpp_open_6_12m", .snapshot, "2025-03", "1/7=14.3"),
    ("cpp_open_1_2y", .snapshot, "2025-03", "1/7=14.3"),
    ("cpp_open_2y_plus_pct", .snapshot, "2025-03", "1/7=14.3"),
    ("cpp_12m_plus_pct", .snapshot, "2025-03", "2/7=28.6"),
    ("cpp_neglect_12m_plus_pct", .snapshot, "2025-03", "1/2=50.0"),
    ("cpp_neglect_12m_plus_count", .snapshot, "2025-03", "1"),
    ("cpp_ended_0_3m_pct", .r12, "2025-03", "0/1=0.0"),
    ("cpp_ended_3_6m_pct", .r12, "2025-03", "0/1=0.0"),
    ("cpp_ended_6_12m_pct", .r12, "2025-03", "1/1=100.0"),
    ("cpp_ended_1_2y_pct", .ytd, "2025-03", "0/1=0.0"),
    ("cpp_ended_2y_plus_pct", .ytd, "2025-03", "0/1=0.0"),
    ("cpp_ended_6_12m_pct", .r12, "2025-02", "z"),
    ("cpp_repeat_count", .r12, "2025-03", "0"),
    ("referrals_count", .month, "2025-03", "x"),
    ("att_persistent_pct", .academicYear, "2025-03", "x"),
    ("pp_rate", .ytd, "2025-03", "x"),
  ]
  for (indicator, basis, period, value) in expected {
    let figure = answers.figure(indicator, basis, period)
    #expect(figure == value, "\(indicator) \(basis) \(period)")
  }
  #expect(
    answers.slices("cpp_count", .snapshot, "2025-03", "Category of abuse")
      == "Neglect 2, Physical abuse 1, Sexual abuse 1, Emotional abuse 2, Multiple 1"
  )
  #expect(
    answers.slices("cpp_count", .snapshot, "2025-03", "Duration")
      == "3 months or less 3, More than 3 months but less than or equal to 6 months 1, "
      + "More than 6 months but less than 1 year 1, 1 year but less than 2 years 1, "
      + "2 years or more 1"
  )
}

/// Children A and B are the examples of rule R-REPEAT; C has an earlier plan that only
/// `previous_plans` tells of; D has none.
@Test func `a repeat plan is ever, a repeat for neglect follows the latest category`() throws {
  let catalogue = try StandardCatalogue.load()
  var micro = MicroCaseload(catalogue)
  try micro.add(
    "cp_plans",
    """
    plan_id,child,start_date,end_date,initial_category,latest_category,previous_plans
    1,A,2023-05-01,2024-01-10,NEG,NEG,0
    2,A,2024-03-01,2024-08-01,EMO,EMO,1
    3,A,2025-02-05,,NEG,,2
    4,B,2023-11-01,2024-06-01,PHY,NEG,0
    5,B,2024-10-01,,NEG,NEG,
    6,C,2024-12-01,,NEG,NEG,1
    7,D,2025-01-15,,NEG,NEG,0
    """
  )
  let answers = try Answers(catalogue, micro, period: "2025-03")
  #expect(answers.figure("cpp_repeat_pct", .r12, "2025-03") == "3/4=75.0")
  #expect(answers.figure("cpp_repeat_pct", .r12, "2024-03") == "1/3=33.3")
  #expect(answers.figure("cpp_repeat_count", .month, "2025-02") == "1")
  #expect(answers.figure("cpp_repeat_neglect_pct", .r12, "2025-03") == "1/4=25.0")
  #expect(answers.figure("cpp_repeat_neglect_count", .month, "2024-10") == "1")
  #expect(answers.figure("cpp_repeat_neglect_count", .month, "2025-02") == "0")
}

/// Ruling "As at the period end": A is born after it, B has only an expected date, both are
/// Unborn and of unknown sex that day; C turns 1 the day after, D turns 5 that day, E is 16, F has
/// no date at all and an unknown sex.
@Test func `children are split by age and sex as they were at the period end`() throws {
  let catalogue = try StandardCatalogue.load()
  var micro = MicroCaseload(catalogue)
  try micro.add(
    "cp_plans",
    """
    plan_id,child,start_date,end_date,initial_category
    1,A,2025-01-01,,NEG
    2,B,2025-01-01,,XXX
    3,C,2025-01-01,,
    4,D,2025-01-01,,NEG
    5,E,2025-01-01,,NEG
    6,F,2025-01-01,,NEG
    """
  )
  try micro.add(
    "person",
    """
    child,sex,date_of_birth,expected_date_of_birth
    A,F,2025-04-02,
    B,,,2025-05-01
    C,M,2024-04-01,
    D,F,2020-03-31,
    E,M,2009-03-31,
    F,U,,
    """
  )
  let answers = try Answers(catalogue, micro, period: "2025-03")
  #expect(
    answers.slices("cpp_count", .snapshot, "2025-03", "Age band")
      == "Unborn 2, Under 1 1, 5 to 9 1, 16 and over 1, Not known 1"
  )
  #expect(
    answers.slices("cpp_count", .snapshot, "2025-03", "Sex") == "Female 1, Male 2, Not known 3"
  )
  #expect(
    answers.slices("cpp_count", .snapshot, "2025-03", "Category of abuse")
      == "Neglect 4, Not known 2"
  )
  let zero = Slice(breakdown: "Age band", category: "10 to 15")
  #expect(answers.figure("cpp_count", .snapshot, "2025-03", zero) == "0")
}

@Test func `a figure is told only where its whole span is covered`() throws {
  let catalogue = try StandardCatalogue.load()
  var micro = MicroCaseload(catalogue, coversFrom: "2024-03-01")
  try micro.add("cp_plans", plans)
  let answers = try Answers(catalogue, micro, period: "2025-03")
  #expect(answers.figure("cpp_starts", .r12, "2025-02") == "8")
  #expect(answers.figure("cpp_starts", .r12, "2025-01") == "-")
  #expect(answers.figure("cpp_count", .snapshot, "2024-03") == "2")
  #expect(answers.figure("cpp_count", .snapshot, "2024-02") == "-")
}

@Test func `without any ending only the position on the last day is told`() throws {
  let catalogue = try StandardCatalogue.load()
  var micro = MicroCaseload(catalogue)
  micro.coversFrom = nil
  try micro.add("cp_plans", plans)
  let answers = try Answers(catalogue, micro, period: "2025-03")
  #expect(answers.figure("cpp_count", .snapshot, "2025-03") == "7")
  #expect(answers.figure("cpp_count", .snapshot, "2025-02") == "-")
  #expect(answers.figure("cpp_starts", .month, "2025-03") == "-")
}

/// Rule R-POP and `seed_figures.csv`: 580 of 122,100 is 47.5 per 10,000 at 31 August 2017, which
/// the estimate of mid-2016 gives because that of mid-2017 is not there.
@Test func `a rate uses the estimate of the year before, or the latest there is`() throws {
  let maker = FigureMaker(
    population: LocalPopulation(
      reference(children: 122_100, year: 2016).populations,
      authority: Authority(code: "999", name: "Exampleshire")
    )
  )
  let catalogue = try StandardCatalogue.load()
  let rate = try #require(catalogue.indicators.first { $0.id == "cpp_rate" })
  let month = try #require(Month("2017-08"))
  let figure = maker.figure(rate, numerator: 580, denominator: 0, month: month)
  #expect(figure.value?.description == "47.5")
  #expect(figure.denominator == 122_100)
}

/// DfE's own ties and figures of the partnerships' papers: definitions R-ROUND, `seed_figures.csv`.
@Test(arguments: [(7, 112, "6.3"), (553, 812, "68.1"), (265, 420, "63.1"), (0, 3, "0.0")])
func `shares are rounded half up on whole numbers`(part: Int64, whole: Int64, value: String) throws
{
  let maker = FigureMaker(
    population: LocalPopulation([], authority: Authority(code: "999", name: ""))
  )
  let catalogue = try StandardCatalogue.load()
  let share = try #require(catalogue.indicators.first { $0.id == "cpp_neglect_pct" })
  let month = try #require(Month("2017-03"))
  let figure = maker.figure(share, numerator: part, denominator: whole, month: month)
  #expect(figure.value?.description == value)
}
