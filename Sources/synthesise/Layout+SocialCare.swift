/// Extracts of children's social care for which no layout is published.
extension Layout {
  static let coreGroups = Layout(
    path: "social-care/core_groups.csv",
    header: "Core Group ID,Child ID,CP Plan ID,Core Group Date"
  )
  static let supervision = Layout(
    path: "social-care/case_supervision.csv",
    header: "Supervision ID,Child ID,Supervision Date"
  )
  static let familyConferences = Layout(
    path: "social-care/family_group_conferences.csv",
    header: "FGC ID,Child ID,FGC Offered,FGC Held"
  )
  static let legalTracker = Layout(
    path: "social-care/legal_tracker.csv",
    header: "Legal Case ID,Child ID,Legal Stage,Stage Start,Stage End,Specialist Assessment Due,"
      + "Specialist Assessment Received"
  )
  static let socialCareMeasures = Layout(
    path: "social-care/social_care_measures.csv",
    header: "Period,Agency,Measure,Category,Count"
  )
}
