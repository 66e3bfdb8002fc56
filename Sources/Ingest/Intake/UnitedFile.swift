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
  ///
  /// A record may give several rows, such as one a month: it counts if one of them does.
  mutating func take(_ outcomes: [RowOutcome], of part: TablePart) {
    guard part.isMain else { return }
    var row = 0
    while row < outcomes.count {
      let line = part.lines[row]
      var best = outcomes[row]
      while row < outcomes.count, part.lines[row] == line {
        best = min(best, outcomes[row])
        row += 1
      }
      take(best, line: line)
    }
  }

  private mutating func take(_ outcome: RowOutcome, line: Int32) {
    switch outcome {
    case .accepted: return
    case .contradicted:
      contradicted.append(line)
      findings.append(
        RowRule.contradiction.finding(file: file, line: Int(line), field: nil, action: .setAside)
      )
    case .duplicate:
      duplicates += 1
      findings.append(
        RowRule.duplicate.finding(file: file, line: Int(line), field: nil, action: .kept)
      )
    case .superseded:
      duplicates += 1
      superseded += 1
    }
  }
}

extension ExtractFile {
  /// The newest day that the extract speaks of.
  var newestDay: CalendarDate? {
    typed.tables.first?.newestEvent ?? typed.newestMonth?.lastDay
  }
}
