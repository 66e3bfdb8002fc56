import Records

/// One referral of a family and all that followed until the case was closed.
struct Episode {
  /// The day of the referral.
  let day: CalendarDate
  /// The places of the children it is about.
  let children: [Int]
  /// Whether a plan of protection was made.
  var hadPlan = false
  /// The number of each child's referral, in the order of `children`.
  var referrals: [Int] = []

  init(day: CalendarDate, children: [Int]) {
    self.day = day
    self.children = children
  }

  /// How an episode goes on after the referral.
  private enum Path {
    case noAction, assessment, needPlan, enquiry
  }

  /// Lets the episode happen.
  ///
  /// - Returns: The day on which the case was closed, which may lie after the extracts.
  mutating func run(_ family: inout Family, in extracts: Extracts) -> CalendarDate {
    referrals = children.map { _ in extracts.next(\.referral) }
    let path: Path =
      family.dice.pick([
        (65, .noAction), (340, .assessment), (205, .needPlan), (390, .enquiry),
      ]) ?? .assessment
    writeContacts(&family, in: extracts)
    var closed = day.adding(days: family.dice.among(0...8))
    if path != .noAction {
      let authorised = assess(&family, in: extracts)
      closed = authorised.adding(days: family.dice.among(0...12))
      switch path {
      case .needPlan:
        closed = planForNeed(&family, from: authorised, days: 45...380, in: extracts)
      case .enquiry:
        closed = max(closed, enquire(&family, authorised: authorised, in: extracts))
      case .assessment, .noAction: break
      }
    }
    writeReferrals(&family, path, closed: closed, in: extracts)
    if family.dice.chance(60) { Police.goMissing(&family, children, around: day, in: extracts) }
    return closed
  }

  private func writeContacts(_ family: inout Family, in extracts: Extracts) {
    let from = extracts.settings.period.adding(-2).firstDay
    for place in children where day >= from && extracts.holds(day) {
      let child = family.children[place]
      let file = extracts.contacts
      family.children[place].isKnown = true
      file.child(child)
      file.text(
        child.birth > day ? "c) Not stated/recorded" : child.sex == "M" ? "a) Male" : "b) Female"
      )
      file.blank()
      file.british(child.birth)
      file.blank()
      file.british(day)
      file.text(family.dice.pick(Episode.contactSources) ?? "s) 8: Other")
      file.end()
    }
  }

  private func writeReferrals(
    _ family: inout Family,
    _ path: Path,
    closed: CalendarDate,
    in extracts: Extracts
  ) {
    guard extracts.holds(day) else { return }
    let isClosedAtOnce = path == .noAction
    var dice = Dice(.referral, referrals.first ?? 0, in: extracts)
    let wait = dice.chance(900) ? dice.below(2) : dice.among(2...5)
    let decision = WorkingCalendar.england.day(wait, workingDaysAfter: day)
    let assessedOnly = dice.pick([(62, "RC8"), (22, "RC9"), (16, "RC7")]) ?? "RC8"
    let reason = isClosedAtOnce ? "RC8" : path == .assessment ? assessedOnly : "RC7"
    let source = family.dice.pick(Episode.sources) ?? "8"
    let need = family.dice.pick(Episode.needs) ?? "N1"
    let namesNeglect = family.dice.chance(family.theme == .neglect ? 880 : 45)
    for (place, number) in zip(children, referrals) {
      let file = extracts.referrals
      family.children[place].isKnown = true
      file.number(number)
      file.child(family.children[place])
      file.iso(day)
      file.text(isClosedAtOnce ? "N0" : need)
      file.text(source)
      file.blank(2)
      file.text(isClosedAtOnce ? "Y" : "N")
      let end = extracts.known(closed)
      if end == nil { file.blank() } else { file.text(reason) }
      file.iso(end)
      file.number(family.locality, after: "Area ")
      file.blank()
      file.text(namesNeglect ? "Y" : "N")
      file.iso(extracts.known(decision))
      file.end()
    }
  }

  /// Assesses the children.
  ///
  /// - Returns: The day on which the assessment was authorised.
  private func assess(_ family: inout Family, in extracts: Extracts) -> CalendarDate {
    let calendar = WorkingCalendar.england
    let start = calendar.workingDay(onOrAfter: day.adding(days: family.dice.below(4)))
    let isInTime = family.dice.chance(830)
    let length = family.dice.among(isInTime ? 8...44 : 46...72)
    let authorised = calendar.day(length, workingDaysAfter: start)
    let found = factors(&family, in: extracts)
    for (place, referral) in zip(children, referrals) {
      let number = extracts.next(\.assessment)
      guard start <= extracts.settings.lastDay,
        authorised >= extracts.settings.firstDay.adding(months: 12)
      else {
        continue
      }
      let file = extracts.assessments
      let end = extracts.known(authorised)
      family.children[place].isKnown = true
      file.number(number)
      file.child(family.children[place])
      file.number(referral)
      file.iso(start)
      file.text(family.dice.chance(960) ? "Y" : "N")
      file.iso(end)
      file.blank(4)
      file.text(family.children[place].birth > start ? "Pre-birth" : "C&F Assessment")
      file.end()
      guard end != nil else { continue }
      extracts.factors.number(extracts.factors.rows + 1)
      extracts.factors.number(number)
      extracts.factors.quoted(found)
      extracts.factors.end()
    }
    return authorised
  }

  /// What the assessment found, as the Standard Safeguarding Dataset writes it.
  private func factors(_ family: inout Family, in extracts: Extracts) -> String {
    var codes: [String] = []
    if family.dice.chance(330) { codes.append("3B") }
    if family.dice.chance(260) { codes.append("4B") }
    if family.dice.chance(140) { codes.append("1B") }
    if family.dice.chance(140) { codes.append("2B") }
    if family.dice.chance(family.theme == .neglect ? 860 : 50) { codes.append("16A") }
    if family.dice.chance(family.theme == .emotional ? 600 : 90) { codes.append("17A") }
    if family.theme == .physical, family.dice.chance(700) { codes.append("18C") }
    if family.theme == .sexual, family.dice.chance(700) { codes.append("19C") }
    var dice = Dice(.assessment, referrals.first ?? 0, in: extracts)
    if dice.chance(45) { codes.append("5B") }
    if codes.isEmpty { codes = ["21"] }
    return "[" + codes.map { "\"" + $0 + "\"" }.joined(separator: ",") + "]"
  }

  /// Makes a child in need plan for each child.
  ///
  /// - Returns: The day on which it ended.
  func planForNeed(
    _ family: inout Family,
    from start: CalendarDate,
    days: ClosedRange<Int>,
    in extracts: Extracts
  ) -> CalendarDate {
    let end = start.adding(days: family.dice.among(days))
    for (place, referral) in zip(children, referrals) {
      if family.theme == .neglect { family.children[place].spells.append(start...end) }
      guard start <= extracts.settings.lastDay, end >= extracts.settings.firstDay else { continue }
      family.children[place].isKnown = true
      extracts.needPlans.child(family.children[place])
      extracts.needPlans.number(referral)
      extracts.needPlans.iso(start)
      extracts.needPlans.iso(extracts.known(end))
      var dice = Dice(.needPlan, referral, in: extracts)
      let outcome = dice.pick(Self.needOutcomes) ?? ""
      extracts.needPlans.text(extracts.known(end) == nil ? "" : outcome)
      extracts.needPlans.end()
    }
    return end
  }

  /// How plans of need end.
  private static let needOutcomes: [(weight: Int, choice: String)] = [
    (720, "Needs met"), (110, "Stepped up"), (70, "Family would not take part"),
    (100, "Other"),
  ]

  private static let contactSources: [(weight: Int, choice: String)] = [
    (28, "q) 6: Police"), (20, "e) 2A: Schools"), (15, "j) 3D: Health services"),
    (8, "b) 1B: Individual"), (9, "s) 8: Other"), (3, "t) 9: Anonymous"),
  ]
  private static let sources: [(weight: Int, choice: String)] = [
    (28, "6"), (20, "2A"), (5, "3A"), (4, "3B"), (6, "3D"), (5, "1A"), (4, "1C"), (12, "5A"),
    (2, "4"), (4, "7"), (4, "8"), (2, "9"),
  ]
  private static let needs: [(weight: Int, choice: String)] = [
    (60, "N1"), (6, "N2"), (3, "N3"), (9, "N4"), (14, "N5"), (3, "N6"), (1, "N7"), (4, "N8"),
  ]
}
