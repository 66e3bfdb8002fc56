import Catalogue
import Foundation
import Ingest
import Records
import TestSupport
import Testing

@testable import Metrics

private func explanation(
  _ indicator: String,
  _ tables: [(String, String)],
  basis: Basis? = nil,
  period: String = "2025-09"
) throws -> Explanation {
  let catalogue = try StandardCatalogue.load()
  var micro = MicroCaseload(catalogue)
  for (name, text) in tables { try micro.add(name, text) }
  let calculation = Calculation(
    catalogue: catalogue,
    caseload: micro.caseload,
    reference: ReferenceLibrary(),
    period: try #require(Month(period)),
    explaining: ExplanationRequest(indicator: indicator, basis: basis, listsRows: true)
  )
  #expect(calculation.explanations.count == 1)
  return try #require(calculation.explanations.first)
}

/// 1 and 2 are open; 3 ended on the last day (R-END); 4 starts later; 5 is held for another
/// authority; 6 is the earlier of two open plans of one child; 7 has no category.
private let plans = """
  plan_id,child,start_date,end_date,initial_category,other_authority
  1,A,2025-01-10,,NEG,no
  2,B,2025-02-10,,EMO,no
  3,C,2025-02-10,2025-09-30,NEG,no
  4,D,2025-10-01,,NEG,no
  5,E,2025-02-10,,NEG,yes
  6,A,2024-12-01,,NEG,no
  7,F,2025-03-01,,,no
  """

@Test func `every row of the dataset is below the line or left out for one reason`() throws {
  let made = try explanation("cpp_neglect_pct", [("cp_plans", plans)])
  #expect(made.rows == 7 && made.inSpan == 3 && made.below == 3 && made.above == 1)
  #expect(
    made.leftOut == [
      .init(reason: .earlier, rows: 1), .init(reason: .later, rows: 1),
      .init(reason: .otherRow, rows: 1),
      .init(
        reason: .rule(
          "plans held for another authority and plans that start and end on one day"
        ),
        rows: 1
      ),
    ]
  )
  // The category of plan 7 is missing, so it may be neglect or not.
  #expect(made.undecided == [.init(reason: .blank("the initial category of abuse"), rows: 1)])
  #expect(made.figure?.value == ExactDecimal("33.3"))
  // Plans 1, 5 and 7 of 1, 2, 5 and 7.
  #expect(made.ifLeftOutCounted?.numerator == 3 && made.ifLeftOutCounted?.denominator == 4)
  #expect(made.ifLeftOutCounted?.value == ExactDecimal("75.0"))
  #expect(made.rowsBehind.map(\.key) == ["1", "2", "7"])
  #expect(made.rowsBehind.map(\.child) == ["A", "B", "F"])
  #expect(made.rowsBehind.map(\.isAbove) == [true, false, false])
}

@Test func `a row whose cell is missing is told from one that does not meet the claim`() throws {
  let made = try explanation("cpp_neglect_count", [("cp_plans", plans)])
  #expect(made.below == 1 && made.figure?.value == ExactDecimal("1"))
  #expect(
    made.leftOut.suffix(2) == [
      .init(reason: .restriction, rows: 1),
      .init(reason: .blank("the initial category of abuse"), rows: 1),
    ]
  )
  #expect(made.ifLeftOutCounted?.value == ExactDecimal("3"))
}

@Test func `an extract that did not come is named, and nothing is counted`() throws {
  let made = try explanation("referrals_count", [("cp_plans", plans)])
  #expect(made.missing == ["referrals"] && made.rows == 0 && made.leftOut.isEmpty)
}

@Test func `a rule that says what an empty cell means leaves no doubt of it`() throws {
  let uses = """
    use_id,person,start_date,reason
    1,A,2025-09-01,NEG
    2,B,2025-09-02,
    """
  let made = try explanation("pp_neglect_pct", [("police_protection", uses)])
  #expect(made.below == 1 && made.above == 1 && made.undecided.isEmpty)
  #expect(made.leftOut == [.init(reason: .restriction, rows: 1)])
}

@Test func `rows that found a row of another dataset are counted`() throws {
  let made = try explanation(
    "att_persistent_pct",
    [
      ("cp_plans", plans), ("person", "child,date_of_birth\nA,2015-01-01\nB,2015-01-01"),
      (
        "attendance_pupil",
        "child,term,possible,authorised,unauthorised\nA,2025-09,40,3,1\nX,2025-09,40,3,1"
      ),
    ]
  )
  #expect(made.below == 1 && made.above == 1 && made.inSpan == 2)
  #expect(
    made.links == [.init(dataset: "cp_plans", found: 1), .init(dataset: "person", found: 1)]
  )
}

/// The demonstration, read once.
private func demonstration() async throws -> (Catalogue, Intake) {
  let catalogue = try StandardCatalogue.load()
  let folder = checkoutFolder + "/data"
  let paths = (FileManager.default.subpaths(atPath: folder) ?? []).filter {
    $0.hasSuffix(".csv") && ($0.hasPrefix("extracts/") || $0.hasPrefix("reference/"))
  }
  let request = IntakeRequest(
    folder: folder,
    files: paths.map { InputFile(path: $0) },
    catalogue: catalogue,
    authorities: [Authority(code: "999", name: "Exampleshire")],
    coverage: Coverage(
      byDataset: ["attendance_pupil": try #require(CalendarDate(iso: "2023-09-01"))]
    ),
    jobs: 2
  )
  return (catalogue, await Intake.take(request))
}

@Test func `what is explained is what was counted, for every indicator of the demonstration`()
  async throws
{
  let (catalogue, intake) = try await demonstration()
  let caseload = try #require(intake.caseloads.first)
  for basis in Basis.allCases {
    let calculation = Calculation(
      catalogue: catalogue,
      caseload: caseload,
      reference: intake.reference,
      period: Month(year: 2025, month: 9),
      quality: intake.quality,
      explaining: ExplanationRequest(basis: basis, listsRows: true)
    )
    let explained = catalogue.indicators.filter { $0.bases.contains(basis) }
    #expect(calculation.explanations.map(\.indicator) == explained.map(\.id))
    for (indicator, made) in zip(explained, calculation.explanations) {
      expectBalance(made, indicator)
    }
  }
}

/// The rows behind a figure, counted once more by hand, are the figure.
private func expectBalance(_ made: Explanation, _ indicator: Indicator) {
  let name = "\(indicator.id) \(made.basis)"
  #expect(made.rows == made.leftOut.reduce(made.below) { $0 + $1.rows }, "\(name)")
  #expect(made.files.reduce(0) { $0 + $1.rows } == made.rows, "\(name)")
  guard let figure = made.figure, figure.status == .counted, made.totals.isEmpty else { return }
  // The rows behind a figure give ids of children and of their own, not of families or enquiries.
  func size(_ rows: [Explanation.Row]) -> Int64? {
    switch indicator.rule.counted {
    case .children: Int64(Set(rows.map(\.child)).count)
    case .rows: Int64(rows.count)
    default: nil
    }
  }
  guard size([]) != nil else { return }
  let (all, above) = (made.rowsBehind, made.rowsBehind.filter(\.isAbove))
  switch indicator.measure {
  case .count, .rate, .percentage:
    #expect(figure.numerator == size(above), "\(name)")
    if indicator.measure == .percentage { #expect(figure.denominator == size(all), "\(name)") }
  default: #expect(all.count == made.below, "\(name)")
  }
}
