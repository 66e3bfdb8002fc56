import Records
import TestSupport
import Testing

@testable import Ingest

/// Why the findings of the samples are right: a part of the path, the rules, and the reason.
///
/// The samples of the census were made by a generator that draws every date by chance, so its plans
/// end before they start; whatever else is found in them follows from that.
private let explained: [(path: String, rules: Set<String>, why: String)] = [
  ("List 1", ["8525Q"], "one unborn child has neither date"),
  ("List 4", ["L005"], "'CS Assessment Updated' is no yes and no no"),
  ("List 5", ["L004"], "no day of its three conferences is above 12"),
  ("List 6", ["L005"], "a special educational need stands in the place of a primary need"),
  ("List 8", ["4220", "903-302"], "one child has no ethnicity, one a care date before its birth"),
  ("cp1252", ["L001"], "the file is Windows-1252, as its name says"),
  ("mixed_date_formats", ["L004"], "the file has years of two digits and day numbers"),
  ("preamble_and_footer", ["L002", "L022", "L023"], "as its name says"),
  ("title_row_then_header", ["L002"], "as its name says"),
  (
    "cin_census_generator/",
    [
      "1103", "8608", "8863Q", "4011", "4015", "1104", "8585Q", "8606", "8630", "8815", "8816",
      "8820", "8875", "1105", "8832", "8925", "L042", "4003", "8841", "2889", "8615", "8870Q",
      "L047", "8772",
    ], "dates and outcomes drawn by chance"
  ),
  ("ChildIdentifiers", ["1510", "1550", "1560Q"], "pupil numbers drawn by chance"),
  ("ChildProtectionPlans", ["L007"], "the census says MUL and not which"),
  ("Disabilities", ["8790", "L015"], "one row twice, one child with none and another one"),
  ("Factors", ["L015"], "factors drawn twice"),
  ("audits", ["L004"], "no day above 12"),
  ("counts_tidy", ["L013"], "<5 and *"),
  ("counts_wide_months", ["L006", "L027"], "#DIV/0!; a column for the quarter and the year"),
  ("gcp2", ["L005"], "EH is no plan"),
  ("health_appointments", ["L004", "L014"], "no day above 12; health numbers that are invented"),
  ("school_census/", ["L027"], "columns that no figure needs"),
  ("pupilonroll", ["1540", "L045"], "pupil numbers are hashed; sessions drawn by chance"),
  ("pupilnolongeronroll", ["1540", "L045"], "pupil numbers are hashed; sessions drawn by chance"),
  ("ssd_assessment_factors", ["L027"], "the id of the row is not needed"),
  ("ssd/", ["L031"], "the tables speak of plans of Annex A"),
  ("ssd_cp_plans", ["L041", "L042"], "two children are too old and too young for their plans"),
]

@Test(.enabled(if: sharedFolder != nil, "needs the folder of samples beside the checkout"))
func `nothing is found in the samples that is not explained`() async throws {
  let shared = try #require(sharedFolder)
  let intake = await accountedIntake(
    IntakeRequest(
      folder: shared + "/samples",
      files: samplePaths.map { InputFile(path: $0) },
      catalogue: try standardCatalogue(),
      authorities: [Authority(code: "999", name: "Exampleshire")]
    )
  )
  var isMet = Array(repeating: Set<String>(), count: explained.count)
  for finding in intake.quality.findings {
    let path = intake.quality.files[finding.file].path
    let reasons = explained.indices.filter { path.contains(explained[$0].path) }
    let reason = reasons.first { explained[$0].rules.contains(finding.rule) }
    if let reason { isMet[reason].insert(finding.rule) }
    #expect(reason != nil, "\(path), row \(finding.line ?? 0): \(finding.rule) \(finding.message)")
  }
  // What sets rows aside in them is a date before another one, and nothing else.
  let aside = intake.quality.findings.filter { $0.action == .setAside }
  #expect(Set(aside.map(\.rule)) == ["8608", "4011", "8630", "8925"])
  #expect(
    Set(intake.quality.unmatched.map(\.spelling))
      == [
        "CS Assessment Updated", "PSRMEM - Support with memory and cognition",
        ShownSpelling.withheld,
      ]
  )
  for (reason, met) in zip(explained, isMet) {
    #expect(
      met == reason.rules,
      "no longer found in \(reason.path): \(reason.rules.subtracting(met))"
    )
  }
}
