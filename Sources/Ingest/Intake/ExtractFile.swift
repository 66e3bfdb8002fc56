import Records

/// One extract on its way into a caseload: what its rows are, and what was found wrong with them.
struct ExtractFile: Sendable {
  /// The position of the file in the report.
  let file: Int
  /// The rows, without those that were set aside.
  var typed: TypedFile
  /// How new the file is among those of its dataset.
  var age: FileAge
  /// The day that the extract speaks up to; `nil` when neither its path nor its rows tell.
  var extractDay: CalendarDate?
  /// The three-digit code of the authority whose folder the file lies in; `nil` for none.
  var authority: String?
  /// Findings of this floor, in the order of lines.
  var findings: [Finding] = []
  /// The first lines of rows that were set aside after typing, with rule and reason.
  var setAside: [SetAsideLine] = []

  /// A row that was set aside, before its text is fetched from the file.
  struct SetAsideLine: Sendable {
    let line: Int32
    let rule: String
    let reason: String
  }

  /// Takes a file as it was typed.
  init(file: Int, path: String, typed: TypedFile) {
    self.file = file
    self.typed = typed
    age = FileAge(path: path, newestMonth: typed.newestMonth)
    authority = Self.authority(in: path)
  }

  /// The extract without its rows: which columns its tables have is still known.
  var withoutRows: ExtractFile {
    var extract = self
    extract.typed.identifiers = TextPool()
    extract.typed.words = TextPool()
    for place in typed.tables.indices {
      extract.typed.tables[place] = typed.tables[place].selecting([])
    }
    return extract
  }

  /// Takes rows of the main table out of all tables, and says why.
  ///
  /// - Parameters:
  ///   - rows: Positions in the main table.
  ///   - field: The field at fault; `nil` for the row as a whole.
  ///   - rule: What each of them is told.
  mutating func setAside(_ rows: [Int], field: String?, rule: RowRule) {
    guard let main = typed.tables.first, !rows.isEmpty else { return }
    let gone = Set(rows.map { main.lines[$0] })
    for line in gone.sorted() {
      findings.append(rule.finding(file: file, line: Int(line), field: field, action: .setAside))
      setAside.append(SetAsideLine(line: line, rule: rule.id, reason: rule.message))
    }
    typed.account.accepted -= gone.count
    typed.account.rejected += gone.count
    for place in typed.tables.indices {
      let table = typed.tables[place]
      let kept = (0..<table.rowCount).filter { !gone.contains(table.lines[$0]) }
      typed.tables[place] = table.selecting(kept)
    }
  }

  /// Takes rows of a table that the file only feeds out of it; the record itself stays.
  mutating func leaveOut(_ rows: [Int], ofTable place: Int, field: String?, rule: RowRule) {
    let table = typed.tables[place]
    let gone = Set(rows)
    for row in rows {
      findings.append(
        rule.finding(file: file, line: Int(table.lines[row]), field: field, action: .kept)
      )
    }
    typed.tables[place] = table.selecting((0..<table.rowCount).filter { !gone.contains($0) })
  }

  /// The code of the folder right below `extracts/`, when it is three digits.
  private static func authority(in path: String) -> String? {
    let folders = path.split(separator: "/").dropLast()
    return folders.map(String.init).first { folder in
      folder.utf8.count == 3 && folder.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
  }
}

/// What a rule says when it is met.
struct RowRule: Sendable {
  /// The code of the rule.
  let id: String
  /// How the sector labels it.
  let severity: Finding.Severity
  /// What was found, in one sentence.
  let message: String
  /// What the agency can do about it.
  let howToFix: String

  /// The finding of one row, or of several.
  func finding(
    file: Int,
    line: Int?,
    field: String?,
    action: Finding.Action,
    count: Int = 1
  ) -> Finding {
    Finding(
      file: file,
      line: line,
      field: field,
      rule: id,
      severity: severity,
      action: action,
      message: message,
      howToFix: howToFix,
      count: count
    )
  }
}

extension TypedTable {
  /// The table with only the rows at the given positions.
  func selecting(_ rows: [Int]) -> TypedTable {
    guard rows.count < rowCount else { return self }
    return TypedTable(
      dataset: dataset,
      columns: columns.map { $0?.selecting(rows) },
      lines: rows.map { lines[$0] },
      authorities: authorities.map { own in rows.map { own[$0] } },
      newestEvent: newestEvent
    )
  }

  /// The cells of a column of dates; `nil` when it has none.
  func days(_ field: Int?) -> [Int32]? {
    guard let field, case .dates(let days)? = columns[field] else { return nil }
    return days
  }
}
