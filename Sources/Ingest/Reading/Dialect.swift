/// How a file tells its cells apart.
struct Dialect: Hashable, Sendable {
  /// The byte between cells.
  var delimiter: UInt8
  /// The byte round cells; `nil` where nothing is quoted.
  var quote: UInt8?
  /// The byte before a quote that belongs to a cell; `nil` where such a quote is doubled.
  var escape: UInt8?
  /// Whether a blank after a delimiter belongs to the delimiter.
  var dropsBlank = false

  /// Commas and double quotes.
  static let standard = Dialect(
    delimiter: UInt8(ascii: ","),
    quote: UInt8(ascii: "\""),
    escape: nil
  )

  /// Whether a record without any quote has to be split with care.
  var needsCare: Bool { dropsBlank }

  /// The delimiter in words for the report: `,`, or `, ` when a blank belongs to it.
  var delimiterText: String {
    String(UnicodeScalar(delimiter)) + (dropsBlank ? " " : "")
  }

  /// Whether a byte is a blank that may stand beside a quote.
  func isBlank(_ byte: UInt8) -> Bool {
    (byte == 32 || byte == 9) && byte != delimiter
  }
}
