import Records

/// Decides which unknown spellings of codes may be repeated on the data-quality page.
///
/// A code column may hold what is about a child when the cells of a row are shifted, or when the
/// wrong column was sent. So a spelling is shown only where it cannot name one: it has few digits,
/// is no postcode or address of the post, and is near a known spelling or stands for several
/// children. All others are counted under one line.
enum ShownSpelling {
  /// What stands in the place of spellings that are not shown.
  static let withheld = "(not shown: it may be about a child)"

  /// For how many children a spelling has to stand that is near no known one.
  static let fewestChildren = 3

  private static let mostDigits = 3
  private static let mostBytes = 60

  /// Whether a spelling may be shown.
  ///
  /// - Parameters:
  ///   - spelling: The spelling.
  ///   - isNear: Whether it is near a known one.
  ///   - children: For how many children it stands; more than `fewestChildren` need not be known.
  /// - Returns: Whether it cannot name a child.
  static func isSafe(_ spelling: String, isNear: Bool, children: Int) -> Bool {
    let bytes = Array(spelling.utf8)
    guard bytes.count <= mostBytes, !bytes.contains(UInt8(ascii: "@")),
      bytes.count(where: CellBytes.isDigit) <= mostDigits, !holdsPostcode(bytes)
    else { return false }
    return isNear && bytes.count > 4 || children >= fewestChildren
  }

  /// Whether a word and the one behind it are a postcode: `EX9 9ZZ`, or `EX99ZZ` in one.
  private static func holdsPostcode(_ bytes: [UInt8]) -> Bool {
    let words = bytes.split { !CellBytes.isDigit($0) && !CellBytes.isLetter($0) }.map { Array($0) }
    for (place, word) in words.enumerated() {
      if word.count >= 5, isOutward(word.dropLast(3)), isInward(word.suffix(3)) { return true }
      if place + 1 < words.count, isOutward(word[...]), isInward(words[place + 1][...]) {
        return true
      }
    }
    return false
  }

  /// One or two letters, a digit, and perhaps a digit or a letter.
  private static func isOutward(_ word: ArraySlice<UInt8>) -> Bool {
    let letters = word.prefix { CellBytes.isLetter($0) }.count
    let rest = word.dropFirst(letters)
    return (1...2).contains(letters) && (1...2).contains(rest.count)
      && rest.first.map(CellBytes.isDigit) == true
  }

  /// A digit and two letters.
  private static func isInward(_ word: ArraySlice<UInt8>) -> Bool {
    word.count == 3 && word.first.map(CellBytes.isDigit) == true
      && word.dropFirst().allSatisfy(CellBytes.isLetter)
  }
}
