/// Four neglect plans and one for emotional abuse on 31 March 2025, with what assessments found.
///
/// A: alcohol and drugs of a parent, from the latest of two assessments of the episode; the older
/// one found domestic abuse. B: domestic abuse and a parent's mental health, in a file of factors. C:
/// a note on the plan; the assessment belongs to an earlier episode and found a learning
/// disability. D: authorised only in April, sexual abuse. E, the emotional abuse: domestic abuse.
private let factorsOfPlans = [
  "cp_plans": """
  plan_id,child,referral,start_date,end_date,initial_category,da_factor
  1,A,R1,2024-10-01,,NEG,
  2,B,R2,2024-10-01,,NEG,
  3,C,R3,2024-10-01,,NEG,Y
  4,D,R4,2024-10-01,,NEG,N
  5,E,R5,2024-10-01,,EMO,
  """,
  "assessments": """
  assessment_id,child,referral,start_date,authorised_date,factors
  1,A,R1,2024-08-01,2024-08-30,"3B,16A"
  2,A,R1,2024-09-02,2024-09-30,"1B,2B,16A"
  3,B,R2,2024-08-01,2024-08-30,
  4,C,R0,2022-08-01,2022-08-30,"5B"
  5,D,R4,2025-03-03,2025-04-02,"19C,16A"
  6,E,R5,2024-08-01,2024-08-30,"3C"
  """,
  "assessment_factors": """
  assessment_id,factors
  3,"3A,4B,5B,19B"
  """,
]

/// The children of five open plans: A is unborn, B disabled, C not, of D and E nothing is said.
private let childrenOfPlans = [
  "cp_plans": """
  plan_id,child,start_date,end_date,initial_category,imd_quintile
  1,A,2025-02-03,,NEG,1
  2,B,2025-02-03,,NEG,2
  3,C,2025-02-03,,NEG,1
  4,D,2025-02-03,,NEG,
  5,E,2025-02-03,,XXX,1
  """,
  "person": """
  child,sex,date_of_birth,expected_date_of_birth,disability
  A,U,,2025-05-01,
  B,F,2015-05-01,,AUT
  C,M,2016-05-01,,NONE
  D,F,2017-05-01,,
  E,F,2018-05-01,,
  """,
]

extension WorkedExample {
  /// What goes with neglect, and who the children are.
  static let planFactors =
    examples(
      of: factorsOfPlans,
      """
      cpp_neglect_da_factor_pct snapshot 2025-03: 2/4 = 50.0
        B by factor 3A and C by the note; the latest assessment of A's episode no longer found it
      cpp_neglect_da_factor_starts_pct r12 2025-03: 2/4 = 50.0
        the same four plans began in the year
      cpp_neglect_parental_mh_pct snapshot 2025-03: 1/4 = 25.0
        B alone has factor 4B
      cpp_neglect_parental_ld_pct snapshot 2025-03: 1/4 = 25.0
        B has factor 5B; C's assessment belongs to another episode
      cpp_neglect_substance_pct snapshot 2025-03: 1/4 = 25.0
        A has both factors and counts once
      cpp_neglect_sexual_cooccur_pct snapshot 2025-03: 1/4 = 25.0
        B has factor 19B; D's assessment was authorised after the day
      """
    )
    + examples(
      of: childrenOfPlans,
      """
      cpp_unborn_count snapshot 2025-03: 1
        A has an expected date of birth in May and none of birth
      cpp_age_bands snapshot 2025-03 [Age band/5 to 9]: 3/4 = 75.0
        B, C and D are 9, 8 and 7; A is not born yet
      cpp_age_bands snapshot 2025-03 [Age band/Unborn]: 1/4 = 25.0
        A of the four neglect plans
      cpp_disabled_count snapshot 2025-03: 1
        B; C has no disability, and of A, D and E nothing is said
      cpp_deprivation_pct snapshot 2025-03: 2/3 = 66.7
        A and C of the neglect plans of A, B and C, whose area is known; D's is not
      dq_missing_category_pct snapshot 2025-03: 1/5 = 20.0
        no list knows E's category
      """
    )
}
