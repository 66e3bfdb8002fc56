import Catalogue
import Metrics
import Records
import Release

extension ScorecardPage {
  /// What one agency answers for: what should fall, what should rise, what is to be watched, and
  /// in a line for each reason what has no figure.
  func agencySection(_ section: AgencySection, number: Int, table: inout Int) -> [Block] {
    var blocks: [Block] = [
      .heading(level: 2, id: "agency-\(number)", "\(number) \(section.agency)")
    ]
    for group in section.groups {
      let id = "agency-\(number)-\(group.polarity.rawValue)"
      blocks.append(.heading(level: 3, id: id, group.title))
      blocks.append(.table(groupTable(group, of: section, number: table)))
      table += 1
    }
    guard !section.folds.isEmpty else { return blocks }
    blocks.append(.heading(level: 3, id: "agency-\(number)-gaps", "Without a figure"))
    blocks.append(
      .list(section.folds.map { [.strong("\($0.reason)."), .text(" \($0.sentence)")] })
    )
    return blocks
  }

  private func groupTable(
    _ group: AgencySection.Group,
    of section: AgencySection,
    number: Int
  ) -> Grid {
    let now = edition.period
    return Grid(
      id: "group-\(number)",
      caption: "Table \(number): \(section.agency): \(withinSentence(group.title)), "
        + "\(now.inWords). [c] withheld. [x] not available. [z] not applicable.",
      columns: [
        .init(title: "Indicator"),
        .init(title: now.inShort, isNumber: true),
        .init(title: now.adding(-1).inShort, isNumber: true),
        .init(title: now.adding(-12).inShort, isNumber: true),
        .init(title: "What the pattern says"),
      ],
      rows: group.standings.map { standing in
        Grid.Row([
          linkedName(of: standing),
          value(standing.series.latest),
          [.text(inCell(standing.series.previous))],
          [.text(inCell(standing.series.yearBefore))],
          status(of: standing) + target(of: standing) + question(of: standing),
        ])
      }
    )
  }

  /// The title with the way to its chart and parts, and the unit and span below it.
  private func linkedName(of standing: Standing) -> [Inline] {
    let indicator = standing.indicator
    let details = Inline.small("\(indicator.unit.inWords) \(standing.series.basis.inBrief)")
    guard let page = themes.path(of: indicator.id) else {
      return [.text(indicator.title), details]
    }
    return [.link(indicator.title, to: .part(of: page, "i-\(safeName(indicator.id))")), details]
  }

  /// The target and whether it is met, where one is set.
  private func target(of standing: Standing) -> [Inline] {
    guard let target = standing.target else { return [] }
    let outlook = target.assurance.map { ", \($0.inWords) at the current pattern" } ?? ""
    let span = target.basis == standing.series.basis ? "" : " \(target.basis.inBrief)"
    return [.small("Target \(target.aim)\(span): \(target.verdict.lowercased())\(outlook)")]
  }

  /// One question, where there is a signal to ask about.
  private func question(of standing: Standing) -> [Inline] {
    guard standing.status.word.isSignal,
      let question = standing.indicator.questions(for: standing.status.word).first
    else { return [] }
    return [.small("To ask: " + question)]
  }

  /// The indicators of page one with their charts.
  func frontSection(number: Int) -> [Block] {
    var blocks: [Block] = [.heading(level: 2, id: "main-indicators", "\(number) Main indicators")]
    for standing in summary.front {
      blocks += themes.blocks(of: standing, level: 3, edition: edition, hasParts: false)
    }
    return blocks
  }

  /// The actions that should have been done and are not; internal only, since they name people.
  func overdueSection(number: Int) -> [Block] {
    let overdue = OverdueAction.all(of: standings, period: edition.period)
    guard !overdue.isEmpty else { return [] }
    return [
      .heading(level: 2, id: "overdue", "\(number) Overdue actions"),
      .table(OverdueAction.table(overdue, period: edition.period)),
    ]
  }
}
