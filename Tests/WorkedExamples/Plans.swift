import Records

/// Seven children whose plans sit on the edges of rules R-SNAP, R-END and R-CAT.
///
/// Open on 31 March 2025: A and B (neglect), C (physical), D (emotional), E (sexual), F (several).
/// G's plan ended that day. In the twelve months to it began those of B, C, D, E and G.
private let plansOnTheEdges = [
  "cp_plans": """
  plan_id,child,start_date,end_date,initial_category
  1,A,2024-03-31,,NEG
  2,B,2024-04-01,,NEG
  3,C,2025-01-10,,PHY
  4,D,2024-12-31,,EMO
  5,E,2024-12-30,,SAB
  6,F,2023-03-31,,MUL
  7,G,2024-09-30,2025-03-31,NEG
  """
]

extension WorkedExample {
  /// Child protection plans: how many, of which category, starting and ending.
  static let plans = examples(
    of: plansOnTheEdges,
    """
    cpp_count snapshot 2025-03: 6
      A to F are open; a plan that ends on the day is not open on it, so not G
    cpp_rate snapshot 2025-03: 6/10000 = 6.0
      six children on a plan among 10,000 who live here
    cpp_neglect_count snapshot 2025-03: 2
      A and B; several categories (F) are not neglect, and G has ended
    cpp_neglect_rate snapshot 2025-03: 2/10000 = 2.0
      A and B among 10,000 who live here
    cpp_neglect_pct snapshot 2025-03: 2/6 = 33.3
      A and B of the six open plans
    cpp_cat_physical_pct snapshot 2025-03: 1/6 = 16.7
      C of the six open plans
    cpp_cat_sexual_pct snapshot 2025-03: 1/6 = 16.7
      E of the six open plans
    cpp_cat_emotional_pct snapshot 2025-03: 1/6 = 16.7
      D of the six open plans
    cpp_cat_multiple_pct snapshot 2025-03: 1/6 = 16.7
      F of the six open plans
    cpp_neglect_starts r12 2025-03: 2
      B on the first day of the twelve months, and G; A began the day before
    cpp_starts r12 2025-03: 5
      B, C, D, E and G began from 1 April 2024 to 31 March 2025
    cpp_starts_rate ytd 2025-03: 5/10000 = 5.0
      the same five plans: the year since 1 April is the twelve months
    cpp_ends month 2025-03: 1
      G's plan ended on the last day, which belongs to the month
    """
  )
}
