import Catalogue
import Records
import Release

extension Standing {
  /// What a named person wrote about it: set apart, labelled, never mixed with what the program
  /// wrote.
  func commentaryBlocks(of edition: Edition) -> [Block] {
    guard let commentary else { return [] }
    var blocks: [Block] = [
      .words(
        label: "Commentary by \(commentary.role), \(commentary.date.inWords). Not generated.",
        commentary.quoted(in: edition.period)
      )
    ]
    if !commentary.actions.isEmpty {
      let day = edition.period.lastDay
      blocks.append(
        .table(
          Grid(
            id: "actions-\(safeName(indicator.id))",
            caption: "Actions: \(indicator.title)",
            columns: [
              .init(title: "Action"), .init(title: "Owner"), .init(title: "Due"),
              .init(title: "Status"),
            ],
            rows: commentary.actions.map { action in
              Grid.Row(texts: [
                action.text, action.owner, action.due.inWords, action.standing(on: day),
              ])
            }
          )
        )
      )
    }
    return blocks
  }
}

extension Commentary {
  /// The text with its signature, and with its month where that is not the reporting month.
  fileprivate func quoted(in period: Month) -> [Block] {
    var blocks = passages.map { passage -> Block in
      switch passage {
      case .paragraph(let text): .paragraph([.text(text)])
      case .list(let items): .list(items.map { [.text($0)] })
      }
    }
    var close: [String] = []
    if !author.isEmpty { close.append("Written by \(author).") }
    if month != period { close.append("It is about \(month.inWords).") }
    if !close.isEmpty { blocks.append(.paragraph([.text(close.joined(separator: " "))])) }
    return blocks
  }
}

extension Commentary.Action {
  /// How far it has come, and whether it is overdue on a day.
  func standing(on day: CalendarDate) -> String {
    sentenceCase(status.rawValue) + (isOverdue(on: day) ? ", overdue" : "")
  }
}

/// An action that should have been done before the end of the reporting month and is not.
struct OverdueAction: Hashable, Sendable {
  /// The title of the indicator that it is about.
  let title: String
  /// The action.
  let action: Commentary.Action

  /// The overdue actions of an edition, the longest overdue first.
  static func all(of standings: [Standing], period: Month) -> [OverdueAction] {
    let all = standings.flatMap { standing in
      (standing.commentary?.actions ?? []).filter { $0.isOverdue(on: period.lastDay) }
        .map { OverdueAction(title: standing.indicator.title, action: $0) }
    }
    return all.enumerated().sorted { first, second in
      (first.element.action.due, first.offset) < (second.element.action.due, second.offset)
    }.map(\.element)
  }

  /// The actions as a table.
  static func table(_ actions: [OverdueAction], period: Month) -> Grid {
    Grid(
      id: "overdue",
      caption: "Actions due before \(period.lastDay.inWords) and not done",
      columns: [
        .init(title: "Action"), .init(title: "Indicator"), .init(title: "Owner"),
        .init(title: "Due"), .init(title: "Status"),
      ],
      rows: actions.map { item in
        Grid.Row(texts: [
          item.action.text, item.title, item.action.owner, item.action.due.inWords,
          sentenceCase(item.action.status.rawValue),
        ])
      }
    )
  }
}
