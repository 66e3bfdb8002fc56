import Records

/// A cell of a column of numbers.
struct NumberCell: Hashable {
  /// The number; `nil` when there is none.
  var number: ExactDecimal?
  /// Whether a percent sign stood behind it.
  var isPercentage = false

  /// Reads `134.0`, `1,204`, `24.3%` or `-1`; `nil` when the cell is not a number.
  ///
  /// Commas count as separators only where every group behind the first has three digits, so
  /// `1,5` is not read as fifteen.
  /// - Parameter cell: The cell without blanks at its ends, at least one byte.
  init?(reading cell: Span<UInt8>) {
    var end = cell.count
    if cell[end - 1] == UInt8(ascii: "%") {
      isPercentage = true
      end -= 1
      while end > 0, cell[end - 1] == CellBytes.space { end -= 1 }
    }
    var units: Int64 = 0
    var places = 0
    var digits = 0
    var isBehindPoint = false
    var sinceComma: Int?
    let isNegative = end > 0 && cell[0] == UInt8(ascii: "-")
    for index in (isNegative || end > 0 && cell[0] == UInt8(ascii: "+") ? 1 : 0)..<end {
      let byte = cell[index]
      switch byte {
      case UInt8(ascii: ",") where !isBehindPoint:
        guard digits > 0, sinceComma.map({ $0 == 3 }) ?? (digits <= 3) else { return nil }
        sinceComma = 0
      case UInt8(ascii: ".") where !isBehindPoint:
        guard sinceComma ?? 3 == 3 else { return nil }
        isBehindPoint = true
      case CellBytes.zero...CellBytes.nine:
        digits += 1
        if !isBehindPoint { sinceComma = sinceComma.map { $0 + 1 } }
        guard !isBehindPoint || places < 9 else { continue }
        guard units < 100_000_000_000_000_000 else { return nil }
        units = units * 10 + Int64(byte - CellBytes.zero)
        if isBehindPoint { places += 1 }
      default: return nil
      }
    }
    guard digits > 0, isBehindPoint || sinceComma ?? 3 == 3 else { return nil }
    number = ExactDecimal(units: isNegative ? -units : units, places: places)
  }
}
