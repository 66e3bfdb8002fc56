import Catalogue
import Records
import Testing

@testable import Metrics

private func explanation(_ indicator: String, _ tables: [(String, String)]) throws -> Explanation {
  let catalogue = try StandardCatalogue.load()
  var micro = MicroCaseload(catalogue)
  for (name, text) in tables { try micro.add(name, text) }
  let calculation = Calculation(
    catalogue: catalogue,
    caseload: micro.caseload,
    reference: ReferenceLibrary(),
    period: try #require(Month("2025-09")),
    explaining: ExplanationRequest(indicator: indicator, listsRows: true)
  )
  #expect(calculation.explanations.count == 1)
  return try #require(calculation.explanations.first)
}

/// A was open in August and September, B began in September, C ended in August, and D is held for
/// another authority.
private let plans = """
  plan_id,child,start_date,end_date,initial_category,other_authority
  1,A,2025-01-10,,NEG,no
  2,B,2025-09-10,,EMO,no
  3,C,2025-02-10,2025-08-20,NEG,no
  4,D,2025-01-10,,NEG,yes
  """

@Test func `a change is accounted for by its month and by the month before`() throws {
  let made = try explanation("cpp_net_change", [("cp_plans", plans)])
  #expect(made.figure?.value == ExactDecimal("1") && made.rows == 0)
  #expect(made.parts.map(\.indicator) == ["cpp_count", "cpp_count"])
  #expect(made.parts.map(\.period) == [Month("2025-09"), Month("2025-08")])
  #expect(made.parts.map { $0.figure?.value } == [ExactDecimal("2"), ExactDecimal("1")])
  // Each row stands below the line or is left out for a reason, in both months.
  for part in made.parts {
    #expect(part.rows == 4 && part.rows == part.leftOut.reduce(part.below) { $0 + $1.rows })
  }
  #expect(made.parts[0].rowsBehind.map(\.child) == ["A", "B"])
  #expect(made.parts[1].rowsBehind.map(\.child) == ["A"])
  // With D three children and two: the change is the same.
  #expect(made.parts.map { $0.ifLeftOutCounted?.value } == [ExactDecimal("3"), ExactDecimal("2")])
  #expect(made.ifLeftOutCounted?.value == ExactDecimal("1") && made.rowsInDoubt == 2)
}

@Test func `a ratio is accounted for by what is above and what is below`() throws {
  let help = """
    child,start_date,end_date,neglect_flag
    A,2025-03-01,2025-04-01,yes
    B,2025-03-01,2025-04-01,
    """
  let referrals = """
    referral_id,child,date,neglect_flag
    1,A,2024-08-01,no
    2,A,2025-05-01,yes
    3,B,2025-05-01,yes
    4,C,2025-05-01,no
    """
  let made = try explanation(
    "eh_to_referral_neglect_ratio",
    [("early_help", help), ("referrals", referrals)]
  )
  #expect(made.parts.map(\.indicator) == ["eh_neglect_assess_count", "referrals_neglect_count"])
  #expect(made.parts.map(\.basis) == [.r12, .r12])
  // One assessment for every two referrals: 50 for every 100.
  #expect(made.figure?.value == ExactDecimal("50.0"))
  #expect(made.parts.map(\.below) == [1, 2])
  #expect(made.parts[1].rowsBehind.map(\.key) == ["2", "3"])
}

@Test func `a pooled figure names the part that did not come`() throws {
  let conferences = """
    conference_id,child,date,quorate
    1,A,2025-05-01,yes
    2,B,2025-05-01,no
    """
  let made = try explanation("conf_quorate_pct", [("icpc", conferences)])
  #expect(made.figure?.status == .notReceived)
  #expect(made.parts.map(\.indicator) == ["icpc_quorate_pct", "review_quorate_pct"])
  #expect(made.parts[0].below == 2 && made.parts[0].above == 1)
  #expect(made.parts[1].missing == ["cp_reviews"])
}
