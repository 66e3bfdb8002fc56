/// Appointments of four patients.
///
/// P1 is child A, on a neglect plan since January: not brought twice in March, seen once, one
/// appointment cancelled, and not brought once before the plan. P2 turns 16 the day after the
/// appointment, P3 on the day. P4 is child B, whose plan is for something else.
private let clinicAppointments = [
  "cp_plans": """
  plan_id,child,start_date,end_date,initial_category
  1,A,2025-01-01,,NEG
  2,B,2025-01-01,,EMO
  """,
  "health_appointments": """
  person,child,date,service,status,date_of_birth
  P1,A,2024-12-20,Dental,3,2015-01-01
  P1,A,2025-03-03,Audiology,3,2015-01-01
  P1,A,2025-03-10,Dental,WNB,2015-01-01
  P1,A,2025-03-20,Dental,5,2015-01-01
  P1,A,2025-03-25,Audiology,Cancelled by patient,2015-01-01
  P2,,2025-03-11,Audiology,DNA,2009-03-12
  P3,,2025-03-11,Audiology,DNA,2009-03-11
  P4,B,2025-03-12,Audiology,7,2016-01-01
  """,
]

extension WorkedExample {
  /// Appointments that children were not brought to.
  static let healthAppointments =
    examples(
      of: clinicAppointments,
      """
      wnb_count month 2025-03: 4
        P1 twice, P2 at fifteen, and P4 who came too late to be seen; P3 is sixteen that day
      wnb_count r12 2025-03: 5
        P1 once more in December
      wnb_children_count month 2025-03: 3
        P1, P2 and P4, each once
      wnb_repeat_children_count snapshot 2025-03: 1
        A on three days since October; B is not on a plan for neglect
      wnb_pct month 2025-03: 2/3 = 66.7
        A was not brought to two of three; the cancelled one is not in the total, nor is B
      wnb_pct r12 2025-03: 2/3 = 66.7
        in December A was not on the plan yet
      """
    )
}
