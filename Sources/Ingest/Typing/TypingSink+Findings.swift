import Catalogue
import Records

extension TypingSink {
  /// The code of what is said about columns that are not read.
  static let unreadColumns = "L027"

  /// What was found: first what concerns the whole file, then by line.
  func findings(
    about recognition: Recognition,
    setAside: [(row: Int32, faults: [RowFault])]
  ) -> [Finding] {
    var findings = queries.map { query, tally in
      finding(query.fault, builder: query.builder, line: tally.line, .kept, count: tally.count)
    }
    for record in setAside {
      var said: Set<Query> = []
      for fault in record.faults
      where said.insert(Query(builder: fault.builder, fault: fault.fault)).inserted {
        findings.append(
          finding(
            fault.fault,
            builder: fault.builder,
            line: Int(lines[Int(fault.row)]),
            .setAside,
            count: 1
          )
        )
      }
    }
    findings += personalChecks.compactMap { $0.finding(file: file) }
    findings += unreadableFindings()
    findings.sort {
      ($0.line ?? 0, $0.column ?? -1, $0.rule, $0.message)
        < ($1.line ?? 0, $1.column ?? -1, $1.rule, $1.message)
    }
    return findingsAboutHeader(recognition) + findings
  }

  /// One finding for each record that could not be split.
  func unreadableFindings() -> [Finding] {
    zip(unreadable, unreadableFixes).map { record, howToFix in
      Finding(
        file: file,
        line: record.lines.lowerBound,
        rule: record.rule,
        severity: .error,
        action: .setAside,
        message: record.reason,
        howToFix: howToFix
      )
    }
  }

  private func finding(
    _ fault: CellFault,
    builder: Int,
    line: Int,
    _ action: Finding.Action,
    count: Int
  ) -> Finding {
    let builder = builders[builder]
    return Finding(
      file: file,
      line: line,
      column: builder.plan.sources.first?.column,
      field: builder.field.name,
      rule: fault.rule,
      severity: action == .setAside ? .error : .query,
      action: action,
      message: fault.message(for: title(of: builder)),
      howToFix: fault.howToFix,
      count: count
    )
  }

  /// The field in plain English, with its dataset where that is not the file's own.
  func title(of builder: ColumnBuilder) -> String {
    guard builder.plan.table != recognition?.dataset else { return builder.field.title }
    return "\(catalogue.schema.datasets[builder.plan.table].title): \(builder.field.title)"
  }

  private func findingsAboutHeader(_ recognition: Recognition) -> [Finding] {
    var findings: [Finding] = []
    if !recognition.unknown.isEmpty {
      let names = recognition.unknown.prefix(12).map { "'\(header[$0])'" }
      let more = recognition.unknown.count > 12 ? " and others" : ""
      let list = names.joined(separator: ", ")
      findings.append(
        headerFinding(
          recognition.unknown.count == 1
            ? "One column is not known and was not read: \(list)."
            : "\(recognition.unknown.count) columns are not known and were not read: \(list)\(more).",
          column: recognition.unknown[0],
          howToFix: "Nothing, unless one of them is needed; then add its name to the aliases."
        )
      )
    }
    let subtotals = recognition.periods.filter(\.period.isSubtotal)
    if let first = subtotals.first, subtotals.count < recognition.periods.count {
      findings.append(
        headerFinding(
          "Columns of quarters, years and totals were left out, since the months are there.",
          column: first.column,
          howToFix: "Nothing."
        )
      )
    }
    return findings
  }

  private func headerFinding(_ message: String, column: Int, howToFix: String) -> Finding {
    Finding(
      file: file,
      line: headerLine,
      column: column,
      rule: Self.unreadColumns,
      severity: .query,
      action: .kept,
      message: message,
      howToFix: howToFix
    )
  }

  /// The spellings that no code list knows, most frequent first; those that may be about a child
  /// in one line for each column.
  func unmatchedSpellings() -> [UnmatchedSpelling] {
    builders.indices.filter { !twins.contains($0) }.flatMap { unmatchedSpellings(of: $0) }
      .sorted { ($1.count, $0.field, $0.spelling) < ($0.count, $1.field, $1.spelling) }
  }

  private func unmatchedSpellings(of index: Int) -> [UnmatchedSpelling] {
    guard let reader = builders[index].reader else { return [] }
    var shown: [UnmatchedSpelling] = []
    var withheld = 0
    for (order, found) in reader.unmatched.enumerated() {
      // A column of free text has a spelling for every row: only the frequent ones are compared.
      let nearest = order < 200 ? reader.list.nearestLabel(to: found.spelling) : ""
      let sighting = Spelling(builder: index, place: found.place)
      let children = reader.isOtherColumn ? 0 : children(in: sightings[sighting] ?? [])
      if ShownSpelling.isSafe(found.spelling, isNear: !nearest.isEmpty, children: children) {
        shown.append(unmatched(found.spelling, nearest, found.count, of: index))
      } else {
        withheld += found.count
      }
    }
    if withheld > 0 { shown.append(unmatched(ShownSpelling.withheld, "", withheld, of: index)) }
    return shown
  }

  private func unmatched(
    _ spelling: String,
    _ nearest: String,
    _ count: Int,
    of index: Int
  ) -> UnmatchedSpelling {
    UnmatchedSpelling(
      file: file,
      field: builders[index].field.name,
      codeList: builders[index].field.list,
      spelling: spelling,
      nearest: nearest,
      count: count
    )
  }

  /// For how many children some rows stand; where rows name no child, each stands for one.
  private func children(in rows: [Int32]) -> Int {
    let child = recognition.flatMap { catalogue.schema.datasets[$0.dataset].childField }
    guard let builder = child.flatMap({ mainBuilders[$0] }) else { return rows.count }
    return Set(rows.map { builders[builder].numbers[Int($0)] }).count
  }
}
