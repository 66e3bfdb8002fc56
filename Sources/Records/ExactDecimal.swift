/// A decimal number kept exactly as it was written: a whole number and how many places it has.
///
/// Published figures and agencies' own percentages are compared and printed as text says them;
/// binary fractions would round some of them the wrong way (rule R-ROUND).
public struct ExactDecimal: Hashable, Sendable {
  /// The number without its decimal point: 48.1 has 481.
  public let units: Int64
  /// How many digits stand behind the point, 0 to 9.
  public let places: Int

  /// Makes units divided by ten to the power of places.
  public init(units: Int64, places: Int = 0) {
    self.units = units
    self.places = places
  }

  /// Reads a plain decimal such as `48.1`, `-3` or `1204`; `nil` when the text is anything else.
  ///
  /// Digits behind the ninth place are dropped; a number beyond 18 digits is refused.
  public init?(_ text: some StringProtocol) {
    var units: Int64 = 0
    var places = 0
    var digits = 0
    var isBehindPoint = false
    var isNegative = false
    for (position, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where position == 0: isNegative = true
      case UInt8(ascii: ".") where !isBehindPoint: isBehindPoint = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        guard !isBehindPoint || places < 9 else { continue }
        guard units < 100_000_000_000_000_000 else { return nil }
        units = units * 10 + Int64(byte - UInt8(ascii: "0"))
        if isBehindPoint { places += 1 }
      default: return nil
      }
    }
    guard digits > 0 else { return nil }
    self.init(units: isNegative ? -units : units, places: places)
  }

  /// The whole number, when nothing but zeros stands behind the point.
  public var wholeNumber: Int64? {
    let scale = Self.powersOfTen[places]
    return units % scale == 0 ? units / scale : nil
  }

  /// The nearest binary number, for drawing and for statistics.
  public var approximation: Double { Double(units) / Double(Self.powersOfTen[places]) }

  /// Rounded half away from zero to fewer places, or padded with zeros to more.
  public func rounded(to newPlaces: Int) -> ExactDecimal {
    if newPlaces >= places {
      return ExactDecimal(
        units: units * Self.powersOfTen[newPlaces - places],
        places: newPlaces
      )
    }
    return Self.ratio(units, Self.powersOfTen[places - newPlaces], times: 1, places: 0)
      .map { ExactDecimal(units: $0.units, places: newPlaces) } ?? self
  }

  /// A ratio of whole numbers times a factor, rounded half away from zero; `nil` over zero.
  ///
  /// `ratio(7, 112, times: 100, places: 1)` is 6.3 (Westminster 2014, table D3): the arithmetic
  /// is on whole numbers throughout, as rule R-ROUND asks.
  public static func ratio(
    _ numerator: Int64,
    _ denominator: Int64,
    times factor: Int64,
    places: Int
  ) -> ExactDecimal? {
    guard denominator > 0 else { return nil }
    let scaled = numerator.magnitude.multipliedFullWidth(
      by: UInt64(factor) * UInt64(powersOfTen[places])
    )
    let divisor = UInt64(denominator)
    guard scaled.high < divisor else { return nil }
    let (quotient, remainder) = divisor.dividingFullWidth((scaled.high, scaled.low))
    let rounded = Int64(quotient) + (remainder >= divisor - remainder ? 1 : 0)
    return ExactDecimal(units: numerator < 0 ? -rounded : rounded, places: places)
  }

  static let powersOfTen: [Int64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
  ]
}

extension ExactDecimal: Comparable, CustomStringConvertible {
  /// Says whether the first number is smaller than the second.
  public static func < (first: ExactDecimal, second: ExactDecimal) -> Bool {
    let places = max(first.places, second.places)
    return first.rounded(to: places).units < second.rounded(to: places).units
  }

  /// The number with its decimal point and without thousands separators.
  public var description: String {
    guard places > 0 else { return String(units) }
    let (whole, part) = units.magnitude.quotientAndRemainder(
      dividingBy: Self.powersOfTen[places].magnitude
    )
    return (units < 0 ? "-" : "") + String(whole) + "." + padded(Int(part), to: places)
  }
}
