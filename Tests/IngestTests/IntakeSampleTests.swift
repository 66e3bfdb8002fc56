import Catalogue
import Records
import TestSupport
import Testing

@testable import Ingest

private let needsShared: ConditionTrait = .enabled(
  if: sharedFolder != nil,
  "needs the folder of published figures beside the checkout"
)

private let annexA = (1...8).map { "annex_a/Annex_A_2024_Jan - List \($0).csv" }

private let encodings = [
  "list3_excel_csv_cp1252_nbsp.csv", "list7_excel_csv_utf8_bom_crlf.csv",
  "list7_excel_unicode_text_utf16le_tab.txt", "list7_mixed_date_formats.csv",
  "list7_preamble_and_footer.csv", "list7_title_row_then_header.csv",
].map { "annex_a_encodings/" + $0 }

private let census = [
  "Assessments", "CINPlanDates", "CINdetails", "ChildCharacteristics", "ChildIdentifiers",
  "ChildProtectionPlans", "Disabilities", "Factors", "Reviews", "Section47",
].map { "cin_census_generator/\($0).csv" }

private let others =
  [
    "audits", "counts_tidy", "counts_wide_months", "gcp2", "health_appointments",
    "missing_police", "police_protection",
  ].map { "proposed_no_standard/\($0).csv" }
  + [
    "pupilnolongeronroll", "pupilonroll", "termlyexclusionsonroll", "termlysessiondetailsonroll",
  ].map { "school_census/2024_autumn_\($0).csv" }
  + ["assessment_factors", "cin_episodes", "cp_plans"].map { "ssd/ssd_\($0).csv" }

/// Every sample.
let samplePaths = annexA + encodings + census + others

private func intake(_ paths: [String], jobs: Int = 2) async throws -> Intake {
  let shared = try #require(sharedFolder)
  return await accountedIntake(
    IntakeRequest(
      folder: shared + "/samples",
      files: paths.map { InputFile(path: $0) },
      catalogue: try standardCatalogue(),
      authorities: [Authority(code: "999", name: "Exampleshire")],
      jobs: jobs
    )
  )
}

@Test(needsShared)
func `every row of every sample is accounted for`() async throws {
  let intake = try await intake(samplePaths)
  #expect(intake.quality.files.count == 38)
  for file in intake.quality.files {
    #expect(file.refusal == nil, "\(file.path)")
    #expect(file.rows.isBalanced, "\(file.path)")
    #expect(file.rows.read > 0, "\(file.path)")
    let index = intake.quality.files.firstIndex { $0.path == file.path }
    let aside = intake.quality.setAside.filter { $0.file == index }
    #expect(aside.count == file.rows.rejected, "\(file.path)")
    #expect(aside.allSatisfy { !$0.text.isEmpty }, "\(file.path)")
  }
}

@Test(needsShared)
func `one list in six encodings is six times the same rows`() async throws {
  let intake = try await intake([annexA[6]] + encodings.dropFirst())
  // Seven rows in each, counted by eye; the newest of the six by path counts.
  #expect(intake.caseloads.first?.tables["cp_plans"]?.rowCount == 7)
  #expect(intake.quality.files.map(\.rows.read) == Array(repeating: 7, count: 6))
  #expect(intake.quality.files.map(\.rows.duplicate).sorted() == [0, 7, 7, 7, 7, 7])
}

@Test(needsShared)
func `the same plans as a list and as a table with ids are one row each`() async throws {
  let intake = try await intake([annexA[6], "ssd/ssd_cp_plans.csv"])
  let table = try #require(intake.caseloads.first?.tables["cp_plans"])
  #expect(table.rowCount == 7)
  // The list alone has the number of previous plans, the table alone the plan's id.
  guard case .integers(let previous)? = table.column("previous_plans"),
    case .identifiers(let ids)? = table.column("plan_id")
  else {
    Issue.record("a column is missing")
    return
  }
  #expect(previous.allSatisfy { $0 != Column.missingInteger })
  #expect(ids.allSatisfy { $0 != Column.missingText })
}

@Test(needsShared, arguments: [2, 8])
func `extracts read at once give the same as one by one`(jobs: Int) async throws {
  let paths = samplePaths
  let one = try await intake(paths, jobs: 1)
  let many = try await intake(paths.reversed(), jobs: jobs)
  #expect(one.quality.findings == many.quality.findings)
  #expect(one.quality.unmatched == many.quality.unmatched)
  #expect(one.quality.files.map(\.rows) == many.quality.files.map(\.rows))
  #expect(one.quality.setAside.map(\.text) == many.quality.setAside.map(\.text))
  let (first, second) = (try #require(one.caseloads.first), try #require(many.caseloads.first))
  #expect(first.identifiers.texts == second.identifiers.texts)
  #expect(first.newestEvent == second.newestEvent)
  #expect(first.coversFrom == second.coversFrom)
  for (name, table) in first.tables {
    #expect(table.origins == second.tables[name]?.origins, "\(name)")
    #expect(table.words.texts == second.tables[name]?.words.texts, "\(name)")
  }
}
