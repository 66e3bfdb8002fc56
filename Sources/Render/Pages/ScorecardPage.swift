import Catalogue
import Metrics
import Records
import Release

/// The scorecard: page one for the board, then everything behind it.
struct ScorecardPage {
  let edition: Edition
  let standings: [Standing]
  let summary: Summary
  /// The pages behind it, to which it links.
  let themes: ThemePages

  /// The page.
  var document: Document {
    var blocks = pageOne
    var number = 3
    let overdue = overdueSection(number: number)
    if !overdue.isEmpty { number += 1 }
    blocks.append(.section(dataReceived(number: 2) + overdue))
    var table = 3
    for section in AgencySection.all(of: standings, edition: edition) {
      blocks.append(.section(agencySection(section, number: number, table: &table)))
      number += 1
    }
    if !summary.front.isEmpty {
      blocks.append(.section(frontSection(number: number)))
      number += 1
    }
    blocks.append(.section(notes(number: number)))
    return edition.page(
      "Safeguarding scorecard: \(edition.period.inWords)",
      introduction: [
        .text("\(edition.partnership). Figures to \(edition.period.lastDay.inWords).")
      ],
      blocks
    )
  }

  private var pageOne: [Block] {
    var blocks: [Block] = [
      .heading(level: 2, id: "summary", "1 Summary"), .answer(summary.sentences),
    ]
    let gaps = MissingExtracts(of: edition, standings: standings).sentences
    if !gaps.isEmpty { blocks.append(.notice(gaps)) }
    blocks.append(.table(frontTable))
    blocks.append(
      .paragraph([
        "Signals compare each figure with its own history. They do not say why it moved, or whether practice is good or poor."
      ])
    )
    return blocks
  }

  private var frontTable: Grid {
    let now = edition.period
    var table = Grid(
      id: "front",
      caption: "Table 1: Main indicators, \(now.inWords) compared with \(now.adding(-1).inWords). "
        + "[c] withheld to protect children. [x] not available. [z] not applicable.",
      columns: [
        .init(title: "Indicator"),
        .init(title: now.inShort, isNumber: true),
        .init(title: now.adding(-1).inShort, isNumber: true),
        .init(title: "Wanted"),
        .init(title: "24 months"),
        .init(title: "What the pattern says"),
      ],
      rows: summary.front.map { standing in
        Grid.Row([
          name(of: standing),
          value(standing.series.latest),
          [.text(inCell(standing.series.previous))],
          [.text(standing.indicator.polarity.wanted)],
          picture(of: standing),
          status(of: standing),
        ])
      }
    )
    table.isLead = true
    return table
  }

  /// The title with its link, and the unit, span and agency below it.
  private func name(of standing: Standing) -> [Inline] {
    let indicator = standing.indicator
    return [
      .link(indicator.title, to: .heading("i-\(safeName(indicator.id))")),
      .small("\(indicator.unit.inWords) \(standing.series.basis.inBrief) · \(indicator.agency)"),
    ]
  }

  /// The number and, for a share, how many of how many.
  func value(_ figure: ReleasedFigure?) -> [Inline] {
    var inlines: [Inline] = [.text(inCell(figure))]
    if let parts = figure?.howManyOfHowMany { inlines.append(.small(parts)) }
    return inlines
  }

  private func picture(of standing: Standing) -> [Inline] {
    guard let drawing = sparkline(of: standing) else { return ["not shown"] }
    return [.spark(drawing), .spoken(standing.pattern.inWords)]
  }

  func status(of standing: Standing) -> [Inline] {
    [
      .shape(standing.status.shape, tone: standing.status.tone),
      .strong(standing.status.word.rawValue),
      .small(standing.status.sentence),
    ]
  }
}

/// A figure in a cell; a month before the history began is not available.
func inCell(_ figure: ReleasedFigure?) -> String {
  figure?.inCell ?? ReleasedFigure.symbol(.notAvailable).inCell
}

extension Polarity {
  /// Which way is wanted, in the word of the column.
  var wanted: String {
    switch self {
    case .low: "Lower"
    case .high: "Higher"
    case .neutral: "Neither"
    }
  }
}
