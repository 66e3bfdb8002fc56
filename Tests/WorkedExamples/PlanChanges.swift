/// Five open plans and the categories that they had and have on 31 March 2025.
///
/// A stays neglect, B turned from physical abuse to neglect, C from neglect to emotional abuse, D has
/// several categories, neglect among them, E has no latest category. B, C, D and E began within
/// twelve months.
private let changing = [
  "cp_plans": """
  plan_id,child,start_date,end_date,initial_category,latest_category
  1,A,2023-05-02,,NEG,NEG
  2,B,2024-06-03,,PHY,NEG
  3,C,2024-07-01,,NEG,EMO
  4,D,2024-08-01,,"Multiple: Neglect, Physical abuse","Multiple: Neglect, Physical abuse"
  5,E,2025-01-06,,NEG,
  """
]

/// Plans that ended in the twelve months to March 2025, and what came next.
///
/// A's neglect plan ended after ten weeks, and need planning began that day; B's ended after half a
/// year since the family would not take part; C moved to another area; D became looked after; E
/// reached 18. F had a plan that ended in May 2023 and one that began on 1 May 2024; the one before
/// G's is known only as a number.
private let ended = [
  "cp_plans": """
  plan_id,child,start_date,end_date,initial_category,end_reason,transfer_in,previous_plans
  1,A,2024-05-01,2024-07-10,NEG,Stepped down,N,0
  2,B,2024-05-01,2024-11-06,NEG,Did not engage,N,0
  3,C,2024-02-01,2024-12-02,EMO,Transfer out,N,0
  4,D,2024-02-01,2025-03-03,NEG,LAC,Y,0
  5,E,2023-02-01,2025-03-20,EMO,Turned 18,N,0
  6,F,2022-09-01,2023-05-01,NEG,Risk reduced,N,0
  7,F,2024-05-01,,NEG,,N,1
  8,G,2024-09-02,,NEG,,Y,1
  """,
  "cin_plans": """
  plan_id,child,start_date,end_date
  1,A,2024-07-10,2024-12-01
  2,B,2024-11-17,
  """,
  "cla_episodes": """
  child,start_date,start_reason,legal_status
  B,2024-11-16,S,C2
  """,
]

extension WorkedExample {
  /// Categories that change, and what happens when plans end.
  static let planChanges =
    examples(
      of: changing,
      """
      cpp_neglect_latest_count snapshot 2025-03: 3
        A and B; E's blank latest category is its first, neglect; C is emotional abuse now
      cpp_neglect_any_count snapshot 2025-03: 5
        A, B and C once had neglect or have it, D has it among several, E began with it
      cpp_category_change_pct snapshot 2025-03: 2/5 = 40.0
        B and C have changed; a blank latest category (E) is no change
      cpp_neglect_starts_pct r12 2025-03: 2/4 = 50.0
        of the new plans of B, C, D and E those of C and E began as neglect
      """
    )
    + examples(
      of: ended,
      """
      cpp_ended_under_3m_neglect_pct r12 2025-03: 1/3 = 33.3
        of the neglect plans of A, B and D that ended, A's lasted ten weeks
      cpp_repeat_24m_pct r12 2025-03: 1/3 = 33.3
        new are A's, B's, F's and G's; F's last plan ended exactly a year before; nobody knows when
        G's earlier plan ended, so G is left out
      cpp_stepdown_cin_pct r12 2025-03: 1/3 = 33.3
        of A, B and D (C moved, E is 18) A has a child in need plan from that day; B's, eleven days
        later, is too late
      cpp_end_nonengagement_pct r12 2025-03: 1/5 = 20.0
        B's of the five plans that ended
      cpp_transfer_in_count r12 2025-03: 1
        G moved in; D did so too, but in February 2024, before the twelve months
      cpp_transfer_out_count month 2024-12: 1
        C's plan ended with a move to another authority
      lac_after_cpp_neglect_pct r12 2025-03: 2/3 = 66.7
        D by the reason of the end, B by the start of care ten days later; A stayed at home
      """
    )
}
