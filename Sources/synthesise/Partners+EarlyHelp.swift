import Records

extension Partners {
  /// Assesses a family before or beside social care, and perhaps makes a plan with it.
  func writeEarlyHelp(_ family: Family, _ dice: inout Dice) {
    guard dice.chance(300) else { return }
    let start = workingDay(in: settings.period.adding(-35).firstDay...settings.lastDay, &dice)
    let completed = start.adding(days: dice.among(8...45))
    let agency = dice.pick(Self.agencies) ?? "Early help"
    let isNeglect = dice.chance(family.theme == .neglect ? 680 : 45)
    let begun = completed.adding(days: dice.among(3...20))
    let length = dice.among(dice.chance(700) ? 60...220 : 220...420)
    let ended = begun.adding(days: length)
    let plan = dice.chance(680)
    let level = dice.pick([(55, "Targeted"), (35, "Level 2"), (10, "Universal")]) ?? "Targeted"
    let takesPart = dice.chance(810)
    let outcome =
      takesPart
      ? dice.pick(Self.outcomes) ?? "Needs met"
      : dice.pick([(60, "Did not engage"), (25, "Stepped up"), (15, "Moved out of area")])
        ?? "Did not engage"
    let star = dice.among(14...30)
    let rise = outcome == "Needs met" ? dice.among(4...18) : dice.among(-4...8)
    for child in family.children
    where child.birth <= start && child.birth.adding(months: 216) > ended {
      if start >= days.lowerBound.adding(months: -1) {
        writeAssessment(child, start, completed, agency, isNeglect)
      }
      guard plan, begun <= settings.lastDay, ended >= days.lowerBound else { continue }
      earlyHelpPlan += 1
      let file = earlyHelp
      let isOver = ended <= settings.lastDay
      file.number(earlyHelpPlan, after: "EHP", width: 6)
      file.child(child)
      file.number(family.number, after: "FAM", width: 6)
      file.british(begun)
      file.british(known(ended))
      file.text(level)
      file.text(takesPart ? "Y" : "N")
      file.text(isNeglect ? "Neglect and home conditions" : "Parenting and behaviour")
      file.text(isOver ? outcome : "")
      file.text("\(star / 10).\(star % 10)")
      file.text(isOver ? "\((star + rise) / 10).\((star + rise) % 10)" : "")
      file.text(agency)
      file.end()
    }
  }

  private func writeAssessment(
    _ child: Child,
    _ start: CalendarDate,
    _ completed: CalendarDate,
    _ agency: String,
    _ isNeglect: Bool
  ) {
    let file = assessments
    file.child(child)
    file.text(child.sex == "M" ? "a) Male" : "b) Female")
    file.blank()
    file.british(child.birth)
    file.blank()
    file.british(start)
    file.british(known(completed))
    file.text(agency)
    file.text(isNeglect ? "Y" : "N")
    file.end()
  }

  /// Invites agencies to a conference; who comes is a matter of habit.
  func invite(to conference: Int, on day: CalendarDate, about child: Child) {
    guard days.contains(day) else { return }
    var dice = Dice(seed: settings.seed ^ 0x1CBC, family: conference)
    let isSmall = child.birth.adding(months: 60) > day
    var invited: [(String, comes: Int, reports: Int)] = [
      (isSmall ? "Health visitor" : "School", isSmall ? 860 : 780, 830), ("GP", 110, 420),
      ("Police", 640, 900),
    ]
    if dice.chance(350) { invited.append(("Probation", 460, 600)) }
    if dice.chance(400) { invited.append(("Housing", 380, 300)) }
    if dice.chance(350) { invited.append(("Adult services", 410, 450)) }
    if !isSmall, dice.chance(500) { invited.append(("School nurse", 580, 700)) }
    for (agency, comes, reports) in invited {
      let isInvited = dice.chance(agency == "Housing" ? 620 : 970)
      let answer =
        dice.chance(comes)
        ? dice.pick([(60, "Attended"), (40, "By link")]) ?? "Attended"
        : dice.pick([(55, "Apologies"), (45, "Did not attend")]) ?? "Apologies"
      let isAsked = isInvited && agency != "Housing"
      let file = invitations
      file.number(conference)
      file.british(day)
      file.text("ICPC")
      file.text(agency)
      file.text(isInvited ? "Y" : "N")
      file.text(isInvited ? answer : "")
      file.text(isAsked ? "Y" : "N")
      file.text(isAsked ? (dice.chance(reports) ? "Y" : "N") : "")
      file.end()
    }
  }

  private static let agencies: [(weight: Int, choice: String)] = [
    (42, "School"), (22, "Health visitor"), (20, "Family hub"), (8, "Early years setting"),
    (5, "School nurse"), (3, "Voluntary sector"),
  ]
  private static let outcomes: [(weight: Int, choice: String)] = [
    (64, "Needs met"), (15, "Needs not met"), (12, "Stepped up"), (9, "Moved out of area"),
  ]
}
