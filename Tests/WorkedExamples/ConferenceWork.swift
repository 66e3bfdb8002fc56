/// Conferences of January 2026 and their enquiries (rule R-ICPC): fifteen working days after 11
/// December 2025 is 6 January, because of Christmas and New Year.
///
/// A on that day, B a day later, C after eleven working days, D after eight, E moved in and has no
/// enquiry, F after 22. The plans of A, B, C and E were made. The conference of F was not quorate; of E
/// nothing is said.
private let held = [
  "icpc": """
  conference_id,s47_enquiry,child,transfer_in,date,plan_made,quorate
  1,1,A,N,2026-01-06,Y,Y
  2,2,B,N,2026-01-07,Y,Y
  3,3,C,N,2026-01-20,Y,Y
  4,4,D,N,2026-01-15,N,Y
  5,,E,Y,2026-01-15,Y,
  6,6,F,N,2026-01-16,N,N
  """,
  "s47": """
  enquiry_id,child,start_date
  1,A,2025-12-11
  2,B,2025-12-11
  3,C,2026-01-05
  4,D,2026-01-05
  6,F,2025-12-11
  """,
]

/// Reviews of the year: PN0 is a child under four, PN7 one who neither came nor sent views.
private let reviewed = [
  "cp_reviews": """
  review_id,child,plan_id,date,participation,quorate
  1,A,1,2025-03-03,PN1,Quorate
  2,B,2,2025-03-03,PN7,Not quorate
  3,C,3,2025-03-03,PN0,
  4,D,4,2025-03-03,,
  5,E,5,2025-03-03,PN6,Y
  """,
  "person": """
  child,sex,date_of_birth
  A,F,2015-01-05
  B,F,2014-01-05
  C,F,2022-01-05
  D,M,2012-01-05
  E,M,2021-03-03
  """,
]

extension WorkedExample {
  /// Enquiries, conferences and reviews.
  static let conferenceWork =
    examples(
      of: held,
      """
      s47_count month 2025-12: 3
        A's, B's and F's began in December
      s47_rate r12 2026-01: 5/10000 = 5.0
        five enquiries among 10,000 children
      icpc_count month 2026-01: 6
        one for each child; E, who moved in, is one of them
      icpc_rate r12 2026-01: 6/10000 = 6.0
        six conferences among 10,000 children
      icpc_15wd_pct month 2026-01: 3/6 = 50.0
        A on the last day, C after eleven and D after eight working days; B and F late; E has no
        enquiry and stays in the total
      icpc_bands r12 2026-01: 6
        every conference, whatever its band
      icpc_bands r12 2026-01 [Working days to the conference/0 to 10]: 1
        D after eight working days
      icpc_bands r12 2026-01 [Working days to the conference/11 to 15]: 2
        A after fifteen, C after eleven
      icpc_bands r12 2026-01 [Working days to the conference/16 to 20]: 1
        B after sixteen
      icpc_bands r12 2026-01 [Working days to the conference/21 or more]: 1
        F: 6 January was the fifteenth, so 16 January, eight working days on, is the 23rd
      icpc_bands r12 2026-01 [Working days to the conference/Not known]: 1
        E has no enquiry to count from
      icpc_to_plan_pct r12 2026-01: 4/6 = 66.7
        the plans of A, B, C and E were made
      icpc_quorate_pct r12 2026-01: 4/5 = 80.0
        all but F's of the five of which it is recorded
      """
    )
    + examples(
      of: reviewed,
      """
      conf_child_participation_pct r12 2025-03: 2/4 = 50.0
        A came and spoke, E's views were brought; B took no part and of D nothing is recorded; C is
        under four
      review_quorate_pct r12 2025-03: 2/3 = 66.7
        A's and E's of the three of which it is recorded
      """
    )
    + examples(
      of: held.merging(reviewed) { first, _ in first },
      """
      conf_quorate_pct r12 2026-01: 6/8 = 75.0
        four of the five initial conferences and two of the three reviews
      """
    )
}
