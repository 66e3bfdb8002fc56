import Records

extension Partners {
  /// Sends a pupil home, once or again and again.
  func writeSuspensions(_ child: Child, _ dice: inout Dice) {
    let from = max(days.lowerBound, child.birth.adding(months: 108))
    guard from < settings.period.lastDay, dice.chance(child.absence > 85 ? 280 : 60) else {
      return
    }
    var used: Set<CalendarDate> = []
    for _ in 0..<(dice.pick([(55, 1), (25, 2), (14, 4), (6, 7)]) ?? 1) {
      let day = workingDay(in: from...settings.period.lastDay, &dice)
      let isForGood = dice.chance(35)
      let length = dice.among(1...10)
      let reason = dice.pick([(50, "DB"), (20, "PP"), (15, "VA"), (10, "PA"), (5, "DA")]) ?? "DB"
      let isOverturned = isForGood && dice.chance(120)
      guard day.parts.month != 8, child.birth.adding(months: 192) > day,
        used.insert(day).inserted
      else { continue }
      let file = suspensions
      file.pupilNumber(child.pupilNumber)
      file.number(child.school, after: "999/", width: 4)
      file.british(day)
      file.text(isForGood ? "Permanent exclusion" : "Suspension")
      if isForGood { file.blank() } else { file.number(length) }
      file.text(reason)
      file.text(child.ethnicity)
      file.text(isOverturned ? "Y" : "N")
      file.end()
    }
  }

  /// Offers appointments to a child whom social care helps.
  func writeAppointments(_ child: Child, _ theme: Theme, _ dice: inout Dice) {
    let isOurs = child.spells.contains {
      $0.upperBound >= days.lowerBound && $0.lowerBound <= settings.lastDay
    }
    guard isOurs else { return }
    var day = max(days.lowerBound, child.birth).adding(days: dice.below(150))
    while day <= settings.period.lastDay {
      let date = WorkingCalendar.england.workingDay(onOrAfter: day)
      day = date.adding(days: dice.among(70...260))
      let isMissed = dice.chance(theme == .neglect ? 190 : 95)
      let service = dice.pick(Self.services) ?? "Community paediatrics"
      let status =
        isMissed ? "WNB" : dice.pick([(76, "5"), (8, "6"), (9, "2"), (7, "4")]) ?? "5"
      let isOlder = child.birth.wholeYears(to: date) >= 16
      guard date <= settings.period.lastDay else { continue }
      let file = appointments
      file.number(child.number, after: "H9", width: 7)
      file.child(child)
      file.british(child.birth)
      file.british(date)
      file.text(service)
      file.text(isMissed && isOlder ? "DNA 16-17" : status)
      file.end()
    }
  }

  /// Lets an older child whose plan is for neglect run away, sometimes again and again.
  func goMissing(_ child: Child, _ dice: inout Dice, in extracts: Extracts) {
    let last = Police.lastDay(settings)
    for spell in child.spells where spell.upperBound >= days.lowerBound && spell.lowerBound <= last
    {
      let from = max(spell.lowerBound, days.lowerBound, child.birth.adding(months: 132))
      guard from < min(spell.upperBound, last), dice.chance(110) else { continue }
      var day = from.adding(days: dice.below(90))
      for _ in 0..<(dice.pick([(60, 1), (25, 2), (15, 4)]) ?? 1) {
        let report = Police.Report(
          day: day,
          minutes: dice.below(1440),
          length: dice.among(90...2000),
          risk: dice.pick([(25, "High"), (60, "Medium"), (15, "Low")]) ?? "Medium",
          offered: true,
          accepted: dice.chance(560)
        )
        if day <= last { Police.write(report, child, in: extracts) }
        day = day.adding(days: dice.among(3...35))
      }
    }
  }

  /// Fills in graded care profiles while a child has a plan.
  func writeProfiles(_ child: Child, _ dice: inout Dice) {
    for spell in child.spells where spell.upperBound >= days.lowerBound {
      if dice.chance(220) {
        writeProfile(child, workingDay(in: spell, &dice), tool: "Screening", grade: nil, &dice)
      }
      guard dice.chance(480) else { continue }
      var day = spell.lowerBound.adding(days: dice.among(15...80))
      var grade = dice.among(3...5)
      while day <= min(spell.upperBound, settings.period.lastDay) {
        let date = WorkingCalendar.england.workingDay(onOrAfter: day)
        writeProfile(child, date, tool: "GCP2", grade: grade, &dice)
        day = date.adding(days: dice.among(120...210))
        let change = dice.pick([(48, -1), (40, 0), (12, 1)]) ?? 0
        grade = min(5, max(1, grade + change))
      }
    }
  }

  private func writeProfile(
    _ child: Child,
    _ day: CalendarDate,
    tool: String,
    grade: Int?,
    _ dice: inout Dice
  ) {
    let lead = dice.pick(Self.leads) ?? "Children's Social Care"
    let helper = dice.chance(450) ? dice.pick(Self.leads) : nil
    guard days.contains(day), day <= settings.period.lastDay else { return }
    profile += 1
    for (agency, role) in [(lead, "Lead"), (helper ?? lead, "Contributed")]
    where role == "Lead" || (grade != nil && helper != nil && helper != lead) {
      let file = profiles
      file.number(profile, after: "GCP", width: 5)
      file.child(child)
      file.british(day)
      file.text(agency)
      file.text(tool)
      file.text(role)
      if let grade, role == "Lead" { file.number(grade) } else { file.blank() }
      file.end()
    }
  }

  /// Audits some cases each month, a column for each question.
  func writeAudits() {
    var dice = Dice(seed: settings.seed ^ 0xA0D17)
    var number = 0
    for back in stride(from: 23, through: 0, by: -1) {
      let month = settings.period.adding(-back)
      for _ in 0..<max(1, dice.among(5...8) * settings.scale / 1000) {
        let day = workingDay(in: month.firstDay...month.firstDay.adding(days: 24), &dice)
        let kind = dice.pick(Self.kinds) ?? "Multi-agency"
        number += 1
        audits.number(number, after: "AUD", width: 5)
        audits.british(day)
        audits.text(kind)
        audits.text("Neglect")
        audits.text(
          dice.pick([
            (8, "Outstanding"), (44, "Good"), (36, "Requires improvement"), (12, "Inadequate"),
          ]) ?? "Good"
        )
        for likely in Self.answers {
          let answer = dice.below(1000)
          audits.text(
            answer < likely ? "Yes" : answer < likely + 150 ? "Partly" : answer < 960 ? "No" : "N/A"
          )
        }
        audits.end()
      }
    }
  }

  /// How many of a thousand answers are yes, in the order of the columns.
  private static let answers = [
    520, 480, 460, 720, 610, 400, 690, 580, 540, 450, 470, 350, 560, 530, 410, 380,
  ]
  private static let kinds: [(weight: Int, choice: String)] = [
    (40, "Multi-agency"), (22, "Children's social care"), (14, "Early help"),
    (14, "Police investigation"), (4, "Dip sample"),
    (3, "Dip sample: CIN plans over 6 months"), (3, "Dip sample: re-referrals"),
  ]
  private static let services: [(weight: Int, choice: String)] = [
    (30, "Community paediatrics"), (22, "Health visiting"), (16, "Speech and language therapy"),
    (14, "Audiology"), (10, "Dental"), (8, "CAMHS"),
  ]
  private static let leads: [(weight: Int, choice: String)] = [
    (52, "Children's Social Care"), (18, "Health visiting"), (14, "School"), (10, "Early help"),
    (6, "School nursing"),
  ]
}
