import Records

/// What schools tell the county about children whom it protects: sessions possible and missed.
///
/// The last two school years come month by month in plain English, the one before as school
/// censuses, each of which describes the term before the one it is named after.
final class Schools {
  private let settings: Settings
  private let lastYear: Int
  private let months: [Int: ExtractFile]
  private let rolls: [ExtractFile]
  private let details: [ExtractFile?]
  private var pupilRow = 0
  private var detailRow = 0

  /// The terms of a school year: the months that each holds, and the census that describes it.
  static let terms: [(census: String, months: [Int])] = [
    ("spring", [9, 10, 11, 12]), ("summer", [1, 2, 3]), ("autumn", [4, 5, 6, 7]),
  ]
  /// Sessions of each month of a school year, two a day.
  static let sessions = [
    9: 38, 10: 36, 11: 40, 12: 28, 1: 38, 2: 30, 3: 42, 4: 24, 5: 36, 6: 42, 7: 32,
  ]

  /// Opens the extracts of the schools.
  init(_ settings: Settings) throws(WritingError) {
    self.settings = settings
    lastYear = settings.period.schoolYear
    var months: [Int: ExtractFile] = [:]
    for year in [lastYear - 1, lastYear] {
      months[year] = try ExtractFile(.attendance(schoolYear: year), in: settings.folder)
    }
    self.months = months
    var rolls: [ExtractFile] = []
    var details: [ExtractFile?] = []
    for term in Schools.terms {
      let census = "\(lastYear - 1)_\(term.census)"
      guard lastYear > 2025 else {
        rolls.append(try ExtractFile(.pupilsOnRoll(census: census), in: settings.folder))
        details.append(nil)
        continue
      }
      rolls.append(try ExtractFile(.pupilsOnRollSince2025(census: census), in: settings.folder))
      details.append(try ExtractFile(.sessionDetails(census: census), in: settings.folder))
    }
    self.rolls = rolls
    self.details = details
  }

  /// Closes the extracts.
  ///
  /// - Returns: How many rows they have together.
  func close() throws(WritingError) -> Int {
    var rows = 0
    for year in [lastYear - 1, lastYear] {
      try months[year]?.close()
      rows += months[year]?.rows ?? 0
    }
    for file in rolls + details.compactMap({ $0 }) {
      try file.close()
      rows += file.rows
    }
    return rows
  }

  /// Writes what the schools sent of a child.
  func write(_ child: Child) {
    guard child.birth.adding(months: 48) <= settings.lastDay else { return }
    var dice = Dice(seed: settings.seed, family: -child.number)
    for year in [lastYear - 2, lastYear - 1, lastYear] {
      let first = Month(year: year, month: 9)
      let last = min(Month(year: year + 1, month: 7), settings.period)
      guard let startOfYear = CalendarDate(year: year, month: 8, day: 31),
        (5...15).contains(child.birth.wholeYears(to: startOfYear)),
        child.spells.contains(where: {
          $0.lowerBound <= min(last.lastDay, settings.lastDay) && $0.upperBound >= first.firstDay
        })
      else { continue }
      if let file = months[year] {
        var month = first
        while month <= last {
          writeMonth(child, month, to: file, &dice)
          month = month.adding(1)
        }
      } else {
        writeCensuses(child, &dice)
      }
    }
  }

  private func missed(of possible: Int, _ child: Child, _ dice: inout Dice) -> Int {
    min(possible, (possible * child.absence * dice.among(40...160) + 50_000) / 100_000)
  }

  private func writeMonth(
    _ child: Child,
    _ month: Month,
    to file: ExtractFile,
    _ dice: inout Dice
  ) {
    let all = Schools.sessions[month.monthOfYear] ?? 0
    guard all > 0 else { return }
    // One child in forty changes school in a month: two rows, each with its own sessions.
    let moved = dice.chance(25) ? dice.among(1...(all - 1)) : 0
    for (possible, school) in [(all - moved, child.school), (moved, child.school % 260 + 1)]
    where possible > 0 {
      let absent = missed(of: possible, child, &dice)
      let authorised = absent * dice.among(30...80) / 100
      file.pupilNumber(child.pupilNumber)
      file.number(school, after: "999/", width: 4)
      file.text(month.description)
      file.number(possible)
      file.number(authorised)
      file.number(absent - authorised)
      file.end()
    }
  }

  /// Writes a month in which a pupil missed more sessions than there were.
  func writeImpossibleMonth(pupil: Int) {
    guard let file = months[lastYear] else { return }
    file.pupilNumber(pupil)
    file.row("999/0001,\(lastYear)-09,38,30,20")
  }

  private func writeCensuses(_ child: Child, _ dice: inout Dice) {
    for (place, term) in Schools.terms.enumerated() {
      let possible = term.months.reduce(0) { $0 + (Schools.sessions[$1] ?? 0) }
      let absent = missed(of: possible, child, &dice)
      let authorised = absent * dice.among(30...80) / 100
      pupilRow += 1
      let file = rolls[place]
      let columns = file.columns
      for column in columns {
        switch column {
        case "pupilonrolltableid": file.number(pupilRow, after: "p", width: 7)
        case "NativeId": file.number(child.school, after: "999/", width: 4)
        case "dob": file.school(child.birth)
        case "surname": file.text("Exampleton")
        case "forename": file.text("Testchild")
        case "upn": file.pupilNumber(child.pupilNumber)
        case "sex": file.text(child.sex)
        case "termlysessionspossible": file.decimal(possible)
        case "termlysessionsauthorised": file.decimal(authorised)
        case "termlysessionsunauthorised": file.decimal(absent - authorised)
        default: file.blank()
        }
      }
      file.end()
      guard let file = details[place] else { continue }
      for (sessions, reason) in [(authorised, "I"), (absent - authorised, "O")] where sessions > 0 {
        detailRow += 1
        file.number(pupilRow, after: "p", width: 7)
        file.number(child.school, after: "999/", width: 4)
        file.number(detailRow, after: "d", width: 7)
        file.number(reason == "I" ? 1 : 2)
        file.blank()
        file.decimal(sessions)
        file.text(reason)
        file.end()
      }
    }
  }
}

extension ExtractFile {
  /// Adds a day as the school census writes it: `2020-Apr-25 00:00:00`.
  func school(_ day: CalendarDate) {
    let (year, _, dayOfMonth) = day.parts
    let name = day.month.inShort.prefix(3)
    text("\(year)-\(name)-\(dayOfMonth < 10 ? "0" : "")\(dayOfMonth) 00:00:00")
  }

  /// Adds a whole number as the school census writes it: `134.0`.
  func decimal(_ number: Int) {
    text("\(number).0")
  }
}
