/// Children of three families on plans on 31 March 2025.
///
/// Four are of one family, two of another, one is alone; of D1 no family is known. The eighth, A5, is on a plan for emotional abuse.
private let siblings = [
  "cp_plans": """
  plan_id,child,start_date,end_date,initial_category,family
  1,A1,2025-01-06,,NEG,FA
  2,A2,2025-01-06,,NEG,FA
  3,A3,2025-01-06,,NEG,FA
  4,A4,2025-01-06,,NEG,FA
  5,A5,2025-01-06,,EMO,FA
  6,B1,2025-01-06,,NEG,FB
  7,B2,2025-01-06,,NEG,FB
  8,C1,2025-01-06,,NEG,FC
  9,D1,2025-01-06,,NEG,
  """
]

/// Babies of the twelve months to March 2025 in families A, B and C; D was born before.
///
/// Family A had a case open and was assessed two weeks before the birth; family B had one and was
/// assessed 31 days after it; the case of family C had closed.
private let births = [
  "person": """
  child,date_of_birth,family
  A1,2019-05-01,FA
  A2,2025-02-15,FA
  B1,2018-05-01,FB
  B2,2024-06-03,FB
  C1,2018-05-01,FC
  C2,2024-06-03,FC
  D1,2018-05-01,FD
  D2,2024-03-31,FD
  """,
  "referrals": """
  referral_id,child,date,nfa,close_date
  R1,A1,2024-09-02,N,
  R2,B1,2024-01-15,N,2024-12-02
  R3,C1,2024-01-15,N,2024-05-31
  R4,D1,2024-01-15,N,
  """,
  "assessments": """
  assessment_id,child,referral,start_date,authorised_date
  1,A1,R1,2025-02-01,2025-03-03
  2,B2,R2,2024-07-04,2024-08-05
  3,C1,R3,2024-06-03,2024-07-01
  """,
]

extension WorkedExample {
  /// Siblings and births, family by family.
  static let families =
    examples(
      of: siblings,
      """
      cpp_sibling_groups snapshot 2025-03: 4
        three families, and D1 as a group of one
      cpp_sibling_children_pct snapshot 2025-03: 6/7 = 85.7
        four and two of the seven whose family is known and who have a neglect plan
      cpp_sibling_large_count snapshot 2025-03: 1
        the family with four; its fifth child has no neglect plan
      """
    )
    + examples(
      of: births,
      """
      assess_unborn_prompt_pct r12 2025-03: 1/2 = 50.0
        of families A and B, whose cases were open, A was assessed within thirty days
      """
    )
}
