public import Catalogue
public import Records

/// A month from which a series is no longer compared with its past, decided by a named person.
///
/// Only an entry of the ledger breaks a series, never a test: a program that chose its own breaks
/// would explain every signal away.
public struct SeriesBreak: Hashable, Sendable {
  /// The indicator's id.
  public let indicator: String
  /// The first month of the new stretch.
  public let month: Month
  /// Why the figures before cannot be compared: a new definition, a new system.
  public let reason: String
  /// Who decided: a name or a role.
  public let decidedBy: String
  /// The three-digit code of the authority that it is about; empty for every one.
  public let authority: String

  /// Makes a break.
  public init(
    indicator: String,
    month: Month,
    reason: String,
    decidedBy: String,
    authority: String = ""
  ) {
    self.indicator = indicator
    self.month = month
    self.reason = reason
    self.decidedBy = decidedBy
    self.authority = authority
  }

  /// The columns that the ledger of breaks must have; `authority` may be there too.
  public static let columns = ["indicator", "month", "reason", "decided_by"]

  /// Reads the ledger of breaks; a row that says too little breaks nothing and is a finding.
  ///
  /// - Parameters:
  ///   - sheet: The ledger.
  ///   - file: The position of the ledger in `QualityReport.files`.
  ///   - indicators: The indicators that there are.
  /// - Returns: The breaks in the order of the ledger, and what is wrong with other rows.
  public static func ledger(
    _ sheet: Sheet,
    file: Int,
    indicators: [Indicator]
  ) -> (breaks: [SeriesBreak], findings: [Finding]) {
    let known = Set(indicators.map(\.id))
    var breaks: [SeriesBreak] = []
    var findings: [Finding] = []
    for row in sheet.rows {
      func cell(_ column: String) -> String { trimmed(sheet.cell(row, column)) }
      func object(_ column: String, _ message: String, _ howToFix: String) {
        findings.append(
          Finding(
            file: file,
            line: row.line,
            column: sheet.place(of: column),
            field: column,
            rule: "L080",
            severity: .error,
            action: .setAside,
            message: message,
            howToFix: howToFix
          )
        )
      }
      guard known.contains(cell("indicator")) else {
        object(
          "indicator",
          "A break names an indicator that there is not, so it breaks nothing.",
          "Write the id of the indicator as 'scorecard catalogue' lists it."
        )
        continue
      }
      guard let month = Month(cell("month")) else {
        object(
          "month",
          "A break has no month that can be read, so it breaks nothing.",
          "Write the first month of the new series, such as 2025-04."
        )
        continue
      }
      if let missing = ["reason", "decided_by"].first(where: { cell($0).isEmpty }) {
        object(
          missing,
          "A break does not say \(missing == "reason" ? "why" : "who decided it"), so it breaks nothing.",
          "A series is broken only with a reason and the name or role of who decided."
        )
        continue
      }
      let found = SeriesBreak(
        indicator: cell("indicator"),
        month: month,
        reason: cell("reason"),
        decidedBy: cell("decided_by"),
        authority: cell("authority")
      )
      if breaks.contains(where: { $0.isSameAs(found) }) {
        object(
          "month",
          "The ledger has this break already; the first entry counts.",
          "Take one of the two rows out."
        )
        continue
      }
      breaks.append(found)
    }
    return (breaks, findings)
  }

  private func isSameAs(_ other: SeriesBreak) -> Bool {
    indicator == other.indicator && month == other.month && authority == other.authority
  }

  /// Whether the break is about an authority.
  func concerns(_ authority: Authority) -> Bool {
    self.authority.isEmpty || self.authority == authority.code
  }
}

/// A cell without blanks at its ends.
private func trimmed(_ text: String) -> String {
  var text = text[...]
  while text.first?.isWhitespace == true { text.removeFirst() }
  while text.last?.isWhitespace == true { text.removeLast() }
  return String(text)
}
