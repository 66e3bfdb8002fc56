/// Two uses for one person in March, one without a reason, one in January for neglect.
private let uses = [
  "police_protection": """
  use_id,person,start_date,end_date,reason,age,sex
  1,N1,2025-03-03,2025-03-04,Neglect,7,M
  2,N1,2025-03-20,2025-03-21,Domestic abuse,7,M
  3,N2,2025-03-28,,,3,F
  4,N3,2025-01-05,2025-01-06,Neglect,16,F
  5,N4,2025-02-01,2025-02-02,Domestic abuse,12,F
  """
]

extension WorkedExample {
  /// The power of police to keep a child safe.
  static let policeProtection = examples(
    of: uses,
    """
    pp_count month 2025-03: 2
      N1, once although twice taken, and N2
    pp_rate r12 2025-03: 4/10000 = 4.0
      four persons among 10,000 children
    pp_neglect_count r12 2025-03: 2
      N1 in March and N3 in January
    pp_neglect_pct r12 2025-03: 2/3 = 66.7
      N1 and N3 of the three whose reason is known; N2's is blank
    """
  )
}
