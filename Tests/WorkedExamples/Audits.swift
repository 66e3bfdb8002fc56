/// Audits with a column for each question.
///
/// Three audits from January to March 2025 and one on the last day of 2024, a column for each
/// question.
private let auditsInColumns = [
  "audits": """
  audit_id,date,type,grade,plan_impact,gcp_use,voice,category_right,smart,risk,joint_working,supervision,diversity,chronology,drift,tool_use
  1,2025-01-10,Multi-agency,Good,Y,Y,Y,Y,Y,Y,Y,Y,Y,Y,N,Y
  2,2025-02-10,Early help,RI,N,Partial,Partial,N,N,Y,N,N/A,N,,Y,N
  3,2025-03-31,Police investigation,Outstanding,,,Y,,Y,,Y,,,,,
  4,2024-12-31,Multi-agency,Inadequate,N,N,N,Y,N,N,N,N,N,N,Y,N
  """
]

/// Audits with a line for each question.
///
/// Two audits with a line for each question.
private let auditsInLines = [
  "audits": """
  audit_id,date,question,answer
  1,2025-03-03,Is the voice of the child heard?,Yes
  1,2025-03-03,Was the GCP2 used well?,No
  2,2025-03-04,Child's voice,Partial
  """
]

extension WorkedExample {
  /// What audits find.
  static let audits =
    examples(
      of: auditsInColumns,
      """
      audit_cases_count quarter 2025-03: 3
        the one of 31 December is of the quarter before
      audit_cases_count year 2025-03: 4
        all four lie between April and March
      audit_good_pct quarter 2025-03: 2/3 = 66.7
        good and outstanding; the second requires improvement
      audit_impact_pct quarter 2025-03: 1/1 = 100.0
        the first; the second is of early help, not of a child protection plan
      audit_gcp_use_pct quarter 2025-03: 1/2 = 50.0
        the first; partly is in the total and not a yes
      audit_gcp_use_pct quarter 2025-03 [Kind of audit/Early help]: 0/1 = 0.0
        the second audit alone is of early help
      audit_voice_pct quarter 2025-03: 2/3 = 66.7
        the first and the third; partly is not a yes
      audit_category_right_pct quarter 2025-03: 1/1 = 100.0
        the first; the second is of early help, not of a child protection plan
      audit_smart_pct quarter 2025-03: 1/2 = 50.0
        the first of the two that are about plans; the third is an investigation
      audit_risk_pct r12 2025-03: 2/3 = 66.7
        the first two, and not the one of December
      audit_joint_working_pct r12 2025-03: 2/4 = 50.0
        the first and the third of all four
      audit_supervision_pct r12 2025-03: 1/2 = 50.0
        the first, and not that of December; where it does not apply it is not in the total
      audit_diversity_pct r12 2025-03: 1/3 = 33.3
        the first of three that were asked
      audit_chronology_pct r12 2025-03: 1/2 = 50.0
        the first, and not that of December; the second has no answer
      audit_drift_pct r12 2025-03: 2/3 = 66.7
        the second and that of December drifted
      audit_tool_use_pct r12 2025-03: 1/3 = 33.3
        the first of three that were asked
      pol_invest_quality_pct quarter 2025-03: 1/1 = 100.0
        the third is the only investigation, and it is outstanding
      """
    )
    + examples(
      of: auditsInLines,
      """
      audit_cases_count quarter 2025-03: 2
        three lines are about two audits
      audit_voice_pct quarter 2025-03: 1/2 = 50.0
        yes in the first and partly in the second; the line about the profile is another question
      audit_gcp_use_pct quarter 2025-03: 0/1 = 0.0
        asked in the first audit alone, and answered with no
      """
    )
}
