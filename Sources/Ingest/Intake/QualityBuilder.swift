import Catalogue
import Records

/// Gathers what became of every file and row.
struct QualityBuilder {
  private var report = QualityReport()
  private let folder: String
  /// The extracts without their rows, which stand in the caseloads.
  private let extracts: [Int: ExtractFile]
  /// The children that files of the datasets list which rules take for registers.
  private let listed: [String: [Bool]]

  /// After how many rows of one file a rule that keeps its rows lists no more of them and says
  /// instead how many there are.
  private static let mostRows = 500

  /// Starts with what reading and uniting brought to light.
  ///
  /// - Parameters:
  ///   - request: The run; its files are in the order of the report.
  ///   - outcomes: What reading each file gave.
  ///   - united: What became of the extracts' rows when they were united.
  ///   - listed: The children that files of the datasets list which rules take for registers.
  init(
    request: IntakeRequest,
    outcomes: [FileOutcome],
    united: [UnitedFile],
    listed: [String: [Bool]]
  ) {
    folder = request.folder
    let accounts = Dictionary(uniqueKeysWithValues: united.map { ($0.file, $0) })
    var extracts: [Int: ExtractFile] = [:]
    for case let extract? in outcomes.map(\.extract) {
      extracts[extract.file] = extract.withoutRows
    }
    self.extracts = extracts
    self.listed = listed
    for (place, outcome) in outcomes.enumerated() {
      report.files.append(outcome.report)
      report.findings += outcome.findings
      if let reference = outcome.reference {
        report.findings += reference.findings
        report.setAside += reference.setAside
      }
      if let extract = outcome.extract {
        add(extract, accounts[place] ?? UnitedFile(file: place))
      } else if outcome.report.refusal != nil {
        // A refused file counts none of its rows.
        report.files[place].rows = RowAccount()
      }
    }
  }

  private mutating func add(_ extract: ExtractFile, _ united: UnitedFile) {
    let place = extract.file
    let typed = extract.typed
    let contradicted = united.contradicted.count
    report.files[place].rows = RowAccount(
      read: typed.account.read,
      accepted: typed.account.accepted - united.duplicates - contradicted,
      rejected: typed.account.rejected + contradicted,
      duplicate: united.duplicates
    )
    report.files[place].notes += typed.notes
    if united.superseded > 0 {
      let rows = united.superseded == 1 ? "1 row is" : "\(united.superseded) rows are"
      report.files[place].notes.append("\(rows) said again by a newer file.")
    }
    report.files[place].newestMonth =
      FileAge.day(in: extract.age.path)?.month ?? typed.newestMonth
      ?? extract.newestDay?.month
    report.files[place].authority = united.authority
    report.findings += typed.findings
    report.findings += (extract.findings + united.findings).map { Self.placed($0, typed) }
    report.unmatched += typed.unmatched
    var aside = typed.setAside.map { record in
      AsideRow(lines: record.lines, rule: record.rule, reason: record.reason, text: record.text)
    }
    var seen: Set<Int> = Set(aside.map(\.lines.lowerBound))
    var later = extract.setAside
    later += united.contradicted.map {
      ExtractFile.SetAsideLine(
        line: $0,
        rule: RowRule.contradiction.id,
        reason: RowRule.contradiction.message
      )
    }
    for row in later where seen.insert(Int(row.line)).inserted {
      let last = typed.lastLines[row.line] ?? row.line
      aside.append(
        AsideRow(lines: Int(row.line)...Int(last), rule: row.rule, reason: row.reason, text: nil)
      )
    }
    aside.sort { $0.lines.lowerBound < $1.lines.lowerBound }
    setAside(aside, of: place)
  }

  private struct AsideRow {
    let lines: ClosedRange<Int>
    let rule: String
    let reason: String
    let text: [UInt8]?
  }

  /// Keeps rows that were set aside as they stand in the file.
  private mutating func setAside(_ rows: [AsideRow], of file: Int) {
    guard !rows.isEmpty else { return }
    let wanted = rows.filter { $0.text == nil }.map(\.lines)
    var cut: [[UInt8]] = []
    if !wanted.isEmpty {
      do throws(ReadingError) {
        cut = try LineFetcher.text(of: wanted, in: folder + "/" + report.files[file].path)
      } catch {
        report.files[file].notes.append(
          "The file changed after it was read; rows set aside are listed without their text."
        )
      }
    }
    var next = 0
    for row in rows {
      var text = row.text
      if text == nil {
        text = next < cut.count ? cut[next] : nil
        next += 1
      }
      report.setAside.append(
        SetAsideRow(
          file: file,
          firstLine: row.lines.lowerBound,
          lastLine: row.lines.upperBound,
          rule: row.rule,
          reason: row.reason,
          text: text ?? []
        )
      )
    }
  }

  /// A finding with the column of its field, where the file has one.
  private static func placed(_ finding: Finding, _ typed: TypedFile) -> Finding {
    guard finding.column == nil, let field = finding.field else { return finding }
    let column =
      typed.places["\(typed.dataset).\(field)"]
      ?? typed.tables.lazy.compactMap { typed.places["\($0.dataset.name).\(field)"] }.first
    return finding.placed(inColumn: column)
  }

  /// Tests the united rows by the rules that keep them.
  mutating func check(
    _ caseload: Caseload,
    catalogue: Catalogue,
    workingDays: WorkingCalendar,
    jobs: Jobs
  ) {
    // Rules of people need no event; where none came, the newest date of any kind is the day.
    let tables = caseload.tables.values
    guard
      let day = caseload.newestEvent.values.max() ?? tables.compactMap(\.newestDay).max()
        ?? (tables.isEmpty ? nil : EventDates.earliest)
    else { return }
    let checker = RuleChecker(
      schema: catalogue.schema,
      tables: caseload.tables,
      identifiers: caseload.identifiers,
      workingDays: workingDays,
      day: day,
      listed: listed
    )
    for verdict in Self.verdicts(on: catalogue.rules, of: caseload.tables, checker, jobs) {
      let rule = verdict.rule
      guard let table = caseload.tables[rule.dataset] else { continue }
      if verdict.fails, let file = table.origins.map(\.file).min() {
        add(rule, file, nil, count: 1)
      }
      var counts: [Int32: (rows: Int, line: Int32)] = [:]
      for row in verdict.rows {
        let origin = table.origins[row]
        // A file without the column is not told row by row that its cells are missing.
        if rule.saysMissing, lacksColumn(rule, origin.file) { continue }
        let known = counts[origin.file]?.rows ?? 0
        if known < Self.mostRows { add(rule, origin.file, origin.line, count: 1) }
        counts[origin.file] = (known + 1, counts[origin.file]?.line ?? origin.line)
      }
      for (file, found) in counts.sorted(by: { $0.key < $1.key })
      where found.rows > Self.mostRows {
        add(rule, file, nil, count: found.rows - Self.mostRows)
      }
    }
  }

  /// What a rule says of the rows of its dataset.
  private struct Verdict: Sendable {
    let rule: ValidationRule
    let fails: Bool
    let rows: [Int]
  }

  /// What the rules that keep rows say, in the order of the rules; those of one dataset are tested
  /// by one job, since they share much of their work.
  private static func verdicts(
    on rules: [ValidationRule],
    of tables: [String: Table],
    _ checker: RuleChecker,
    _ jobs: Jobs
  ) -> [Verdict] {
    let kept = rules.enumerated().filter {
      $0.element.action == .kept && tables[$0.element.dataset] != nil
    }
    let groups = Dictionary(grouping: kept, by: \.element.dataset)
    let order = groups.keys.sorted {
      (tables[$1]?.rowCount ?? 0, $0) < (tables[$0]?.rowCount ?? 0, $1)
    }
    let checkers = [checker] + (1..<max(2, jobs.count)).map { _ in checker.copy() }
    let verdicts = jobs.map(order.map { groups[$0] ?? [] }, with: checkers) { checker, rules in
      let rows = checker.rows(failing: rules.map(\.element))
      let verdicts = zip(rules, rows).map { rule, rows in
        (
          rule.offset,
          Verdict(rule: rule.element, fails: checker.fails(rule.element), rows: rows)
        )
      }
      checker.forget()
      return verdicts
    }
    return verdicts.flatMap { $0 }.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// Whether a file has no column for the field of a rule.
  private func lacksColumn(_ rule: ValidationRule, _ file: Int32) -> Bool {
    guard
      let table = extracts[Int(file)]?.typed.tables.first(where: {
        $0.dataset.name == rule.dataset
      }), let place = table.dataset.place(of: rule.field)
    else { return false }
    return table.columns[place] == nil
  }

  private mutating func add(_ rule: ValidationRule, _ file: Int32, _ line: Int32?, count: Int) {
    let finding = RowRule(rule).finding(
      file: Int(file),
      line: line.map(Int.init),
      field: rule.field,
      action: .kept,
      count: count
    )
    guard let extract = extracts[Int(file)] else {
      report.findings.append(finding)
      return
    }
    report.findings.append(Self.placed(finding, extract.typed))
  }

  /// The report, its findings in the order of files, lines and columns.
  func finish() -> QualityReport {
    var finished = report
    finished.findings = report.findings.enumerated().sorted { first, second in
      let (left, right) = (first.element, second.element)
      return (left.file, left.line ?? 0, left.column ?? -1, left.rule, first.offset)
        < (right.file, right.line ?? 0, right.column ?? -1, right.rule, second.offset)
    }.map(\.element)
    return finished
  }
}

extension Table {
  /// The newest date in any of its columns; `nil` when there is none.
  fileprivate var newestDay: CalendarDate? {
    var newest = Column.missingDate
    for case .dates(let days)? in columns { newest = max(newest, days.max() ?? newest) }
    return newest == Column.missingDate ? nil : CalendarDate(dayNumber: newest)
  }
}
