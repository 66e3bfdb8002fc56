import Records

/// What several files say about the same people, one row a person.
///
/// Each field is taken from the newest file that fills it. Files that list a person several times
/// to name several codes, such as disabilities, give all of them.
struct PeopleUnion {
  /// One row a person, in the order in which they first come, newest file first.
  let table: Table
  /// What became of the rows of each part: a row that adds nothing is superseded or a duplicate.
  let outcomes: [[RowOutcome]]
  /// Fields in which an older or a repeated row says something else.
  let conflicts: [Conflict]

  /// A field about which files or rows disagree.
  struct Conflict: Hashable {
    /// The part with the value that was not taken.
    let part: Int
    /// The field.
    let field: Int
    /// The line of the first such row.
    var line: Int32
    /// In how many rows.
    var rows: Int
  }

  private struct Source {
    let part: Int32
    let row: Int32
  }

  /// Unites parts.
  ///
  /// - Parameters:
  ///   - dataset: A dataset of people, with a field that names them.
  ///   - parts: The rows of each file, oldest file first.
  ///   - words: The words behind columns of text.
  init(dataset: Dataset, parts: [TablePart], words: TextPool) {
    // The person of each identifier; rows without one, -1, stand for the first.
    var people: [Int32] = []
    var origins: [RowOrigin] = []
    var cells: [PersonField] = dataset.fields.map { _ in PersonField() }
    var outcomes = parts.map { Array(repeating: RowOutcome.accepted, count: $0.rowCount) }
    var conflicts: [[Int]: Conflict] = [:]
    for place in parts.indices.reversed() {
      let part = parts[place]
      guard let child = dataset.childField, case .identifiers(let children)? = part.columns[child]
      else { continue }
      let missing = Int(children.max() ?? -1) + 2 - people.count
      if missing > 0 { people += repeatElement(-1, count: missing) }
      for row in 0..<part.rowCount {
        let identifier = Int(children[row]) + 1
        let isNew = people[identifier] < 0
        if isNew { people[identifier] = Int32(truncatingIfNeeded: origins.count) }
        let person = Int(people[identifier])
        if isNew {
          origins.append(RowOrigin(file: Int32(part.file), line: part.lines[row]))
        }
        var adds = isNew
        for (field, column) in part.columns.enumerated() {
          guard let column, !column.isMissing(row) else { continue }
          switch cells[field].take(
            column,
            row: row,
            part: place,
            person: person,
            parts: parts,
            field
          )
          {
          case .added: adds = true
          case .same: continue
          case .different:
            conflicts[
              [place, field],
              default: Conflict(part: place, field: field, line: part.lines[row], rows: 0)
            ].rows += 1
          }
        }
        if !adds {
          let isOlder = Int(origins[person].file) != part.file
          outcomes[place][row] = isOlder ? .superseded : .duplicate
        }
      }
    }
    let count = origins.count
    table = Table(
      dataset: dataset,
      columns: dataset.fields.indices.map { field in
        cells[field].column(of: field, parts: parts, people: count)
      },
      origins: origins,
      words: words
    )
    self.outcomes = outcomes
    self.conflicts = conflicts.values.sorted { ($0.part, $0.field) < ($1.part, $1.field) }
  }
}

/// Where the value of one field comes from for each person.
private struct PersonField {
  enum Verdict {
    case added
    case same
    case different
  }

  private var sources: [Int64] = []
  private var sets: [Int: UInt64] = [:]

  /// Takes a value of a person if none newer is there.
  mutating func take(
    _ column: Column,
    row: Int,
    part: Int,
    person: Int,
    parts: [TablePart],
    _ field: Int
  ) -> Verdict {
    while sources.count <= person { sources.append(-1) }
    let source = sources[person]
    guard source >= 0 else {
      sources[person] = Int64(part) << 32 | Int64(row)
      if case .codeSets(let cells) = column { sets[person] = cells[row] }
      return .added
    }
    let takenPart = Int(source >> 32)
    let takenRow = Int(source & 0xffff_ffff)
    if case .codeSets(let cells) = column {
      let all = sets[person] ?? 0
      if all | cells[row] == all { return .same }
      guard takenPart == part else { return .different }
      sets[person] = all | cells[row]
      return .added
    }
    guard let taken = parts[takenPart].columns[field] else { return .different }
    return taken.holdsSame(takenRow, as: column, row) ? .same : .different
  }

  /// The column of all people; `nil` when no file has the field.
  func column(of field: Int, parts: [TablePart], people: Int) -> Column? {
    guard let joined = Column.joined(parts.map { ($0.columns[field], $0.rowCount) }) else {
      return nil
    }
    var starts: [Int] = []
    var start = 0
    for part in parts {
      starts.append(start)
      start += part.rowCount
    }
    let pick = (0..<people).map { person -> Int? in
      guard person < sources.count, sources[person] >= 0 else { return nil }
      return starts[Int(sources[person] >> 32)] + Int(sources[person] & 0xffff_ffff)
    }
    if case .codeSets = joined { return .codeSets((0..<people).map { sets[$0] ?? 0 }) }
    return joined.selecting(pick)
  }
}

extension Column {
  /// Says whether a cell holds the same as a cell of another column of the same kind.
  func holdsSame(_ row: Int, as other: Column, _ otherRow: Int) -> Bool {
    switch (self, other) {
    case (.dates(let own), .dates(let cells)): own[row] == cells[otherRow]
    case (.codes(let own), .codes(let cells)): own[row] == cells[otherRow]
    case (.codeSets(let own), .codeSets(let cells)): own[row] == cells[otherRow]
    case (.identifiers(let own), .identifiers(let cells)): own[row] == cells[otherRow]
    case (.integers(let own), .integers(let cells)): own[row] == cells[otherRow]
    case (.decimals(let own), .decimals(let cells)): own[row] == cells[otherRow]
    case (.flags(let own), .flags(let cells)): own[row] == cells[otherRow]
    case (.texts(let own), .texts(let cells)): own[row] == cells[otherRow]
    default: false
    }
  }

  /// The cells at the given positions; missing where there is none.
  func selecting(_ rows: [Int?]) -> Column {
    switch self {
    case .dates(let cells): .dates(rows.map { $0.map { cells[$0] } ?? Column.missingDate })
    case .codes(let cells): .codes(rows.map { $0.map { cells[$0] } ?? Column.missingCode })
    case .codeSets(let cells): .codeSets(rows.map { $0.map { cells[$0] } ?? 0 })
    case .identifiers(let cells):
      .identifiers(rows.map { $0.map { cells[$0] } ?? Column.missingText })
    case .integers(let cells): .integers(rows.map { $0.map { cells[$0] } ?? Column.missingInteger })
    case .decimals(let cells): .decimals(rows.map { $0.flatMap { cells[$0] } })
    case .flags(let cells): .flags(rows.map { $0.map { cells[$0] } ?? Column.missingFlag })
    case .texts(let cells): .texts(rows.map { $0.map { cells[$0] } ?? Column.missingText })
    }
  }
}
