import Catalogue
import Records
import Testing

@testable import Metrics

private func answers(_ counts: String, period: String, plans: String? = nil) throws -> Answers {
  let catalogue = try StandardCatalogue.load()
  var micro = MicroCaseload(catalogue)
  try micro.add("counts", counts)
  if let plans { try micro.add("cp_plans", plans) }
  let area = Area(level: .authority, code: "999", name: "Exampleshire", region: "")
  let population = PopulationEstimate(
    area: area,
    year: 2024,
    children: 10_000,
    release: "a",
    file: "a.csv"
  )
  return try Answers(
    catalogue,
    micro,
    period: period,
    reference: ReferenceLibrary(populations: [population])
  )
}

/// Invented totals: 20 + 3 + 1 + 14 make 38 plans where no headline came, 20/38 = 52.6%.
@Test func `plans by category alone give the headline, the shares and the rate`() throws {
  let answers = try answers(
    """
    period,measure,category,count
    2025-03,CP plans by category,Neglect,20
    2025-03,CP plans by category,Physical,3
    2025-03,CP plans by category,Sexual abuse,1
    2025-03,CP plans by category,Emotional,14
    """,
    period: "2025-03"
  )
  #expect(answers.figure("cpp_count", .snapshot, "2025-03") == "38")
  #expect(answers.figure("cpp_rate", .snapshot, "2025-03") == "38/10000=38.0")
  #expect(answers.figure("cpp_neglect_count", .snapshot, "2025-03") == "20")
  #expect(answers.figure("cpp_neglect_pct", .snapshot, "2025-03") == "20/38=52.6")
  #expect(answers.figure("cpp_cat_physical_pct", .snapshot, "2025-03") == "3/38=7.9")
  #expect(answers.figure("cpp_cat_multiple_pct", .snapshot, "2025-03") == "x")
  #expect(
    answers.slices("cpp_count", .snapshot, "2025-03", "Category of abuse")
      == "Neglect 20, Physical abuse 3, Sexual abuse 1, Emotional abuse 14"
  )
  #expect(answers.calculation.readings.contains { $0.isFromCounts })
}

@Test func `plans by duration band give the bands`() throws {
  let answers = try answers(
    """
    period,measure,category,count
    2025-03,Child protection plans by duration,0-3 months,10
    2025-03,Child protection plans by duration,3-6 months,8
    2025-03,Child protection plans by duration,6-12 months,12
    2025-03,Child protection plans by duration,1-2 years,9
    2025-03,Child protection plans by duration,2 years or more,1
    """,
    period: "2025-03"
  )
  #expect(answers.figure("cpp_count", .snapshot, "2025-03") == "40")
  #expect(answers.figure("cpp_open_0_3m", .snapshot, "2025-03") == "10/40=25.0")
  #expect(answers.figure("cpp_open_2y_plus_pct", .snapshot, "2025-03") == "1/40=2.5")
}

@Test func `months add up only when every month came, and a withheld month withholds the sum`()
  throws
{
  var lines = ["period,measure,category,count,withheld"]
  for month in 4...12 { lines.append("2024-\(month < 10 ? "0" : "")\(month),Referrals,,100,no") }
  lines += ["2025-01,Referrals,,,yes", "2025-02,Referrals,,100,no", "2025-03,Referrals,,100,no"]
  lines += ["2025-03,No. of re-referrals,,21,no"]
  let answers = try answers(lines.joined(separator: "\n"), period: "2025-03")
  #expect(answers.figure("referrals_count", .month, "2025-02") == "100")
  #expect(answers.figure("referrals_count", .month, "2025-01") == "c")
  #expect(answers.figure("referrals_count", .ytd, "2024-12") == "900")
  #expect(answers.figure("referrals_count", .r12, "2025-03") == "c")
  #expect(answers.figure("referrals_count", .r12, "2025-02") == "-")
  #expect(answers.figure("rereferrals_12m_pct", .month, "2025-03") == "21/100=21.0")
  #expect(answers.figure("rereferrals_12m_pct", .r12, "2025-03") == "x")
}

@Test func `a percentage is printed as given and never added up`() throws {
  let answers = try answers(
    """
    period,measure,category,count,percentage
    2025-02,% re-referrals,,24.1,yes
    2025-03,% re-referrals,,22.0,yes
    """,
    period: "2025-03"
  )
  #expect(answers.figure("rereferrals_12m_pct", .month, "2025-02") == "24.1")
  #expect(answers.figure("rereferrals_12m_pct", .ytd, "2025-03") == "x")
}

@Test func `sessions missed and possible make the absence of the school year to date`() throws {
  let answers = try answers(
    """
    period,measure,category,area,count
    2025-09,Sessions missed,,North,30
    2025-09,Sessions missed,,South,10
    2025-09,Sessions possible,,,400
    2025-10,Sessions missed,,,60
    2025-10,Sessions possible,,,400
    """,
    period: "2025-10"
  )
  #expect(answers.figure("att_overall_absence_pct", .month, "2025-09") == "40/400=10.0")
  #expect(answers.figure("att_overall_absence_pct", .academicYear, "2025-10") == "100/800=12.5")
}

@Test func `rows of children win over a total, and the disagreement is a finding`() throws {
  let answers = try answers(
    """
    period,measure,category,count
    2025-02,Children subject to a child protection plan,,1
    2025-03,Children subject to a child protection plan,,7
    """,
    period: "2025-03",
    plans: "plan_id,child,start_date,end_date,initial_category\n1,A,2025-01-01,,NEG"
  )
  #expect(answers.figure("cpp_count", .snapshot, "2025-02") == "1")
  #expect(answers.figure("cpp_count", .snapshot, "2025-03") == "1")
  #expect(answers.calculation.findings.map(\.rule) == ["L070"])
  #expect(answers.calculation.findings.first?.message.contains("7") == false)
}

@Test(
  arguments: [
    ("2024/25", "Referrals", "", "L071", "each month"),
    ("2025", "Referrals", "", "L071", "each month"),
    ("Autumn 2024", "Referrals", "", "L071", "each month"),
    ("Q4", "Referrals", "", "L072", "2025-10"),
    ("YTD", "Referrals", "", "L072", "2025-10"),
    ("2025-03", "Referals to childrens social care", "", "L073", "Referrals to children's social"),
    ("2025-03", "Number of CP plan", "", "L073", "number of cp plans"),
    ("2025-03", "Hedgehogs counted", "", "L073", "title of an indicator"),
    ("2025-03", "CP plans by category", "Neglekt", "L074", "'neglect'"),
    ("2025-03", "CP plans by category", "Hedgehogs", "L074", "category"),
  ]
)
func `a total that counts in no figure is a finding with its line and a next step`(
  period: String,
  measure: String,
  category: String,
  rule: String,
  advice: String
) throws {
  let answers = try answers(
    """
    period,measure,category,count
    2025-02,Referrals,,90
    \(period),\(measure),\(category),7
    2025-03,Referrals,,100
    """,
    period: "2025-03"
  )
  let finding = try #require(answers.calculation.findings.first)
  #expect(answers.calculation.findings.count == 1)
  #expect(finding.rule == rule)
  #expect(finding.line == 3)
  #expect(finding.severity == .query)
  #expect(finding.action == .kept)
  #expect(finding.howToFix.contains(advice))
  #expect(!finding.message.contains("7"))
  #expect(answers.figure("referrals_count", .month, "2025-03") == "100")
}

@Test func `rows of one unknown measure share a finding, a second name has its own`() throws {
  let answers = try answers(
    """
    period,measure,category,count
    2025-01,Hedgehogs counted,,1
    2025-02,Hedgehogs counted,,2
    2025-03,Hedgehogs counted,,
    2025-03,CP plans,,30
    2025-03,Open CP plans,,31
    """,
    period: "2025-03"
  )
  let findings = answers.calculation.findings
  #expect(findings.map(\.rule) == ["L073", "L075"])
  #expect(findings.map(\.line) == [2, 6])
  #expect(findings.map(\.count) == [2, 1])
  #expect(answers.figure("cpp_count", .snapshot, "2025-03") == "30")
}
