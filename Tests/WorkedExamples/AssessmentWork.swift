/// Five assessments authorised in the year to January 2026, and one that is not finished.
///
/// Day 0 is the start: 45 working days after 3 November 2025 is 8 January 2026 (rule R-ASSESS). A took
/// exactly that, B a day more; neglect was found in A's, in a file of factors in C's two of one
/// episode, and not in D's, which found nothing at all. Of E's nothing was recorded.
private let assessed = [
  "assessments": """
  assessment_id,child,referral,start_date,authorised_date,factors
  1,A,R1,2025-11-03,2026-01-08,"16A,3B"
  2,B,R2,2025-11-03,2026-01-09,"3B"
  3,C,R3,2025-09-01,2025-09-05,
  4,C,R3,2025-10-01,2025-10-07,"16A"
  5,D,R4,2025-09-01,2025-09-01,"21"
  6,E,R5,2026-01-05,,
  """,
  "assessment_factors": """
  assessment_id,factors
  3,16A
  """,
]

/// Pre-birth assessments: 34 weeks are full six weeks before the expected date (rule R-GEST).
///
/// A and B are expected on 31 March 2026, so that 16 February is in time and 17 February is not. C was
/// born on 10 March, two weeks early; C's assessment was authorised on 20 January. D's expected date is not
/// recorded. E, eight years old, has an ordinary assessment.
private let beforeBirth = [
  "assessments": """
  assessment_id,child,start_date,authorised_date,assessment_type
  1,A,2026-01-05,2026-02-16,Pre-birth
  2,B,2026-01-05,2026-02-17,Pre-birth
  3,C,2026-01-05,2026-01-20,
  4,D,2026-01-05,2026-02-20,Pre-birth
  5,E,2026-01-05,2026-02-10,Single assessment
  """,
  "person": """
  child,sex,date_of_birth,expected_date_of_birth
  A,U,,2026-03-31
  B,U,,2026-03-31
  C,F,2026-03-10,2026-03-24
  D,F,2026-03-02,
  E,F,2018-02-01,
  """,
]

extension WorkedExample {
  /// Assessments: on time, with neglect, before birth.
  static let assessmentWork =
    examples(
      of: assessed,
      """
      assess_45wd_pct r12 2026-01: 4/5 = 80.0
        all but B's of the five that were authorised; 8 January is the last day for A
      assess_neglect_factor_count r12 2026-01: 3
        A's and both of C's
      """
    )
    + examples(
      of: beforeBirth,
      """
      prebirth_34w_count r12 2026-03: 2
        A's, and C's, which was authorised before the birth although the kind is not recorded
      prebirth_34w_pct r12 2026-03: 2/3 = 66.7
        A and C of A, B and C; D has no expected date, E's is no pre-birth assessment
      """
    )
}
