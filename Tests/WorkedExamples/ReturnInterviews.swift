/// Four missing episodes that ended in March 2025, and one child who is still missing.
private let returns = [
  "missing": """
  episode_id,child,start_date,end_date,interview_date
  1,A,2025-03-03,2025-03-04,2025-03-07
  2,B,2025-03-03,2025-03-04,2025-03-08
  3,C,2025-03-03,2025-03-04,
  4,D,2025-02-27,2025-03-01,2025-03-01
  5,E,2025-03-30,,
  """
]

extension WorkedExample {
  /// Talks with children who come back.
  static let returnInterviews = examples(
    of: returns,
    """
    missing_rhi_72h_pct r12 2025-03: 2/4 = 50.0
      A after three days and D on the day; B after four, C not at all; E has not come back
    """
  )
}
