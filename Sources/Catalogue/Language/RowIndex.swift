/// The rows of a table by the identifier in one of its columns.
///
/// Loops take `places(of:)` and `rows`: a slice of the rows would be retained and released for
/// every identifier.
struct RowIndex {
  /// The rows, those of one identifier in the given order.
  let rows: [Int32]
  /// The lowest identifier of a row.
  private let first: Int32
  /// Where the rows of each identifier from `first` begin in `rows`, and where the last one's end.
  private let starts: [Int32]

  /// Sorts rows by counting, which keeps their order within an identifier.
  ///
  /// - Parameters:
  ///   - keys: The identifier of each row; negative for none.
  ///   - order: The rows in the order that they keep.
  init(keys: [Int32], order: [Int32]) {
    // The identifiers of one column lie close together among those of all files.
    var (first, last) = (Int32.max, Int32(-1))
    for key in keys where key >= 0 {
      first = min(first, key)
      last = max(last, key)
    }
    guard last >= 0 else {
      self.first = 0
      starts = [0]
      rows = []
      return
    }
    let count = Int(last - first) + 1
    var starts = [Int32](repeating: 0, count: count + 1)
    for key in keys where key >= 0 { starts[Int(key - first) + 1] += 1 }
    for place in 0..<count { starts[place + 1] += starts[place] }
    var rows = [Int32](repeating: 0, count: Int(starts[count]))
    for row in order where keys[Int(row)] >= 0 {
      let key = Int(keys[Int(row)] - first)
      rows[Int(starts[key])] = row
      starts[key] += 1
    }
    // Each start has moved to the end of its rows, which is the start of the next.
    for place in stride(from: count, to: 0, by: -1) { starts[place] = starts[place - 1] }
    starts[0] = 0
    self.first = first
    self.starts = starts
    self.rows = rows
  }

  /// Where the rows of an identifier stand in `rows`.
  func places(of key: Int32) -> Range<Int> {
    let place = Int(key) - Int(first)
    guard key >= 0, place >= 0, place + 1 < starts.count else { return 0..<0 }
    return Int(starts[place])..<Int(starts[place + 1])
  }

  /// The rows of an identifier.
  subscript(key: Int32) -> ArraySlice<Int32> { rows[places(of: key)] }
}
