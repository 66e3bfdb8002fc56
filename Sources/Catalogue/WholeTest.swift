import Records

/// A test of all rows of a dataset together, for rules about an extract as a whole.
public enum WholeTest: Sendable {
  /// More than so many percent of the rows meet the claim: `over 2% of rows: CLAIM`.
  case share(above: Int, Expression)
  /// Fewer than so many different codes stand in the field, one of them not counted:
  /// `under 8 codes but NONE`.
  case fewCodes(fewerThan: Int, besides: String)
  /// Rows have a code and none has several: `never several codes but NONE`.
  case neverSeveral(besides: String)
  /// More rows meet the claim than rows of another dataset meet theirs:
  /// `more rows: CLAIM than icpc: CLAIM`.
  case more(Expression, than: String, Expression)
}

extension WholeTest {
  /// Reads a test of all rows; `nil` when the text is a claim about one row.
  ///
  /// - Throws: `LanguageError` when it begins as a test of all rows and does not go on as one.
  init?(
    _ text: String,
    about dataset: Dataset,
    vocabulary: Vocabulary
  ) throws(LanguageError) {
    let (head, claim) = Self.parted(text, at: ": ") ?? (text, "")
    let words = head.split(separator: " ").map(String.init)
    switch (words.first, words.count) {
    case ("over", 4) where words[1].hasSuffix("%") && words[2...] == ["of", "rows"]:
      guard let percent = Int(words[1].dropLast()) else { throw Self.unreadable }
      self = .share(above: percent, try vocabulary.claim(claim, about: dataset))
    case ("under", 5) where words[2] == "codes" && words[3] == "but":
      guard let count = Int(words[1]) else { throw Self.unreadable }
      self = .fewCodes(fewerThan: count, besides: words[4])
    case ("never", 5) where words[1...3] == ["several", "codes", "but"]:
      self = .neverSeveral(besides: words[4])
    case ("more", 2) where words[1] == "rows":
      guard let (own, rest) = Self.parted(claim, at: " than "),
        let (name, theirs) = Self.parted(rest, at: ": "),
        let other = vocabulary.schema[name]
      else { throw Self.unreadable }
      self = .more(
        try vocabulary.claim(own, about: dataset),
        than: name,
        try vocabulary.claim(theirs, about: other)
      )
    case ("over", _), ("under", _), ("never", _), ("more", _): throw Self.unreadable
    default: return nil
    }
  }

  private static var unreadable: LanguageError {
    LanguageError(
      column: 1,
      message: "a test of all rows is 'over N% of rows: CLAIM', 'under N codes but CODE', 'never "
        + "several codes but CODE' or 'more rows: CLAIM than DATASET: CLAIM'"
    )
  }

  /// The text before and after the first mark.
  private static func parted(_ text: String, at mark: String) -> (String, String)? {
    let bytes = Array(text.utf8)
    let needle = Array(mark.utf8)
    guard bytes.count >= needle.count else { return nil }
    for start in 0...(bytes.count - needle.count)
    where bytes[start..<(start + needle.count)].elementsEqual(needle) {
      return (
        String(decoding: bytes[..<start], as: UTF8.self),
        String(decoding: bytes[(start + needle.count)...], as: UTF8.self)
      )
    }
    return nil
  }
}
