import Records

/// One child's plan of protection, held back until it is known what came of it.
struct PlanRow {
  let number: Int
  let referral: Int
  let conference: Int
  let child: Child
  let days: ClosedRange<CalendarDate>
  let first: Category
  let last: Category
  /// How many plans the child had before.
  let earlier: Int
  let isTransfer: Bool
  /// Whether it ended before the plans of the other children.
  let isEarlier: Bool

  /// What a family's plans of protection end in.
  enum Outcome {
    case stepDown, care, closed
  }

  /// Writes the row.
  func write(_ outcome: Outcome, of family: Family, in extracts: Extracts) {
    let settings = extracts.settings
    let end = extracts.known(days.upperBound)
    var dice = Dice(.plan, number, in: extracts)
    let file = extracts.plans
    file.number(number)
    file.number(referral)
    file.number(conference)
    file.child(child)
    file.iso(days.lowerBound)
    file.iso(end)
    file.text("N")
    file.text(first.rawValue)
    file.text(days.lowerBound.adding(days: 80) > settings.lastDay ? "" : last.rawValue)
    file.number(earlier)
    file.text(isTransfer ? "Y" : "N")
    let reason = reason(outcome, &dice)
    file.text(end == nil ? "" : reason)
    file.text(family.district)
    file.number(family.deprivation(in: extracts))
    let isOld = child.birth.adding(months: 132) <= days.lowerBound
    file.text(isOld && dice.chance(130) ? "Y" : "N")
    file.text(dice.chance(830) ? "Y" : "N")
    file.end()
  }

  private func reason(_ outcome: Outcome, _ dice: inout Dice) -> String {
    let closed: [(weight: Int, choice: String)] = [
      (70, "No longer at risk"), (22, "Family would not take part"),
      (8, "Moved to another authority"),
    ]
    let chosen = dice.pick(closed) ?? "Other reason"
    if days.upperBound == child.birth.adding(months: 216) { return "Reached 18" }
    if isEarlier { return "No longer at risk" }
    switch outcome {
    case .stepDown: return "Stepped down"
    case .care: return "Became looked after"
    case .closed: return chosen
    }
  }
}

extension Family {
  /// The district that it lives in.
  var district: String {
    ["Northvale", "Southvale", "Eastmere", "Westmere", "Northvale", "Southvale"][locality - 1]
  }

  /// The fifth of areas by deprivation, 1 the most deprived.
  func deprivation(in extracts: Extracts) -> Int {
    var dice = Dice(.child, -number, in: extracts)
    return dice.pick([(38, 1), (25, 2), (17, 3), (12, 4), (8, 5)]) ?? 3
  }
}
