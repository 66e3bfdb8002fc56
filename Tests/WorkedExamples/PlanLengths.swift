/// Plans by rule R-BAND, seen from 31 March 2025.
///
/// A began on 31 December (three months to the day), B a day earlier, C on 30 September and D a day
/// after 31 March 2024 (just short of a year), E on 31 March 2024 (a year to the day), F two years
/// ago to the day. A, B and E are for neglect.
private let openLengths = [
  "cp_plans": """
  plan_id,child,start_date,end_date,initial_category
  1,A,2024-12-31,,NEG
  2,B,2024-12-30,,NEG
  3,C,2024-09-30,,EMO
  4,D,2024-04-01,,EMO
  5,E,2024-03-31,,NEG
  6,F,2023-03-31,,EMO
  """
]

/// The same lengths, all ended on 31 March 2025, and one plan of ten days that ended in January.
private let endedLengths = [
  "cp_plans": """
  plan_id,child,start_date,end_date,initial_category
  1,A,2024-12-31,2025-03-31,NEG
  2,B,2024-12-30,2025-03-31,NEG
  3,C,2024-09-30,2025-03-31,EMO
  4,D,2024-04-01,2025-03-31,EMO
  5,E,2024-03-31,2025-03-31,NEG
  6,F,2023-03-31,2025-03-31,EMO
  7,G,2025-01-10,2025-01-20,EMO
  """
]

extension WorkedExample {
  /// How long plans have run.
  static let planLengths =
    examples(
      of: openLengths,
      """
      cpp_open_0_3m snapshot 2025-03: 1/6 = 16.7
        A: 31 December and three months is 31 March, and the band includes that day
      cpp_open_3_6m snapshot 2025-03: 1/6 = 16.7
        B; 30 September and six months is 30 March, so C has passed it
      cpp_open_6_12m snapshot 2025-03: 2/6 = 33.3
        C, and D, whose year is full on 1 April
      cpp_open_1_2y snapshot 2025-03: 1/6 = 16.7
        E, whose year is full that day; F has two
      cpp_open_2y_plus_pct snapshot 2025-03: 1/6 = 16.7
        F, two years to the day
      cpp_12m_plus_pct snapshot 2025-03: 2/6 = 33.3
        E and F have at least a year
      cpp_neglect_12m_plus_pct snapshot 2025-03: 1/3 = 33.3
        of the neglect plans A, B and E only E has a year
      cpp_neglect_open_bands snapshot 2025-03: 3/3 = 100.0
        A, B and E are all neglect plans
      cpp_neglect_open_bands snapshot 2025-03 [Duration/3 months or less]: 1/3 = 33.3
        A of A, B and E
      cpp_neglect_12m_plus_count snapshot 2025-03: 1
        E alone has a year and is for neglect
      """
    )
    + examples(
      of: endedLengths,
      """
      cpp_ended_0_3m_pct r12 2025-03: 2/7 = 28.6
        A after three months to the day, and G after ten days
      cpp_ended_3_6m_pct r12 2025-03: 1/7 = 14.3
        B, one day more than three months
      cpp_ended_6_12m_pct r12 2025-03: 2/7 = 28.6
        C, a day past six months, and D, a day short of a year
      cpp_ended_1_2y_pct ytd 2025-03: 1/7 = 14.3
        E after a year to the day
      cpp_ended_2y_plus_pct ytd 2025-03: 1/7 = 14.3
        F after two years to the day
      """
    )
}
