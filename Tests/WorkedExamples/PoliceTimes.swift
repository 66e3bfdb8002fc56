/// Five uses of police protection in March 2025.
///
/// Times in March 2025: 24 hours to the minute, a minute more, 47 hours, one that begins at midnight,
/// which is read as no time, and one that has not ended.
private let usesWithTimes = [
  "police_protection": """
  use_id,person,start_date,end_date,reason,outcome
  1,N1,03/03/2025 21:40,04/03/2025 21:40,Neglect,Returned home - safety plan
  2,N2,03/03/2025 21:40,04/03/2025 21:41,Neglect,Placed with relative
  3,N3,05/03/2025 10:00,07/03/2025 09:00,Neglect,Returned home
  4,N4,06/03/2025 00:00,06/03/2025 10:00,Neglect,Foster placement
  5,N5,07/03/2025 09:00,,Neglect,
  """
]

/// Four missing episodes.
///
/// A goes missing twice in March while on a neglect plan, N2 in February and is no child of ours, B is
/// only away from a placement.
private let missingInSpring = [
  "cp_plans": """
  plan_id,child,start_date,end_date,initial_category
  1,A,2025-01-01,,NEG
  2,B,2025-01-01,,NEG
  """,
  "missing": """
  nominal,child,start_date,end_date,type,risk
  N1,A,03/03/2025 23:10,04/03/2025 02:00,Missing,High
  N1,A,28/03/2025 20:00,28/03/2025 23:45,Missing,Medium
  N2,,15/02/2025 17:30,,Missing,Medium
  N3,B,10/03/2025 17:30,11/03/2025 09:00,Away from placement without authorisation,Low
  """,
]

/// Three children who go missing again and again.
///
/// A: on 1 January (the 90th day back from 31 March is 31 December), twice on 1 February. B: on the
/// 31st of December, which is one day too early, and twice in March. C: twice.
private let missingAgain = [
  "missing": """
  nominal,child,start_date,end_date,type
  N1,A,01/01/2025 20:00,01/01/2025 22:00,Missing
  N1,A,01/02/2025 20:00,01/02/2025 22:00,Missing
  N1,A,01/02/2025 23:00,02/02/2025 01:00,Missing
  N2,B,31/12/2024 20:00,31/12/2024 22:00,Missing
  N2,B,01/03/2025 20:00,01/03/2025 22:00,Missing
  N2,B,05/03/2025 20:00,05/03/2025 22:00,Missing
  N3,C,01/03/2025 20:00,01/03/2025 22:00,Missing
  N3,C,05/03/2025 20:00,05/03/2025 22:00,Missing
  """
]

/// Person N1 is taken twice within twelve months and N2 twice in fourteen.
private let takenAgain = [
  "police_protection": """
  use_id,person,start_date,end_date,reason
  1,N1,01/06/2024 21:40,02/06/2024 10:00,Neglect
  2,N1,03/03/2025 21:40,04/03/2025 10:00,Neglect
  3,N2,15/01/2024 21:40,16/01/2024 10:00,Neglect
  4,N2,05/03/2025 10:00,07/03/2025 09:00,Neglect
  """
]

extension WorkedExample {
  /// How long police protection lasts and where it ends, and children who go missing.
  static let policeTimes =
    examples(
      of: usesWithTimes,
      """
      pp_over_24h_pct r12 2025-03: 2/3 = 66.7
        N2 by a minute and N3 by a day; N1 had 24 hours to the minute, N4 and N5 lack a time
      pp_repeat_children_count r12 2025-03: 0
        five persons, each taken once
      pp_returned_home_pct r12 2025-03: 2/5 = 40.0
        N1 and N3 of all five uses
      """
    )
    + examples(
      of: missingInSpring,
      """
      missing_episodes_count month 2025-03: 2
        both of A; B was only away from a placement
      missing_episodes_count r12 2025-03: 3
        N2's in February counts too
      missing_episodes_count month 2025-03 [Risk/High]: 1
        A's first episode was of high risk
      missing_children_count r12 2025-03: 2
        N1, who went twice, and N2
      missing_neglect_count r12 2025-03: 1
        A, once although twice missing; who N2 is nobody has said
      """
    )
    + examples(
      of: missingAgain,
      """
      missing_repeat_count snapshot 2025-03: 1
        A alone three times in the 90 days; B's first was a day too early, C went twice
      """
    )
    + examples(
      of: takenAgain,
      """
      pp_repeat_children_count r12 2025-03: 1
        N1 in June and March; N2's first time was more than twelve months before
      """
    )
}
