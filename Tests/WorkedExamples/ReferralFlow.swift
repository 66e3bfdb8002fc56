/// Referrals of the year to March 2025, and one before it.
///
/// A's case closed in June 2024 and A came back on Friday 7 March 2025. B's first
/// ended with no further action that day; B came back in a week and was assessed as not in need. C's
/// neglect case of 2023 closed a year and a day before C was referred again for neglect. D is new, the
/// decision came two working days later; A's came on the Monday.
private let flow = [
  "referrals": """
  referral_id,child,date,neglect_flag,nfa,close_date,close_reason,decision_date
  1,A,2023-02-06,N,N,2024-06-03,RC7,2023-02-06
  2,A,2025-03-07,N,N,,,2025-03-10
  3,B,2024-09-02,N,Y,2024-09-02,RC8,2024-09-02
  4,B,2024-09-09,N,N,2024-10-21,RC9,
  5,C,2023-05-01,Y,N,2024-01-08,RC7,2023-05-01
  6,C,2025-01-09,Y,N,2025-02-20,RC8,2025-01-09
  7,D,2025-03-03,Y,N,,,2025-03-05
  """,
  "contacts": """
  child,date,source
  A,2025-03-07,6
  D,2025-03-03,2A
  E,2025-03-03,2A
  E,2025-04-01,2A
  """,
]

extension WorkedExample {
  /// What becomes of referrals.
  static let referralFlow = examples(
    of: flow,
    """
    referrals_rate r12 2025-03: 5/10000 = 5.0
      five referrals from April 2024 to March 2025 among 10,000 children
    referrals_neglect_count r12 2025-03: 2
      C's of January and D's
    referrals_neglect_pct r12 2025-03: 2/5 = 40.0
      C and D of the five
    rereferred_children_pct r12 2025-03: 1/4 = 25.0
      four children were referred; B within twelve months of an earlier referral
    rereferral_after_closure_12m_pct r12 2025-03: 2/5 = 40.0
      A's case had closed nine months before and B's a week; C's had closed a year and a day before
    referrals_nfa_pct r12 2025-03: 1/5 = 20.0
      B's first
    referrals_not_in_need_pct r12 2025-03: 2/5 = 40.0
      B's second and C's; B's first was not assessed
    referrals_decision_1wd_pct r12 2025-03: 3/5 = 60.0
      A's on the next working day, B's first and C's on the day itself; B's second has no decision
    contacts_count month 2025-03: 3
      one for A, one for D, and E's first; E's second is of April
    """
  )
}
