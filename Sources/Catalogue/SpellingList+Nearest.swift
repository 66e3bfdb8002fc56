import Records

extension SpellingList {
  /// The label of the code with the spelling nearest to an unknown one; empty when none is near.
  ///
  /// First the whole spelling is compared, letter for letter. Where nothing is that near, words are
  /// compared one by one, in any order, so that `Neglct (chronic)` still leads to Neglect.
  public func nearestLabel(to spelling: String) -> String {
    let tidy = String(decoding: Self.tidied(spelling.utf8.span), as: UTF8.self)
    let known = meaningful
    if let word = nearestWord(to: tidy, among: known.lazy.map(\.spelling)),
      let found = known.first(where: { $0.spelling == word })
    {
      return codes.codes[found.code].label
    }
    let words = Self.words(of: tidy)
    guard !words.isEmpty, words.count <= 40 else { return "" }
    var best: (code: Int, likeness: Double)?
    for (spelling, code) in known where code != several {
      let likeness = Self.likeness(of: words, to: Self.words(of: spelling))
      if likeness >= 0.5, likeness > best?.likeness ?? 0 { best = (code, likeness) }
    }
    return best.map { codes.codes[$0.code].label } ?? ""
  }

  /// The words of a tidied spelling that have four letters or more; shorter ones tell nothing.
  private static func words(of tidy: String) -> [[UInt8]] {
    tidy.utf8.split { byte in
      byte < 0x80 && !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }
    .filter { $0.count >= 4 }.map { Array($0) }
  }

  /// How alike two lists of words are: the share of letters that stand in words found in both, and
  /// a half more when every word of the known spelling was found.
  private static func likeness(of words: [[UInt8]], to known: [[UInt8]]) -> Double {
    var left = words
    var shared = 0
    var found = 0
    for word in known {
      let place = left.firstIndex { other in
        let limit = max(word.count, other.count) / 4
        return abs(word.count - other.count) <= limit && editDistance(word, other) <= limit
      }
      guard let place else { continue }
      shared += word.count + left[place].count
      found += 1
      left.remove(at: place)
    }
    guard found > 0 else { return 0 }
    let letters = words.reduce(0) { $0 + $1.count } + known.reduce(0) { $0 + $1.count }
    return Double(shared) / Double(letters) + (found == known.count ? 0.5 : 0)
  }
}
