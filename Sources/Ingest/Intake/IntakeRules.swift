import Records

/// The rules of this floor that no catalogue can say, because they are about files, not rows.
extension RowRule {
  static let implausibleDate = RowRule(
    id: "L019",
    severity: .error,
    message: "The date is beyond what is plausible for this extract.",
    howToFix: "Check the year; a date may be at most 31 days after the extract was made."
  )

  static let duplicate = RowRule(
    id: "L015",
    severity: .query,
    message: "The row says the same as another row of the file, and counts once.",
    howToFix: "Send each row once."
  )

  static let contradiction = RowRule(
    id: "L030",
    severity: .error,
    message: "Two rows of the file have the same id and say different things.",
    howToFix: "Send one row for each id, or give each row an id of its own."
  )

  static func revision(of title: String) -> RowRule {
    RowRule(
      id: "L031",
      severity: .query,
      message: "A newer extract has changed what an older one said; the field is '\(title)'.",
      howToFix: "Nothing, if the change is right; figures of earlier months change with it."
    )
  }

  static func conflict(of title: String) -> RowRule {
    RowRule(
      id: "L032",
      severity: .query,
      message: "Rows about one person disagree; the newest extract is believed on '\(title)'.",
      howToFix: "Correct the older record, or send the person's details once."
    )
  }

  static let unknownAuthority = RowRule(
    id: "L033",
    severity: .query,
    message: "The authority of the row is none that is known; it counts for the first one.",
    howToFix: "Write the three-digit code, or name the authority in partnership.json."
  )

  static let lateBirth = RowRule(
    id: "8520",
    severity: .query,
    message: "The date of birth is more than nine months after the extract.",
    howToFix: "Check the year of birth."
  )

  static let earlyBirth = RowRule(
    id: "L034",
    severity: .query,
    message: "The date of birth is before 1900 and is taken as missing.",
    howToFix: "Check the year of birth."
  )
}
