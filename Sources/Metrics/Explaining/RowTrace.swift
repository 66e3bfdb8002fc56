import Catalogue
import Records

/// Which rows the count of one indicator rests on, for one basis and one month.
///
/// Counting itself notes it down, so that what is explained is what was counted.
struct RowTrace {
  /// The span.
  let basis: Basis
  /// The bit of the month.
  let bit: UInt64
  /// The rows that meet every claim and have no number to add up.
  private(set) var numberless: Set<Int32> = []
  /// The rows below the line.
  private(set) var below: [Int32] = []
  /// Whether each of the rows below the line is above it too.
  private(set) var isAbove: [Bool] = []

  init(basis: Basis, bit: UInt64) {
    self.basis = basis
    self.bit = bit
  }

  /// Notes the rows of a block: those whose denominator has the bit are below the line.
  mutating func note(
    _ rows: [Int32],
    _ denominators: [UInt64],
    _ numerators: [UInt64]?,
    basis: Basis
  ) {
    guard basis == self.basis else { return }
    for place in rows.indices where denominators[place] & bit != 0 {
      below.append(rows[place])
      isAbove.append((numerators?[place] ?? .max) & bit != 0)
    }
  }

  /// Notes one row whose numbers are added up.
  mutating func note(_ row: Int32, _ mask: UInt64, basis: Basis) {
    guard basis == self.basis, mask & bit != 0 else { return }
    below.append(row)
    isAbove.append(true)
  }

  /// Notes a row that meets every claim and has no number to add up.
  mutating func noteNumberless(_ mask: UInt64, row: Int32, basis: Basis) {
    if basis == self.basis, mask & bit != 0 { numberless.insert(row) }
  }

  /// Notes the rows of a child that is counted by their sums.
  mutating func note(
    _ child: SummedChildren.Child,
    rows: [Int32],
    _ members: [UInt64],
    basis: Basis
  ) {
    guard basis == self.basis, child.denominator & bit != 0 else { return }
    for place in child.rows where members[place] & bit != 0 {
      below.append(rows[place])
      isAbove.append(child.numerator & bit != 0)
    }
  }
}
