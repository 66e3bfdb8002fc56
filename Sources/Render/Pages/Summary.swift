import Catalogue
import Metrics
import Records
import Release

/// The indicators of page one, how many stand how, and the sentences that say so.
struct Summary {
  /// The indicators of page one: signals first, those without a verdict last, each in the order of
  /// the catalogue.
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
    front = Self.answerFirst(standings.filter { chosen.contains($0.indicator.id) })
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

  private static func answerFirst(_ standings: [Standing]) -> [Standing] {
    let order: [StatusWord] = [
      .worse, .higher, .lower, .better, .noSignal, .notEnoughData, .withheld, .noData,
    ]
    // Higher and lower are one group: neither is better news than the other.
    func rank(_ standing: Standing) -> Int {
      let word = standing.status.word == .lower ? StatusWord.higher : standing.status.word
      return order.firstIndex(of: word) ?? order.count
    }
    return standings.enumerated().sorted { first, second in
      let (one, other) = (rank(first.element), rank(second.element))
      return one == other ? first.offset < second.offset : one < other
    }.map(\.element)
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
          "None of these \(counted(front.count, "indicator")) has a signal that is \(direction)."
        )
      ]
    } else {
      let verb = here.count == 1 ? "has" : "have"
      inlines = [
        .strong(
          "\(printed(here.count)) of \(printed(front.count)) \(verb) a signal that is \(direction):"
        ),
        .text(" " + Self.named(here) + "."),
      ]
    }
    if !elsewhere.isEmpty {
      var names = elsewhere.prefix(2).map { quoted($0.indicator.title) }
      if elsewhere.count > 2 { names.append("\(printed(elsewhere.count - 2)) more") }
      let verb = elsewhere.count == 1 ? "has" : "have"
      let count = "\(printed(elsewhere.count)) \(verb) one"
      inlines.append(
        .text(" Of the \(printed(others.count)) on later pages, \(count): \(listed(names)).")
      )
    }
    return inlines
  }

  private var unjudged: [Inline] {
    let quiet = count(.noSignal)
    let verb = quiet == 1 ? "shows" : "show"
    var inlines: [Inline] = [
      .strong(
        quiet == 0
          ? "None has the verdict “\(StatusWord.noSignal.rawValue)”."
          : "\(printed(quiet)) \(verb) no signal:"
      )
    ]
    if quiet > 0 {
      inlines.append(
        .text(
          " \(quiet == 1 ? "its latest figure is" : "their latest figures are") within the usual variation."
        )
      )
    }
    let neutral = front.filter { $0.status.word == .higher || $0.status.word == .lower }
    if !neutral.isEmpty {
      inlines.append(
        .text(
          " \(printed(neutral.count)) \(neutral.count == 1 ? "has" : "have") a signal, but neither way is wanted: "
        )
      )
      inlines.append(.text(Self.named(neutral) + "."))
    }
    return inlines
  }

  private var withoutFigure: [Inline] {
    let unjudged = front.filter {
      [.noData, .withheld, .notEnoughData].contains($0.status.word)
    }
    guard !unjudged.isEmpty else { return [.strong("Every indicator here can be judged.")] }
    func reason(_ one: String, _ many: String, _ isMeant: (Standing) -> Bool) -> String? {
      let count = unjudged.count(where: isMeant)
      return count == 0 ? nil : "\(printed(count)) \(count == 1 ? one : many)"
    }
    let late = unjudged.filter { $0.status.obstacle == .late }
    let named = late.count == 1 ? " (\(withinSentence(late[0].indicator.title)))" : ""
    let reasons = [
      reason("has no figure", "have no figure") { $0.status.word == .noData },
      reason("rests on a late extract" + named, "rest on late extracts") {
        $0.status.obstacle == .late
      },
      reason("is withheld to protect children", "are withheld to protect children") {
        $0.status.word == .withheld
      },
      reason("has too few months", "have too few months") { $0.status.obstacle == .tooFew },
      reason("has numbers too small or too steady", "have numbers too small or too steady") {
        $0.status.obstacle == .noRange
      },
      reason(
        "has figures that overlap from month to month",
        "have figures that overlap from month to month"
      ) {
        $0.status.obstacle == .overlap
      },
    ].compactMap(\.self)
    return [
      .strong("\(printed(unjudged.count)) cannot be judged:"), .text(" " + listed(reasons) + "."),
    ]
  }

  /// Indicators in a sentence; page one has room for a few.
  private static func named(_ standings: [Standing]) -> String {
    let few = standings.count <= mostNamed ? standings.count : mostNamed - 1
    var names = standings.prefix(few).map(named)
    if few < standings.count { names.append("\(printed(standings.count - few)) more") }
    return listed(names)
  }

  /// How many indicators of a group the sentences leave unnamed.
  static func unnamed(_ count: Int) -> Int { count <= mostNamed ? 0 : count - mostNamed + 1 }

  /// The most indicators that a sentence names.
  private static let mostNamed = 4

  /// An indicator in a sentence: its title, its value and what the test says.
  private static func named(_ standing: Standing) -> String {
    let title = withinSentence(standing.indicator.title)
    guard let value = standing.series.latest?.value else { return title }
    let pattern = standing.status.sentence.split(separator: ";").first.map(String.init) ?? ""
    // A title that ends with its unit says it already.
    let isSaid = standing.indicator.unit == .per10000 && title.hasSuffix("per 10,000")
    let size = isSaid ? printed(value) : printed(value, in: standing.indicator.unit)
    return "\(title) (\(size), \(withinSentence(pattern)))"
  }
}
