import Catalogue
import Metrics
import Records
import Release

/// The quarter beside the month: the last complete quarter against the three before it and the same
/// one a year ago, agency by agency, for plans that are reviewed once a quarter.
///
/// Verdicts are those of the scorecard, which judges months; a quarter has no usual range of its
/// own.
struct QuarterlyPage {
  let edition: Edition
  let standings: [Standing]
  /// The pages behind it, to which it links.
  let themes: ThemePages

  private var quarter: Quarter { Quarter(endingBy: edition.period) }

  /// The page.
  var document: Document {
    let sections = AgencySection.all(of: standings, edition: edition)
    var blocks: [Block] = [
      .heading(level: 2, id: "summary", "1 Summary"), .answer(sentences), .notice([reading]),
    ]
    var table = 1
    for (place, section) in sections.enumerated() {
      blocks.append(.section(agencyBlocks(section, number: place + 2, table: &table)))
    }
    let notes = sections.count + 2
    blocks.append(
      .section([.heading(level: 2, id: "notes", "\(notes) Symbols"), .terms(symbolTerms)])
    )
    return edition.page(
      "Quarterly pack: \(quarter.months)",
      introduction: [
        .text("\(edition.partnership). \(quarter.name). Figures to \(quarter.end.lastDay.inWords).")
      ],
      blocks
    )
  }

  /// How many have a figure, how many a signal, how many meet their target.
  private var sentences: [[Inline]] {
    let counts = QuarterCounts(of: standings)
    var figures: [Inline] = [
      .strong(
        "\(printed(counts.shown)) of \(counted(counts.indicators, "indicator")) have a figure."
      )
    ]
    if counts.withheld > 0 {
      let are = counts.withheld == 1 ? "is" : "are"
      figures.append(.text(" \(printed(counts.withheld)) \(are) withheld to protect children."))
    }
    var sentences: [[Inline]] = [
      figures,
      signals(.worse, "worse"), signals(.better, "better"),
    ]
    if counts.targets > 0 {
      sentences.append([
        .strong("\(printed(counts.met)) of \(counted(counts.targets, "target")) met"),
        .text(" by the figures of \(edition.period.inWords)."),
      ])
    }
    return sentences
  }

  private func signals(_ word: StatusWord, _ direction: String) -> [Inline] {
    let names = standings.filter { $0.status.word == word }.map { quoted($0.indicator.title) }
    let verb = names.count == 1 ? "has" : "have"
    guard !names.isEmpty else { return [.strong("None has a signal that is \(direction).")] }
    let shown =
      names.count <= 3
      ? names : Array(names.prefix(2)) + ["\(printed(names.count - 2)) more"]
    return [
      .strong("\(printed(names.count)) \(verb) a signal that is \(direction):"),
      .text(" \(listed(shown))."),
    ]
  }

  private var reading: [Inline] {
    let month = edition.period.inWords
    return [
      .text(
        "Where events are counted, a column holds the events of its quarter. A position stands for the last day, and a longer span ends with it. What the pattern says is judged by month, to \(month)."
      )
    ]
  }

  private func agencyBlocks(
    _ section: AgencySection,
    number: Int,
    table: inout Int
  ) -> [Block] {
    var blocks: [Block] = [
      .heading(level: 2, id: "agency-\(number)", "\(number) \(section.agency)")
    ]
    var without: [String] = section.folds.flatMap(\.titles)
    for group in section.groups {
      let shown = group.standings.filter(\.quarters.hasFigure)
      without += group.standings.filter { !$0.quarters.hasFigure }.map(\.indicator.title)
      guard !shown.isEmpty else { continue }
      let id = "agency-\(number)-\(group.polarity.rawValue)"
      blocks.append(.heading(level: 3, id: id, group.title))
      blocks.append(.table(grid(shown, group, section, number: table)))
      table += 1
    }
    if !without.isEmpty {
      let fold = AgencySection.Fold(reason: "No figure in these quarters", titles: without)
      blocks.append(.paragraph([.strong("\(fold.reason)."), .text(" \(fold.sentence)")]))
    }
    return blocks
  }

  private func grid(
    _ standings: [Standing],
    _ group: AgencySection.Group,
    _ section: AgencySection,
    number: Int
  ) -> Grid {
    var columns: [Grid.Column] = [.init(title: "Indicator")]
    columns += (0..<5).map { .init(title: quarter.before($0).inShort, isNumber: true) }
    columns.append(.init(title: "What the pattern says"))
    return Grid(
      id: "quarter-\(number)",
      caption: "Table \(number): \(section.agency): \(withinSentence(group.title)), by quarter. "
        + "[c] withheld. [x] not available. [z] not applicable.",
      columns: columns,
      rows: standings.map { standing in
        var cells: [[Inline]] = [name(of: standing)]
        for (place, figure) in standing.quarters.figures.enumerated() {
          var cell: [Inline] = [.text(inCell(figure))]
          if place == 0, let parts = figure?.howManyOfHowMany { cell.append(.small(parts)) }
          cells.append(cell)
        }
        let verdict: [Inline] = [
          .shape(standing.status.shape, tone: standing.status.tone),
          .strong(standing.status.word.rawValue), .small(pattern(of: standing)),
        ]
        cells.append(verdict + target(of: standing))
        return Grid.Row(cells)
      }
    )
  }

  /// What the test says, by month where the column holds another span.
  private func pattern(of standing: Standing) -> String {
    let sentence = standing.status.sentence
    let isOther =
      standing.signal != nil && standing.pattern.basis != standing.quarters.basis
      && standing.status.obstacle == nil && !sentence.hasPrefix("By month")
    return isOther ? "By month: " + withinSentence(sentence) : sentence
  }

  private func name(of standing: Standing) -> [Inline] {
    let indicator = standing.indicator
    let details = Inline.small("\(indicator.unit.inWords) \(standing.quarters.basis.inQuarter)")
    guard let page = themes.path(of: indicator.id) else {
      return [.text(indicator.title), details]
    }
    return [.link(indicator.title, to: .part(of: page, "i-\(safeName(indicator.id))")), details]
  }

  /// The target where one is set, and whether the quarter's own figure meets it where both have one
  /// span.
  private func target(of standing: Standing) -> [Inline] {
    guard let target = standing.target else { return [] }
    guard target.basis == standing.quarters.basis else {
      return [.small("Target \(target.aim) \(target.basis.inBrief)")]
    }
    let isMet = TargetStanding.isMet(
      target.target,
      by: standing.quarters.figures.first.flatMap { $0 },
      isLowerWanted: target.isLowerWanted
    )
    return [.small("Target \(target.aim): \(TargetStanding.verdict(isMet).lowercased())")]
  }
}

/// How many indicators stand how in the quarter, for the sentences of its page.
struct QuarterCounts: Hashable, Sendable {
  /// All indicators.
  let indicators: Int
  /// Those with a figure in the quarter.
  let shown: Int
  /// Those whose figure is withheld.
  let withheld: Int
  /// Those with a target that can be judged.
  let targets: Int
  /// Those that meet it.
  let met: Int

  /// Counts.
  init(of standings: [Standing]) {
    let newest = standings.map { $0.quarters.figures.first.flatMap { $0 } }
    indicators = standings.count
    shown = newest.count { $0?.value != nil }
    withheld = newest.count { $0 == .symbol(.withheld) }
    let verdicts = standings.compactMap { $0.target?.isMet }
    targets = verdicts.count
    met = verdicts.count { $0 }
  }
}

extension Basis {
  /// The span of a figure that ends with a quarter, in a few words.
  fileprivate var inQuarter: String {
    switch self {
    case .snapshot: "on the last day"
    case .quarter: "in the quarter"
    case .month: "in the last month"
    case .r12, .ytd, .academicYear, .term, .year: inBrief
    }
  }
}
