import Records
import Testing

@testable import Metrics

/// A few invented rows, an indicator, and the figure that a person works out from them by hand.
///
/// The rows are CSV as an agency would send it and go through the real reader. A header names
/// columns as agencies do or by the catalogue's names of fields. The area has 10,000 children in
/// every year, so that a rate is the count itself.
struct WorkedExample: Sendable {
  /// The id of the indicator.
  var indicator = ""
  /// The span that is counted.
  var basis = Basis.snapshot
  /// The month at whose end the span ends, as `2025-03`.
  var period = ""
  /// The part of a breakdown, or the headline.
  var slice = Slice.total
  /// The text of each extract by the dataset that it is.
  let extracts: [String: String]
  /// The figure as `numerator/denominator = value`, a count alone, or the symbol in its place.
  var figure = ""
  /// How a person gets to the figure.
  var because = ""
}

extension WorkedExample: CustomTestStringConvertible {
  var testDescription: String {
    slice == .total
      ? "\(indicator) \(basis.rawValue) \(period)"
      : "\(indicator) \(basis.rawValue) \(period) [\(slice.breakdown)/\(slice.category)]"
  }
}

extension WorkedExample {
  /// Reads examples that rest on the same rows.
  ///
  /// Each is a line `indicator basis period: figure`, or
  /// `indicator basis period [Breakdown/Category]: figure`, and below it, further in, how a person
  /// gets to the figure. A line that says anything else becomes an example that fails.
  ///
  /// - Parameters:
  ///   - extracts: The text of each extract by the dataset that it is.
  ///   - text: The examples.
  /// - Returns: The examples in their order.
  static func examples(of extracts: [String: String], _ text: String) -> [WorkedExample] {
    var examples: [WorkedExample] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("  "), let last = examples.indices.last {
        let gap = examples[last].because.isEmpty ? "" : " "
        examples[last].because += gap + line.drop { $0 == " " }
      } else {
        var example = WorkedExample(extracts: extracts)
        example.take(head: line)
        examples.append(example)
      }
    }
    return examples
  }

  private mutating func take(head: Substring) {
    guard let colon = head.firstRange(of: ": ") else { return }
    var names = head[..<colon.lowerBound]
    figure = String(head[colon.upperBound...])
    if names.hasSuffix("]"), let bracket = names.firstIndex(of: "[") {
      let parts = names[names.index(after: bracket)...].dropLast().split(separator: "/")
      slice = Slice(
        breakdown: String(parts.first ?? ""),
        category: parts.dropFirst().joined(separator: "/")
      )
      names = names[..<bracket]
    }
    let words = names.split(separator: " ").map(String.init)
    guard words.count == 3, let basis = Basis(rawValue: words[1]) else { return }
    (indicator, self.basis, period) = (words[0], basis, words[2])
  }

  /// Every example, theme by theme; each theme has a file of its own.
  static let all: [WorkedExample] = [
    plans,
    planLengths,
    repeatPlans,
    referrals,
    attendance,
    policeProtection,
    partners,
    planChanges,
    planFactors,
    planContact,
    needPlans,
    referralFlow,
    assessmentWork,
    conferenceWork,
    care,
    returnInterviews,
    planPaths,
    socialCare,
    socialCareTotals,
    socialAudits,
    families,
    valueBreakdowns,
  ].flatMap { $0 }

  /// Indicators whose example is still to be written: shrinks, never grows.
  static let awaited: Set<String> = []
}
