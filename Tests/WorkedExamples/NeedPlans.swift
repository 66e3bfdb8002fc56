/// Child in need plans up to 31 March 2025.
///
/// On 28 February A's neglect plan has run six months to the day. B's is older, and for neglect by
/// the latest assessment of its episode; C's is not for neglect. D's neglect plan ended on 10 December and a
/// child protection plan followed ten days later; E's ended too, without one. F had a plan until 20
/// February 2025 and has a new one eleven days later; G's follows a child protection plan on the
/// tenth day, which is the same stretch of help.
private let needPlanRows = [
  "cin_plans": """
  plan_id,child,referral,start_date,end_date,neglect_flag
  1,A,R1,2024-08-31,,Y
  2,B,R2,2024-08-27,,
  3,C,R3,2024-06-03,,N
  4,D,R4,2024-06-03,2024-12-10,Y
  5,E,R5,2024-06-03,2024-12-10,Y
  6,F,R6,2024-01-08,2025-02-20,N
  7,F,R6,2025-03-03,,N
  8,G,R7,2025-02-11,,N
  """,
  "cp_plans": """
  plan_id,child,start_date,end_date,initial_category
  1,D,2024-12-20,,NEG
  2,G,2024-06-03,2025-02-01,EMO
  """,
  "assessments": """
  assessment_id,child,referral,start_date,authorised_date,factors
  1,B,R2,2024-08-01,2024-08-30,"16A"
  2,C,R3,2024-08-01,2024-08-30,"16A"
  """,
  "gcp2": """
  profile_id,child,completed_date
  1,A,2024-10-05
  2,B,2024-01-10
  """,
]

extension WorkedExample {
  /// Child in need plans (rule R-NEGCIN).
  static let needPlans = examples(
    of: needPlanRows,
    """
    cinp_count snapshot 2025-03: 5
      A, B, C, F with the new plan, and G
    cinp_rate snapshot 2025-03: 5/10000 = 5.0
      five children among 10,000 who live here
    cinp_neglect_count snapshot 2025-03: 2
      A by the note, B by factor 16A; a note that says no (C) goes before the assessment
    cinp_neglect_6m_plus_pct snapshot 2025-02: 1/2 = 50.0
      B's six months were over on 27 February; A's are just full, and the day itself does not count
    cinp_neglect_6m_plus_count snapshot 2025-02: 1
      the same plan of B
    cinp_repeat_12m_pct r12 2025-03: 1/7 = 14.3
      of the seven plans that began, F's second follows another after eleven days; G's after ten
    cinp_escalated_cp_pct r12 2025-03: 1/2 = 50.0
      of the neglect plans of D and E that ended, D's was followed on the tenth day
    gcp2_cin_pct snapshot 2025-03: 1/2 = 50.0
      A's profile was completed since the plan began; B's is older than the plan and six months
    """
  )
}
