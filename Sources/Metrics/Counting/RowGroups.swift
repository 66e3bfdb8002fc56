import Catalogue
import Records

/// The rows of a dataset in the order in which they are counted: group after group.
///
/// A group is a child, a family or a single row. Within it the rows stand from the first event to
/// the last, so that the first event of a span decides in which slice a child stands.
struct RowGroups {
  /// Row numbers, group after group.
  let rows: [Int32]
  /// Where each group begins in `rows`, and at the end how many rows there are.
  let starts: [Int32]

  /// Groups rows by counting the rows of each key.
  ///
  /// - Parameters:
  ///   - keys: The key of each row; negative for a row that is its own group.
  ///   - days: The day of each row's event.
  init(keys: [Int32], days: [Int32]) {
    let inOrder = DayOrder.sorted(Array(0..<Int32(keys.count)), by: days, missing: .first)
    let keyCount = Int(keys.max() ?? -1) + 1
    var next = [Int32](repeating: 0, count: keyCount + 1)
    for key in keys where key >= 0 { next[Int(key) + 1] += 1 }
    for place in 0..<keyCount { next[place + 1] += next[place] }
    let keyedCount = Int(next[keyCount])
    // A key without rows begins where the next one does.
    var starts: [Int32] = []
    for start in next where Int(start) < keyedCount && start != starts.last {
      starts.append(start)
    }
    var rows = [Int32](repeating: 0, count: keys.count)
    var alone = keyedCount
    for row in inOrder {
      let key = keys[Int(row)]
      if key >= 0 {
        rows[Int(next[Int(key)])] = row
        next[Int(key)] += 1
      } else {
        rows[alone] = row
        starts.append(Int32(alone))
        alone += 1
      }
    }
    starts.append(Int32(keys.count))
    self.rows = rows
    self.starts = starts
  }

  /// Makes a group of every row.
  init(singleRows count: Int) {
    rows = Array(0..<Int32(count))
    starts = Array(0...Int32(count))
  }

  /// The groups in blocks of about so many rows, which bounds the memory that masks take.
  func blocks(ofRows size: Int) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    var first = 0
    for group in 0..<starts.count - 1 where Int(starts[group + 1] - starts[first]) >= size {
      blocks.append(first..<group + 1)
      first = group + 1
    }
    if first < starts.count - 1 { blocks.append(first..<starts.count - 1) }
    return blocks
  }
}
