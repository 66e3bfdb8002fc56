import Catalogue
import Records

/// Decides which rows of a group count.
struct GroupJudge {
  /// What became of each row.
  private(set) var outcomes: [RowOutcome]
  /// Values that a newer file has changed, by part and field.
  private(set) var revisions: [[Int]: RowUnion.Revision] = [:]

  private let columns: [Column?]
  private let parts: [TablePart]
  private let partOfRow: [Int32]
  private let firstRows: [Int]

  /// Makes a judge of the joined rows of some parts, oldest file first.
  init(columns: [Column?], parts: [TablePart], partOfRow: [Int32]) {
    self.columns = columns
    self.parts = parts
    self.partOfRow = partOfRow
    outcomes = Array(repeating: .accepted, count: partOfRow.count)
    var starts: [Int] = []
    var start = 0
    for part in parts {
      starts.append(start)
      start += part.rowCount
    }
    firstRows = starts
  }

  /// Decides for every group.
  ///
  /// - Parameters:
  ///   - grouping: The groups of the rows.
  ///   - members: The rows of each group, oldest file first, then by line.
  mutating func judge(_ grouping: RowGroups, _ members: GroupMembers) {
    for group in 0..<grouping.count {
      let rows = members[group]
      if rows.count > 1 { judge(rows.map(Int.init), repeats: grouping.repeats[group]) }
    }
  }

  /// The newest file that has a row fit to count supersedes all others.
  private mutating func judge(_ rows: [Int], repeats: RowIdentity.Repeat) {
    var rest = rows[...]
    var isDecided = false
    while let last = rest.last {
      let part = partOfRow[last]
      let start = rest.lastIndex { partOfRow[$0] != part }.map { $0 + 1 } ?? rest.startIndex
      let own = rest[start...]
      rest = rest[..<start]
      if isDecided {
        for row in own { outcomes[row] = .superseded }
      } else {
        isDecided = judgeOneFile(Array(own), repeats: repeats)
        if isDecided, let older = rest.last { compare(last, with: older) }
      }
    }
  }

  /// Decides between rows of one file; false when none of them can count.
  private mutating func judgeOneFile(_ rows: [Int], repeats: RowIdentity.Repeat) -> Bool {
    var distinct: [Int: [Int]] = [:]
    var count = 0
    for row in rows {
      let hash = hash(of: row)
      if count > 0 && repeats == .duplicate
        || distinct[hash, default: []].contains(where: { isSame($0, row) })
      {
        outcomes[row] = .duplicate
      } else {
        distinct[hash, default: []].append(row)
        count += 1
      }
    }
    guard count > 1, repeats == .setAside else { return true }
    for row in rows { outcomes[row] = .contradicted }
    return false
  }

  private func hash(of row: Int) -> Int {
    var hasher = Hasher()
    for case let column? in columns { column.hash(row, into: &hasher) }
    return hasher.finalize()
  }

  private func isSame(_ first: Int, _ second: Int) -> Bool {
    columns.allSatisfy { $0?.isSame(first, second) ?? true }
  }

  /// Notes which values of an older row a newer one has changed; filling in is no change.
  private mutating func compare(_ newer: Int, with older: Int) {
    let part = Int(partOfRow[newer])
    for (field, column) in columns.enumerated() {
      guard let column, parts[part].columns[field] != nil, !column.isSame(newer, older),
        !column.isMissing(older)
      else { continue }
      let line = parts[part].lines[newer - firstRows[part]]
      let key = [part, field]
      if revisions[key] == nil {
        revisions[key] = RowUnion.Revision(part: part, field: field, line: line, rows: 1)
      } else {
        revisions[key]?.rows += 1
      }
    }
  }
}
