import TestSupport
import Testing

@testable import synthesise

/// A layout of ours and the published sample whose header it must have.
struct PublishedLayout: Sendable, CustomTestStringConvertible {
  let layout: Layout
  let sample: String

  var testDescription: String { sample }
}

private let published = [
  PublishedLayout(layout: .referrals, sample: "ssd/ssd_cin_episodes.csv"),
  PublishedLayout(layout: .plans, sample: "ssd/ssd_cp_plans.csv"),
  PublishedLayout(layout: .factors, sample: "ssd/ssd_assessment_factors.csv"),
  PublishedLayout(layout: .contacts, sample: "annex_a/Annex_A_2024_Jan - List 1.csv"),
  PublishedLayout(
    layout: .policeProtection,
    sample: "proposed_no_standard/police_protection.csv"
  ),
  PublishedLayout(
    layout: .earlyHelpAssessments,
    sample: "annex_a/Annex_A_2024_Jan - List 2.csv"
  ),
  PublishedLayout(layout: .missing, sample: "proposed_no_standard/missing_police.csv"),
  PublishedLayout(layout: .health, sample: "proposed_no_standard/counts_tidy.csv"),
  PublishedLayout(
    layout: .pupilsOnRoll(census: "2024_autumn"),
    sample: "school_census/2024_autumn_pupilonroll.csv"
  ),
  PublishedLayout(
    layout: .sessionDetails(census: "2024_autumn"),
    sample: "school_census/2024_autumn_termlysessiondetailsonroll.csv"
  ),
]

@Test(
  .enabled(if: sharedFolder != nil, "needs the sample extracts beside the checkout"),
  arguments: published
)
func `a layout has the header of its published sample, with local columns behind`(
  published: PublishedLayout
) throws {
  let folder = try #require(sharedFolder)
  let text = try #require(contents(of: folder + "/samples/" + published.sample))
  let line = try #require(text.split(whereSeparator: \.isNewline).first)
  let header = line.split(separator: ",", omittingEmptySubsequences: false).map { cell in
    cell.unicodeScalars.filter { $0 != "\u{FEFF}" }.map(String.init).joined()
  }
  let ours = published.layout.columns
  #expect(Array(ours.dropLast(published.layout.localColumns.count)) == header)
}

@Test(
  .enabled(if: sharedFolder != nil, "needs the list of formats beside the checkout"),
  arguments: [
    Layout.needPlans, Layout.reviews, Layout.care,
    Layout.pupilsOnRollSince2025(census: "2025_spring"),
  ]
)
func `a census layout has a header that the list of formats names`(layout: Layout) throws {
  let folder = try #require(sharedFolder)
  let formats = try #require(contents(of: folder + "/spec/formats.md"))
  let header = layout.columns.dropLast(layout.localColumns.count).joined(separator: ",")
  #expect(formats.split(whereSeparator: \.isNewline).contains { $0 == header })
}

@Test func `every extract has as many cells in a row as columns`() throws {
  let county = try InventedCounty(scale: 200)
  for layout in [
    Layout.person, .referrals, .assessments, .enquiries, .conferences, .plans, .visits, .needPlans,
    .reviews, .contacts, .care, .missing, .coreGroups, .supervision, .familyConferences,
    .legalTracker, .attendance(schoolYear: 2024),
    .pupilsOnRoll(census: "2024_spring"), .earlyHelpAssessments, .earlyHelpPlans, .invitations,
    .suspensions, .appointments, .profiles, .audits,
  ] {
    let rows = county.rows(of: layout)
    #expect(!rows.isEmpty, "\(layout.path)")
    #expect(rows.allSatisfy { $0.count == layout.columns.count }, "\(layout.path)")
  }
}
