import Records

/// Young people who came to the country alone: they have no family here, and no plan.
enum Arrivals {
  /// Writes them at the end of the extracts.
  static func write(in extracts: Extracts) {
    let settings = extracts.settings
    let span = Int(settings.lastDay.dayNumber - settings.firstDay.dayNumber)
    for number in 0..<max(1, settings.months * settings.scale / 1000) {
      var dice = Dice(.arrival, number, in: extracts)
      let day = settings.firstDay.adding(days: dice.below(span))
      let birth = day.adding(days: -dice.among(5700...6500))
      var child = Child(number: extracts.next(\.children), birth: birth, dice: &dice)
      child.isAlone = true
      writePerson(child, in: extracts)
      let end = min(birth.adding(months: 216), day.adding(days: dice.among(60...700)))
      Care.write(child, day...end, "S", "V2", "E8", in: extracts)
    }
  }

  private static func writePerson(_ child: Child, in extracts: Extracts) {
    let file = extracts.person
    file.child(child)
    file.text(child.sex)
    file.text("OOTH")
    file.iso(child.birth)
    file.blank(5)
    file.end()
  }
}
