import Catalogue
import Metrics
import Records
import Release

/// The indicators of page one, how many stand how, and the sentences that say so.
struct Summary {
  /// The indicators of page one, in the order of the catalogue.
  let front: [Standing]
  /// All the others.
  let others: [Standing]

  /// Chooses the indicators of page one: those that the catalogue names; where it names none, the
  /// first of every theme, then the second, to twelve.
  init(of standings: [Standing]) {
    var chosen = Set(
      standings.filter { $0.indicator.pages.contains(.summary) }.map(\.indicator.id)
    )
    if chosen.isEmpty { chosen = Self.firstOfThemes(standings, limit: 12) }
    front = standings.filter { chosen.contains($0.indicator.id) }
    others = standings.filter { !chosen.contains($0.indicator.id) }
  }

  /// How many indicators of page one have one of the words.
  func count(_ words: StatusWord...) -> Int {
    front.count { words.contains($0.status.word) }
  }

  /// The answer in four sentences.
  var sentences: [[Inline]] {
    [signals(.worse), signals(.better), unjudged, withoutFigure]
  }

  private static func firstOfThemes(_ standings: [Standing], limit: Int) -> Set<String> {
    var rank: [String: Int] = [:]
    let ranked = standings.map { standing in
      let place = rank[standing.indicator.theme, default: 0]
      rank[standing.indicator.theme] = place + 1
      return (id: standing.indicator.id, place: place)
    }
    let order = (0..<limit).flatMap { place in ranked.filter { $0.place == place }.map(\.id) }
    return Set(order.prefix(limit))
  }

  private func signals(_ word: StatusWord) -> [Inline] {
    let here = front.filter { $0.status.word == word }
    let elsewhere = others.filter { $0.status.word == word }
    let direction = word == .worse ? "worse" : "better"
    var inlines: [Inline]
    if here.isEmpty {
      inlines = [
        .strong(
          "None of these \(printed(front.count)) indicators has a signal that is \(direction)."
        )
      ]
    } else {
      let verb = here.count == 1 ? "has" : "have"
      inlines = [
        .strong(
          "\(printed(here.count)) of \(printed(front.count)) \(verb) a signal that is \(direction):"
        ),
        .text(" " + listed(here.map(Self.named)) + "."),
      ]
    }
    if !elsewhere.isEmpty {
      let names = listed(elsewhere.prefix(2).map { withinSentence($0.indicator.title) })
      let rest = elsewhere.count > 2 ? ", and \(printed(elsewhere.count - 2)) more" : ""
      let verb = elsewhere.count == 1 ? "has" : "have"
      let count = "\(printed(elsewhere.count)) \(verb)"
      inlines.append(
        .text(" Of the \(printed(others.count)) on later pages, \(count): \(names)\(rest).")
      )
    }
    return inlines
  }

  private var unjudged: [Inline] {
    let quiet = count(.noSignal)
    let verb = quiet == 1 ? "shows" : "show"
    var inlines: [Inline] = [
      .strong("\(quiet == 0 ? "None" : printed(quiet)) \(verb) no signal\(quiet == 0 ? "." : ":")")
    ]
    if quiet > 0 {
      inlines.append(
        .text(
          " \(quiet == 1 ? "its" : "their") latest movement is no bigger than the usual variation."
        )
      )
    }
    let neutral = front.filter { $0.status.word == .higher || $0.status.word == .lower }
    if !neutral.isEmpty {
      inlines.append(
        .text(
          " \(printed(neutral.count)) \(neutral.count == 1 ? "has" : "have") a signal where neither way is wanted: "
        )
      )
      inlines.append(.text(listed(neutral.map(Self.named)) + "."))
    }
    return inlines
  }

  private var withoutFigure: [Inline] {
    let missing = count(.noData)
    let withheld = count(.withheld)
    let short = count(.notEnoughData)
    let all = missing + withheld + short
    guard all > 0 else { return [.strong("Every indicator here can be judged.")] }
    var reasons: [String] = []
    if missing > 0 { reasons.append("\(printed(missing)) without a figure") }
    if withheld > 0 { reasons.append("\(printed(withheld)) withheld because a number is small") }
    if short > 0 { reasons.append("\(printed(short)) with too little data for a usual range") }
    return [.strong("\(printed(all)) cannot be judged:"), .text(" " + listed(reasons) + ".")]
  }

  /// An indicator in a sentence: its title, its value and what the test says.
  private static func named(_ standing: Standing) -> String {
    let title = withinSentence(standing.indicator.title)
    guard let value = standing.series.latest?.value else { return title }
    let pattern = standing.status.sentence.split(separator: ";").first.map(String.init) ?? ""
    return "\(title) (\(printed(value, in: standing.indicator.unit)), \(withinSentence(pattern)))"
  }
}
