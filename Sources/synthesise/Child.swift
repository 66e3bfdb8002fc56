import Records

/// What troubles a family most; it leans the category of abuse, it does not fix it.
enum Theme: Hashable, Sendable {
  case neglect, emotional, physical, sexual, other

  static let weights: [(weight: Int, choice: Theme)] = [
    (270, .neglect), (300, .emotional), (130, .physical), (50, .sexual), (250, .other),
  ]
}

/// A category of abuse as the children in need census codes it.
enum Category: String, Hashable, Sendable {
  case neglect = "NEG"
  case physical = "PHY"
  case sexual = "SAB"
  case emotional = "EMO"
  case multiple = "MUL"
}

/// One invented child.
struct Child: Sendable {
  /// The number behind `EX`.
  let number: Int
  /// The day of birth, which may lie ahead.
  let birth: CalendarDate
  /// `F` or `M`; nobody is told before the birth.
  let sex: String
  let ethnicity: String
  /// Whether social care knows the pupil number.
  let hasPupilNumber: Bool
  /// The number of the school.
  let school: Int
  /// Sessions missed of a thousand.
  let absence: Int
  /// Child protection plans so far, those before the county's records included.
  var plans = 0
  /// The category in which the last plan ended.
  var lastCategory: Category?
  /// The last day of the newest period of care; none may begin before it.
  var inCareUntil: CalendarDate?
  /// Plans of protection, and of need for neglect, as schools are told of them.
  var spells: [ClosedRange<CalendarDate>] = []
  /// Whether the child came to the country without a family.
  var isAlone = false
  /// Whether an extract has a row of the child.
  var isKnown = false

  /// Makes a child born on a day.
  init(number: Int, birth: CalendarDate, dice: inout Dice) {
    self.number = number
    self.birth = birth
    sex = dice.chance(505) ? "M" : "F"
    ethnicity = dice.pick(Child.ethnicities) ?? "NOBT"
    hasPupilNumber = dice.chance(970)
    school = dice.among(1...260)
    let habit = dice.below(100)
    absence =
      if habit < 42 { dice.among(15...85) } else if habit < 84 { dice.among(90...320) } else {
        dice.among(450...850)
      }
  }

  /// The pupil number: nine digits behind a letter and 999, which no school is in.
  var pupilNumber: Int { number }

  private static let ethnicities: [(weight: Int, choice: String)] = [
    (700, "WBRI"), (45, "WOTH"), (10, "WROM"), (30, "MWBC"), (20, "MWAS"), (25, "MOTH"),
    (25, "APKN"), (20, "AIND"), (15, "ABAN"), (20, "AOTH"), (30, "BAFR"), (10, "BCRB"),
    (15, "OOTH"), (35, "NOBT"),
  ]
}
