import Records

/// What the police record: children taken to safety, and children who went missing.
///
/// Its extract is late: it ends with the month before the reporting month.
enum Police {
  /// The last day that the late extract knows.
  static func lastDay(_ settings: Settings) -> CalendarDate {
    settings.period.adding(-1).lastDay
  }

  /// Adds the end of something, or an empty cell when the late extract cannot know it yet.
  private static func known(
    _ day: CalendarDate,
    minutes: Int,
    in file: ExtractFile,
    _ extracts: Extracts
  ) {
    file.british(day <= lastDay(extracts.settings) ? day : nil, minutes: minutes)
  }

  /// Uses the power of section 46 for children on a day.
  static func protect(
    _ family: inout Family,
    _ places: [Int],
    on day: CalendarDate,
    in extracts: Extracts
  ) {
    let number = extracts.next(\.occurrence)
    let reasons = family.theme == .neglect ? neglectReasons : reasons
    let reason = family.dice.pick(reasons) ?? ""
    let outcome = family.dice.pick(outcomes) ?? ""
    let district = family.dice.pick(districts) ?? ""
    let minutes = family.dice.below(1440)
    let hours = family.dice.among(3...70)
    guard day >= extracts.settings.firstDay, day <= lastDay(extracts.settings) else { return }
    for place in places where family.children[place].birth <= day {
      let child = family.children[place]
      let file = extracts.policeProtection
      let end = minutes + hours * 60
      file.number(number, after: "45999", width: 6)
      file.number(child.number, after: "N9", width: 7)
      file.british(day, minutes: minutes)
      known(day.adding(days: end / 1440), minutes: end % 1440, in: file, extracts)
      file.number(child.birth.wholeYears(to: day))
      file.text(child.sex)
      file.text(reason)
      file.text(outcome)
      file.text(district)
      file.end()
    }
  }

  /// One report that a child is missing.
  struct Report {
    let day: CalendarDate
    let minutes: Int
    /// How long it lasted, in minutes.
    let length: Int
    let risk: String
    let offered: Bool
    let accepted: Bool
  }

  /// Writes a report.
  ///
  /// A worker looks up the child's number at social care for most of them, and talks with most of
  /// those who accept within three days.
  static func write(_ report: Report, _ child: Child, in extracts: Extracts) {
    let file = extracts.missing
    file.number(extracts.next(\.missingReport), after: "MP-999-", width: 6)
    file.number(child.number, after: "N9", width: 7)
    file.british(report.day, minutes: report.minutes)
    let end = report.minutes + report.length
    let found = report.day.adding(days: end / 1440)
    known(found, minutes: end % 1440, in: file, extracts)
    file.text(report.risk)
    file.text("Missing")
    file.text(report.offered ? "Y" : "N")
    file.text(report.offered ? (report.accepted ? "Y" : "N") : "NA")
    var dice = Dice(seed: extracts.settings.seed, family: extracts.missingReport)
    if dice.chance(900) { file.child(child) } else { file.blank() }
    let interview = found.adding(days: dice.among(dice.chance(700) ? 0...3 : 4...12))
    let isHeld = report.accepted && interview <= lastDay(extracts.settings)
    file.british(isHeld ? interview : nil)
    file.end()
  }

  /// Lets an older child of a family go missing, perhaps again and again.
  static func goMissing(
    _ family: inout Family,
    _ places: [Int],
    around day: CalendarDate,
    in extracts: Extracts
  ) {
    let olderPlace = places.first { [family] place in
      family.children[place].birth.adding(months: 132) < day
    }
    guard let place = olderPlace else { return }
    let child = family.children[place]
    var next = day.adding(days: family.dice.among(-40...60))
    for _ in 0..<(family.dice.pick([(60, 1), (20, 2), (12, 4), (8, 7)]) ?? 1) {
      let minutes = family.dice.below(1440)
      let length = family.dice.among(90...3000)
      let risk = family.dice.pick([(15, "High"), (70, "Medium"), (15, "Low")]) ?? "Medium"
      let offered = family.dice.chance(850)
      let accepted = offered && family.dice.chance(550)
      if next >= extracts.settings.period.adding(-23).firstDay,
        next <= lastDay(extracts.settings)
      {
        let report = Report(
          day: next,
          minutes: minutes,
          length: length,
          risk: risk,
          offered: offered,
          accepted: accepted
        )
        write(report, child, in: extracts)
      }
      next = next.adding(days: family.dice.among(3...40))
    }
  }

  private static let neglectReasons: [(weight: Int, choice: String)] = [
    (62, "Neglect \u{2013} home conditions"), (20, "Neglect"), (8, "Domestic abuse"),
    (6, "Parent\u{2019}s mental health"), (4, ""),
  ]
  private static let reasons: [(weight: Int, choice: String)] = [
    (30, "Domestic abuse"), (25, "Physical abuse"), (18, "Missing / exploitation"),
    (9, "Beyond parental control"), (8, "Neglect"), (6, "Sexual abuse"), (4, ""),
  ]
  private static let outcomes: [(weight: Int, choice: String)] = [
    (50, "Placed with relative"), (25, "Foster placement"), (15, "LA accommodation"),
    (10, "Returned home \u{2013} safety plan"),
  ]
  private static let districts: [(weight: Int, choice: String)] = [
    (30, "Northvale"), (30, "Southvale"), (20, "Eastmere"), (20, "King\u{2019}s Westmere"),
  ]
}
