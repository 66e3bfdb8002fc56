import Records
import TestSupport
import Testing

@testable import synthesise

/// The files of the demonstration county, by their paths below the folder of extracts.
private let paths = [
  "social-care/ssd_person.csv", "social-care/ssd_cin_episodes.csv",
  "social-care/ssd_cin_assessments.csv", "social-care/ssd_assessment_factors.csv",
  "social-care/ssd_s47_enquiry.csv", "social-care/ssd_initial_cp_conference.csv",
  "social-care/ssd_cp_plans.csv", "social-care/ssd_cp_visits.csv", "social-care/CINPlanDates.csv",
  "social-care/Reviews.csv", "social-care/Ofsted List 1 - Contacts.csv",
  "social-care/SSDA903_episodes.csv", "social-care/core_groups.csv",
  "social-care/case_supervision.csv", "social-care/family_group_conferences.csv",
  "social-care/legal_tracker.csv", "social-care/social_care_measures.csv",
  "police/police_protection.csv", "police/missing.csv",
  "education/attendance_2024_25.csv", "education/attendance_2025_26.csv",
  "education/2024_spring_pupilonroll.csv", "education/2024_summer_pupilonroll.csv",
  "education/2024_autumn_pupilonroll.csv", "health/health_measures.csv",
  "early-help/early_help_measures.csv", "early-help/early_help_measures_last_year.csv",
  "early-help/Ofsted List 2 - Early help.csv", "early-help/early_help_plans.csv",
  "social-care/conference_attendance.csv", "education/suspensions.csv", "health/appointments.csv",
  "partnership/graded_care_profiles.csv", "partnership/audits.csv",
  "education/education_measures.csv", "police/police_measures.csv",
  "partnership/partnership_measures.csv",
]

@Test func `the same seed writes the same bytes`() throws {
  let first = try InventedCounty()
  let second = try InventedCounty()
  for path in paths {
    let one = try #require(bytes(of: first.settings.folder + "/" + path), "\(path) was written")
    #expect(one == bytes(of: second.settings.folder + "/" + path), "\(path)")
  }
}

@Test func `another seed writes another county`() throws {
  let first = try InventedCounty()
  let second = try InventedCounty(seed: 1000)
  #expect(first.rows(of: .referrals) != second.rows(of: .referrals))
  #expect(first.rows(of: .plans) != second.rows(of: .plans))
}

@Test func `the committed extracts are what the program writes`() throws {
  let county = try InventedCounty(scale: 1000)
  let checkout = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  for path in paths {
    let written = try #require(bytes(of: county.settings.folder + "/" + path))
    #expect(written == bytes(of: "/" + checkout + "/data/extracts/" + path), "\(path)")
  }
  // About 450 plans and 120,000 children is what the demonstration promises; England had 41.6
  // plans, 52 starts and 518 referrals per 10,000 in 2024 (DfE, tables D1 and C1).
  let end = county.settings.period.lastDay
  let open = county.plans.filter { $0.isRunning(on: end) }
  #expect((400...500).contains(open.count))
  #expect((44...56).contains(100 * open.count { $0.category == "NEG" } / open.count))
  let referrals = county.rows(of: .referrals).compactMap { CalendarDate(iso: $0[2]) }
  let year = county.settings.period.adding(-11).firstDay...end
  #expect((4000...6500).contains(referrals.count { year.contains($0) }))
  let starts = county.plans.filter { $0.start.map { year.contains($0) } ?? false }
  #expect((19...28).contains(100 * starts.count { $0.before > 0 } / starts.count))
}

@Test func `plans end after they start and do not overlap, the planted ones apart`() throws {
  let county = try InventedCounty(scale: 200)
  let faulty = county.plans.suffix(8)
  #expect(faulty.count { $0.start == nil } == 1)
  #expect(faulty.count { $0.endsBeforeItStarts } == 1)
  #expect(faulty.count { $0.isOfOneDay } == 1)
  #expect(faulty.count { !$0.isOurs } == 1)
  #expect(faulty.count { $0.category == "Neglct (chronic)" } == 1)
  var lastDay: [String: CalendarDate] = [:]
  for plan in county.plans.dropLast(8) {
    let start = try #require(plan.start)
    #expect(plan.isOpen || plan.end != nil)
    #expect(!plan.endsBeforeItStarts && !plan.isOfOneDay, "\(plan.child)")
    if let before = lastDay[plan.child] { #expect(before <= start, "\(plan.child)") }
    lastDay[plan.child] = plan.end ?? county.settings.lastDay
  }
  #expect(lastDay.count > 300)
}

@Test func `events lie inside the history, and the police extract ends a month early`() throws {
  let county = try InventedCounty(scale: 200)
  let settings = county.settings
  #expect(settings.firstDay == CalendarDate(iso: "2020-10-01"))
  for referral in county.rows(of: .referrals).dropLast(7) {
    let day = try #require(CalendarDate(iso: referral[2]))
    #expect(day >= settings.firstDay && day <= settings.lastDay)
    if let closed = CalendarDate(iso: referral[9]) { #expect(closed >= day) }
  }
  let reported = county.rows(of: .missing).map { $0[2].split(separator: " ")[0] }
  #expect(!reported.isEmpty)
  #expect(reported.allSatisfy { !$0.hasSuffix("09/2025") && !$0.hasSuffix("10/2025") })
}

@Test func `children missed no more sessions than there were, one planted row apart`() throws {
  let county = try InventedCounty(scale: 200)
  let rows = county.rows(of: .attendance(schoolYear: 2025))
  let impossible = rows.filter { cells in
    (Int(cells[4]) ?? 0) + (Int(cells[5]) ?? 0) > (Int(cells[3]) ?? 0)
  }
  #expect(rows.count > 50)
  #expect(impossible.count == 1)
}

@Test(arguments: ["2024-03", "2025-08", "2026-09"])
func `any month of the calendar can be the reporting month`(period: String) throws {
  let county = try InventedCounty(scale: 20, period: period)
  let end = county.settings.period.lastDay
  #expect(county.plans.contains { $0.isRunning(on: end) })
}
