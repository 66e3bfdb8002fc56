extension Layout {
  static let earlyHelpAssessments = Layout(
    path: "early-help/Ofsted List 2 - Early help.csv",
    header: "Child Unique ID,Gender,Ethnicity,Date of Birth,Age,Assessment start date,"
      + "Assessment completion date,Organisation completing assessment,Neglect Concern",
    localColumns: ["Neglect Concern"],
    startsWithMark: true,
    lineEnd: "\r\n"
  )
  static let earlyHelpPlans = Layout(
    path: "early-help/early_help_plans.csv",
    header: "EH Plan ID,Child ID,Family ID,Plan Start Date,Plan End Date,Level,Engaged,Reason,"
      + "Outcome,Star Start,Star End,Lead Organisation"
  )
  static let invitations = Layout(
    path: "social-care/conference_attendance.csv",
    header: "Conference ID,Conference Date,Conference Type,Agency,Invited,Attendance,"
      + "Report Requested,Report Received on Time"
  )
  static let suspensions = Layout(
    path: "education/suspensions.csv",
    header: "UPN,School,Suspension Start,Suspension Type,Sessions,Reason 1,Ethnicity,Overturned"
  )
  static let appointments = Layout(
    path: "health/appointments.csv",
    header: "Patient ID,Child ID,Date of Birth,Appointment Date,Service,Attendance Status"
  )
  static let profiles = Layout(
    path: "partnership/graded_care_profiles.csv",
    header: "GCP2 ID,Child ID,Date Completed,Agency,Tool,Role,Overall Grade"
  )
  static let audits = Layout(
    path: "partnership/audits.csv",
    header: "Audit Ref,Audit Date,Audit Type,Theme,Overall Judgement,Plan impact,"
      + "Impact of neglect considered,Good use of GCP,Child's voice evident,Category appropriate,"
      + "SMART plan,Risk managed,Joint working,Supervision recorded,Diversity considered,"
      + "Chronology used,Drift or delay,Neglect tool used,Plan covers attendance,"
      + "Plan covers attainment,Plan covers early years"
  )
}
