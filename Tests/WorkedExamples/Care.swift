/// Periods of care up to 31 March 2025.
///
/// A, 8, entered on 10 March with a note of neglect, and the legal status changed a week later. B,
/// exactly 11 that day, entered on 3 February; the neglect plan had ended ten days before. C, 15 and
/// alone in the country, entered in June 2024 for another reason. D has short breaks. E, 5, came home in
/// January 2025 and entered again in March under an emergency order. F left care in February.
private let cared = [
  "cla_episodes": """
  child,start_date,start_reason,legal_status,primary_need,placement_type,end_date,end_reason,entry_neglect,asylum_seeking,placement_location
  A,2025-03-10,S,V2,N1,U6,2025-03-17,X1,Y,N,In
  A,2025-03-17,L,C2,N1,U6,,,Y,N,In
  B,2025-02-03,S,C2,N1,K2,,,,N,Out
  C,2024-06-10,S,V2,N7,U4,,,N,Y,
  D,2025-03-03,S,V4,N2,U6,,,N,N,In
  E,2023-05-01,S,C2,N1,U6,2025-01-13,E4A,N,N,In
  E,2025-03-24,S,L2,N1,U6,,,N,N,In
  F,2022-05-01,S,C2,N1,U6,2025-02-10,E4A,N,N,In
  """,
  "cp_plans": """
  plan_id,child,start_date,end_date,initial_category
  1,B,2024-03-01,2025-01-24,NEG
  2,E,2025-01-20,2025-03-24,EMO
  """,
  "assessments": """
  assessment_id,child,start_date,authorised_date,factors
  1,E,2024-01-08,2024-02-20,16A
  """,
  "person": """
  child,sex,date_of_birth
  A,F,2017-01-05
  B,F,2014-02-03
  C,M,2009-09-05
  D,M,2016-01-05
  E,M,2020-01-05
  F,M,2012-01-05
  """,
  "family_group_conferences": """
  fgc_id,child,offered_date,date
  1,A,2025-02-03,2025-02-17
  2,B,2025-02-03,
  """,
]

extension WorkedExample {
  /// Children looked after, and how they came to be.
  static let care =
    examples(
      of: cared,
      """
      lac_start_count r12 2025-03: 4
        A, B, C and E; a change of legal status is no start, and short breaks (D) are left out
      lac_start_rate r12 2025-03: 4/10000 = 4.0
        four children among 10,000 who live here
      lac_start_u11_count r12 2025-03: 2
        A is eight and E five; B turned eleven on the day
      lac_start_11plus_count r12 2025-03: 2
        B, exactly eleven, and C
      lac_start_neglect_count r12 2025-03: 2
        A by the note, B since the neglect plan ended ten days before; E's note says no, and the
        assessment is older than a year
      lac_start_neglect_pct r12 2025-03: 2/4 = 50.0
        A and B of the four
      lac_start_n1_count r12 2025-03: 3
        A, B and E have code N1, C has N7
      lac_count snapshot 2025-03: 4
        A, B, C and E; D has short breaks, F has left
      lac_count snapshot 2025-03 [Placement/Foster home]: 3
        A, C and E live with foster carers, B in a children's home
      lac_rate snapshot 2025-03: 4/10000 = 4.0
        four children among 10,000 who live here
      lac_out_of_county_pct snapshot 2025-03: 1/3 = 33.3
        B of A, B and E; where C lives is not recorded
      lac_uasc_count snapshot 2025-03: 1
        C came alone
      lac_second_period_count r12 2025-03: 1
        E had left care ten weeks before; the end of A's first episode is no end of care
      fgc_before_care_pct r12 2025-03: 1/2 = 50.0
        of A and B (C came alone, E under an emergency order) A had one; B was offered one only on the
        day itself
      """
    )
}
