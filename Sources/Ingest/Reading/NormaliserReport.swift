/// What `normalise` met and did.
public struct NormaliserReport: Sendable {
  /// What was found out about the file.
  public let reading: ReadingReport
  /// The records that could not be read.
  let refused: Refused

  /// The records that could not be read, the first of them one by one.
  struct Refused: Sendable {
    private(set) var rows: [(line: Int, rule: String, reason: String)] = []
    private(set) var beyond: (line: Int, count: Int)?

    mutating func note(_ row: UnreadableRow, limit: Int) {
      guard rows.count >= limit else {
        rows.append((row.lines.lowerBound, row.rule, row.reason))
        return
      }
      beyond = (beyond?.line ?? row.lines.lowerBound, (beyond?.count ?? 0) + 1)
    }
  }

  /// The report as one JSON object, in the order of the contract, with a line feed at its end.
  ///
  /// - Parameter file: The name of the file as it was given.
  /// - Returns: The text.
  public func json(file: String) -> String {
    var notes = reading.warnings.map { (line: $0.line, rule: $0.rule, message: $0.message) }
    notes += refused.rows.map { (line: $0.line, rule: $0.rule, message: "Set aside: \($0.reason)") }
    if let beyond = refused.beyond {
      notes.append((beyond.line, "L003", "\(beyond.count) more rows from here on were set aside."))
    }
    let warnings = notes.enumerated()
      .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
      .map { note in
        """
            {"line": \(note.element.line), "rule": \(Self.quoted(note.element.rule)), \
        "message": \(Self.quoted(note.element.message))}
        """
      }
    let list = warnings.isEmpty ? "[]" : "[\n\(warnings.joined(separator: ",\n"))\n  ]"
    return """
      {
        "file": \(Self.quoted(file)),
        "encoding": \(Self.quoted(reading.encoding.rawValue)),
        "delimiter": \(Self.quoted(reading.delimiter)),
        "quote": \(Self.quoted(reading.quote)),
        "header_line": \(reading.headerLine.map { String($0) } ?? "null"),
        "columns": \(reading.columnCount),
        "rows": {"in": \(reading.read), "accepted": \(reading.given), "rejected": \(reading.setAside)},
        "warnings": \(list)
      }

      """
  }

  /// A text as a JSON string; control characters are escaped, and so is what turns the direction
  /// of reading.
  private static func quoted(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C:
        json += "\\"
        json.unicodeScalars.append(scalar)
      case 0x0A: json += "\\n"
      case 0x0D: json += "\\r"
      case 0x09: json += "\\t"
      case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF:
        let digits = String(scalar.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }
}
