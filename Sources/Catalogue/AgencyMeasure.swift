/// What agencies call a total, and which part of which indicator it is.
public struct AgencyMeasure: Hashable, Sendable {
  /// Which part of an indicator a total is.
  public enum Part: String, Hashable, Sendable, CaseIterable {
    /// What is above the line; for counts, the count.
    case numerator
    /// What is below the line.
    case denominator
    /// The finished figure, printed as given.
    case value
  }

  /// The name of the measure as the catalogue writes it.
  public let name: String
  /// The name of the measure, as `AgencyMeasure.tidy` leaves it.
  public let measure: String
  /// The category beside it, tidied in the same way; empty when the row of totals has none.
  public let agencyCategory: String
  /// The indicator.
  public let indicator: String
  /// Which part of it the total is.
  public let part: Part
  /// The slice of the indicator that the total is about: breakdown and category; `nil` for all.
  public let category: String?

  /// A name without capitals and signs, so that `No. of CP plans` and `no of cp plans` are one.
  public static func tidy(_ name: String) -> String {
    var words: [String] = []
    var word = ""
    for letter in name.lowercased().unicodeScalars {
      let isPart =
        letter.isASCII
        ? (0x61...0x7a).contains(letter.value) || (0x30...0x39).contains(letter.value)
        : letter.properties.isAlphabetic || letter.properties.numericType != nil
      if isPart {
        word.unicodeScalars.append(letter)
      } else if letter == "%" {
        words.append(word)
        words.append("percent")
        word = ""
      } else if letter != "'" && letter != "’" {
        words.append(word)
        word = ""
      }
    }
    words.append(word)
    return words.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
