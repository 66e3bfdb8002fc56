import Catalogue
import Records

/// Finds the rows that are about the same thing.
struct RowGroups {
  /// The group of each row, counted from 0.
  private(set) var groups: [Int32]
  /// How many groups there are.
  private(set) var count = 0
  /// What becomes of repeats within one file, by group.
  private(set) var repeats: [RowIdentity.Repeat] = []

  /// Groups rows.
  ///
  /// A row joins others by the strongest identity that it has. Where it lacks the strongest, as
  /// the lists of Annex A lack a plan's id, it joins the first group with which it agrees in a
  /// weaker one. Rows that both have the strongest identity and differ in it are never joined.
  /// - Parameters:
  ///   - columns: The columns of all files, one below the other.
  ///   - rowCount: How many rows they have.
  ///   - identities: The identities, strongest first.
  init(columns: [Column?], rowCount: Int, identities: [RowIdentity]) {
    groups = Array(repeating: -1, count: rowCount)
    var isFirst = true
    for identity in identities where groups.contains(-1) {
      let keys = Self.keys(columns, rowCount, identity.fields, optional: identity.optional)
      var known = [Int32](repeating: -1, count: rowCount)
      // Rows that a stronger identity has grouped are known by this one, too.
      if !isFirst {
        for row in 0..<rowCount where groups[row] >= 0 {
          let key = Int(keys[row])
          if key >= 0, known[key] < 0 { known[key] = groups[row] }
        }
      }
      for row in 0..<rowCount where groups[row] < 0 && keys[row] >= 0 {
        groups[row] = group(of: keys[row], in: &known, repeats: identity.repeats)
      }
      isFirst = false
    }
    guard groups.contains(-1) else { return }
    let rest = Self.keys(
      columns,
      rowCount,
      Array(columns.indices),
      optional: Set(columns.indices)
    )
    var known = [Int32](repeating: -1, count: rowCount)
    for row in 0..<rowCount where groups[row] < 0 {
      groups[row] = group(of: max(0, rest[row]), in: &known, repeats: .keep)
    }
  }

  private mutating func group(
    of key: Int32,
    in known: inout [Int32],
    repeats policy: RowIdentity.Repeat
  ) -> Int32 {
    if known[Int(key)] >= 0 { return known[Int(key)] }
    let group = Int32(count)
    known[Int(key)] = group
    count += 1
    repeats.append(policy)
    return group
  }

  /// A number for each row, counted up from 0 and the same where all fields are the same; -1
  /// where a field is missing that may not be.
  private static func keys(
    _ columns: [Column?],
    _ rowCount: Int,
    _ fields: [Int],
    optional: Set<Int>
  ) -> [Int32] {
    var keys = [Int32](repeating: 0, count: rowCount)
    var isFirst = true
    for field in fields {
      guard let column = columns[field] else {
        if optional.contains(field) { continue }
        return Array(repeating: -1, count: rowCount)
      }
      if isFirst, case .identifiers(let cells) = column, !optional.contains(field) {
        keys = numbered(cells)
      } else {
        column.tellApart(&keys, isOptional: optional.contains(field))
      }
      isFirst = false
    }
    return keys
  }

  /// Identifiers counted up from 0 in the order of first sight; -1 where there is none.
  private static func numbered(_ identifiers: [Int32]) -> [Int32] {
    var known = [Int32](repeating: -1, count: Int(max(-1, identifiers.max() ?? -1)) + 1)
    var count: Int32 = 0
    return identifiers.map { identifier in
      guard identifier >= 0 else { return -1 }
      if known[Int(identifier)] < 0 {
        known[Int(identifier)] = count
        count += 1
      }
      return known[Int(identifier)]
    }
  }
}

/// The rows of each group.
struct GroupMembers {
  private let starts: [Int32]
  private let rows: [Int32]

  /// Sorts rows by counting, which keeps their order within a group.
  init(_ grouping: RowGroups) {
    var starts = [Int32](repeating: 0, count: grouping.count + 1)
    for group in grouping.groups { starts[Int(group) + 1] += 1 }
    for group in 0..<grouping.count { starts[group + 1] += starts[group] }
    var next = starts
    var rows = [Int32](repeating: 0, count: grouping.groups.count)
    for (row, group) in grouping.groups.enumerated() {
      rows[Int(next[Int(group)])] = Int32(row)
      next[Int(group)] += 1
    }
    self.starts = starts
    self.rows = rows
  }

  /// The rows of a group, in rising order.
  subscript(group: Int) -> ArraySlice<Int32> {
    rows[Int(starts[group])..<Int(starts[group + 1])]
  }
}
