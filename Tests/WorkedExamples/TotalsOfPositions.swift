/// Totals of one month, and those of the month before, which do not count.
private let totalsOfPositions = [
  "counts": """
  period,measure,count
  2025-02,NEET 16-18 known to services,9
  2025-03,NEET 16-18 known to services,4
  2025-03,NEET 16-18 (numerator),5
  2025-03,16-18 year olds known to services with a known activity,15
  2025-03,Children on plans with a health assessment in 12 months,4
  2025-03,Children on plans (health assessment),29
  2025-02,Children missing from education,8
  2025-03,Children missing from education,3
  2025-02,Children at medium or high risk of CSE,9
  2025-03,Children at medium or high risk of CSE,4
  2025-02,Children at risk of criminal exploitation,10
  2025-03,Children at risk of criminal exploitation,5
  2025-02,Children on a neglect plan at risk of exploitation,11
  2025-03,Children on a neglect plan at risk of exploitation,6
  2025-03,MAECC: agencies attended,2
  2025-03,MAECC: agencies invited,42
  """
]

/// Children in incidents of domestic abuse by their part in them, as Surrey printed them (S3, line
/// 120), all in one month.
private let totalsOfParts = [
  "counts": """
  period,measure,category,count
  2025-03,DA children,Involved,5336
  2025-03,DA children,Witnessed,448
  2025-03,DA children,Perpetrated,335
  2025-03,DA children,Victims,414
  2024-04,DA children,Involved,0
  2024-04,DA children,Witnessed,0
  2024-04,DA children,Perpetrated,0
  2024-04,DA children,Victims,0
  2024-05,DA children,Involved,0
  2024-05,DA children,Witnessed,0
  2024-05,DA children,Perpetrated,0
  2024-05,DA children,Victims,0
  2024-06,DA children,Involved,0
  2024-06,DA children,Witnessed,0
  2024-06,DA children,Perpetrated,0
  2024-06,DA children,Victims,0
  2024-07,DA children,Involved,0
  2024-07,DA children,Witnessed,0
  2024-07,DA children,Perpetrated,0
  2024-07,DA children,Victims,0
  2024-08,DA children,Involved,0
  2024-08,DA children,Witnessed,0
  2024-08,DA children,Perpetrated,0
  2024-08,DA children,Victims,0
  2024-09,DA children,Involved,0
  2024-09,DA children,Witnessed,0
  2024-09,DA children,Perpetrated,0
  2024-09,DA children,Victims,0
  2024-10,DA children,Involved,0
  2024-10,DA children,Witnessed,0
  2024-10,DA children,Perpetrated,0
  2024-10,DA children,Victims,0
  2024-11,DA children,Involved,0
  2024-11,DA children,Witnessed,0
  2024-11,DA children,Perpetrated,0
  2024-11,DA children,Victims,0
  2024-12,DA children,Involved,0
  2024-12,DA children,Witnessed,0
  2024-12,DA children,Perpetrated,0
  2024-12,DA children,Victims,0
  2025-01,DA children,Involved,0
  2025-01,DA children,Witnessed,0
  2025-01,DA children,Perpetrated,0
  2025-01,DA children,Victims,0
  2025-02,DA children,Involved,0
  2025-02,DA children,Witnessed,0
  2025-02,DA children,Perpetrated,0
  2025-02,DA children,Victims,0
  2024-04,Accidents requiring medical attention,All children,1
  2024-05,Accidents requiring medical attention,All children,1
  2024-06,Accidents requiring medical attention,All children,1
  2024-07,Accidents requiring medical attention,All children,1
  2024-08,Accidents requiring medical attention,All children,1
  2024-09,Accidents requiring medical attention,All children,1
  2024-10,Accidents requiring medical attention,All children,1
  2024-11,Accidents requiring medical attention,All children,1
  2024-12,Accidents requiring medical attention,All children,1
  2025-01,Accidents requiring medical attention,All children,1
  2025-02,Accidents requiring medical attention,All children,1
  2025-03,Accidents requiring medical attention,All children,9
  2025-03,Accidents requiring medical attention,Neglect plan,2
  2025-03,Escalations,Stage one,4
  2025-03,Escalations,Stage two,1
  2025-03,MAECC invited,Police,2
  2025-03,MAECC attended,Police,1
  2025-03,MAECC invited,Health visitors,3
  2025-03,MAECC attended,Health visitors,3
  """
]

extension WorkedExample {
  /// Totals of a position or of one month, and totals that come by part.
  static let positionTotals =
    examples(
      of: totalsOfPositions,
      """
      neet_1618_count snapshot 2025-03: 4
        the figure of March, whatever February was
      neet_1618_pct snapshot 2025-03: 5/15 = 33.3
        the figures of March: 5 of 15
      health_assess_cpp_pct snapshot 2025-03: 4/29 = 13.8
        the figures of March: 4 of 29
      missing_from_education_count snapshot 2025-03: 3
        the figure of March, whatever February was
      cse_risk_count snapshot 2025-03: 4
        the figure of March, whatever February was
      cce_risk_count snapshot 2025-03: 5
        the figure of March, whatever February was
      cse_neglect_overlap_count snapshot 2025-03: 6
        the figure of March, whatever February was
      maecc_attendance_pct month 2025-03: 2/42 = 4.8
        the figures of March: 2 of 42
      """
    )
    + examples(
      of: totalsOfParts,
      """
      da_children_count r12 2025-03: 6533
        5,336 involved, 448 who saw it, 335 who caused it and 414 victims: Surrey's own sum
      da_children_count month 2025-03 [Part in the incident/Witness]: 448
        the children who saw it
      da_children_rate r12 2025-03: 6533/10000 = 6533.0
        the same children among 10,000
      injuries_count month 2025-03: 9
        all children; those on a neglect plan are among them
      injuries_rate r12 2025-03: 20/10000 = 20.0
        nine in March and one in each month before it, among 10,000 children
      injuries_count month 2025-03 [Group of children/On a neglect plan]: 2
        the part on a neglect plan
      escalations_count month 2025-03: 5
        four at the first stage and one at the second, with nothing at a third
      maecc_attendance_pct month 2025-03: 4/5 = 80.0
        one of two of the police and all three health visitors
      maecc_attendance_pct month 2025-03 [Agency/Health visiting]: 3/3 = 100.0
        all three health visitors
      """
    )
}
