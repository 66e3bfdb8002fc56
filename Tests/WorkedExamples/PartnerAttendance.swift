/// Seven children in the autumn of 2025.
///
/// In the autumn of 2025 A has a neglect plan, E another plan as well as being in need, H a plan and
/// no school figures, and I a plan at three years of age. D and G are only in need; F is in need and
/// in care.
private let autumnOfPartners = [
  "cp_plans": """
  plan_id,child,start_date,end_date,initial_category
  1,A,2025-01-01,,NEG
  2,E,2025-01-01,,EMO
  3,H,2025-01-01,,EMO
  4,I,2025-01-01,,EMO
  """,
  "cin_plans": """
  plan_id,child,start_date,end_date
  1,D,2025-01-01,
  2,E,2024-01-01,
  3,F,2025-01-01,
  4,G,2025-01-01,
  """,
  "cla_episodes": """
  episode_id,child,start_date,start_reason
  1,F,2025-06-01,S
  """,
  "person": """
  child,upn,date_of_birth
  A,Z999000000001,2015-09-01
  D,Z999000000004,2015-01-01
  E,Z999000000005,2012-01-01
  F,Z999000000006,2012-01-01
  G,Z999000000007,2012-01-01
  H,Z999000000008,2012-01-01
  I,Z999000000009,2022-09-01
  """,
  "attendance_pupil": """
  upn,term,possible,authorised,unauthorised
  Z999000000001,2025-09,40,3,1
  Z999000000001,2025-10,30,2,1
  Z999000000004,2025-10,20,2,0
  Z999000000005,2025-10,20,10,0
  Z999000000006,2025-10,20,10,0
  Z999000000007,2025-10,30,3,2
  """,
]

/// Attendance before and during plans that began on 10 February 2025.
///
/// A missed 20 of 100 sessions in the autumn and 9 of 50 in the summer, B 10 of 100 and 5 of 50. C's
/// plan is not for neglect, D's began in June, of E nothing is known of the autumn,
/// and F's plan began after the summer term.
private let twoTerms = [
  "cp_plans": """
  plan_id,child,start_date,end_date,initial_category
  1,A,2025-02-10,,NEG
  2,B,2025-02-10,,NEG
  3,C,2025-02-10,,EMO
  4,D,2025-06-01,,NEG
  5,E,2025-02-10,,NEG
  6,F,2025-08-01,,NEG
  """,
  "person": """
  child,upn,date_of_birth
  A,Z999000000001,2012-01-01
  B,Z999000000002,2012-01-01
  C,Z999000000003,2012-01-01
  D,Z999000000004,2012-01-01
  E,Z999000000005,2012-01-01
  F,Z999000000006,2012-01-01
  """,
  "attendance_pupil": """
  upn,term,possible,authorised,unauthorised
  Z999000000001,Autumn 2024,100,10,10
  Z999000000001,Summer 2025,50,5,4
  Z999000000002,Autumn 2024,100,10,0
  Z999000000002,Summer 2025,50,5,0
  Z999000000003,Autumn 2024,100,50,0
  Z999000000003,Summer 2025,50,5,0
  Z999000000004,Autumn 2024,100,50,0
  Z999000000004,Summer 2025,50,5,0
  Z999000000005,Summer 2025,50,5,0
  Z999000000006,Summer 2025,50,5,0
  """,
]

extension WorkedExample {
  /// School attendance of children in need, absence without leave, and how much is known.
  static let partnerAttendance =
    examples(
      of: autumnOfPartners,
      """
      att_cin_overall_absence_pct academic_year 2025-10: 7/50 = 14.0
        D 2 of 20 and G 5 of 30; E has a protection plan as well and F is in care
      att_unauthorised_pct academic_year 2025-10: 2/70 = 2.9
        A missed one session without leave in each month, of 40 and 30
      att_coverage_pct snapshot 2025-10: 2/3 = 66.7
        A and E of A, E and H; I is not yet of school age
      """
    )
    + examples(
      of: twoTerms,
      """
      att_improved_pct snapshot 2025-07: 1/2 = 50.0
        A missed 20% and then 18%, B a tenth both times; D's plan is new and E has no autumn
      att_improved_pct snapshot 2025-11: 1/2 = 50.0
        still A and B: the summer is the last term that ended, and no term has ended since F's plan
        began; of D's spring nothing is known
      """
    )
}
