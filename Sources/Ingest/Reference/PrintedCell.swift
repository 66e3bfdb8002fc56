import Records

/// What one cell of a published file says.
enum PrintedCell {
  /// A figure, a symbol or nothing.
  case figure(PublishedCell)
  /// Words.
  case words

  /// Reads a cell exactly as it is printed.
  ///
  /// Symbols are those of the Government Statistical Service, `low` for `k`, and the older `:`
  /// and `..` (not available), `~` (rounds to zero) and `*` (withheld). None is ever a zero.
  init(_ bytes: ArraySlice<UInt8>) {
    let cell = bytes.trimmingBlanks()
    guard let first = cell.first else {
      self = .figure(.blank)
      return
    }
    if first >= UInt8(ascii: "0") && first <= UInt8(ascii: "9") || cell.count > 1 {
      if let number = Self.number(cell) {
        self = .figure(.number(number))
        return
      }
    }
    switch cell.count {
    case 1: self = Self.symbol(of: first).map { .figure(.symbol($0)) } ?? .words
    case 2 where cell.elementsEqual("..".utf8): self = .figure(.symbol(.notAvailable))
    case 3 where cell.elementsEqual("low".utf8): self = .figure(.symbol(.low))
    default: self = .words
    }
  }

  private static func symbol(of byte: UInt8) -> Shorthand? {
    switch byte {
    case UInt8(ascii: "c"), UInt8(ascii: "*"): .withheld
    case UInt8(ascii: "x"), UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "-"): .notAvailable
    case UInt8(ascii: "z"): .notApplicable
    case UInt8(ascii: "u"): .unreliable
    case UInt8(ascii: "k"), UInt8(ascii: "~"): .low
    default: nil
    }
  }

  /// A decimal as printed, with or without commas between thousands and a percent sign, to
  /// nine decimals.
  private static func number(_ cell: ArraySlice<UInt8>) -> ExactDecimal? {
    var units: Int64 = 0
    var places = 0
    var digits = 0
    var wholeDigits = 0
    var isBehindPoint = false
    var isNegative = false
    for (offset, byte) in zip(0..., cell) {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        if isBehindPoint {
          guard places < 9 else {
            // The tenth decimal rounds the ninth: 9.3499999999999996 was 9.35 in the workbook.
            if digits == wholeDigits + 10, byte >= UInt8(ascii: "5") { units += 1 }
            continue
          }
          places += 1
        } else {
          wholeDigits += 1
        }
        guard units < 100_000_000_000_000_000 else { return nil }
        units = units * 10 + Int64(byte - UInt8(ascii: "0"))
      case UInt8(ascii: ".") where !isBehindPoint: isBehindPoint = true
      case UInt8(ascii: "-") where offset == 0: isNegative = true
      case UInt8(ascii: ",") where digits > 0 && !isBehindPoint: continue
      case UInt8(ascii: "%") where offset == cell.count - 1: continue
      default: return nil
      }
    }
    guard digits > 0 else { return nil }
    return ExactDecimal(units: isNegative ? -units : units, places: places)
  }
}
