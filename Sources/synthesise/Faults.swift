import Records

/// The pinch of trouble that real extracts have, planted where it is known.
///
/// Each fault has a child of its own, numbered after all others, so that it touches no true story.
/// `data/README.md` lists them for readers.
enum Faults {
  /// Writes the faulty rows at the end of the extracts.
  static func plant(in extracts: Extracts) {
    let month = extracts.settings.period
    plantPlans(month, in: extracts)
    plantReferrals(month, in: extracts)
    plantOthers(month, in: extracts)
  }

  private static func child(_ extracts: Extracts) -> String {
    let number = String(extracts.next(\.children))
    let id = "EX" + String(repeating: "0", count: max(0, 6 - number.utf8.count)) + number
    let birth = "\(extracts.settings.period.year - 8)-05-14"
    extracts.person.row("\(id),F,WBRI,\(birth),,,,FAMFAULT\(number),")
    return id
  }

  private static func plantPlans(_ month: Month, in extracts: Extracts) {
    let start = month.adding(-4).firstDay
    let end = month.adding(-1).firstDay
    func row(_ start: String, _ end: String, _ category: String, ola: String = "N") -> String {
      let number = extracts.next(\.plan)
      return
        "\(number),,,\(child(extracts)),\(start),\(end),\(ola),\(category),\(category),0,N,,,,,"
    }
    // Ends before it starts: set aside.
    extracts.plans.row(row("\(end)", "\(start)", "NEG"))
    // A day that the calendar does not have: set aside.
    extracts.plans.row(row("\(month.year - 1)-02-30", "", "NEG"))
    // Decades ahead, a slip of the keyboard: set aside.
    extracts.plans.row(row("\(month.year + 27)-\(start.description.suffix(5))", "", "EMO"))
    // A category that no list knows: kept, counted as not known.
    extracts.plans.row(row("\(start)", "", "Neglct (chronic)"))
    // Begins and ends on one day: accepted, out of every count.
    extracts.plans.row(row("\(start)", "\(start)", "PHY"))
    // Held for another authority: accepted, out of every count.
    extracts.plans.row(row("\(start)", "", "NEG", ola: "Y"))
    // The same row twice: one row and one duplicate.
    let twice = row("\(start)", "\(end)", "EMO")
    extracts.plans.row(twice)
    extracts.plans.row(twice)
  }

  private static func plantReferrals(_ month: Month, in extracts: Extracts) {
    let day = month.adding(-2).firstDay.adding(days: 8)
    func row(_ child: String, _ date: String) -> String {
      "\(extracts.next(\.referral)),\(child),\(date),N1,6,,,N,,,Area 1,,N,"
    }
    // No child: set aside.
    extracts.referrals.row(row("", "\(day)"))
    // A day that the calendar does not have: set aside.
    extracts.referrals.row(row(child(extracts), "\(month.year)-06-31"))
    // A date that cannot be read: set aside.
    extracts.referrals.row(row(child(extracts), "soon after Easter"))
    // The same row twice: one row and one duplicate.
    let twice = row(child(extracts), "\(day)")
    extracts.referrals.row(twice)
    extracts.referrals.row(twice)
    // One child, one day, two ids: two referrals, and a query.
    let id = child(extracts)
    extracts.referrals.row(row(id, "\(day)"))
    extracts.referrals.row(row(id, "\(day)"))
  }

  private static func plantOthers(_ month: Month, in extracts: Extracts) {
    let day = Police.lastDay(extracts.settings).adding(days: -9)
    // A number that a spreadsheet destroyed in place of the person: set aside.
    extracts.policeProtection.text("45999999999")
    extracts.policeProtection.text("9.21E+06")
    extracts.policeProtection.british(day, minutes: 1300)
    extracts.policeProtection.british(day.adding(days: 1), minutes: 600)
    extracts.policeProtection.row("6;F;Neglect;Placed with relative;Northvale")
    // More sessions missed than there were: set aside.
    extracts.schools.writeImpossibleMonth(pupil: extracts.next(\.children))
  }
}
