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
          if let key = keys[row], known[Int(key)] < 0 { known[Int(key)] = groups[row] }
        }
      }
      for row in 0..<rowCount where groups[row] < 0 {
        guard let key = keys[row] else { continue }
        groups[row] = group(of: key, in: &known, repeats: identity.repeats)
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
      groups[row] = group(of: rest[row] ?? 0, in: &known, repeats: .keep)
    }
  }

  private mutating func group(
    of key: Int64,
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

  /// A number for each row, counted up from 0 and the same where all fields are the same; `nil`
  /// where a field is missing that may not be.
  private static func keys(
    _ columns: [Column?],
    _ rowCount: Int,
    _ fields: [Int],
    optional: Set<Int>
  ) -> [Int64?] {
    var keys: [Int64?] = Array(repeating: 0, count: rowCount)
    for field in fields {
      guard let column = columns[field] else {
        if optional.contains(field) { continue }
        return Array(repeating: nil, count: rowCount)
      }
      let numbers = column.numbers()
      let missing: Int64? = optional.contains(field) ? .min : nil
      var pairs = PairTable(capacity: rowCount)
      for row in 0..<rowCount {
        guard let key = keys[row] else { continue }
        guard let number = numbers[row] ?? missing else {
          keys[row] = nil
          continue
        }
        keys[row] = pairs.place(of: key, number)
      }
    }
    return keys
  }
}
