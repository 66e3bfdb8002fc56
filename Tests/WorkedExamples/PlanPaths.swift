/// Plans of six children up to 31 March 2025.
///
/// A's first plan ended on 10 March 2024, and A's second began a year later to the day; B's ended on
/// 1 April 2023 and B's next began on 2 April 2024, a day too late. C's plan has run since 3 April 2023,
/// and an older one from January to May 2022 makes more than two years. D's two plans are both open, one
/// of them by mistake. E's plan ended on 30 June 2024 after ten days; the case closed on 30 September.
/// F's ended on 2 September 2024 after 60 days, and the case closed on 3 December.
private let paths = [
  "cp_plans": """
  plan_id,child,referral,start_date,end_date,initial_category
  1,A,R1,2023-09-04,2024-03-10,NEG
  2,A,R1,2025-03-10,,NEG
  3,B,R2,2022-09-01,2023-04-01,EMO
  4,B,R2,2024-04-02,,EMO
  5,C,R3,2022-01-10,2022-05-10,NEG
  6,C,R3,2023-04-03,,NEG
  7,D,R4,2024-12-02,,PHY
  8,D,R4,2025-01-06,,NEG
  9,E,R5,2024-06-20,2024-06-30,NEG
  10,F,R6,2024-07-04,2024-09-02,EMO
  """,
  "referrals": """
  referral_id,child,date,nfa,close_date
  R1,A,2023-08-01,N,
  R2,B,2022-08-01,N,
  R5,E,2024-06-01,N,2024-09-30
  R6,F,2024-06-01,N,2024-12-03
  R7,A,2024-09-10,N,
  """,
]

/// Reviews on 31 March 2025, by rule R-REVIEW.
///
/// A's plan of 30 November was reviewed on 28 February, the last day for the first review. B's of 2
/// September was reviewed in time in November, and six months later, on 28 May, are not over. C's was
/// reviewed in time first and then after six months and a day. D's first was late, whatever followed.
/// E's plan is younger than three months. F's first review is due on the day and was not held.
private let reviewsDue = [
  "cp_plans": """
  plan_id,child,start_date,end_date,initial_category
  1,A,2024-11-30,,NEG
  2,B,2024-09-02,,NEG
  3,C,2024-03-04,,NEG
  4,D,2024-06-03,,EMO
  5,E,2025-01-13,,EMO
  6,F,2024-12-31,,EMO
  """,
  "cp_reviews": """
  review_id,child,plan_id,date
  1,A,1,2025-02-28
  2,B,2,2024-11-28
  3,C,3,2024-06-03
  4,C,3,2024-12-04
  5,D,4,2024-09-04
  6,D,4,2025-02-03
  """,
]

extension WorkedExample {
  /// Plans followed over time, and reviews.
  static let planPaths =
    examples(
      of: paths,
      """
      cpp_anypoint r12 2025-03: 7
        the five that are open (A's and B's second, C's second, both of D) and those of E and F that ended
      cpp_net_change month 2025-03: 1
        A, B, C and D at the end of March, B, C and D at the end of February
      cpp_cumulative_2y_count snapshot 2025-03: 1
        C's 120 and 728 days are more than 730; nobody else has as many
      cpp_ended_median_days r12 2025-03: /2 = 35.0
        ten and sixty days: half way between them
      cpp_replan_12m_pct r12 2025-03: 1/2 = 50.0
        A's and B's first ended from April 2023 to March 2024; A's next began on the last day that
        counts, B's a day later
      cpp_post_plan_need_d8 snapshot 2025-03: 2/2 = 100.0
        E's and F's ended from April to September 2024
      cpp_post_plan_need_d8 snapshot 2025-03 [Time in need after the plan/3 months or less]: 1/2 = 50.0
        E's case closed three months to the day after
      cpp_post_plan_need_d8 snapshot 2025-03 [Time in need after the plan/More than 3 months but less than or equal to 6 months]: 1/2 = 50.0
        F's closed a day after three months
      rereferral_after_cp_12m_pct r12 2025-03: 1/2 = 50.0
        of A's and B's first plans A's was followed by a referral after six months
      dq_overlap_count snapshot 2025-03: 2
        both plans of D
      """
    )
    + examples(
      of: reviewsDue,
      """
      cpp_review_timely_pct snapshot 2025-03: 2/5 = 40.0
        A and B; C, D and F are late, E's plan is too young to ask
      """
    )
}
