import Foundation
import TestSupport
import Testing

private let rules = ["outside limits", "run", "near limit", "shift"]

@Test(arguments: WrittenEdition.all)
func `a signal in the data has a rule that was met, and its words and way are that rule's`(
  edition: WrittenEdition
) {
  #expect(edition.indicators.count > 200)
  var judged = 0
  for item in edition.indicators {
    let isSignal = item.status.hasPrefix("Signal: ")
    #expect(isSignal == rules.contains(item.rule), "\(item.id)")
    guard isSignal else { continue }
    judged += 1
    let sentence = item.sentence.lowercased()
    let isUp = sentence.contains(#/above the|rising|upper limit/#)
    let isDown = sentence.contains(#/below the|falling|lower limit/#)
    #expect(isUp != isDown, "\(item.id): \(item.sentence)")
    #expect(item.direction == (isUp ? "higher" : "lower"), "\(item.id)")
    let word =
      switch item.wanted {
      case "Lower": isUp ? "worse" : "better"
      case "Higher": isUp ? "better" : "worse"
      default: isUp ? "higher" : "lower"
      }
    #expect(item.status == "Signal: " + word, "\(item.id)")
  }
  #expect(judged > 5)
}

@Test(arguments: WrittenEdition.all)
func `every signal on a page is that of its indicator in the data`(
  edition: WrittenEdition
) throws {
  var seen: Set<String> = []
  for (path, lines) in edition.pages {
    for line in lines where line.contains("Signal: ") {
      let words = line.matches(of: #/Signal: (?:worse|better|higher|lower)/#).map { String($0.0) }
      guard let word = words.first else { continue }
      let subjects = edition.subjects(of: line, on: path).filter { item in
        item.status == word
          && (line.contains(item.sentence) || line.contains(lowered(item.sentence)))
      }
      #expect(words.count == 1 && !subjects.isEmpty, "\(path): \(line.prefix(200))")
      seen.formUnion(subjects.map(\.id))
    }
  }
  let signalled = Set(edition.indicators.filter { $0.status.hasPrefix("Signal: ") }.map(\.id))
  #expect(seen == signalled)
}

@Test(arguments: WrittenEdition.all)
func `an arrow or a colour stands only before the word of a signal, and points its way`(
  edition: WrittenEdition
) throws {
  var arrows = 0
  for (path, lines) in edition.pages {
    // Every arrow begins with the same byte; expressions are slow.
    for line in lines where line.utf8.contains(0xE2) {
      let found = line.matches(of: #/[▲▼△▽↑↓↗↘⇑⇓⬆⬇]/#).map { String($0.0) }
      guard !found.isEmpty else { continue }
      arrows += 1
      let subjects = edition.subjects(of: line, on: path)
      let fits = subjects.contains { item in
        line.contains("\(item.direction == "higher" ? "▲" : "▼") \(item.status)")
          && item.status.hasPrefix("Signal: ")
      }
      #expect(found.count == 1 && fits, "\(path): \(line.prefix(200))")
    }
  }
  #expect(arrows > 5)
  let tone = try NSRegularExpression(
    pattern: #"class="ic (worse|better)"[^>]*>[▲▼]</span> <b>Signal: (\w+)</b>"#
  )
  let toneOfAny = try NSRegularExpression(
    pattern: #"class="[^"]*\b(?:worse|better)\b[^"]*""#
  )
  for (path, bytes) in demonstration?.files ?? [:]
  where path.hasPrefix("2025-09/\(edition.name)/") && path.hasSuffix(".html") {
    let page = String(decoding: bytes, as: UTF8.self)
    let whole = NSRange(page.startIndex..., in: page)
    let toned = tone.matches(in: page, range: whole)
    let text = NSString(string: page)
    #expect(
      toned.allSatisfy {
        text.substring(with: $0.range(at: 1)) == text.substring(with: $0.range(at: 2))
      },
      "\(path)"
    )
    #expect(toneOfAny.numberOfMatches(in: page, range: whole) == toned.count, "\(path)")
  }
}

@Test(arguments: WrittenEdition.all)
func `a square in a chart needs the usual range of its indicator`(edition: WrittenEdition) {
  var marked = 0
  for item in edition.json["indicators"] as? [[String: Any]] ?? [] {
    let id = item["id"] as? String ?? ""
    guard let bytes = demonstration?.files["2025-09/\(edition.name)/charts/\(id).svg"] else {
      continue
    }
    let hasSquares = String(decoding: bytes, as: UTF8.self).contains("class=\"sig\"")
    if hasSquares { marked += 1 }
    #expect(!hasSquares || item["usualRange"] is [String: Any], "\(id)")
    let isJudged = (item["status"] as? String)?.hasPrefix("Signal: ") ?? false
    #expect(!isJudged || hasSquares, "\(id)")
  }
  #expect(marked > 5)
}

/// Sentences that speak of movement in general and of no figure.
private let general = [
  "7 or more rising or falling", "Read the months before and after June with care.",
]

@Test(arguments: WrittenEdition.all)
func `no other word says that a figure moved`(edition: WrittenEdition) throws {
  let movement = try NSRegularExpression(
    pattern:
      #"rising|falling|\brises?\b|\bfalls?\b|\brose\b|\bfell\b|increas|decreas|reduction|improv|worsen|\bgrew\b|\bgrow|declin|deteriorat|months in a row|; (?:up|down) |(?:above|below) the (?:usual|average)|near the (?:upper|lower)"#,
    options: .caseInsensitive
  )
  func speaks(_ text: String) -> Bool {
    movement.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
  }
  // Only a text with such a word in it can bring one to a page.
  let brought = edition.broughtAlong.filter(speaks)
  // Whole, and without the change since last month, as the summary has them.
  let sentences = edition.indicators.filter { $0.status.hasPrefix("Signal: ") }
    .flatMap { [$0.sentence, String($0.sentence.prefix { $0 != ";" })] }
    .flatMap { [$0, lowered($0)] }
    // The longest first: the short form of one indicator begins the sentence of another.
    .sorted { ($0.count, $0) > ($1.count, $1) }
  let trends = edition.json["trends"] as? [String: String] ?? [:]
  for (path, lines) in edition.pages {
    for line in lines where speaks(line) {
      // Where a number came from, in the words of the agency that sent it.
      var rest = line.replacing(#/, line [\d,]+: ['‘][^'’]*['’]/#, with: "")
      for text in sentences + general { rest = rest.replacing(text, with: "§") }
      for text in brought where speaks(rest) {
        rest = rest.replacing(text, with: "¶").replacing(lowered(text), with: "¶")
      }
      // The test of five years allows its two words, for its own indicator.
      for item in edition.subjects(of: line, on: path) {
        if let trend = trends[item.id], trend == "Increasing" || trend == "Decreasing" {
          rest = rest.replacing(trend, with: "§")
        }
      }
      #expect(!speaks(rest), "\(path): \(rest.prefix(300))")
    }
  }
}
