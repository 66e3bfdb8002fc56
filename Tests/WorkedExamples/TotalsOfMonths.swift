/// Totals with a column a month, from April 2024 to March 2025.
private let totalsOfMonths = [
  "counts": """
  measure,Apr-24,May-24,Jun-24,Jul-24,Aug-24,Sep-24,Oct-24,Nov-24,Dec-24,Jan-25,Feb-25,Mar-25
  Plans of which the GP was told,3,3,3,3,3,3,3,3,3,3,3,5
  Plans started (GP notification),11,11,11,11,11,11,11,11,11,11,11,11
  Children subject to care applications,6,6,6,6,6,6,6,6,6,6,6,5
  Team around the family,2,2,2,2,2,2,2,2,2,2,2,6
  Children on a neglect plan whose health has improved,4,4,4,4,4,4,4,4,4,4,4,6
  Children on a neglect plan with a health judgement,13,13,13,13,13,13,13,13,13,13,13,13
  Accidents requiring medical attention,2,2,2,2,2,2,2,2,2,2,2,6
  Children experiencing neglect who need help from police,5,5,5,5,5,5,5,5,5,5,5,6
  Neglect referrals into the police single point of access,6,6,6,6,6,6,6,6,6,6,6,4
  Successful neglect prosecutions,2,2,2,2,2,2,2,2,2,2,2,5
  Neglect prosecutions: convicted (numerator),3,3,3,3,3,3,3,3,3,3,3,6
  Neglect cases finalised at court,12,12,12,12,12,12,12,12,12,12,12,12
  Neglect crimes with a charge or summons,4,4,4,4,4,4,4,4,4,4,4,4
  Neglect crimes recorded,11,11,11,11,11,11,11,11,11,11,11,11
  Domestic abuse incidents,5,5,5,5,5,5,5,5,5,5,5,5
  Children involved in domestic abuse incidents,6,6,6,6,6,6,6,6,6,6,6,6
  Children affected by domestic abuse offered support,2,2,2,2,2,2,2,2,2,2,2,4
  Children identified as experiencing domestic abuse,9,9,9,9,9,9,9,9,9,9,9,9
  Children on a neglect plan who offended,3,3,3,3,3,3,3,3,3,3,3,4
  Practitioners trained and licensed in GCP2,4,4,4,4,4,4,4,4,4,4,4,5
  Escalations,6,6,6,6,6,6,6,6,6,6,6,4
  Escalations resolved at stage 1,2,2,2,2,2,2,2,2,2,2,2,5
  Escalations closed,10,10,10,10,10,10,10,10,10,10,10,10
  Training: practice changed,6,6,6,6,6,6,6,6,6,6,6,6
  Training: respondents at 3 months,15,15,15,15,15,15,15,15,15,15,15,15
  """
]

extension WorkedExample {
  /// Totals that agencies send month by month.
  static let monthTotals = examples(
    of: totalsOfMonths,
    """
    conf_gp_invited_pct r12 2025-03: 38/132 = 28.8
      eleven months of 3 and one of 5, of 11 each month
    care_applications_rate r12 2025-03: 71/10000 = 71.0
      eleven months of 6 and one of 5, among 10,000 children
    eh_taf_count r12 2025-03: 28
      eleven months of 2 and one of 6
    health_improved_pct r12 2025-03: 50/156 = 32.1
      eleven months of 4 and one of 6, of 13 each month
    injuries_count r12 2025-03: 28
      eleven months of 2 and one of 6
    pol_neglect_support_count r12 2025-03: 61
      eleven months of 5 and one of 6
    pol_spa_neglect_count r12 2025-03: 70
      eleven months of 6 and one of 4
    pol_prosecution_count r12 2025-03: 27
      eleven months of 2 and one of 5
    pol_prosecution_pct r12 2025-03: 39/144 = 27.1
      eleven months of 3 and one of 6, of 12 each month
    pol_charge_pct r12 2025-03: 48/132 = 36.4
      eleven months of 4 and one of 4, of 11 each month
    da_incidents_count r12 2025-03: 60
      eleven months of 5 and one of 5
    da_incidents_count month 2025-03: 5
      the month of March alone
    da_children_count r12 2025-03: 72
      eleven months of 6 and one of 6
    da_support_offered_pct r12 2025-03: 26/108 = 24.1
      eleven months of 2 and one of 4, of 9 each month
    yjs_children_neglect_count r12 2025-03: 37
      eleven months of 3 and one of 4
    gcp2_trained_count r12 2025-03: 49
      eleven months of 4 and one of 5
    escalations_count r12 2025-03: 70
      eleven months of 6 and one of 4
    escalations_resolved_pct r12 2025-03: 27/120 = 22.5
      eleven months of 2 and one of 5, of 10 each month
    training_impact_pct r12 2025-03: 72/180 = 40.0
      eleven months of 6 and one of 6, of 15 each month
    """
  )
}
