import Records

/// What sort of value an operand is, and so what it may be compared with.
enum ValueKind: Hashable, Sendable {
  case date
  case number
  case code(list: String)
  case codes(list: String)
  case flag
  case identifier
  case text
  /// A length of time, as written.
  case duration
  /// The time that a spell has lasted.
  case lasted
  /// Whole years of age.
  case years
  /// A word that has not yet found its field or code.
  case literal

  init(_ type: FieldType) {
    switch type {
    case .identifier: self = .identifier
    case .date: self = .date
    case .code(let list): self = .code(list: list)
    case .codes(let list): self = .codes(list: list)
    case .integer, .decimal: self = .number
    case .flag: self = .flag
    case .period, .text: self = .text
    }
  }

  /// What the value is, for an analyst.
  var inWords: String {
    switch self {
    case .date: "a date"
    case .number: "a number"
    case .code, .codes: "a code"
    case .flag: "a yes or no"
    case .identifier: "an identifier"
    case .text: "a text"
    case .duration, .lasted: "a length of time"
    case .years: "an age in years"
    case .literal: "a word"
    }
  }

  /// What it may be compared with, for an analyst.
  var partners: String {
    switch self {
    case .date: "a date, such as period_end or 2025-03-31"
    case .number: "a number"
    case .code: "a code of its list or another field with the same list"
    case .codes: "codes, as in 'include 16A'"
    case .flag: "yes or no"
    case .identifier: "another identifier"
    case .text: "a text in quotes"
    case .duration, .lasted: "a length of time, such as 12 months"
    case .years: "a whole number of years"
    case .literal: "a field"
    }
  }
}
