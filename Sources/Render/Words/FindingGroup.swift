import Records

/// Findings of one kind in one file: the same rule, field and action.
struct FindingGroup: Hashable, Sendable {
  /// The position of the file.
  let file: Int
  /// The rule's code.
  let rule: String
  /// How the sector labels it.
  let severity: Finding.Severity
  /// What became of the rows.
  let action: Finding.Action
  /// What was found.
  let message: String
  /// What to do about it.
  let howToFix: String
  /// The column as a spreadsheet letters it; empty when the finding is about rows.
  let column: String
  /// What `rows` counts.
  let unit: Finding.Unit
  /// Whether what was found was kept and is yet part of no figure.
  let isInNoFigure: Bool
  /// How many rows, or other units.
  private(set) var rows: Int
  /// The first lines, at most five.
  private(set) var lines: [Int]

  /// Where in the file: `, column F, rows 17, 20 and 3 more`, or `, from row 2 on` where what is
  /// counted are not rows.
  var place: String {
    var words = column.isEmpty ? "" : ", column \(column)"
    guard let first = lines.first else { return words }
    guard unit == .row else {
      return words + (rows == 1 ? ", row \(printed(first))" : ", from row \(printed(first)) on")
    }
    let rest = rows - lines.count
    let numbers = lines.map { printed($0) } + (rest > 0 ? ["\(printed(rest)) more"] : [])
    words += ", \(rows == 1 ? "row" : "rows") \(listed(numbers))"
    return words
  }

  /// How many of what: `187 cells`.
  var amount: String { counted(rows, unit.rawValue) }

  /// What became of them, in a word or two.
  var outcome: String {
    action == .setAside ? "Set aside" : isInNoFigure ? "Kept, in no figure" : "Kept"
  }

  /// Groups findings: rows set aside first, errors before queries, the most rows first, then in
  /// the order of files and lines.
  static func worstFirst(_ findings: [Finding]) -> [FindingGroup] {
    var groups: [FindingGroup] = []
    var places: [Key: Int] = [:]
    for finding in findings {
      let key = Key(
        file: finding.file,
        rule: finding.rule,
        column: finding.column,
        action: finding.action,
        message: finding.message
      )
      if let place = places[key] {
        groups[place].add(finding)
      } else {
        places[key] = groups.count
        groups.append(FindingGroup(finding))
      }
    }
    return groups.enumerated().sorted { first, second in
      let (one, other) = (first.element.rank, second.element.rank)
      return one == other ? first.offset < second.offset : one < other
    }.map(\.element)
  }

  private struct Key: Hashable {
    let file: Int
    let rule: String
    let column: Int?
    let action: Finding.Action
    let message: String
  }

  private init(_ finding: Finding) {
    file = finding.file
    rule = finding.rule
    severity = finding.severity
    action = finding.action
    message = finding.message
    howToFix = finding.howToFix
    column = finding.columnLetter
    unit = finding.unit
    isInNoFigure = finding.isInNoFigure
    rows = finding.count
    lines = finding.line.map { [$0] } ?? []
  }

  private mutating func add(_ finding: Finding) {
    rows += finding.count
    if let line = finding.line, lines.count < 5 { lines.append(line) }
  }

  private var rank: (Int, Int, Int) {
    (action == .setAside ? 0 : 1, severity == .error ? 0 : 1, -rows)
  }
}
