import Records

extension [UInt8] {
  /// Appends a number in digits, with zeros before it up to so many.
  mutating func append(digits number: UInt64, atLeast fewest: Int = 1) {
    let first = count
    var rest = number
    while rest > 0 || count - first < fewest {
      append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    }
    self[first...].reverse()
  }

  /// Appends a whole number.
  mutating func append(number: Int64) {
    if number < 0 { append(UInt8(ascii: "-")) }
    append(digits: number.magnitude)
  }

  /// Appends a number with its decimal point.
  ///
  /// - Parameters:
  ///   - number: The number.
  ///   - isGrouped: Whether a comma stands between thousands.
  mutating func append(_ number: ExactDecimal, isGrouped: Bool = false) {
    if number.units < 0 { append(UInt8(ascii: "-")) }
    var scale: UInt64 = 1
    for _ in 0..<number.places { scale *= 10 }
    let (whole, part) = number.units.magnitude.quotientAndRemainder(dividingBy: scale)
    if isGrouped { append(grouped: whole) } else { append(digits: whole) }
    guard number.places > 0 else { return }
    append(UInt8(ascii: "."))
    append(digits: part, atLeast: number.places)
  }

  private mutating func append(grouped number: UInt64) {
    guard number >= 1000 else { return append(digits: number) }
    append(grouped: number / 1000)
    append(UInt8(ascii: ","))
    append(digits: number % 1000, atLeast: 3)
  }
}
