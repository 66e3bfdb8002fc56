/// How one extract is laid out: where it lies, its header and how its bytes are written.
struct Layout: Hashable, Sendable {
  /// The path below the folder of extracts.
  let path: String
  /// The header as the published layout has it.
  let header: String
  /// Columns behind the published header that this county adds for itself.
  var localColumns: [String] = []
  /// Lines above the header.
  var titleRows: [String] = []
  /// The character between two cells.
  var delimiter = UInt8(ascii: ",")
  /// Whether the bytes are Windows-1252 instead of UTF-8.
  var isWindows1252 = false
  /// Whether the file starts with a byte-order mark.
  var startsWithMark = false
  /// How a line ends.
  var lineEnd = "\n"

  /// The names of the columns.
  var columns: [String] {
    header.split(separator: Character(Unicode.Scalar(delimiter)), omittingEmptySubsequences: false)
      .map(String.init)
  }
}

extension Layout {
  /// A table of the Standard Safeguarding Dataset; a county may add columns at its end.
  private static func dataset(_ name: String, _ header: String, adding local: [String] = [])
    -> Layout
  {
    Layout(
      path: "social-care/ssd_\(name).csv",
      header: ([header] + local).joined(separator: ","),
      localColumns: local
    )
  }

  static let person = dataset(
    "person",
    "pers_person_id,pers_sex,pers_ethnicity,pers_dob,pers_expected_dob,pers_death_date,pers_upn",
    adding: ["family_id", "Disability"]
  )
  static let referrals = dataset(
    "cin_episodes",
    "cine_referral_id,cine_person_id,cine_referral_date,cine_cin_primary_need_code,"
      + "cine_referral_source_code,cine_referral_source_desc,cine_referral_outcome_json,"
      + "cine_referral_nfa,cine_close_reason,cine_close_date,cine_referral_team,"
      + "cine_referral_worker_id",
    adding: ["neglect_flag", "decision_date"]
  )
  static let assessments = dataset(
    "cin_assessments",
    "cina_assessment_id,cina_person_id,cina_referral_id,cina_assessment_start_date,"
      + "cina_assessment_child_seen,cina_assessment_auth_date,cina_assessment_outcome_json,"
      + "cina_assessment_outcome_nfa,cina_assessment_team,cina_assessment_worker_id",
    adding: ["Assessment Type"]
  )
  static let factors = dataset(
    "assessment_factors",
    "cinf_table_id,cinf_assessment_id,cinf_assessment_factors_json"
  )
  static let enquiries = dataset(
    "s47_enquiry",
    "s47e_s47_enquiry_id,s47e_referral_id,s47e_person_id,s47e_s47_start_date,s47e_s47_end_date,"
      + "s47e_s47_nfa,s47e_s47_outcome_json,s47e_s47_completed_by_team,"
      + "s47e_s47_completed_by_worker_id"
  )
  static let conferences = dataset(
    "initial_cp_conference",
    "icpc_icpc_id,icpc_icpc_meeting_id,icpc_s47_enquiry_id,icpc_person_id,icpc_cp_plan_id,"
      + "icpc_referral_id,icpc_icpc_transfer_in,icpc_icpc_target_date,icpc_icpc_date,"
      + "icpc_icpc_outcome_cp_flag,icpc_icpc_outcome_json,icpc_icpc_team,icpc_icpc_worker_id",
    adding: ["icpc_quorate"]
  )
  static let plans = dataset(
    "cp_plans",
    "cppl_cp_plan_id,cppl_referral_id,cppl_icpc_id,cppl_person_id,cppl_cp_plan_start_date,"
      + "cppl_cp_plan_end_date,cppl_cp_plan_ola,cppl_cp_plan_initial_category,"
      + "cppl_cp_plan_latest_category",
    adding: [
      "NumberOfPreviousCPP", "transfer_in", "cp_end_reason", "District", "imd_quintile",
      "flag_exploitation", "gp_notified",
    ]
  )
  static let visits = dataset(
    "cp_visits",
    "cppv_cp_visit_id,cppv_person_id,cppv_cp_plan_id,cppv_cp_visit_date,cppv_cp_visit_seen,"
      + "cppv_cp_visit_seen_alone,cppv_cp_visit_bedroom"
  )
  static let needPlans = Layout(
    path: "social-care/CINPlanDates.csv",
    header: "LAchildID,CINdetailsID,CINPlanStartDate,CINPlanEndDate,CIN Plan Outcome",
    localColumns: ["CIN Plan Outcome"]
  )
  static let reviews = Layout(
    path: "social-care/Reviews.csv",
    header: "LAchildID,CINdetailsID,CPPID,CPPreviewDate,Participation,Quorate",
    localColumns: ["Participation", "Quorate"]
  )
  static let contacts = Layout(
    path: "social-care/Ofsted List 1 - Contacts.csv",
    header: "Child Unique ID,Gender,Ethnicity,Date of Birth,Age,Date of Contact,Contact Source",
    startsWithMark: true,
    lineEnd: "\r\n"
  )
  static let care = Layout(
    path: "social-care/SSDA903_episodes.csv",
    header: "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,"
      + "PL_POST,URN,UASC,Placement Location",
    localColumns: ["UASC", "Placement Location"]
  )
  static let policeProtection = Layout(
    path: "police/police_protection.csv",
    header: "Occurrence No;Nominal ID;Date/Time;Date/Time Released;Age;Sex;Reason;Outcome;District",
    delimiter: UInt8(ascii: ";"),
    isWindows1252: true,
    lineEnd: "\r\n"
  )
  static let missing = Layout(
    path: "police/missing.csv",
    header: "Report No,Nominal ID,Missing From,Date Found,Risk,Missing/Absent,RHI Offered,"
      + "RHI Accepted,Child ID,RHI Date",
    localColumns: ["Child ID", "RHI Date"],
    titleRows: ["Missing episodes reported to Exampleshire Police (every row is invented)"]
  )
  static let earlyHelp = Layout(
    path: "early-help/early_help_measures.csv",
    header: ""
  )
  static let earlyHelpLastYear = Layout(
    path: "early-help/early_help_measures_last_year.csv",
    header: ""
  )
  static let police = totals("police/police_measures.csv")
  static let education = totals("education/education_measures.csv")
  static let partnership = totals("partnership/partnership_measures.csv")
  static let health = Layout(
    path: "health/health_measures.csv",
    header: "Period,Agency,Measure,Category,Count"
  )

  /// Totals in tidy rows.
  private static func totals(_ path: String) -> Layout {
    Layout(path: path, header: "Period,Agency,Measure,Category,Count")
  }

  /// Attendance month by month, one file a school year, in plain English.
  static func attendance(schoolYear: Int) -> Layout {
    let last = (schoolYear + 1) % 100
    return Layout(
      path: "education/attendance_\(schoolYear)_\(last < 10 ? "0" : "")\(last).csv",
      header: "UPN,School,Period,Possible Sessions,Authorised Absence,Unauthorised Absence"
    )
  }
}
