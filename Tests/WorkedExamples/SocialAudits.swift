/// Audits of the first quarter of 2025: three dip samples and two audits of social care.
private let sampled = [
  "audits": """
  audit_id,date,type,impact_on_child,attendance_covered,attainment_covered,early_years_covered
  1,2025-01-14,Dip sample: CIN plans over 6 months,Yes,Yes,Yes,N/A
  2,2025-02-11,Dip sample: CIN plans over 6 months,Yes,Yes,No,
  3,2025-03-11,Dip sample: re-referrals,No,Yes,,
  4,2025-03-11,Social care,Partly,,,
  5,2024-12-11,Dip sample,,No,No,No
  """
]

extension WorkedExample {
  /// Audits and dip samples of social care.
  static let socialAudits = examples(
    of: sampled,
    """
    edu_dip_sample_pct quarter 2025-03: 2/3 = 66.7
      the first and the third cover all that was asked of them; the second has no attainment
    audit_impact_on_child_pct r12 2025-03: 2/4 = 50.0
      two of the four of which it was asked; partly is not yes
    audit_cases_count quarter 2025-03 [Kind of audit/Dip sample]: 3
      dip samples of any kind
    dip_cin_6m_count quarter 2025-03: 2
      those of January and February
    dip_rereferral_count quarter 2025-03: 1
      the one of March
    """
  )
}
