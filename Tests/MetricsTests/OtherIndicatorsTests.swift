import Catalogue
import Records
import Testing

@testable import Metrics

/// The dates of rule R-REREF: A comes back a year to the day after, B a day later, C on the
/// clamped 28 February, D a day after that, E is referred twice on one day.
private let referrals = """
  referral_id,child,date,neglect_flag
  1,A,2024-05-10,no
  2,A,2025-05-10,yes
  3,B,2024-05-10,no
  4,B,2025-05-11,yes
  5,C,2024-02-29,no
  6,C,2025-02-28,no
  7,D,2024-02-29,no
  8,D,2025-03-01,no
  9,E,2025-03-03,no
  10,E,2025-03-03,no
  """

@Test func `a re-referral is within twelve calendar months and not on the same day`() throws {
  let catalogue = try StandardCatalogue.load()
  var micro = MicroCaseload(catalogue, coversFrom: "2023-06-01")
  try micro.add("referrals", referrals)
  let answers = try Answers(catalogue, micro, period: "2025-05")
  #expect(answers.figure("referrals_count", .month, "2025-05") == "2")
  #expect(answers.figure("referrals_count", .r12, "2025-05") == "6")
  #expect(answers.figure("referrals_count", .ytd, "2025-05") == "2")
  #expect(answers.figure("rereferrals_12m_pct", .r12, "2025-05") == "2/6=33.3")
  #expect(answers.figure("rereferrals_12m_pct", .month, "2025-05") == "1/2=50.0")
  #expect(answers.figure("rereferrals_12m_pct", .month, "2025-03") == "0/3=0.0")
  #expect(answers.figure("rereferrals_12m_count", .month, "2025-02") == "1")
  #expect(answers.figure("rereferrals_neglect_count", .r12, "2025-05") == "1")
  #expect(answers.figure("rereferrals_neglect_pct", .r12, "2025-05") == "1/2=50.0")
  // The span to April begins on 1 May 2024, and the year before that is not covered.
  #expect(answers.figure("rereferrals_12m_pct", .r12, "2025-04") == "-")
  #expect(answers.figure("referrals_count", .r12, "2025-04") == "6")
}

@Test func `without a note of neglect on referrals its re-referrals are not received`() throws {
  let catalogue = try StandardCatalogue.load()
  var micro = MicroCaseload(catalogue)
  try micro.add("referrals", "referral_id,child,date\n1,A,2025-05-10")
  let answers = try Answers(catalogue, micro, period: "2025-05")
  #expect(answers.figure("rereferrals_neglect_pct", .r12, "2025-05") == "x")
  #expect(answers.figure("rereferrals_12m_pct", .r12, "2025-05") == "0/1=0.0")
}

/// The examples of rule R-ABS.
///
/// A misses 7 of 70 over two months (10.0%, persistent), B 6 of 61 (9.8%, not), C 95 of 190
/// (severe) and is found by the pupil number alone. D turned 16 before the school year, E has
/// no plan, F no possible session, G has a child in need plan for neglect and misses 1 of 20.
@Test func `absence is summed over sessions, persistence over each child's own`() throws {
  let catalogue = try StandardCatalogue.load()
  var micro = MicroCaseload(catalogue)
  try micro.add(
    "cp_plans",
    """
    plan_id,child,start_date,end_date,initial_category
    1,A,2025-01-01,,NEG
    2,B,2025-01-01,,EMO
    3,C,2025-01-01,,PHY
    4,D,2025-01-01,,NEG
    5,F,2025-01-01,,NEG
    """
  )
  try micro.add(
    "cin_plans",
    "plan_id,child,start_date,end_date,neglect_flag\n1,G,2025-01-01,,yes\n2,E,2025-01-01,,no"
  )
  try micro.add(
    "person",
    """
    child,upn,date_of_birth
    A,UA,2015-09-01
    B,UB,2010-01-01
    C,UC,2009-09-01
    D,UD,2009-08-31
    E,UE,2015-01-01
    F,UF,2015-01-01
    G,UG,2015-01-01
    """
  )
  try micro.add(
    "attendance_pupil",
    """
    pupil_row,upn,child,term,possible,authorised,unauthorised,attended
    1,UA,A,2025-09,40,3,1,
    2,UA,A,2025-10,30,2,1,
    3,UB,B,Autumn 2025,61,6,,
    4,UC,,Autumn 2025,190,,,95
    5,UD,D,Autumn 2025,100,90,0,
    6,UE,E,Autumn 2025,100,90,0,
    7,UF,F,Autumn 2025,0,0,0,
    8,UG,G,Autumn 2025,20,1,0,
    """
  )
  let answers = try Answers(catalogue, micro, period: "2026-01")
  for basis in [Basis.academicYear, .term] {
    #expect(answers.figure("att_overall_absence_pct", basis, "2025-12") == "108/321=33.6")
    #expect(answers.figure("att_persistent_pct", basis, "2025-12") == "2/3=66.7")
    #expect(answers.figure("att_severe_pct", basis, "2025-12") == "1/3=33.3")
    #expect(answers.figure("att_neglect_overall_absence_pct", basis, "2025-12") == "7/70=10.0")
    #expect(answers.figure("att_neglect_persistent_count", basis, "2025-12") == "1/2=1")
  }
  #expect(answers.figure("att_overall_absence_pct", .month, "2025-10") == "3/30=10.0")
  #expect(answers.figure("att_overall_absence_pct", .month, "2025-12") == "z")
  #expect(answers.figure("att_overall_absence_pct", .academicYear, "2025-09") == "4/40=10.0")
  #expect(answers.figure("att_persistent_pct", .term, "2025-11") == "-")
}

/// Definitions, R-ABS: two children with 7 of 70 and 0 of 10 make 8.8%, not 5.0%.
///
/// One gives codes
/// of the register instead of totals: illness and no reason are absence, not required is none.
@Test func `where totals are gone, absence is the sum of its codes`() throws {
  let catalogue = try StandardCatalogue.load()
  var micro = MicroCaseload(catalogue)
  try micro.add(
    "cp_plans",
    "plan_id,child,start_date,end_date,initial_category\n1,A,2025-01-01,,NEG\n2,B,2025-01-01,,NEG"
  )
  try micro.add("person", "child,upn,date_of_birth\nA,UA,2015-09-01\nB,UB,2010-01-01")
  try micro.add(
    "attendance_pupil",
    "pupil_row,upn,term,possible\nr1,UA,Autumn 2025,70\nr2,UB,Autumn 2025,10"
  )
  try micro.add(
    "attendance_sessions",
    "pupil_row,reason,sessions\nr1,I,5\nr1,N,2\nr1,X,9\nr2,X,1"
  )
  let answers = try Answers(catalogue, micro, period: "2025-12")
  #expect(answers.figure("att_overall_absence_pct", .term, "2025-12") == "7/80=8.8")
}

/// Authorised absence alone is not absence: 5 of 70 would be too few.
@Test(
  arguments: [
    ("authorised", "5", "x"), ("unauthorised", "5", "x"), ("authorised,attended", "5,60", "14.3"),
    ("authorised,unauthorised", "5,5", "14.3"), ("authorised,unauthorised", "10,", "14.3"),
  ]
)
func `a part of absence never stands for all of it`(
  columns: String,
  cells: String,
  printed: String
) throws {
  let catalogue = try StandardCatalogue.load()
  var micro = MicroCaseload(catalogue)
  try micro.add(
    "cp_plans",
    "plan_id,child,start_date,end_date,initial_category\n1,A,2025-01-01,,NEG"
  )
  try micro.add("person", "child,upn,date_of_birth\nA,UA,2015-09-01")
  try micro.add(
    "attendance_pupil",
    "upn,term,possible,\(columns)\nUA,Autumn 2025,70,\(cells)"
  )
  let answers = try Answers(catalogue, micro, period: "2025-12")
  let figure = answers.figure("att_overall_absence_pct", .term, "2025-12")
  #expect(figure == (printed == "x" ? "x" : "10/70=\(printed)"))
}

/// A school census gives the second half of the summer term apart: A misses 6 + 3 of 60 + 30,
/// which is 10.0% and persistent; by the first half alone B, with 6 of 60, would be so too, but
/// 6 of 90 is 6.7%.
@Test func `the second half of the summer term counts with the first`() throws {
  let catalogue = try StandardCatalogue.load()
  var micro = MicroCaseload(catalogue)
  try micro.add(
    "cp_plans",
    "plan_id,child,start_date,end_date,initial_category\n1,A,2025-01-01,,NEG\n2,B,2025-01-01,,NEG"
  )
  try micro.add("person", "child,upn,date_of_birth\nA,UA,2014-09-01\nB,UB,2014-09-01")
  try micro.add(
    "attendance_pupil",
    """
    upn,term,possible,authorised,unauthorised,possible_half_term_2,authorised_half_term_2,\
    unauthorised_half_term_2
    UA,Summer 2025,60,4,2,30,1,2
    UB,Summer 2025,60,6,0,30,,
    """
  )
  let answers = try Answers(catalogue, micro, period: "2025-07")
  #expect(answers.figure("att_overall_absence_pct", .term, "2025-07") == "15/180=8.3")
  #expect(answers.figure("att_persistent_pct", .term, "2025-07") == "1/2=50.0")
}

/// Two uses for N1 in March are one child; N2 has no reason, so it leaves the share.
@Test func `police protection counts each person once in a span`() throws {
  let catalogue = try StandardCatalogue.load()
  var micro = MicroCaseload(catalogue)
  try micro.add(
    "police_protection",
    """
    use_id,person,start_date,end_date,reason,age,sex
    1,N1,2025-03-03,2025-03-04,NEG,7,M
    2,N1,2025-03-20,2025-03-21,OTH,7,M
    3,N2,2025-03-28,,,0,F
    4,N3,2025-01-05,2025-01-06,NEG,16,F
    5,N4,2025-02-01,2025-02-02,OTH,12,
    """
  )
  let area = Area(level: .authority, code: "999", name: "Exampleshire", region: "")
  let population = PopulationEstimate(
    area: area,
    year: 2024,
    children: 10_000,
    release: "a",
    file: "a.csv"
  )
  let answers = try Answers(
    catalogue,
    micro,
    period: "2025-03",
    reference: ReferenceLibrary(populations: [population])
  )
  #expect(answers.figure("pp_count", .month, "2025-03") == "2")
  #expect(answers.figure("pp_count", .r12, "2025-03") == "4")
  #expect(answers.figure("pp_rate", .r12, "2025-03") == "4/10000=4.0")
  #expect(answers.figure("pp_neglect_count", .month, "2025-03") == "1")
  #expect(answers.figure("pp_neglect_count", .r12, "2025-03") == "2")
  #expect(answers.figure("pp_neglect_pct", .r12, "2025-03") == "2/3=66.7")
  #expect(
    answers.slices("pp_count", .r12, "2025-03", "Age band")
      == "Under 1 1, 5 to 9 1, 10 to 15 1, 16 and over 1"
  )
  #expect(answers.slices("pp_count", .r12, "2025-03", "Sex") == "Female 2, Male 1, Not known 1")
}

/// N1 is nine in January and ten in March; the file has the later use first.
@Test func `a child counted over several events stands in the category of the first in the span`()
  throws
{
  let catalogue = try StandardCatalogue.load()
  var micro = MicroCaseload(catalogue)
  try micro.add(
    "police_protection",
    """
    use_id,person,start_date,end_date,reason,age,sex
    1,N1,2025-03-10,2025-03-11,NEG,10,M
    2,N1,2025-01-05,2025-01-06,NEG,9,M
    """
  )
  let answers = try Answers(catalogue, micro, period: "2025-03")
  #expect(answers.slices("pp_count", .r12, "2025-03", "Age band") == "5 to 9 1")
  #expect(answers.slices("pp_count", .ytd, "2025-03", "Age band") == "5 to 9 1")
  #expect(answers.slices("pp_count", .month, "2025-03", "Age band") == "10 to 15 1")
  let counted = try #require(catalogue.indicators.first { $0.id == "pp_count" })
  #expect(counted.rule.counted == .children)
}
