import Records

/// What surrounds a period of care: family group conferences and the steps before and in court.
enum CareWork {
  /// A period of care as the story has it, whether the extracts know of it yet or not.
  struct Period {
    let days: ClosedRange<CalendarDate>
    /// The legal status at its start, as SSDA903 codes it.
    let status: String
    /// Why it ends, as SSDA903 codes it.
    let reason: String
    /// Whether it follows a plan of protection.
    let followsPlan: Bool
  }

  /// Writes the work for one child.
  static func write(
    _ child: Child,
    _ period: Period,
    of family: Family,
    in extracts: Extracts
  ) {
    writeFamilyConference(child, before: period.days.lowerBound, of: family, in: extracts)
    let key = family.number * 100_000 + Int(period.days.lowerBound.dayNumber)
    var dice = Dice(.care, key, in: extracts)
    let weeks = dice.among(9...42)
    let due = dice.among(50...90)
    let late = dice.chance(340) ? dice.among(4...60) : -dice.among(0...14)
    let isAssessed = dice.chance(600)
    let court = dice.among(140...290)
    if period.followsPlan {
      let letter = period.days.lowerBound.adding(days: -7 * weeks)
      let agreed = isAssessed ? letter.adding(days: due) : nil
      let stage = Stage(
        name: "Pre-proceedings",
        days: letter...period.days.lowerBound,
        due: agreed,
        delivered: agreed?.adding(days: late)
      )
      write(child, stage, in: extracts)
    }
    let toCourt = dice.chance(650)
    if period.status == "C1" || period.followsPlan && toCourt {
      let application = period.days.lowerBound
      let stage = Stage(
        name: "Care proceedings",
        days: application...application.adding(days: court)
      )
      write(child, stage, in: extracts)
    }
    if period.reason == "E44" {
      let order = period.days.upperBound
      let stage = Stage(
        name: "Special guardianship",
        days: order.adding(days: -dice.among(80...260))...order
      )
      write(child, stage, in: extracts)
    }
  }

  /// One stage of legal work.
  private struct Stage {
    let name: String
    let days: ClosedRange<CalendarDate>
    var due: CalendarDate?
    var delivered: CalendarDate?
  }

  private static func write(_ child: Child, _ stage: Stage, in extracts: Extracts) {
    guard stage.days.lowerBound <= extracts.settings.lastDay,
      stage.days.upperBound >= extracts.settings.firstDay
    else { return }
    let file = extracts.legalTracker
    file.number(file.rows + 1, after: "LT")
    file.child(child)
    file.text(stage.name)
    file.british(stage.days.lowerBound)
    file.british(extracts.known(stage.days.upperBound))
    file.british(stage.due)
    file.british(extracts.known(stage.delivered))
    file.end()
  }

  private static func writeFamilyConference(
    _ child: Child,
    before day: CalendarDate,
    of family: Family,
    in extracts: Extracts
  ) {
    var dice = Dice(.care, -(family.number * 100_000 + Int(day.dayNumber)), in: extracts)
    guard dice.chance(560) else { return }
    let held = WorkingCalendar.england.workingDay(onOrAfter: day.adding(days: -dice.among(12...70)))
    let offered = held.adding(days: -dice.among(10...28))
    let takesPlace = dice.chance(830)
    guard extracts.holds(offered) else { return }
    let file = extracts.familyConferences
    file.number(family.number * 1000 + Int(day.dayNumber) % 1000, after: "FGC")
    file.child(child)
    file.british(offered)
    file.british(takesPlace ? extracts.known(held) : nil)
    file.end()
  }
}
