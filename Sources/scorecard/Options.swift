import Records

/// The options that commands share, checked.
extension Arguments {
  /// The path of the data folder.
  var dataPath: String { options["data"] ?? "data" }

  /// The path of the folder for reports.
  var outPath: String {
    if let out = options["out"] { return out }
    return dataPath == "data" || dataPath == "data/" ? "reports" : dataPath + "/reports"
  }

  /// The reporting month, when one is named.
  func period() throws(UsageError) -> Month? {
    guard let text = options["period"] else { return nil }
    guard let month = Month(text) else {
      throw UsageError.badValue(text, option: "period", expected: "a month such as 2025-09")
    }
    return month
  }

  /// How many files may be read at once.
  func jobs(otherwise cores: Int) throws(UsageError) -> Int {
    guard let text = options["jobs"] else { return cores }
    guard let jobs = Int(text), (1...256).contains(jobs) else {
      throw UsageError.badValue(text, option: "jobs", expected: "a whole number from 1 to 256")
    }
    return jobs
  }

  /// One of several words, the first of them when none is given.
  func choice(_ option: String, among words: [String]) throws(UsageError) -> String {
    guard let word = options[option] else { return words[0] }
    guard words.contains(word) else {
      throw UsageError.badValue(
        word,
        option: option,
        expected: words.map { "'\($0)'" }.joined(separator: ", ")
      )
    }
    return word
  }

  /// One byte, for delimiters and quotes; `\t` and `tab` are understood.
  func byte(_ option: String) throws(UsageError) -> UInt8? {
    guard let text = options[option] else { return nil }
    switch text {
    case "\\t", "tab": return UInt8(ascii: "\t")
    case "space": return UInt8(ascii: " ")
    default: break
    }
    guard text.utf8.count == 1, let byte = text.utf8.first else {
      throw UsageError.badValue(text, option: option, expected: "one character, or 'tab'")
    }
    return byte
  }
}
