/// A comes back a year later to the day, B a day later than that, C twice on one day and D within a
/// month, both times for neglect; E comes once, for neglect.
private let referralsOfTheYear = [
  "referrals": """
  referral_id,child,date,neglect_flag
  1,A,2024-05-10,N
  2,A,2025-05-10,N
  3,B,2024-05-09,N
  4,B,2025-05-10,N
  5,C,2025-03-04,N
  6,C,2025-03-04,N
  7,D,2025-01-15,Y
  8,D,2025-02-14,Y
  9,E,2025-03-03,Y
  """
]

extension WorkedExample {
  /// Referrals, and children who come back (rule R-REREF).
  static let referrals = examples(
    of: referralsOfTheYear,
    """
    referrals_count month 2025-05: 2
      A's second and B's second, both on 10 May
    rereferrals_12m_pct r12 2025-05: 2/7 = 28.6
      A's on the last day that counts, and D's; B's is a day late, C's are of one day
    rereferrals_12m_count month 2025-02: 1
      D was referred a month before
    rereferrals_neglect_count r12 2025-05: 1
      D alone comes back with neglect as a reason
    rereferrals_neglect_pct r12 2025-05: 1/3 = 33.3
      of the three referrals for neglect (D twice, E) D's second is a re-referral
    """
  )
}
