/// Profiles of three children.
///
/// A's profile went from grade 4 to 3, to the second of which the school contributed; B's stayed at 2. C
/// had a screen only.
private let gradedProfiles = [
  "gcp2": """
  profile_id,child,completed_date,agency,grade,tool,role
  1,A,2024-10-01,Health visitor,4,GCP2,Lead
  2,A,2025-03-05,Children's social care,3,GCP2,Lead
  2,A,2025-03-05,Village School,,GCP2,Contributed
  3,B,2024-05-01,Village School,2,,
  4,B,2025-03-20,Village School,2,GCP2,Lead
  5,C,2025-03-21,Village School,,Screening,Lead
  """
]

extension WorkedExample {
  /// Graded care profiles.
  static let careProfiles =
    examples(
      of: gradedProfiles,
      """
      gcp2_count month 2025-03: 2
        A's second and B's second; neither the contribution nor the screen
      gcp2_count month 2025-03 [Agency/Schools and education]: 1
        the school led B's second profile
      gcp2_contributed_count month 2025-03: 1
        the school contributed to A's second profile
      gcp2_screening_count month 2025-03: 1
        C's screen is the only one of the month
      gcp2_improved_pct r12 2025-03: 1/2 = 50.0
        A's grade fell from 4 to 3, which is better; B's stayed
      """
    )
}
