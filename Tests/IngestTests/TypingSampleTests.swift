import Catalogue
import Records
import TestSupport
import Testing

@testable import Ingest

private let samples = (sharedFolder ?? "") + "/samples/"

/// The samples that a plain reader of UTF-8 can split, the dataset of each and the tables it feeds.
private let plainSamples: [(file: String, dataset: String, tables: String)] = [
  ("annex_a/Annex_A_2024_Jan - List 1.csv", "contacts", "contacts 5, person 5"),
  ("annex_a/Annex_A_2024_Jan - List 2.csv", "early_help", "early_help 5, person 5"),
  ("annex_a/Annex_A_2024_Jan - List 3.csv", "referrals", "referrals 6, person 6"),
  ("annex_a/Annex_A_2024_Jan - List 4.csv", "assessments", "assessments 5, person 5"),
  ("annex_a/Annex_A_2024_Jan - List 5.csv", "s47", "s47 5, person 5, icpc 3"),
  ("annex_a/Annex_A_2024_Jan - List 6.csv", "cin_plans", "cin_plans 5, person 5"),
  ("annex_a/Annex_A_2024_Jan - List 7.csv", "cp_plans", "cp_plans 7, person 7"),
  ("annex_a/Annex_A_2024_Jan - List 8.csv", "cla_episodes", "cla_episodes 5, person 5"),
  ("annex_a_encodings/list7_mixed_date_formats.csv", "cp_plans", "cp_plans 7, person 7"),
  ("annex_a_encodings/list7_excel_csv_utf8_bom_crlf.csv", "cp_plans", "cp_plans 7, person 7"),
  ("cin_census_generator/Assessments.csv", "assessments", "assessments 142"),
  ("cin_census_generator/CINPlanDates.csv", "cin_plans", "cin_plans 67"),
  ("cin_census_generator/CINdetails.csv", "referrals", "referrals 146, icpc 16"),
  ("cin_census_generator/ChildCharacteristics.csv", "person", "person 120"),
  ("cin_census_generator/ChildIdentifiers.csv", "person", "person 120"),
  ("cin_census_generator/ChildProtectionPlans.csv", "cp_plans", "cp_plans 36"),
  ("cin_census_generator/Disabilities.csv", "person", "person 27"),
  ("cin_census_generator/Factors.csv", "assessment_factors", "assessment_factors 172"),
  ("cin_census_generator/Reviews.csv", "cp_reviews", "cp_reviews 43"),
  ("cin_census_generator/Section47.csv", "s47", "s47 57, icpc 17"),
  ("proposed_no_standard/audits.csv", "audits", "audits 3"),
  ("proposed_no_standard/counts_tidy.csv", "counts", "counts 6"),
  ("proposed_no_standard/counts_wide_months.csv", "counts", "counts 12"),
  ("proposed_no_standard/gcp2.csv", "gcp2", "gcp2 4"),
  (
    "proposed_no_standard/health_appointments.csv", "health_appointments",
    "health_appointments 5"
  ),
  ("proposed_no_standard/missing_police.csv", "missing", "missing 3"),
  ("proposed_no_standard/police_protection.csv", "police_protection", "police_protection 4"),
  (
    "school_census/2024_autumn_pupilnolongeronroll.csv", "attendance_pupil",
    "attendance_pupil 60"
  ),
  ("school_census/2024_autumn_pupilonroll.csv", "attendance_pupil", "attendance_pupil 300"),
  ("school_census/2024_autumn_termlyexclusionsonroll.csv", "suspensions", "suspensions 262"),
  (
    "school_census/2024_autumn_termlysessiondetailsonroll.csv", "attendance_sessions",
    "attendance_sessions 1278"
  ),
  ("ssd/ssd_assessment_factors.csv", "assessment_factors", "assessment_factors 8"),
  ("ssd/ssd_cin_episodes.csv", "referrals", "referrals 6"),
  ("ssd/ssd_cp_plans.csv", "cp_plans", "cp_plans 7"),
]

/// The only coded values of the samples that are truly odd: a status in the place of a yes or no,
/// a need that is no category, a plan that is none.
private let oddities: Set<String> = [
  "CS Assessment Updated", "PSRMEM - Support with memory and cognition", "EH",
  ShownSpelling.withheld,
]

@Test(
  .enabled(if: sharedFolder != nil, "needs the folder of samples beside the checkout"),
  arguments: plainSamples
)
func `a sample is recognised and read without losing a row`(
  file: String,
  dataset: String,
  tables: String
) throws {
  let typed = try TypingDriver.typed(SheetReader.sheet(path: samples + file))
  #expect(typed.dataset == dataset)
  #expect(typed.account == RowAccount(read: typed.account.read, accepted: typed.account.read))
  #expect(
    typed.tables.map { "\($0.dataset.name) \($0.rowCount)" }.joined(separator: ", ") == tables
  )
  #expect(Set(typed.unmatched.map(\.spelling)).isSubset(of: oddities))
  #expect(typed.findings.allSatisfy { $0.action == .kept })
}

@Test(.enabled(if: sharedFolder != nil, "needs the folder of samples beside the checkout"))
func `the same rows with mixed dates are the same rows`() throws {
  let plain = try TypingDriver.typed(
    SheetReader.sheet(path: samples + "annex_a/Annex_A_2024_Jan - List 7.csv")
  )
  let mixed = try TypingDriver.typed(
    SheetReader.sheet(path: samples + "annex_a_encodings/list7_mixed_date_formats.csv")
  )
  for field in ["child", "start_date", "end_date", "last_visit_date", "latest_review_date"] {
    #expect(plain.cells(field) == mixed.cells(field), "\(field)")
  }
  #expect(plain.cells("date_of_birth", of: "person") == mixed.cells("date_of_birth", of: "person"))
}

@Test(arguments: [
  "early-help/early_help_measures", "education/2024_autumn_pupilonroll",
  "education/attendance_2024_25", "health/health_measures", "social-care/CINPlanDates",
  "social-care/Ofsted List 1 - Contacts", "social-care/Reviews", "social-care/SSDA903_episodes",
  "social-care/ssd_assessment_factors", "social-care/ssd_cin_assessments",
  "social-care/ssd_cin_episodes", "social-care/ssd_cp_plans", "social-care/ssd_cp_visits",
  "social-care/ssd_initial_cp_conference", "social-care/ssd_person",
  "social-care/ssd_s47_enquiry",
])
func `the demonstration's extracts are read without an unknown code`(file: String) throws {
  let typed = try TypingDriver.typed(
    SheetReader.sheet(path: TypingDriver.checkout + "/data/extracts/\(file).csv")
  )
  // The one misspelling is there on purpose, for the page on data quality.
  #expect(Set(typed.unmatched.map(\.spelling)).isSubset(of: ["Neglct (chronic)"]))
  #expect(typed.account.read > 0)
  #expect(typed.account.rejected * 100 <= typed.account.read)
}
