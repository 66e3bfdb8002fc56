import Records

/// What is done while a plan of protection runs: core groups and case supervision.
enum PlanWork {
  /// The months that the extracts of such work reach back.
  static let months = 26

  /// Writes the work on one child's plan.
  static func write(
    _ child: Child,
    plan: Int,
    _ days: ClosedRange<CalendarDate>,
    of family: Family,
    in extracts: Extracts
  ) {
    let from = extracts.settings.period.adding(1 - months).firstDay
    let until = min(days.upperBound, extracts.settings.lastDay)
    guard until >= from else { return }
    writeCoreGroups(
      child,
      plan: plan,
      from: from,
      days.lowerBound...until,
      of: family,
      in: extracts
    )
    writeSupervision(child, plan: plan, from: from, days.lowerBound...until, in: extracts)
  }

  /// The first within ten working days, then about every five weeks; siblings meet together.
  private static func writeCoreGroups(
    _ child: Child,
    plan: Int,
    from: CalendarDate,
    _ days: ClosedRange<CalendarDate>,
    of family: Family,
    in extracts: Extracts
  ) {
    let calendar = WorkingCalendar.england
    let key = family.number * 100_000 + Int(days.lowerBound.dayNumber)
    var dice = Dice(.coreGroup, key, in: extracts)
    let wait = dice.among(dice.chance(880) ? 4...10 : 11...18)
    var day = calendar.day(wait, workingDaysAfter: days.lowerBound)
    var meeting = family.number * 10_000 + family.protections * 200
    while day <= days.upperBound {
      meeting += 1
      if day >= from {
        let file = extracts.coreGroups
        file.number(meeting, after: "CG")
        file.child(child)
        file.number(plan)
        file.british(day)
        file.end()
      }
      let gap = dice.among(dice.chance(830) ? 25...39 : 42...62)
      day = calendar.workingDay(onOrAfter: day.adding(days: gap))
    }
  }

  /// About every four weeks, child by child.
  private static func writeSupervision(
    _ child: Child,
    plan: Int,
    from: CalendarDate,
    _ days: ClosedRange<CalendarDate>,
    in extracts: Extracts
  ) {
    let calendar = WorkingCalendar.england
    var dice = Dice(.supervision, plan, in: extracts)
    var day = calendar.workingDay(onOrAfter: days.lowerBound.adding(days: dice.among(3...24)))
    while day <= days.upperBound {
      if day >= from {
        let file = extracts.supervision
        file.number(file.rows + 1, after: "SV")
        file.child(child)
        file.british(day)
        file.end()
      }
      let gap = dice.among(dice.chance(880) ? 20...27 : 33...55)
      day = calendar.workingDay(onOrAfter: day.adding(days: gap))
    }
  }
}
