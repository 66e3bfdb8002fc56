/// Children A and B of rule R-REPEAT, C whose earlier plan only a number tells of, and D without.
///
/// New in the twelve months to March 2025: A's third, B's second, C's and D's.
private let repeats = [
  "cp_plans": """
  plan_id,child,start_date,end_date,initial_category,latest_category,previous_plans
  1,A,2023-05-01,2024-01-10,NEG,NEG,0
  2,A,2024-03-01,2024-08-01,EMO,EMO,1
  3,A,2025-02-05,,NEG,,2
  4,B,2023-11-01,2024-06-01,PHY,NEG,0
  5,B,2024-10-01,,NEG,NEG,1
  6,C,2024-12-01,,NEG,NEG,1
  7,D,2025-01-15,,NEG,NEG,0
  """
]

extension WorkedExample {
  /// Plans of children who had one before.
  static let repeatPlans = examples(
    of: repeats,
    """
    cpp_repeat_pct r12 2025-03: 3/4 = 75.0
      A, B and C had a plan before, however long ago; D had not
    cpp_repeat_count month 2025-02: 1
      A's third plan is the only one of February
    cpp_repeat_neglect_pct r12 2025-03: 1/4 = 25.0
      B's plan before had become neglect; A's was emotional; C's is not in the extract
    cpp_repeat_neglect_count month 2024-10: 1
      B's second plan; the one before had become neglect
    """
  )
}
