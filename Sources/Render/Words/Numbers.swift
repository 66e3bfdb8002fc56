import Catalogue
import Records
import Release

/// A number as readers see it: commas between thousands, a minus as `-`.
func printed(_ number: ExactDecimal) -> String {
  var digits: [UInt8] = []
  digits.append(number, isGrouped: true)
  return String(decoding: digits, as: UTF8.self)
}

/// A whole number as readers see it.
func printed(_ number: some BinaryInteger) -> String {
  printed(ExactDecimal(units: Int64(number)))
}

/// A value with its unit, for sentences: `44.7%`, `47.5 per 10,000`, `200`.
func printed(_ value: ExactDecimal, in unit: Unit) -> String {
  switch unit {
  case .percent: "\(printed(value))%"
  case .per10000: "\(printed(value)) per 10,000"
  case .days: "\(printed(value)) days"
  case .weeks: "\(printed(value)) weeks"
  case .count, .ratio: printed(value)
  }
}

/// How many of something, with the right form of its noun: `1 row`, `2 rows`.
func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
  "\(printed(number)) \(number == 1 ? one : many ?? one + "s")"
}

/// Words in a row: `a`, `a and b`, `a, b and c`.
func listed(_ words: [String]) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " and " + last
}

/// A word that begins a sentence.
func sentenceCase(_ text: String) -> String {
  text.prefix(1).uppercased() + text.dropFirst()
}

/// A title within a sentence; one that begins with an abbreviation keeps its capitals.
func withinSentence(_ title: String) -> String {
  let second = title.dropFirst().prefix(1)
  return second.first?.isUppercase == true
    ? title : title.prefix(1).lowercased() + title.dropFirst()
}

/// A title within a sentence, in quotation marks where its own punctuation would break it.
func quoted(_ title: String) -> String {
  title.contains(":") || title.contains(",") ? "“\(title)”" : withinSentence(title)
}

extension ReleasedFigure {
  /// The figure in a cell: the number, or its symbol in square brackets.
  var inCell: String {
    switch self {
    case .shown(let value, _, _, _, _): printed(value)
    case .symbol(let symbol): "[\(symbol.rawValue)]"
    }
  }

  /// Where a figure is a share: how many of how many.
  var howManyOfHowMany: String? {
    guard case .shown(_, let numerator?, let denominator?, _, _) = self else { return nil }
    return "\(printed(numerator)) of \(printed(denominator))"
  }

  /// The 95% limits: `51.4 to 59.9`.
  var interval: String? {
    guard case .shown(_, _, _, let lower?, let upper?) = self else { return nil }
    return "\(printed(lower)) to \(printed(upper))"
  }
}

extension Unit {
  /// The unit in the heading of a column.
  var inWords: String {
    switch self {
    case .count: "number"
    case .per10000: "per 10,000 children"
    case .percent: "%"
    case .days: "days"
    case .weeks: "weeks"
    case .ratio: "ratio"
    }
  }
}

extension Basis {
  /// The span in a few words, for the second line of a row.
  var inBrief: String {
    switch self {
    case .snapshot: "on the last day"
    case .month: "in the month"
    case .quarter: "in three months"
    case .r12: "in twelve months"
    case .ytd: "since 1 April"
    case .academicYear: "in the school year so far"
    case .term: "in the term"
    case .year: "in the year"
    }
  }
}
