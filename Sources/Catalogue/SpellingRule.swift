/// A row of `spellings.csv` that says how to read a cell instead of spelling it out.
enum SpellingRule: Hashable {
  /// The cell holds the word.
  case contains(String)
  /// Any other cell that is not empty.
  case otherwise
  /// The cell names more than one code.
  case several
  /// Letters Y and N stand for these codes.
  case positions([String])
  /// All spellings of another list hold as well.
  case likewise(list: String)

  /// Reads a rule; `nil` for a plain spelling.
  init?(_ text: String) {
    // Most rows are plain; a rule begins with one of five letters.
    guard let first = text.utf8.first, "acops".utf8.contains(first),
      let colon = text.utf8.firstIndex(of: UInt8(ascii: ":"))
    else { return nil }
    let rest = String(text[text.utf8.index(after: colon)...])
    switch text[..<colon] {
    case "contains": self = .contains(rest)
    case "otherwise": self = .otherwise
    case "several": self = .several
    case "positions": self = .positions(rest.split(separator: "/").map(String.init))
    case "as": self = .likewise(list: rest)
    default: return nil
    }
  }
}
