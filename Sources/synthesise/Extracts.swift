import Records

/// Every extract of one month, open for writing, and the numbers given out so far.
final class Extracts {
  let settings: Settings
  let person: ExtractFile
  let referrals: ExtractFile
  let assessments: ExtractFile
  let factors: ExtractFile
  let enquiries: ExtractFile
  let conferences: ExtractFile
  let plans: ExtractFile
  let visits: ExtractFile
  let needPlans: ExtractFile
  let reviews: ExtractFile
  let contacts: ExtractFile
  let care: ExtractFile
  let policeProtection: ExtractFile
  let missing: ExtractFile
  let coreGroups: ExtractFile
  let supervision: ExtractFile
  let familyConferences: ExtractFile
  let legalTracker: ExtractFile
  let schools: Schools
  let partners: Partners

  /// The last number given to a child, a referral, an assessment and so on.
  var children = 0
  var referral = 30_000
  var assessment = 50_000
  var enquiry = 60_000
  var conference = 65_000
  var plan = 70_000
  var visit = 80_000
  var occurrence = 0
  var missingReport = 0

  private let all: [ExtractFile]

  /// Opens every extract below the folder of the settings.
  init(_ settings: Settings) throws(WritingError) {
    self.settings = settings
    let folder = settings.folder
    person = try ExtractFile(.person, in: folder)
    referrals = try ExtractFile(.referrals, in: folder)
    assessments = try ExtractFile(.assessments, in: folder)
    factors = try ExtractFile(.factors, in: folder)
    enquiries = try ExtractFile(.enquiries, in: folder)
    conferences = try ExtractFile(.conferences, in: folder)
    plans = try ExtractFile(.plans, in: folder)
    visits = try ExtractFile(.visits, in: folder)
    needPlans = try ExtractFile(.needPlans, in: folder)
    reviews = try ExtractFile(.reviews, in: folder)
    contacts = try ExtractFile(.contacts, in: folder)
    care = try ExtractFile(.care, in: folder)
    policeProtection = try ExtractFile(.policeProtection, in: folder)
    missing = try ExtractFile(.missing, in: folder)
    coreGroups = try ExtractFile(.coreGroups, in: folder)
    supervision = try ExtractFile(.supervision, in: folder)
    familyConferences = try ExtractFile(.familyConferences, in: folder)
    legalTracker = try ExtractFile(.legalTracker, in: folder)
    schools = try Schools(settings)
    partners = try Partners(settings)
    all = [
      person, referrals, assessments, factors, enquiries, conferences, plans, visits, needPlans,
      reviews, contacts, care, policeProtection, missing, coreGroups, supervision,
      familyConferences, legalTracker,
    ]
  }

  /// Closes every extract.
  ///
  /// - Returns: How many rows they have together.
  func close() throws(WritingError) -> Int {
    for file in all { try file.close() }
    return try schools.close() + partners.close() + all.reduce(0) { $0 + $1.rows }
  }

  /// The day itself, or `nil` when the extract was made before it.
  func known(_ day: CalendarDate?) -> CalendarDate? {
    guard let day, day <= settings.lastDay else { return nil }
    return day
  }

  /// Whether an event of that day is in the extract.
  func holds(_ day: CalendarDate) -> Bool {
    (settings.firstDay...settings.lastDay).contains(day)
  }

  /// The next number of a series.
  func next(_ series: ReferenceWritableKeyPath<Extracts, Int>) -> Int {
    self[keyPath: series] += 1
    return self[keyPath: series]
  }
}

extension ExtractFile {
  /// Adds the id of a child.
  func child(_ child: Child) {
    number(child.number, after: "EX", width: 6)
  }
}
