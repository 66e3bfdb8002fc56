/// Who was invited to two conferences.
///
/// Two conferences. To the first came the health visitor and, by link, the school; the police sent
/// apologies, and housing, whose landlord was known, was not invited. Nothing is known of probation.
private let conferenceInvitations = [
  "conference_attendance": """
  conference_id,date,type,agency,invited,attendance,report_asked,report_in_time
  1,2025-03-03,ICPC,Health visitor,Y,Attended,Y,Y
  1,2025-03-03,ICPC,Police,Y,Apologies,Y,Y
  1,2025-03-03,ICPC,St Anne's Primary School,Y,By link,Y,N
  1,2025-03-03,ICPC,Housing,N,,N,
  2,2025-01-15,RCPC,GP,Y,Did not attend,Y,Y
  2,2025-01-15,RCPC,Housing association,Y,Attended,N,
  2,2025-01-15,RCPC,Probation,Y,,N,
  """
]

extension WorkedExample {
  /// Who is invited to conferences, comes to them and writes for them.
  static let conferences =
    examples(
      of: conferenceInvitations,
      """
      conf_attendance_pct month 2025-03: 2/3 = 66.7
        the health visitor and the school of the three invited; apologies are not coming
      conf_attendance_pct r12 2025-03: 3/6 = 50.0
        housing came too and the GP did not; what nothing is known of, probation, did not come
      conf_attendance_pct month 2025-03 [Agency/Police]: 0/1 = 0.0
        the police were invited once and sent apologies
      conf_reports_pct r12 2025-03: 3/4 = 75.0
        four reports were asked for; the school's came too late
      conf_housing_invited_pct r12 2025-03: 1/2 = 50.0
        two lines for housing, one of them with an invitation
      """
    )
}
