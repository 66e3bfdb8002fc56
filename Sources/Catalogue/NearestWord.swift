/// The word of a list that is closest to a mistyped one, by the number of letters to change.
///
/// - Returns: The closest word, the first of several; `nil` when even that one would need more
///   than a third of its letters changed.
public func nearestWord(to word: String, among words: some Sequence<String>) -> String? {
  let target = Array(word.lowercased().utf8)
  var best: (word: String, distance: Int)?
  for candidate in words {
    let letters = Array(candidate.lowercased().utf8)
    let limit = min(best.map { $0.distance - 1 } ?? .max, max(target.count, letters.count) / 3)
    guard abs(letters.count - target.count) <= limit else { continue }
    let distance = editDistance(target, letters)
    if distance <= limit { best = (candidate, distance) }
  }
  return best?.word
}

/// How many letters have to be changed, added or left out to turn one text into the other.
func editDistance(_ first: [UInt8], _ second: [UInt8]) -> Int {
  var previous = Array(0...second.count)
  var current = previous
  for row in first.indices {
    current[0] = row + 1
    for column in second.indices {
      let change = previous[column] + (first[row] == second[column] ? 0 : 1)
      current[column + 1] = min(change, previous[column + 1] + 1, current[column] + 1)
    }
    swap(&previous, &current)
  }
  return previous[second.count]
}
