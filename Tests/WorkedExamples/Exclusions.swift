/// What schools did in a year.
///
/// A's neglect plan ran from 1 October 2024 to 10 March 2025, D is in need for neglect, B's plan is for
/// something else. A's permanent exclusion was overturned.
private let suspensionsOfAYear = [
  "cp_plans": """
  plan_id,child,start_date,end_date,initial_category
  1,A,2024-10-01,2025-03-10,NEG
  2,B,2024-10-01,,EMO
  """,
  "cin_plans": """
  plan_id,child,start_date,end_date,neglect_flag
  1,D,2025-01-01,,Y
  """,
  "assessments": """
  assessment_id,child,referral,start_date,authorised_date
  1,B,9,2024-09-01,2024-09-20
  """,
  "assessment_factors": """
  assessment_id,factors
  1,21
  """,
  "person": """
  child,upn,date_of_birth,sex
  A,Z999000000001,2012-01-01,F
  B,Z999000000002,2012-01-01,M
  D,Z999000000004,2012-01-01,M
  """,
  "suspensions": """
  upn,start_date,category,sessions,overturned
  Z999000000001,2024-10-01,Suspension,2,
  Z999000000001,2024-11-01,Permanent,,Y
  Z999000000001,2025-03-05,SUSP,4,
  Z999000000001,2025-03-10,SUSP,4,
  Z999000000002,2025-03-06,SUSP,2,
  Z999000000004,2025-02-03,PEX,,
  Z999000000004,2025-03-31,FIXD,6,
  """,
]

extension WorkedExample {
  /// Suspensions and permanent exclusions of children on a neglect plan.
  static let exclusions =
    examples(
      of: suspensionsOfAYear,
      """
      susp_count month 2025-03: 2
        A on the 5th and D on the 31st; on the 10th A's plan had ended, and B's is not for neglect
      susp_count academic_year 2025-03: 3
        A on 1 October too, the first day of the plan
      susp_pupils_pct academic_year 2025-02: 1/1 = 100.0
        A alone is on a child protection plan for neglect, and was suspended in October
      perm_excl_count academic_year 2025-03: 1
        D in February; A's was overturned
      """
    )
}
