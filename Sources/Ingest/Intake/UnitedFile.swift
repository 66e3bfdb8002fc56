import Records

/// What became of one file's rows when files were united.
struct UnitedFile {
  /// The position of the file in the report.
  let file: Int
  /// Rows that another row already says.
  var duplicates = 0
  /// How many of them a newer file says.
  var superseded = 0
  /// The first lines of rows that contradict each other.
  var contradicted: [Int32] = []
  /// What was found.
  var findings: [Finding] = []
  /// The authority that all rows belong to; empty when there is only one, or several in the file.
  var authority = ""

  /// Makes the account of a file of which nothing has been united yet.
  init(file: Int) {
    self.file = file
  }

  /// Takes the outcomes of a part; only rows of the main table are counted.
  mutating func take(_ outcomes: [RowOutcome], of part: TablePart) {
    guard part.isMain else { return }
    for (row, outcome) in outcomes.enumerated() {
      let line = Int(part.lines[row])
      switch outcome {
      case .accepted: continue
      case .superseded:
        duplicates += 1
        superseded += 1
      case .duplicate:
        duplicates += 1
        findings.append(
          RowRule.duplicate.finding(file: file, line: line, field: nil, action: .kept)
        )
      case .contradicted:
        contradicted.append(part.lines[row])
        findings.append(
          RowRule.contradiction.finding(file: file, line: line, field: nil, action: .setAside)
        )
      }
    }
  }
}

extension ExtractFile {
  /// The newest day that the extract speaks of.
  var newestDay: CalendarDate? {
    typed.tables.first?.newestEvent ?? typed.newestMonth?.lastDay
  }
}
