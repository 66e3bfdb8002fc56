import Records

/// A value of JSON.
indirect enum JSONValue: Hashable, Sendable {
  /// Nothing.
  case null
  /// Yes or no.
  case flag(Bool)
  /// A number, exactly as printed.
  case number(ExactDecimal)
  /// A text.
  case text(String)
  /// A list.
  case list([JSONValue])
  /// Named values, in a fixed order.
  case object([(String, JSONValue)])

  static func == (first: JSONValue, second: JSONValue) -> Bool {
    first.written == second.written
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(written)
  }

  /// A whole number; `null` for `nil`.
  static func whole(_ number: (some BinaryInteger)?) -> JSONValue {
    number.map { .number(ExactDecimal(units: Int64($0))) } ?? .null
  }

  /// A decimal; `null` for `nil`.
  static func decimal(_ number: ExactDecimal?) -> JSONValue {
    number.map { .number($0) } ?? .null
  }

  /// The value as JSON, members of objects on lines of their own down to the third level.
  var written: String {
    var out: [UInt8] = []
    write(to: &out, depth: 0)
    return String(decoding: out, as: UTF8.self)
  }

  private func write(to out: inout [UInt8], depth: Int) {
    switch self {
    case .null: out.append(contentsOf: "null".utf8)
    case .flag(let flag): out.append(contentsOf: (flag ? "true" : "false").utf8)
    case .number(let number): out.append(number)
    case .text(let text): Self.write(text, to: &out)
    case .list(let values):
      write(values.count, in: "[]", to: &out, depth: depth) { position, out in
        values[position].write(to: &out, depth: depth + 1)
      }
    case .object(let members):
      write(members.count, in: "{}", to: &out, depth: depth) { position, out in
        Self.write(members[position].0, to: &out)
        out.append(contentsOf: ": ".utf8)
        members[position].1.write(to: &out, depth: depth + 1)
      }
    }
  }

  private func write(
    _ count: Int,
    in brackets: String,
    to out: inout [UInt8],
    depth: Int,
    member: (Int, inout [UInt8]) -> Void
  ) {
    let ends = Array(brackets.utf8)
    let isSpread = depth < 4 && count > 0
    out.append(ends[0])
    for position in 0..<count {
      if position > 0 { out.append(contentsOf: (isSpread ? "," : ", ").utf8) }
      if isSpread { Self.newLine(depth + 1, to: &out) }
      member(position, &out)
    }
    if isSpread { Self.newLine(depth, to: &out) }
    out.append(ends[1])
  }

  private static func newLine(_ depth: Int, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\n"))
    for _ in 0..<depth { out.append(0x20) }
  }

  private static func isSteering(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0xFFFF && isUnprintable(scalar)
  }

  private static func write(_ text: String, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    defer { out.append(UInt8(ascii: "\"")) }
    guard !isPlain(text.utf8.span) else { return out.append(contentsOf: text.utf8) }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out.append(contentsOf: "\\\"".utf8)
      case "\\": out.append(contentsOf: "\\\\".utf8)
      // `<` is named by its number so that the text is safe inside a page as well.
      case _ where scalar == "<" || scalar.value < 0x20 || isSteering(scalar):
        var number = String(scalar.value, radix: 16)
        number = String(repeating: "0", count: max(0, 4 - number.count)) + number
        out.append(contentsOf: "\\u\(number)".utf8)
      default: out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  /// Whether a text is printable ASCII that means nothing to JSON: most texts are nothing else.
  private static func isPlain(_ text: Span<UInt8>) -> Bool {
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), 0..<0x20, 0x7F...:
        return false
      default: continue
      }
    }
    return true
  }
}
