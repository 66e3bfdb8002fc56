/// Children on plans at the end of March 2025; 31 March is a Monday, and the tenth working day before
/// it is 17 March.
///
/// A, 8, was visited on 17 March and seen alone; B, 6, on 14 March; C, 3, on 20 March; D's plan began
/// on 24 March. E, 10, has no visit row, but the plan gives the last one. F, 12, was visited on 28
/// March and not seen; the visit before, on 3 March, found F alone.
private let visited = [
  "cp_plans": """
  plan_id,child,start_date,end_date,initial_category,last_visit_date,seen_alone,last_supervision_date
  1,A,2024-10-01,,NEG,,,2025-03-01
  2,B,2024-10-01,,NEG,,,2025-02-28
  3,C,2024-10-01,,NEG,,,2025-04-01
  4,D,2025-03-24,,EMO,,,
  5,E,2024-10-01,,EMO,2025-03-18,Y,
  6,F,2024-10-01,,EMO,,,
  """,
  "cp_visits": """
  visit_id,child,plan_id,date,seen,seen_alone
  1,A,1,2025-03-17,Y,Y
  2,B,2,2025-03-14,Y,N
  3,C,3,2025-03-20,Y,N
  4,F,6,2025-03-28,N,N
  5,F,6,2025-03-03,Y,Y
  """,
  "supervision": """
  supervision_id,child,date
  1,C,2025-03-31
  2,E,2025-01-10
  """,
  "person": """
  child,sex,date_of_birth
  A,F,2017-01-05
  B,F,2019-01-05
  C,F,2022-01-05
  D,M,2020-01-05
  E,M,2015-01-05
  F,M,2013-01-05
  """,
  "gcp2": """
  profile_id,child,completed_date,tool
  1,A,2024-10-01,GCP2
  2,B,2024-09-30,GCP2
  3,E,2025-03-01,GCP2
  4,B,2025-03-05,Screening
  """,
]

/// Core groups: the tenth working day after Monday 3 March 2025 is 17 March.
private let coreGroups = [
  "cp_plans": """
  plan_id,child,start_date,end_date,initial_category
  1,A,2025-03-03,,NEG
  2,B,2025-03-03,,NEG
  3,C,2025-03-18,,NEG
  4,D,2024-10-01,,EMO
  5,E,2024-10-01,,EMO
  6,F,2025-02-17,,EMO
  """,
  "core_groups": """
  meeting_id,child,plan_id,date
  1,A,1,2025-03-17
  2,B,2,2025-03-18
  3,D,4,2025-02-18
  4,E,5,2025-02-17
  5,F,6,2025-02-20
  """,
]

extension WorkedExample {
  /// Visits, core groups, supervision and profiles of children on plans.
  static let planContact =
    examples(
      of: visited,
      """
      cpp_visit_10wd_pct snapshot 2025-03: 3/5 = 60.0
        A on the tenth working day, C, and E by the plan's own date; B a day too early, F not seen; D's
        plan is younger than ten working days
      cpp_seen_alone_pct snapshot 2025-03: 2/4 = 50.0
        of A, B, E and F, who are four or older and were visited, A and E; the latest visit to F found
        nobody
      supervision_csc_pct snapshot 2025-03: 2/6 = 33.3
        A on 1 March and C on the last day; B's is a day too old, C's own date lies ahead
      gcp2_plan_pct snapshot 2025-03: 1/3 = 33.3
        of the neglect plans of A, B and C only A's profile is of the six months since 1 October; a
        screen is no profile
      """
    )
    + examples(
      of: coreGroups,
      """
      coregroup_first_10wd_pct r12 2025-03: 2/5 = 40.0
        A on the tenth working day and F within three days; B a day late, D and E after months; C's ten
        days are not over
      coregroup_6w_pct snapshot 2025-03: 2/3 = 66.7
        of D, E and F, who had a plan for six weeks, D on the first day that counts and F; E a day
        too early
      """
    )
}
