/// Finds numbers that readers see and machines do not: in the text of a page, but in no number of
/// `scorecard.json`.
struct NumberLint {
  private var known: Set<String> = []

  /// Takes every number of a JSON file; numbers within texts count only for the texts that the
  /// catalogue and the data bring along.
  init(json: String) {
    var isText = false
    var number = ""
    var previous: Character = " "
    for character in json {
      if character == "\"", previous != "\\" { isText.toggle() }
      if !isText, character.isNumber || character == "." || character == "-" {
        number.append(character)
      } else if !number.isEmpty {
        known.insert(Self.plain(number))
        number = ""
      }
      previous = character
    }
  }

  /// Adds the numbers of a text that stands on the page as it came.
  mutating func allow(in text: String) {
    known.formUnion(Self.numbers(in: text))
  }

  /// The numbers of a Markdown page that are not known.
  func strays(in page: String) -> [String] {
    var strays: [String] = []
    for line in page.split(separator: "\n") where !line.hasPrefix("**PUBLIC") {
      guard !line.hasPrefix("**INTERNAL") else { continue }
      for number in Self.numbers(in: Self.withoutDates(String(line)))
      where !known.contains(number) {
        strays.append("\(number): \(line.prefix(120))")
      }
    }
    return strays
  }

  private static func plain(_ number: String) -> String {
    number.filter { $0 != "," && $0 != "-" }
  }

  private static func numbers(in text: String) -> Set<String> {
    var found: Set<String> = []
    var number = ""
    var previous: Character = " "
    for character in text + " " {
      let continues = !number.isEmpty && (character == "," || character == ".")
      if character.isNumber || continues {
        if number.isEmpty, previous.isLetter || previous == "_" || previous == "-" { continue }
        number.append(character)
      } else {
        while let last = number.last, !last.isNumber { number.removeLast() }
        if !number.isEmpty { found.insert(plain(number)) }
        number = ""
      }
      previous = character
    }
    return found
  }

  /// The line without days, months, years, headings' and tables' own numbers.
  private static func withoutDates(_ line: String) -> String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep",
      "Oct", "Nov", "Dec",
    ]
    var words = line.split(separator: " ").map(String.init)
    for place in words.indices where months.contains(words[place].filter(\.isLetter)) {
      if place > 0, (Int(words[place - 1].filter(\.isNumber)) ?? 99) <= 31 {
        words[place - 1] = ""
      }
      if place + 1 < words.count { words[place + 1] = words[place + 1].filter { !$0.isNumber } }
    }
    for place in words.indices.dropFirst() {
      let isNumbered = ["Table", "**Table", "section", "version", "#", "##", "###"]
        .contains(words[place - 1])
      if isNumbered { words[place] = "" }
    }
    return words.joined(separator: " ")
  }
}
