import Records

/// Periods of being looked after, in the layout of SSDA903.
enum Care {
  /// Takes children into care on a day and lets the period run.
  static func begin(
    _ family: inout Family,
    _ places: [Int],
    on day: CalendarDate,
    followsPlan: Bool = false,
    in extracts: Extracts
  ) {
    let length = family.dice.among(family.dice.chance(350) ? 20...240 : 240...1500)
    let firstStatus = family.dice.pick([(45, "V2"), (45, "C1"), (10, "L1")]) ?? "V2"
    // The police may keep a child for three days.
    let change = family.dice.among(firstStatus == "L1" ? 1...3 : 5...120)
    let reason = family.dice.pick([(40, "E4A"), (20, "E44"), (25, "E11"), (15, "E8")]) ?? "E8"
    for place in places {
      let child = family.children[place]
      let end = min(day.adding(days: length), child.birth.adding(months: 216))
      guard child.birth <= day, day < end, child.inCareUntil.map({ $0 <= day }) ?? true else {
        continue
      }
      family.children[place].inCareUntil = end
      let period = CareWork.Period(
        days: day...end,
        status: firstStatus,
        reason: reason,
        followsPlan: followsPlan
      )
      CareWork.write(child, period, of: family, in: extracts)
      guard day <= extracts.settings.lastDay, end >= extracts.settings.firstDay else { continue }
      let middle = day.adding(days: change)
      family.children[place].isKnown = true
      guard middle < end else {
        write(child, day...end, "S", firstStatus, reason, in: extracts)
        continue
      }
      if middle >= extracts.settings.firstDay {
        write(child, day...middle, "S", firstStatus, "X1", in: extracts)
      }
      if middle <= extracts.settings.lastDay {
        write(child, middle...end, "L", "C2", reason, in: extracts)
      }
      if reason == "E4A" { comeBack(&family, place, in: extracts) }
    }
  }

  /// Lets a child who went home come back into care within the year, now and then.
  private static func comeBack(_ family: inout Family, _ place: Int, in extracts: Extracts) {
    let child = family.children[place]
    guard let home = child.inCareUntil else { return }
    var dice = Dice(.care, child.number, in: extracts)
    let day = home.adding(days: dice.among(30...300))
    let end = min(day.adding(days: dice.among(40...500)), child.birth.adding(months: 216))
    guard dice.chance(240), day < end else { return }
    family.children[place].inCareUntil = end
    guard day <= extracts.settings.lastDay, end >= extracts.settings.firstDay else { return }
    write(child, day...end, "S", "V2", "E8", in: extracts)
  }

  /// Writes one episode.
  static func write(
    _ child: Child,
    _ days: ClosedRange<CalendarDate>,
    _ begun: String,
    _ status: String,
    _ ended: String,
    in extracts: Extracts
  ) {
    let file = extracts.care
    let end = extracts.known(days.upperBound)
    file.child(child)
    file.british(days.lowerBound)
    file.text(begun)
    file.text(status)
    file.text(child.isAlone ? "N8" : "N1")
    var dice = Dice(.care, child.number, in: extracts)
    let place = dice.pick(child.isAlone ? placesOfTheLone : places) ?? "U6"
    file.text(place)
    file.text("PR1")
    file.british(end)
    file.text(end == nil ? "" : ended)
    file.blank(2)
    file.text("ZZ99 9ZZ")
    file.blank()
    file.text(child.isAlone ? "1" : "0")
    file.text(dice.chance(place == "K2" ? 600 : 270) ? "Out" : "In")
    file.end()
  }

  private static let places: [(weight: Int, choice: String)] = [
    (16, "U1"), (12, "U4"), (50, "U6"), (11, "K2"), (5, "H5"), (4, "P1"), (2, "A3"),
  ]
  private static let placesOfTheLone: [(weight: Int, choice: String)] = [(40, "U6"), (60, "H5")]
}
