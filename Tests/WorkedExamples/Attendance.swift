/// Rule R-ABS in the autumn of 2025: A misses 7 of 70 sessions, B 6 of 61, C 95 of 190.
///
/// A has a neglect plan, B and C plans for other reasons, and D, who misses 2 of 20, a child in need
/// plan for neglect. All are of school age.
private let autumn = [
  "cp_plans": """
  plan_id,child,start_date,end_date,initial_category
  1,A,2025-01-01,,NEG
  2,B,2025-01-01,,EMO
  3,C,2025-01-01,,PHY
  """,
  "cin_plans": """
  plan_id,child,start_date,end_date,neglect_flag
  1,D,2025-01-01,,Y
  """,
  "person": """
  child,upn,date_of_birth
  A,Z999000000001,2015-09-01
  B,Z999000000002,2010-01-01
  C,Z999000000003,2010-09-01
  D,Z999000000004,2015-01-01
  """,
  "attendance_pupil": """
  upn,term,possible,authorised,unauthorised
  Z999000000001,2025-09,40,3,1
  Z999000000001,2025-10,30,2,1
  Z999000000002,2025-10,61,6,0
  Z999000000003,2025-10,190,90,5
  Z999000000004,2025-10,20,2,0
  """,
]

extension WorkedExample {
  /// School attendance of children on plans.
  static let attendance = examples(
    of: autumn,
    """
    att_overall_absence_pct academic_year 2025-10: 108/321 = 33.6
      7 + 6 + 95 missed of 70 + 61 + 190; D has no child protection plan
    att_persistent_pct academic_year 2025-10: 2/3 = 66.7
      A with 10.0% and C with 50.0%; B's 9.8% is below a tenth
    att_severe_pct academic_year 2025-10: 1/3 = 33.3
      C misses half of all sessions
    att_neglect_overall_absence_pct academic_year 2025-10: 7/70 = 10.0
      A alone has a neglect plan: 4 of 40 and 3 of 30
    att_neglect_persistent_count academic_year 2025-10: 2/2 = 2
      A on a neglect plan, D in need for neglect, each with a tenth missed
    """
  )
}
