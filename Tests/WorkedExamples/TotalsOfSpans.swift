/// Totals of a quarter, a term, a school year and a year to 31 March.
private let totalsOfSpans = [
  "counts": """
  period,measure,count
  Autumn 2024,Schools with safeguarding supervision,4
  Autumn 2024,Schools responding to the supervision question,9
  2024/25 Q4,Health staff with safeguarding supervision in the quarter,5
  2024/25 Q4,Health staff due safeguarding supervision,10
  2023/24,Suspensions in all schools,3
  2023/24,Pupils on roll in January,13
  Autumn 2024,Under 5s with a neglect plan in early education,6
  Autumn 2024,Under 5s with a neglect plan in early education (numerator),2
  Autumn 2024,Under 5s with a neglect plan,17
  2023/24,Children with a plan reaching a good level of development,3
  2023/24,Children with a plan with an early years result,18
  2023/24,"Children with a plan at the expected standard in reading, writing and maths",4
  2023/24,Children with a plan at the end of key stage 2,19
  2023/24,"Attainment 8, sum of scores of children with a plan",45
  2023/24,Children with a plan at the end of key stage 4,20
  Autumn 2024,Children on a neglect plan making expected progress,6
  Autumn 2024,Children on a neglect plan with a school return,21
  Autumn 2024,Children on a neglect plan taking part in activities,2
  Autumn 2024,Children on a neglect plan with an activities return,22
  2024/25 Q4,Children 0-5 not meeting developmental milestones,5
  2024/25 Q4,Children 0-5 not meeting milestones (numerator),6
  2024/25 Q4,Children 0-5 reviewed,26
  2024/25 Q4,Young people reaching 18 without a health transition plan,3
  2024/25 Q4,Audit returns received,5
  2024/25 Q4,Audit returns asked for,45
  2024/25 Q4,Feedback received,3
  2024/25 Q4,Positive feedback,4
  2024/25 Q4,Feedback answers,49
  2024/25 Q4,People trained in neglect,5
  2024/25,Section 11 standards met,2
  2024/25,Section 11 standards,52
  2024/25,Referrals to the serious case review group,3
  2024/25,Serious case reviews started,4
  2024/25,Reviews where neglect featured,5
  2024/25,Reviews completed or begun,55
  2024/25,Child deaths with modifiable factors,6
  2024/25,Child death reviews completed,56
  2024/25,Neglect section in the JSNA and report card,2
  """
]

extension WorkedExample {
  /// Totals that agencies send for a quarter, a term or a year.
  static let spanTotals = examples(
    of: totalsOfSpans,
    """
    supervision_school_pct term 2024-12: 4/9 = 44.4
      4 of 9 in the autumn term
    supervision_health_pct quarter 2025-03: 5/10 = 50.0
      5 of 10 in the last quarter of the year
    susp_rate academic_year 2024-08: 3/13 = 23.1
      3 of 13 in the school year from September 2023
    ey_takeup_count term 2024-12: 6
      the total of the autumn term
    ey_takeup_pct term 2024-12: 2/17 = 11.8
      2 of 17 in the autumn term
    attain_gld_pct academic_year 2024-08: 3/18 = 16.7
      3 of 18 in the school year from September 2023
    attain_ks2_rwm_pct academic_year 2024-08: 4/19 = 21.1
      4 of 19 in the school year from September 2023
    attain_ks4_a8 academic_year 2024-08: 45/20 = 2.3
      45 points of 20 in the school year from September 2023
    attain_improved_pct term 2024-12: 6/21 = 28.6
      6 of 21 in the autumn term
    pdo_engaged_pct term 2024-12: 2/22 = 9.1
      2 of 22 in the autumn term
    dev_milestones_count quarter 2025-03: 5
      the total of the last quarter of the year
    dev_milestones_pct quarter 2025-03: 6/26 = 23.1
      6 of 26 in the last quarter of the year
    health_transition_18_count quarter 2025-03: 3
      the total of the last quarter of the year
    audit_agency_returns_pct quarter 2025-03: 5/45 = 11.1
      5 of 45 in the last quarter of the year
    feedback_count quarter 2025-03: 3
      the total of the last quarter of the year
    feedback_positive_pct quarter 2025-03: 4/49 = 8.2
      4 of 49 in the last quarter of the year
    training_neglect_count quarter 2025-03: 5
      the total of the last quarter of the year
    s11_compliance_pct year 2025-03: 2/52 = 3.8
      2 of 52 in the year to 31 March 2025
    scr_referrals_count year 2025-03: 3
      the total of the year to 31 March 2025
    scr_started_count year 2025-03: 4
      the total of the year to 31 March 2025
    scr_neglect_pct year 2025-03: 5/55 = 9.1
      5 of 55 in the year to 31 March 2025
    child_deaths_modifiable_pct year 2025-03: 6/56 = 10.7
      6 of 56 in the year to 31 March 2025
    jsna_neglect_reported year 2025-03: 2
      the total of the year to 31 March 2025
    """
  )
}
