import Catalogue
import Records

/// The rows of one dataset from several files, each thing once.
///
/// The newest file that has a thing says what is true of it; a field for which that file has no
/// column at all is taken from the newest one that has.
struct RowUnion {
  /// The rows that count, oldest file first, then by line.
  let table: Table
  /// What became of the rows of each part.
  let outcomes: [[RowOutcome]]
  /// Values that a newer file has changed.
  let revisions: [Revision]

  /// A field that a newer file changed, from one value to another.
  struct Revision: Hashable {
    /// The part with the newer value.
    let part: Int
    /// The field.
    let field: Int
    /// The line of the first row that was changed, in the newer file.
    let line: Int32
    /// In how many rows it was changed.
    var rows: Int
  }

  /// Unites parts.
  ///
  /// - Parameters:
  ///   - dataset: What the rows are.
  ///   - parts: The rows of each file, oldest file first.
  ///   - identities: What tells that two rows are about the same thing, strongest first.
  ///   - words: The words behind columns of text.
  ///   - identifiers: The texts behind columns of identifiers.
  init(
    dataset: Dataset,
    parts: [TablePart],
    identities: [RowIdentity],
    words: TextPool,
    identifiers: TextPool
  ) {
    let columns = dataset.fields.indices.map { field in
      Column.joined(parts.map { ($0.columns[field], $0.rowCount) })
    }
    var partOfRow: [Int32] = []
    for (place, part) in parts.enumerated() {
      partOfRow += repeatElement(Int32(place), count: part.rowCount)
    }
    let rowCount = partOfRow.count
    let ways = Self.withoutCounters(identities, dataset, parts, identifiers)
    let grouping = RowGroups(columns: columns, rowCount: rowCount, identities: ways)
    var judge = GroupJudge(columns: columns, parts: parts, partOfRow: partOfRow)
    // Mostly every row is a group of its own, and there is nothing to decide.
    let members = grouping.count < rowCount ? GroupMembers(grouping) : nil
    if let members { judge.judge(grouping, members) }

    // No list of rows where all are kept.
    let chosen = members.map { _ in (0..<rowCount).filter { judge.outcomes[$0] == .accepted } }
    let isWhole = (chosen?.count ?? rowCount) == rowCount
    let mixed = dataset.fields.indices.filter { field in
      columns[field] != nil && parts.contains { $0.columns[field] == nil }
    }
    let sources =
      members.map { members in
        Self.sources(of: mixed, chosen ?? [], grouping, members, parts, partOfRow)
      } ?? [:]
    table = Table(
      dataset: dataset,
      columns: columns.enumerated().map { field, column in
        if isWhole, sources[field] == nil { return column }
        return column?.selecting(sources[field] ?? chosen ?? [])
      },
      origins: Self.origins(of: parts, keeping: isWhole ? nil : chosen),
      words: words
    )
    var outcomes: [[RowOutcome]] = []
    var start = 0
    for part in parts {
      outcomes.append(Array(judge.outcomes[start..<start + part.rowCount]))
      start += part.rowCount
    }
    self.outcomes = outcomes
    revisions = judge.revisions.values.sorted { ($0.part, $0.field) < ($1.part, $1.field) }
  }

  /// Where rows come from: the chosen ones, or all.
  private static func origins(of parts: [TablePart], keeping chosen: [Int]?) -> [RowOrigin] {
    let all = parts.flatMap { part in
      part.lines.map { RowOrigin(file: Int32(part.file), line: $0) }
    }
    return chosen.map { rows in rows.map { all[$0] } } ?? all
  }

  /// Where each kept row takes a field from that its own file has no column for.
  private static func sources(
    of fields: [Int],
    _ kept: [Int],
    _ grouping: RowGroups,
    _ members: GroupMembers,
    _ parts: [TablePart],
    _ partOfRow: [Int32]
  ) -> [Int: [Int]] {
    var sources: [Int: [Int]] = [:]
    for field in fields {
      sources[field] = kept.map { row in
        if parts[Int(partOfRow[row])].columns[field] != nil { return row }
        let others = members[Int(grouping.groups[row])]
        let better = others.last { parts[Int(partOfRow[Int($0)])].columns[field] != nil }
        return better.map(Int.init) ?? row
      }
    }
    return sources
  }

  /// The identities, where an id that only counts within a child is joined by child and start.
  ///
  /// Children in need census tables number the plans of each child from 1, and begin again in the
  /// next year's file. An id is such a counter when one of at most two digits belongs to several
  /// children of one file, or when more than one id in fifty, and more than one at all, does.
  private static func withoutCounters(
    _ identities: [RowIdentity],
    _ dataset: Dataset,
    _ parts: [TablePart],
    _ identifiers: TextPool
  ) -> [RowIdentity] {
    guard let child = dataset.childField, let key = dataset.keyField else { return identities }
    return identities.map { identity in
      guard identity.fields == [key],
        parts.contains(where: { isCounter(key, child, $0, identifiers) })
      else { return identity }
      let fields = [child, key] + [dataset.startField].compactMap { $0 }
      return RowIdentity(fields: fields, repeats: identity.repeats)
    }
  }

  private static func isCounter(
    _ key: Int,
    _ child: Int,
    _ part: TablePart,
    _ identifiers: TextPool
  ) -> Bool {
    guard case .identifiers(let keys)? = part.columns[key],
      case .identifiers(let children)? = part.columns[child]
    else { return false }
    var owners = [Int32](repeating: -1, count: Int(max(-1, keys.max() ?? -1)) + 1)
    var ownerCount = 0
    var shared: Set<Int32> = []
    for row in 0..<part.rowCount where keys[row] >= 0 && children[row] >= 0 {
      let key = Int(keys[row])
      if owners[key] < 0 {
        owners[key] = children[row]
        ownerCount += 1
      } else if owners[key] != children[row] {
        shared.insert(keys[row])
      }
    }
    let isSmall = shared.contains { id in
      let text = identifiers[id].utf8
      return text.count <= 2 && text.allSatisfy { (48...57).contains($0) }
    }
    return isSmall || (shared.count > 1 && shared.count * 50 > ownerCount)
  }
}
