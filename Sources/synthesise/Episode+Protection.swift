import Records

extension Episode {
  /// Asks whether the children are being harmed, and what follows from it.
  ///
  /// - Returns: The day on which the case can be closed.
  mutating func enquire(
    _ family: inout Family,
    authorised: CalendarDate,
    in extracts: Extracts
  ) -> CalendarDate {
    let calendar = WorkingCalendar.england
    let start = calendar.workingDay(onOrAfter: day.adding(days: family.dice.below(9)))
    let isNeglect = family.theme == .neglect
    let odds = (isNeglect ? 490 : 190) + (family.protections > 0 ? 330 : 0)
    let needsConference = family.dice.chance(odds)
    let enquiries = writeEnquiries(&family, start: start, needsConference, in: extracts)
    if family.dice.chance(38) {
      Police.protect(&family, children, on: start.adding(days: -1), in: extracts)
    }
    guard needsConference else {
      if family.dice.chance(45) { Care.begin(&family, children, on: start, in: extracts) }
      guard family.dice.chance(400) else { return authorised }
      return planForNeed(&family, from: authorised, days: 60...330, in: extracts)
    }
    let length = family.dice.among(family.dice.chance(800) ? 8...15 : 16...30)
    let conference = calendar.day(length, workingDaysAfter: start)
    let makesPlan = family.dice.chance(870)
    let meeting = Meeting(
      day: conference,
      target: calendar.day(15, workingDaysAfter: start),
      makesPlan: makesPlan,
      isTransfer: false
    )
    guard makesPlan else {
      write(meeting, of: enquiries, plans: enquiries.map { _ in nil }, &family, in: extracts)
      return planForNeed(
        &family,
        from: max(conference, authorised),
        days: 60...330,
        in: extracts
      )
    }
    return protect(&family, meeting, enquiries: enquiries, in: extracts)
  }

  private func writeEnquiries(
    _ family: inout Family,
    start: CalendarDate,
    _ needsConference: Bool,
    in extracts: Extracts
  ) -> [Int] {
    let end = WorkingCalendar.england.day(family.dice.among(5...14), workingDaysAfter: start)
    return zip(children, referrals).map { place, referral in
      let number = extracts.next(\.enquiry)
      guard extracts.holds(start) else { return number }
      let file = extracts.enquiries
      let known = extracts.known(end)
      family.children[place].isKnown = true
      file.number(number)
      file.number(referral)
      file.child(family.children[place])
      file.iso(start)
      file.iso(known)
      if known == nil { file.blank() } else { file.text(needsConference ? "N" : "Y") }
      file.blank(3)
      file.end()
      return number
    }
  }

  /// An initial child protection conference.
  struct Meeting {
    let day: CalendarDate
    let target: CalendarDate?
    let makesPlan: Bool
    let isTransfer: Bool
  }

  private func write(
    _ meeting: Meeting,
    of enquiries: [Int?],
    plans: [Int?],
    _ family: inout Family,
    in extracts: Extracts
  ) {
    let number = extracts.next(\.conference)
    guard extracts.holds(meeting.day) else { return }
    if let place = children.first {
      extracts.partners.invite(to: number, on: meeting.day, about: family.children[place])
    }
    for (offset, place) in children.enumerated() {
      let file = extracts.conferences
      family.children[place].isKnown = true
      file.number(number * 10 + offset)
      file.number(number)
      if let enquiry = enquiries[offset] { file.number(enquiry) } else { file.blank() }
      file.child(family.children[place])
      if let plan = plans[offset] { file.number(plan) } else { file.blank() }
      file.number(referrals[offset])
      file.text(meeting.isTransfer ? "Y" : "N")
      file.iso(meeting.target)
      file.iso(meeting.day)
      file.text(meeting.makesPlan ? "Y" : "N")
      file.blank(3)
      var dice = Dice(.conference, number, in: extracts)
      file.text(dice.chance(930) ? "Y" : "N")
      file.end()
    }
  }

  /// Makes a plan of protection for each child and lets it run.
  private mutating func protect(
    _ family: inout Family,
    _ meeting: Meeting,
    enquiries: [Int],
    in extracts: Extracts
  ) -> CalendarDate {
    hadPlan = true
    let isTransfer = family.dice.chance(15)
    let length = family.dice.among(family.dice.pick(Episode.lengths) ?? 183...364)
    let end = WorkingCalendar.england.workingDay(onOrAfter: meeting.day.adding(days: length))
    let first = category(&family)
    let last = family.dice.chance(900) ? first : (family.dice.pick(Episode.later) ?? first)
    let reviews = reviewDays(&family, from: meeting.day, to: end)
    var numbers: [Int?] = []
    var rows: [PlanRow] = []
    for (offset, place) in children.enumerated() {
      let number = extracts.next(\.plan)
      numbers.append(number)
      // Protection of a child ends with childhood, and sometimes before that of the others.
      let isEarlier = length > 120 && family.dice.chance(60)
      let childEnd = min(
        isEarlier ? end.adding(days: -family.dice.among(20...90)) : end,
        family.children[place].birth.adding(months: 216)
      )
      let start = meeting.day
      family.children[place].spells.append(start...childEnd)
      let earlier = family.children[place].plans
      family.children[place].plans += 1
      family.children[place].lastCategory = last
      guard start <= extracts.settings.lastDay, childEnd >= extracts.settings.firstDay else {
        continue
      }
      family.children[place].isKnown = true
      rows.append(
        PlanRow(
          number: number,
          referral: referrals[offset],
          conference: (extracts.conference + 1) * 10 + offset,
          child: family.children[place],
          days: start...childEnd,
          first: first,
          last: last,
          earlier: earlier,
          isTransfer: isTransfer,
          isEarlier: isEarlier
        )
      )
      let child = family.children[place]
      writeReviews(reviews, child, offset, plan: number, until: childEnd, in: extracts)
      writeVisits(child, plan: number, start...childEnd, &family.dice, in: extracts)
      PlanWork.write(child, plan: number, start...childEnd, of: family, in: extracts)
    }
    let held = Meeting(
      day: meeting.day,
      target: isTransfer ? nil : meeting.target,
      makesPlan: true,
      isTransfer: isTransfer
    )
    write(
      held,
      of: isTransfer ? numbers.map { _ in nil } : enquiries,
      plans: numbers,
      &family,
      in: extracts
    )
    family.protections += 1
    let outcome: PlanRow.Outcome =
      switch family.dice.below(100) {
      case 0..<58: .stepDown
      case 58..<78: .care
      default: .closed
      }
    for row in rows { row.write(outcome, of: family, in: extracts) }
    switch outcome {
    case .stepDown: return planForNeed(&family, from: end, days: 40...210, in: extracts)
    case .care:
      Care.begin(&family, children, on: end, followsPlan: true, in: extracts)
      return end.adding(days: family.dice.among(60...900))
    case .closed: return end.adding(days: family.dice.among(0...20))
    }
  }

  /// The category of a new plan; the one before it is often the one that comes back.
  private func category(_ family: inout Family) -> Category {
    if let last = children.lazy.compactMap({ [family] in family.children[$0].lastCategory }).first,
      family.dice.chance(550)
    {
      return last
    }
    switch family.theme {
    case .neglect:
      return family.dice.pick([(880, .neglect), (95, .emotional), (25, .multiple)]) ?? .neglect
    case .sexual:
      return family.dice.pick([(600, .sexual), (250, .emotional), (150, .neglect)]) ?? .sexual
    case .physical:
      return family.dice.pick([
        (480, .physical), (400, .emotional), (100, .neglect), (20, .multiple),
      ]) ?? .physical
    case .emotional, .other:
      return family.dice.pick([(850, .emotional), (110, .neglect), (40, .physical)]) ?? .emotional
    }
  }

  private func reviewDays(
    _ family: inout Family,
    from start: CalendarDate,
    to end: CalendarDate
  ) -> [CalendarDate] {
    let calendar = WorkingCalendar.england
    var days: [CalendarDate] = []
    var next = start.adding(days: family.dice.chance(945) ? family.dice.among(68...88) : 101)
    while next < end {
      days.append(calendar.workingDay(onOrAfter: next))
      next = next.adding(days: family.dice.chance(955) ? family.dice.among(140...178) : 196)
    }
    if days.last != end, end > start.adding(days: 20) { days.append(end) }
    return days
  }

  private func writeReviews(
    _ days: [CalendarDate],
    _ child: Child,
    _ offset: Int,
    plan: Int,
    until end: CalendarDate,
    in extracts: Extracts
  ) {
    for day in days where day <= end && extracts.holds(day) {
      var dice = Dice(.review, plan * 10_000 + Int(day.dayNumber) % 10_000, in: extracts)
      let voice = dice.pick(Episode.voices) ?? ""
      extracts.reviews.child(child)
      extracts.reviews.number(referrals[offset])
      extracts.reviews.number(plan)
      extracts.reviews.iso(day)
      extracts.reviews.text(child.birth.adding(months: 48) > day ? "PN0" : voice)
      extracts.reviews.text(dice.chance(910) ? "Y" : "N")
      extracts.reviews.end()
    }
  }

  /// Writes the visits of the last three months, about every ten working days.
  private func writeVisits(
    _ child: Child,
    plan: Int,
    _ spell: ClosedRange<CalendarDate>,
    _ dice: inout Dice,
    in extracts: Extracts
  ) {
    let from = extracts.settings.period.adding(-2).firstDay
    guard spell.upperBound >= from else { return }
    var day = max(spell.lowerBound, from).adding(days: dice.below(12))
    while day <= min(spell.upperBound, extracts.settings.lastDay) {
      let visit = WorkingCalendar.england.workingDay(onOrAfter: day)
      day = visit.adding(days: dice.among(9...17))
      guard visit <= min(spell.upperBound, extracts.settings.lastDay) else { break }
      let isSeen = child.birth <= visit && dice.chance(955)
      extracts.visits.number(extracts.next(\.visit))
      extracts.visits.child(child)
      extracts.visits.number(plan)
      extracts.visits.iso(visit)
      extracts.visits.text(isSeen ? "Y" : "N")
      extracts.visits.text(isSeen && dice.chance(700) ? "Y" : "N")
      extracts.visits.text(isSeen && dice.chance(800) ? "Y" : "N")
      extracts.visits.end()
    }
  }

  private static let voices: [(weight: Int, choice: String)] = [
    (34, "PN1"), (8, "PN2"), (2, "PN3"), (5, "PN4"), (10, "PN5"), (27, "PN6"), (11, "PN7"), (3, ""),
  ]
  private static let lengths: [(weight: Int, choice: ClosedRange<Int>)] = [
    (163, 14...91), (117, 92...182), (433, 183...364), (249, 365...729), (38, 730...1200),
  ]
  private static let later: [(weight: Int, choice: Category)] = [
    (45, .neglect), (40, .emotional), (8, .physical), (5, .multiple), (2, .sexual),
  ]
}
