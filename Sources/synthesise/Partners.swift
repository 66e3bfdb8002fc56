import Records

/// What the partner agencies send about families: early help, schools, health services and the
/// teams that audit.
///
/// Every family and child has dice of its own here, so that no story of social care changes with
/// what partners are asked for. Extracts hold 24 months.
final class Partners {
  let settings: Settings
  let assessments: ExtractFile
  let earlyHelp: ExtractFile
  let invitations: ExtractFile
  let suspensions: ExtractFile
  let appointments: ExtractFile
  let profiles: ExtractFile
  let audits: ExtractFile
  var earlyHelpPlan = 0
  var profile = 0

  private var all: [ExtractFile] {
    [assessments, earlyHelp, invitations, suspensions, appointments, profiles, audits]
  }

  /// Opens the extracts.
  init(_ settings: Settings) throws(WritingError) {
    self.settings = settings
    assessments = try ExtractFile(.earlyHelpAssessments, in: settings.folder)
    earlyHelp = try ExtractFile(.earlyHelpPlans, in: settings.folder)
    invitations = try ExtractFile(.invitations, in: settings.folder)
    suspensions = try ExtractFile(.suspensions, in: settings.folder)
    appointments = try ExtractFile(.appointments, in: settings.folder)
    profiles = try ExtractFile(.profiles, in: settings.folder)
    audits = try ExtractFile(.audits, in: settings.folder)
  }

  /// Closes the extracts.
  ///
  /// - Returns: How many rows they have together.
  func close() throws(WritingError) -> Int {
    writeAudits()
    for file in all { try file.close() }
    return all.reduce(0) { $0 + $1.rows }
  }

  /// The days that the extracts hold.
  var days: ClosedRange<CalendarDate> {
    settings.period.adding(-23).firstDay...settings.lastDay
  }

  /// A day, or `nil` when the extract was made before it.
  func known(_ day: CalendarDate) -> CalendarDate? { day <= settings.lastDay ? day : nil }

  /// Tells what partners know of a family.
  func tell(_ family: Family, in extracts: Extracts) {
    var dice = Dice(seed: settings.seed ^ 0x9A27_4E25, family: family.number)
    writeEarlyHelp(family, &dice)
    for child in family.children where child.isKnown && child.birth <= settings.lastDay {
      writeSuspensions(child, &dice)
      writeAppointments(child, family.theme, &dice)
      guard family.theme == .neglect else { continue }
      writeProfiles(child, &dice)
      goMissing(child, &dice, in: extracts)
    }
  }

  /// A working day of a range.
  func workingDay(
    in range: ClosedRange<CalendarDate>,
    _ dice: inout Dice
  ) -> CalendarDate {
    let length = Int(range.upperBound.dayNumber - range.lowerBound.dayNumber)
    let day = range.lowerBound.adding(days: dice.below(length + 1))
    return WorkingCalendar.england.workingDay(onOrAfter: day)
  }
}
