/// Eight open plans: three in the north, four in the south however it is written, and one without a
/// district; two of a team of two plans.
private let districts = [
  "cp_plans": """
  child,plan_id,start_date,end_date,initial_category,District,team
  A,1,2025-01-01,,NEG,North,One
  B,2,2025-01-01,,NEG,North,One
  C,3,2025-01-01,,EMO,North,One
  D,4,2025-01-01,,NEG,South,Two
  E,5,2025-01-01,,EMO, south ,Two
  F,6,2025-01-01,,EMO,SOUTH,
  G,7,2025-01-01,,EMO,South,
  H,8,2025-01-01,,NEG,,
  """
]

/// Seven referrals of two teams, one of which comes once.
private let teams = [
  "referrals": """
  referral_id,child,date,team
  1,A,2025-03-01,East
  2,B,2025-03-02,East
  3,C,2025-03-03,East
  4,D,2025-02-01,West
  5,E,2025-02-01,West
  6,F,2025-03-04,West
  7,G,2025-03-05,Weest
  """
]

/// Five uses of police protection in two districts.
private let police = [
  "police_protection": """
  use_id,person,start_date,reason,district
  1,P1,2025-03-01,Neglect,Valley
  2,P2,2025-03-02,Neglect,Valley
  3,P3,2025-03-03,Intoxication,Valley
  4,P4,2025-03-04,Neglect,Hill
  5,P5,2025-02-04,Neglect,Hill
  6,P6,2024-02-04,Neglect,Hill
  """
]

/// Two districts with the children who live in each; the whole is their sum.
private let areas = [
  "counts": """
  period,agency,measure,area,count
  2025-03,Services,Children on a neglect plan in the districts counted,North,20
  2025-03,Services,Children living in the districts counted,North,5000
  2025-03,Services,Children on a neglect plan in the districts counted,South,10
  2025-03,Services,Children living in the districts counted,South,15000
  """
]

/// Three children at one school, two absent for a tenth of it and more; one at another.
private let schools = [
  "cp_plans": """
  child,plan_id,start_date,end_date,initial_category
  A,1,2024-09-01,,NEG
  B,2,2024-09-01,,NEG
  C,3,2024-09-01,,NEG
  D,4,2024-09-01,,NEG
  """,
  "person": """
  child,date_of_birth
  A,2014-01-01
  B,2014-01-01
  C,2014-01-01
  D,2014-01-01
  """,
  "attendance_pupil": """
  child,school,term,possible,authorised,unauthorised
  A,999/1,2025-03,40,4,0
  B,999/1,2025-03,40,0,8
  C,999/1,2025-03,40,0,0
  D,999/2,2025-03,40,40,0
  D,999/2,2025-02,40,40,0
  D,999/2,2025-01,40,40,0
  """,
]

/// Three plans that ended a year ago, two of them for neglect.
private let endedPlans = [
  "cp_plans": """
  child,plan_id,start_date,end_date,initial_category
  A,1,2023-01-01,2023-10-01,NEG
  B,2,2023-01-01,2023-10-01,EMO
  C,3,2023-01-01,2023-10-01,NEG
  """,
  "referrals": """
  referral_id,child,date
  R1,A,2024-03-01
  """,
]

/// Two children who are expected on 1 May, and when they were referred and assessed.
private let pregnancies = [
  "person": """
  child,date_of_birth,expected_date_of_birth
  A,,2025-05-01
  B,,2025-04-20
  """,
  "referrals": """
  referral_id,child,date
  R1,A,2025-01-01
  R2,B,2025-03-21
  """,
  "assessments": """
  assessment_id,child,referral,start_date,authorised_date
  1,A,R1,2025-01-10,2025-02-01
  2,B,R2,2025-03-24,2025-03-31
  """,
]

extension WorkedExample {
  /// Breakdowns whose categories are the values of a field.
  static let valueBreakdowns =
    examples(
      of: districts,
      """
      cpp_count snapshot 2025-03 [District/North]: 3
        A, B and C
      cpp_count snapshot 2025-03 [District/South]: 4
        D, E, F and G, whatever the spaces and capitals
      cpp_count snapshot 2025-03 [District/Not recorded]: 1
        H has no district
      cpp_neglect_pct snapshot 2025-03 [District/North]: 2/3 = 66.7
        A and B of three
      cpp_neglect_pct snapshot 2025-03 [District/South]: 1/4 = 25.0
        D of four
      cpp_count snapshot 2025-03 [Team/One]: 3
        A, B and C
      cpp_count snapshot 2025-03 [Team/Other]: 2
        a team that stands in two rows is not named
      cpp_count snapshot 2025-03 [Team/Not recorded]: 3
        F, G and H
      """
    )
    + examples(
      of: teams,
      """
      referrals_count month 2025-03 [Team/East]: 3
        1, 2 and 3
      referrals_count month 2025-03 [Team/West]: 1
        6; two were in February
      referrals_count month 2025-03 [Team/Other]: 1
        a name that comes once is a slip
      """
    )
    + examples(
      of: police,
      """
      pp_neglect_count month 2025-03 [District/Valley]: 2
        P1 and P2
      pp_neglect_count month 2025-03 [District/Hill]: 1
        P4 alone in March
      """
    )
    + examples(
      of: areas,
      """
      cpp_district_rate snapshot 2025-03: 30/20000 = 15.0
        both districts together
      cpp_district_rate snapshot 2025-03 [Locality/North]: 20/5000 = 40.0
        twenty of 5,000 children
      cpp_district_rate snapshot 2025-03 [Locality/South]: 10/15000 = 6.7
        ten of 15,000 children
      """
    )
    + examples(
      of: schools,
      """
      att_persistent_pct academic_year 2025-03 [School/999/1]: 2/3 = 66.7
        A missed four of forty, B eight
      att_persistent_pct academic_year 2025-03 [School/999/2]: 1/1 = 100.0
        D missed all
      att_neglect_severe_count academic_year 2025-03: 1/4 = 1
        D alone missed half or more; A and B missed a tenth and a fifth
      """
    )
    + examples(
      of: endedPlans,
      """
      rereferral_after_cp_12m_pct r12 2025-03 [For neglect/For neglect]: 1/2 = 50.0
        A and C had neglect plans, and A was referred again
      rereferral_after_cp_12m_pct r12 2025-03 [For neglect/Not for neglect]: 0/1 = 0.0
        B's plan, after which nobody referred the child
      """
    )
    + examples(
      of: pregnancies,
      """
      prebirth_34w_pct r12 2025-03 [Week of pregnancy at the referral/Week 20 to 33]: 1/1 = 100.0
        A was referred 120 days before the birth was expected, in week 22
      prebirth_34w_pct r12 2025-03 [Week of pregnancy at the referral/Week 34 or later]: 0/1 = 0.0
        B was referred 30 days before it, and assessed 20 days before it
      """
    )
}
