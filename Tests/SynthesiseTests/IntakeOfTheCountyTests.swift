import Catalogue
import Ingest
import Records
import TestSupport
import Testing

@testable import synthesise

private func catalogue() throws -> Catalogue {
  let checkout = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  let names = [
    "datasets", "fields", "aliases", "codes", "spellings", "splits", "identities", "rules",
  ]
  return try Catalogue(
    sheets: try names.map { try SheetReader.sheet(path: "\(checkout)/data/catalogue/\($0).csv") }
  )
}

@Test func `every invented extract is recognised, and only planted rows are left out`() async throws
{
  let county = try InventedCounty()
  let expected: [String: (dataset: String, rejected: Int, duplicate: Int)] = [
    Layout.person.path: ("person", 0, 0),
    Layout.referrals.path: ("referrals", 3, 1),
    Layout.assessments.path: ("assessments", 0, 0),
    Layout.factors.path: ("assessment_factors", 0, 0),
    Layout.enquiries.path: ("s47", 0, 0),
    Layout.conferences.path: ("icpc", 0, 0),
    Layout.plans.path: ("cp_plans", 3, 1),
    Layout.visits.path: ("cp_visits", 0, 0),
    Layout.needPlans.path: ("cin_plans", 0, 0),
    Layout.reviews.path: ("cp_reviews", 0, 0),
    Layout.contacts.path: ("contacts", 0, 0),
    Layout.care.path: ("cla_episodes", 0, 0),
    Layout.policeProtection.path: ("police_protection", 1, 0),
    Layout.missing.path: ("missing", 0, 0),
    Layout.health.path: ("counts", 0, 0),
    Layout.earlyHelp.path: ("counts", 0, 0),
    Layout.earlyHelpLastYear.path: ("counts", 0, 0),
    Layout.police.path: ("counts", 0, 0),
    Layout.education.path: ("counts", 0, 0),
    Layout.partnership.path: ("counts", 0, 0),
    Layout.earlyHelpAssessments.path: ("early_help", 0, 0),
    Layout.earlyHelpPlans.path: ("early_help_plans", 0, 0),
    Layout.invitations.path: ("conference_attendance", 0, 0),
    Layout.suspensions.path: ("suspensions", 0, 0),
    Layout.appointments.path: ("health_appointments", 0, 0),
    Layout.profiles.path: ("gcp2", 0, 0),
    Layout.audits.path: ("audits", 0, 0),
    Layout.attendance(schoolYear: 2024).path: ("attendance_pupil", 0, 0),
    Layout.attendance(schoolYear: 2025).path: ("attendance_pupil", 1, 0),
    Layout.pupilsOnRoll(census: "2024_spring").path: ("attendance_pupil", 0, 0),
    Layout.pupilsOnRoll(census: "2024_summer").path: ("attendance_pupil", 0, 0),
    Layout.pupilsOnRoll(census: "2024_autumn").path: ("attendance_pupil", 0, 0),
  ]
  let intake = await Intake.take(
    IntakeRequest(
      folder: county.settings.folder,
      files: expected.keys.sorted().map { InputFile(path: $0, role: .extract) },
      catalogue: try catalogue(),
      authorities: [Authority(code: "999", name: "Exampleshire")]
    )
  )
  expectEveryRowIsAccountedFor(in: intake.quality)
  #expect(intake.quality.files.count == expected.count)
  for file in intake.quality.files {
    let wanted = try #require(expected[file.path])
    #expect(file.dataset == wanted.dataset, "\(file.path)")
    #expect(file.refusal == nil, "\(file.path)")
    #expect(file.rows.rejected == wanted.rejected, "\(file.path)")
    #expect(file.rows.duplicate == wanted.duplicate, "\(file.path)")
    #expect(file.rows.isBalanced && file.rows.read > 0, "\(file.path)")
  }
  // A school census is about the term before the one that its file is named after.
  let roll = Layout.pupilsOnRoll(census: "2024_spring").path
  #expect(
    intake.quality.files.first { $0.path == roll }?.notes
      == ["The school census of Spring 2024 describes the term before it: Autumn 2023."]
  )
  // `data/README.md` lists the planted faults; each has one reason, in the order of the file.
  let plans = intake.quality.files.firstIndex { $0.path == Layout.plans.path }
  let reasons = intake.quality.setAside.filter { $0.file == plans }.map(\.rule)
  #expect(reasons == ["8925", "L004", "L019"])
}
