/// Five early help assessments.
///
/// Assessments: two done in March 2025, one on the first day of the twelve months, one on the day
/// before, one not yet done. B's reason names neglect; A's and C's flags do.
private let helpAssessments = [
  "early_help": """
  child,start_date,end_date,agency,neglect_flag,reason
  A,2025-02-01,2025-03-10,Village School,Y,Behaviour
  B,2025-02-20,2025-03-31,Health visitor,N,Debt and neglect
  C,2025-03-01,,Village School,Y,
  D,2024-03-01,2024-04-01,Family hub,N,Behaviour
  E,2024-03-01,2024-03-31,Family hub,Y,
  """
]

/// Six early help plans, and two referrals.
///
/// Plans: A's ended on the last day of March with needs met, B's was stepped up, C's family would
/// not take part, D's star rose from 2.5 to 4. E's is open; F's begins in April.
///
/// D was referred on 29 January, the tenth working day after 15 January; C on 16 December, the
/// eleventh after Sunday 1 December.
private let helpPlans = [
  "early_help_plans": """
  plan_id,child,family,start_date,end_date,outcome,progress,star_start,star_end,level,engaged
  1,A,F1,2024-06-01,2025-03-31,Needs met,Better,,,Targeted,Y
  2,B,F1,2024-06-01,2025-02-10,Stepped up,,3,3,Targeted,Y
  3,C,F2,2024-09-01,2024-12-01,Did not engage,Worse,,,Targeted,N
  4,D,F3,2024-09-01,2025-01-15,Outcomes met,,2.5,4,Level 2,Y
  5,E,F3,2025-01-01,,,,,,Targeted,Y
  6,F,F4,2025-04-01,,,,,,Targeted,Y
  """,
  "referrals": """
  referral_id,child,date
  1,D,2025-01-29
  2,C,2024-12-16
  """,
]

/// Two assessments and three referrals for neglect, and one of each for something else.
private let helpAndReferrals = [
  "early_help": """
  child,start_date,end_date,agency,neglect_flag
  A,2025-02-01,2025-03-10,Village School,Y
  B,2024-06-01,2024-06-30,Family hub,Y
  C,2025-02-01,2025-03-10,Village School,N
  """,
  "referrals": """
  referral_id,child,date,neglect_flag
  1,D,2025-03-03,Y
  2,E,2024-05-05,Y
  3,F,2024-12-12,Y
  4,G,2025-01-20,N
  """,
]

/// Two early help plans and four child in need plans, with how they ended.
private let closures = [
  "early_help_plans": """
  plan_id,child,start_date,end_date,outcome
  1,A,2024-06-01,2024-12-01,Needs met
  2,B,2024-06-01,2024-12-01,Family would not take part
  """,
  "cin_plans": """
  plan_id,child,start_date,end_date,outcome
  3,C,2024-06-01,2024-12-01,Needs met
  4,D,2024-06-01,2025-03-31,Family would not take part
  5,E,2024-06-01,2024-12-01,Other
  6,F,2023-06-01,2024-03-31,Family would not take part
  """,
]

extension WorkedExample {
  /// Early help assessments and plans.
  static let earlyHelp =
    examples(
      of: helpAssessments,
      """
      eh_assess_count month 2025-03: 2
        A's and B's; C's is not done
      eh_assess_count r12 2025-03: 3
        D's on 1 April 2024 is the first day that counts, E's the day before is not
      eh_assess_count r12 2025-03 [Agency/Schools and education]: 1
        A's, by a school whose name says so
      eh_neglect_assess_count r12 2025-03: 2
        A has the flag, B the word in the reason; E's was done too early
      """
    )
    + examples(
      of: helpPlans,
      """
      eh_plans_open snapshot 2025-03: 1
        E alone: A's ended that day and F's begins the day after
      eh_needs_met_count r12 2025-03: 2
        A and D, whose outcomes met are needs met
      eh_improved_pct r12 2025-03: 2/4 = 50.0
        A is better and D's star rose; B's star stood still and C is worse
      eh_stepup_pct r12 2025-03: 2/4 = 50.0
        B by outcome, D by a referral on the tenth working day; C's came a day later
      eh_families_targeted_count snapshot 2025-03: 1
        E's family; A's plan ended that day
      eh_families_targeted_count r12 2025-03: 2
        that of A and B once, and E's; C's does not take part and D's is not targeted
      eh_plans_nonengagement_pct r12 2025-03: 1/4 = 25.0
        C of the four plans that ended
      """
    )
    + examples(
      of: closures,
      """
      eh_plans_nonengagement_pct r12 2025-03: 1/2 = 50.0
        B of A and B
      cinp_nonengagement_pct r12 2025-03: 1/3 = 33.3
        D of C, D and E; F's ended before the year
      eh_nonengagement_closed_pct r12 2025-03: 2/5 = 40.0
        B and D of five plans of either kind
      """
    )
    + examples(
      of: helpAndReferrals,
      """
      eh_to_referral_neglect_ratio r12 2025-03: 2/3 = 66.7
        two assessments for three referrals are 66.7 for every hundred
      """
    )
}
