/// Open cases on 31 March 2025: A's (abuse or neglect) and B's (illness); C's closed on the day, D's
/// was no further action, E's closed in June 2024 and had domestic abuse in it, as has A's.
private let cases = [
  "referrals": """
  referral_id,child,date,nfa,close_date,primary_need
  R1,A,2024-01-10,N,,N1
  R2,B,2025-03-03,N,,N2
  R3,C,2024-01-10,N,2025-03-31,N1
  R4,D,2025-03-03,Y,,N0
  R5,E,2024-01-10,N,2024-06-03,N1
  """,
  "assessments": """
  assessment_id,child,referral,start_date,authorised_date,factors
  1,A,R1,2024-01-15,2024-02-12,"3B"
  2,E,R5,2024-01-15,2024-02-12,"3A,16A"
  3,B,R2,2025-03-03,2025-04-01,"3B"
  """,
]

/// Plans with domestic abuse: A's is open, B's ended in May 2024, C's ended before April 2024.
private let abusePlans = [
  "cp_plans": """
  plan_id,child,referral,start_date,end_date,initial_category,da_factor
  1,A,R1,2024-10-01,,NEG,Y
  2,B,R2,2023-10-02,2024-05-01,EMO,Y
  3,C,R3,2023-05-01,2024-03-28,EMO,Y
  4,D,R4,2024-10-01,,NEG,N
  """,
  "assessments": """
  assessment_id,child,referral,start_date,authorised_date,factors
  1,D,R4,2024-09-02,2024-09-30,"21"
  """,
]

/// Three assessments that took 9, 45 and 46 working days (rule R-ASSESS), and one that is not done.
private let lengths = [
  "assessments": """
  assessment_id,child,referral,start_date,authorised_date,factors
  1,A,R1,2025-11-03,2026-01-08,"16A"
  2,B,R2,2025-11-03,2026-01-09,"3B"
  3,C,R3,2025-11-03,2025-11-14,
  4,A,R1,2025-09-01,2025-09-05,"3B"
  5,D,R4,2026-01-05,,"16A"
  """
]

/// Conferences 8, 15 and 22 working days after the enquiry began, and one without an enquiry.
private let waits = [
  "icpc": """
  conference_id,s47_enquiry,child,date
  1,1,A,2026-01-15
  2,2,B,2026-01-06
  3,3,C,2026-01-15
  4,,D,2026-01-15
  """,
  "s47": """
  enquiry_id,child,start_date
  1,A,2026-01-05
  2,B,2025-12-11
  3,C,2025-12-11
  """,
]

/// A conference of March for two siblings, one of April 2024, and one that was only offered.
private let familyConferences = [
  "family_group_conferences": """
  fgc_id,child,offered_date,date
  1,A,2025-02-03,2025-03-10
  1,B,2025-02-03,2025-03-10
  2,C,2024-03-01,2024-04-02
  3,D,2025-03-03,
  """
]

/// Children with a neglect plan in the twelve months to March 2025.
///
/// A, B and C have a child protection plan, D has a child in need plan. B entered care in May; C has been in care for years; E's plan
/// ended before.
private let remaining = [
  "person": """
  child,date_of_birth
  A,2015-05-01
  B,2015-05-01
  C,2015-05-01
  D,2015-05-01
  E,2015-05-01
  """,
  "cp_plans": """
  plan_id,child,start_date,end_date,initial_category
  1,A,2025-03-31,,NEG
  2,B,2023-05-01,2024-04-01,NEG
  3,C,2024-05-01,2024-06-03,NEG
  4,E,2023-05-01,2024-03-31,NEG
  """,
  "cin_plans": """
  plan_id,child,start_date,end_date,neglect_flag
  1,D,2024-05-01,2024-06-03,Y
  """,
  "cla_episodes": """
  child,start_date,start_reason,legal_status
  B,2024-05-20,S,V2
  C,2020-05-20,S,C2
  E,2024-05-20,S,C2
  """,
]

/// A legal tracker: pre-proceedings of ten and twenty weeks that ended, one that runs; special
/// guardianship after 100 days; assessments in time (A), late (B), outstanding (C), not due yet (D).
private let stages = [
  "plo": """
  case_id,child,stage,start_date,end_date,assessment_due_date,assessment_date
  1,A,PLO,2024-06-03,2024-08-12,2024-07-31,2024-07-31
  2,B,PLO,2024-06-03,2024-10-21,2024-07-31,2024-08-01
  3,C,PLO,2025-01-06,,2025-03-03,
  4,D,PLO,2025-03-03,,2025-04-30,
  5,E,SGO,2024-06-03,2024-09-11,,
  """
]

/// A child in need plan and an early help plan, each followed up for a year: A was referred on the
/// last day, B a day too late; C within weeks, D on the day of the end only.
private let followed = [
  "cin_plans": """
  plan_id,child,start_date,end_date
  1,A,2023-05-01,2023-10-02
  2,B,2023-05-01,2023-10-02
  """,
  "early_help_plans": """
  plan_id,child,start_date,end_date
  1,C,2023-05-01,2023-10-02
  2,D,2023-05-01,2023-10-02
  """,
  "cp_plans": """
  plan_id,child,start_date,end_date,initial_category
  1,E,2023-05-01,2023-10-02,NEG
  """,
  "referrals": """
  referral_id,child,date
  1,A,2024-10-02
  2,B,2024-10-03
  3,C,2023-11-06
  4,D,2023-10-02
  """,
]

extension WorkedExample {
  /// Cases, births, conferences, care and court as the language of the second day tells them.
  static let socialCare =
    examples(
      of: cases,
      """
      cin_rate snapshot 2025-03: 2/10000 = 2.0
        A and B; C's case closed on the day, D's was no further action
      cin_abuse_neglect_pct snapshot 2025-03: 1/2 = 50.0
        A's need is abuse or neglect, B's is not
      cin_da_factor_count snapshot 2025-03: 1
        A; B's assessment was authorised after the day
      cin_da_factor_count year 2025-03: 2
        A, and E, whose case was open until June
      """
    )
    + examples(
      of: abusePlans,
      """
      cpp_da_factor_count snapshot 2025-03: 1
        A; D's plan says no
      cpp_da_factor_count year 2025-03: 2
        A, and B, whose plan was open in April; C's ended before
      """
    )
    + examples(
      of: lengths,
      """
      assess_median_wd r12 2026-01: /4 = 27.0
        four, nine, 45 and 46 working days: half way between nine and 45
      assess_neglect_factor_pct r12 2026-01: 1/2 = 50.0
        of the episodes R1 and R2, in which factors were recorded, R1 has neglect in one of two
      """
    )
    + examples(
      of: waits,
      """
      icpc_median_wd r12 2026-01: /3 = 15.0
        8, 15 and 22 working days: the middle one
      """
    )
    + examples(
      of: familyConferences,
      """
      fgc_count r12 2025-03: 2
        one for A and B together, and C's; D's was only offered
      """
    )
    + examples(
      of: remaining,
      """
      lac_remain_family_pct r12 2025-03: 3/4 = 75.0
        A, C and D of A, B, C and D; B entered care, C had long before, E's plan had ended
      """
    )
    + examples(
      of: stages,
      """
      plo_prebirth_weeks r12 2025-03: /4 = 11.0
        ten and twenty weeks that ended, twelve and four up to the day: half way between ten and twelve
      plo_prebirth_weeks snapshot 2025-03: /2 = 8.0
        C has lasted twelve weeks and D four
      plo_specialist_delay_pct r12 2025-03: 2/3 = 66.7
        B's a day late and C's outstanding, of the three that were due; D's is due in April
      sgo_median_days r12 2025-03: /1 = 100.0
        3 June to 11 September
      """
    )
    + examples(
      of: followed,
      """
      rereferral_after_cin_12m_pct r12 2025-03: 1/2 = 50.0
        A on the last day that counts, B a day later
      rereferral_after_eh_12m_pct r12 2025-03: 1/2 = 50.0
        C; a referral on the day of the end (D) is not after it
      rereferral_after_eh_cin_cp_pct r12 2025-03: 2/5 = 40.0
        one of two, one of two, and none of E's one
      """
    )
}
