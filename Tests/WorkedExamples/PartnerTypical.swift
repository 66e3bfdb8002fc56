/// Seven referrals, three of them of unborn children.
///
/// A is expected 20 weeks after the referral (20 weeks gone), B 10 weeks after (30 gone), and C was
/// born 6 weeks after, which stands in for the day that was expected (34 gone). E comes after birth,
/// and so does G, who was born two weeks early.
private let sourcesOfReferrals = [
  "referrals": """
  referral_id,child,date,source
  1,A,2025-01-06,3A
  2,B,2025-01-06,3E
  3,C,2025-01-06,6
  4,D,2025-02-03,2A
  5,E,2025-02-03,
  6,F,2024-02-03,6
  7,G,2025-02-03,5A
  """,
  "person": """
  child,date_of_birth,expected_date_of_birth
  A,,2025-05-26
  B,,2025-03-17
  C,2025-02-17,
  D,2015-01-01,
  E,2020-01-01,
  F,2020-01-01,
  G,2025-01-30,2025-02-13
  """,
]

extension WorkedExample {
  /// Who refers, and how early in a pregnancy.
  static let partnerTypical = examples(
    of: sourcesOfReferrals,
    """
    referrals_by_source r12 2025-03: 6/6 = 100.0
      all six referrals of the twelve months; F's was before them
    referrals_by_source r12 2025-03 [Source of referral/Health services]: 2/6 = 33.3
      A's by a general practice and B's by an emergency department
    referrals_by_source r12 2025-03 [Source of referral/Schools]: 1/6 = 16.7
      D's alone was made by a school
    prebirth_referral_gestation r12 2025-03: /3 = 30.0
      20, 30 and 34 weeks gone: the middle one is B's
    """
  )
}
