/// Warnings, counted by kind.
struct WarningLog {
  private var places: [ReadingWarning.Kind: Int] = [:]
  private var warnings: [ReadingWarning] = []

  /// Notes that something was met on a line; only the first line of a kind is kept.
  mutating func note(_ kind: ReadingWarning.Kind, line: Int, count: Int = 1) {
    guard count > 0 else { return }
    if let place = places[kind] {
      warnings[place].count += count
    } else {
      places[kind] = warnings.count
      warnings.append(ReadingWarning(line: line, kind: kind, count: count))
    }
  }

  /// Whether something was met.
  func has(_ kind: ReadingWarning.Kind) -> Bool { places[kind] != nil }

  /// Adds the warnings of another log.
  mutating func add(_ other: WarningLog) {
    for warning in other.warnings {
      note(warning.kind, line: warning.line, count: warning.count)
    }
  }

  /// All warnings, in the order of their first lines.
  var sorted: [ReadingWarning] {
    warnings.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
      .map(\.element)
  }
}
