/// Totals of children's social care for March 2025 and for the year.
private let totals = [
  "counts": """
  period,agency,measure,count
  2024/25,Children's services,Social workers who left in the year,29
  2024/25,Children's services,Social workers in post,200
  2025-03,Children's services,Cases held by social workers,90
  2025-03,Children's services,Social workers holding cases,6
  2025-03,Children's services,Children on a neglect plan in the districts counted,30
  2025-03,Children's services,Children living in the districts counted,20000
  """
]

/// A year of months in each of which 3 of 60 children had had many social workers, and five used a
/// tool.
private let manyWorkers = [
  "counts": "period,agency,measure,count\n"
    + [
      "2024-04", "2024-05", "2024-06", "2024-07", "2024-08", "2024-09", "2024-10", "2024-11",
      "2024-12",
      "2025-01", "2025-02", "2025-03",
    ].map {
      """
      \($0),Services,Children on a plan with 3 or more social workers,3
      \($0),Services,Children on a plan whose social workers were counted,60
      \($0),Services,Children using a voice tool,5

      """
    }.joined()
]

extension WorkedExample {
  /// What children's social care sends as totals.
  static let socialCareTotals =
    examples(
      of: totals,
      """
      sw_turnover_pct year 2025-03: 29/200 = 14.5
        29 of 200 left in the year to March
      sw_caseload snapshot 2025-03: 90/6 = 15.0
        ninety cases for six social workers
      cpp_district_rate snapshot 2025-03: 30/20000 = 15.0
        thirty children of 20,000 who live in the districts counted
      """
    )
    + examples(
      of: manyWorkers,
      """
      cpp_social_worker_changes_pct snapshot 2025-03: 3/60 = 5.0
        three of sixty on the last day; the months before are positions of their own
      voice_tool_count r12 2025-03: 60
        five in each of twelve months
      """
    )
}
