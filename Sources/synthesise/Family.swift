import Records

/// One invented family and what happened to it, told in the order of the days.
struct Family {
  /// The number of the family.
  let number: Int
  /// What troubles it most.
  let theme: Theme
  /// The part of the county it lives in.
  let locality: Int
  var children: [Child] = []
  var dice: Dice
  /// Plans of protection so far.
  var protections = 0

  /// Makes a family and its children as they are on the day of its first referral.
  init(number: Int, on day: CalendarDate, dice: Dice, in extracts: Extracts) {
    self.number = number
    self.dice = dice
    theme = self.dice.pick(Theme.weights) ?? .other
    locality = self.dice.among(1...6)
    let size = self.dice.pick([(48, 1), (30, 2), (14, 3), (6, 4), (2, 5)]) ?? 1
    // Younger children are referred more often: the smaller of two throws.
    var days = min(self.dice.below(6400), self.dice.below(6400))
    if self.dice.chance(40) { days = -self.dice.among(20...150) }
    for _ in 0..<size where days < 6570 {
      addChild(bornOn: day.adding(days: -days), in: extracts)
      days = max(days, 0) + self.dice.among(330...1400)
    }
    if self.dice.chance(theme == .neglect ? 120 : 70) { children[0].plans = 1 }
  }

  mutating func addChild(bornOn day: CalendarDate, in extracts: Extracts) {
    children.append(Child(number: extracts.next(\.children), birth: day, dice: &dice))
  }

  /// Tells the family's story until the extracts end, writing rows as they happen.
  mutating func tell(from first: CalendarDate, in extracts: Extracts) {
    var day = WorkingCalendar.england.workingDay(onOrAfter: first)
    while day <= extracts.settings.lastDay {
      let concerned = children.indices.filter { place in
        children[place].birth.adding(months: 216) > day.adding(days: 200)
          && (children.count == 1 || dice.chance(920))
      }
      guard !concerned.isEmpty else { break }
      var episode = Episode(day: day, children: concerned)
      let closed = episode.run(&self, in: extracts)
      let hadPlan = episode.hadPlan
      guard let gap = gapToNextReferral(hadPlan: hadPlan) else { break }
      day = WorkingCalendar.england.workingDay(onOrAfter: closed.adding(days: gap))
      if dice.chance(70) {
        addChild(bornOn: day.adding(days: dice.among(-200...150)), in: extracts)
      }
    }
    for place in children.indices where children[place].isKnown {
      writePerson(children[place], in: extracts)
      extracts.schools.write(children[place])
    }
    extracts.partners.tell(self, in: extracts)
  }

  /// Days from a closure to the next referral; `nil` when none comes.
  private mutating func gapToNextReferral(hadPlan: Bool) -> Int? {
    let throwOfDice = dice.below(1000)
    if hadPlan {
      return throwOfDice < 340
        ? dice.among(30...330) : throwOfDice < 680 ? dice.among(330...1300) : nil
    }
    return throwOfDice < 330
      ? dice.among(15...300) : throwOfDice < 520 ? dice.among(300...1200) : nil
  }

  private func writePerson(_ child: Child, in extracts: Extracts) {
    let isBorn = child.birth <= extracts.settings.lastDay
    let file = extracts.person
    file.child(child)
    file.text(isBorn ? child.sex : "U")
    file.text(isBorn ? child.ethnicity : "NOBT")
    file.iso(isBorn ? child.birth : nil)
    file.iso(expectedBirth(of: child, isBorn: isBorn, in: extracts))
    file.blank()
    if child.hasPupilNumber, child.birth.adding(months: 48) <= extracts.settings.lastDay {
      file.pupilNumber(child.pupilNumber)
    } else {
      file.blank()
    }
    file.number(number, after: "FAM", width: 6)
    var dice = Dice(.child, child.number, in: extracts)
    file.text(isBorn ? dice.pick(Family.disabilities) ?? "" : "")
    file.end()
  }

  /// The expected date, which is kept for children born within the history.
  private func expectedBirth(of child: Child, isBorn: Bool, in extracts: Extracts) -> CalendarDate?
  {
    guard isBorn else { return child.birth }
    var dice = Dice(.child, child.number + 1_000_000_000, in: extracts)
    let days = dice.among(-9...12)
    return child.birth >= extracts.settings.firstDay ? child.birth.adding(days: days) : nil
  }

  private static let disabilities: [(weight: Int, choice: String)] = [
    (790, "NONE"), (50, "AUT"), (40, "LD"), (30, "BEH"), (15, "COMM"), (15, "MOB"), (60, ""),
  ]
}
