/// The rows of a table by the identifier in one of its columns.
struct RowIndex {
  /// Where the rows of each identifier begin in `rows`; one more than there are identifiers.
  private let starts: [Int32]
  /// The rows, those of one identifier in the given order.
  private let rows: [Int32]

  /// Sorts rows by counting, which keeps their order within an identifier.
  ///
  /// - Parameters:
  ///   - keys: The identifier of each row; negative for none.
  ///   - order: The rows in the order that they keep.
  ///   - identifierCount: How many identifiers there are.
  init(keys: [Int32], order: [Int32], identifierCount: Int) {
    var starts = [Int32](repeating: 0, count: identifierCount + 1)
    for row in order where keys[Int(row)] >= 0 { starts[Int(keys[Int(row)]) + 1] += 1 }
    for place in 0..<identifierCount { starts[place + 1] += starts[place] }
    var next = starts
    var rows = [Int32](repeating: 0, count: Int(starts[identifierCount]))
    for row in order {
      let key = Int(keys[Int(row)])
      guard key >= 0 else { continue }
      rows[Int(next[key])] = row
      next[key] += 1
    }
    self.starts = starts
    self.rows = rows
  }

  /// The rows of an identifier.
  subscript(key: Int32) -> ArraySlice<Int32> {
    key >= 0 && Int(key) + 1 < starts.count
      ? rows[Int(starts[Int(key)])..<Int(starts[Int(key) + 1])] : []
  }
}
