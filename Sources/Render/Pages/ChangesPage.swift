import Catalogue
import Records
import Release

/// What has changed since it was published: first figure, figure now, and why where somebody says.
///
/// A recount can change thousands of figures: those that the page has no room for stand on pages by
/// theme.
struct ChangesPage {
  /// One indicator with the figures of it that are others now.
  private struct Changed: Sendable {
    let indicator: Indicator
    let revisions: [Revision]
  }

  let edition: Edition
  private let sections: SectionPages<Changed>

  init(edition: Edition) {
    self.edition = edition
    let revisions = Dictionary(grouping: edition.revisions, by: \.place.indicator)
    sections = SectionPages(
      edition.indicators.compactMap { indicator in
        revisions[indicator.id].map { Changed(indicator: indicator, revisions: $0) }
      },
      folder: "changes",
      room: 400,
      indicator: \.indicator,
      size: \.revisions.count
    )
  }

  /// Whether there is anything to say: before the first release there is no page.
  static func isNeeded(in edition: Edition) -> Bool { !edition.ledgerSeal.isEmpty }

  /// The page and those by theme, by their paths without ending; none before the first release.
  var documents: [(path: String, document: Document)] {
    guard Self.isNeeded(in: edition) else { return [] }
    return [("changes", document)] + sections.pages.map { ($0.path, document(of: $0)) }
  }

  private var document: Document {
    let isPublic = edition.audience == .public
    var blocks: [Block] = [.heading(level: 2, id: "revised", "1 Figures that are others now")]
    if edition.revisions.isEmpty {
      blocks.append(
        .paragraph(["Every main figure that was published stands as it was published first."])
      )
    } else if !sections.first.isEmpty {
      blocks.append(.table(table(of: sections.first)))
    }
    if !sections.pages.isEmpty {
      blocks.append(.paragraph(["More changed figures, by theme:"]))
      blocks.append(.list(sections.pages.map { [.link($0.title, to: .page($0.path))] }))
    }
    blocks.append(.heading(level: 2, id: "notes", "2 Why figures change"))
    blocks.append(
      .list([
        [
          "Agencies record some events late and correct others, so the figures of an earlier month can differ when they are counted again."
        ],
        [
          .text(
            isPublic
              ? "A difference is a number of children, too. So a published figure stands as it was, unless every count of the same indicator and month has changed by nothing or by more than five."
              : "This edition shows today's figures. The public edition keeps a published figure where the difference is a small number of children."
          )
        ],
        [
          .text(
            "The ledger of what has been published bears the seal \(edition.ledgerSeal.prefix(12))."
          )
        ],
      ])
    )
    return edition.page(
      "Changes since publication: \(edition.period.inWords)",
      introduction: [.text("\(edition.partnership). Main figures of the months on the scorecard.")],
      blocks
    )
  }

  private func document(of page: SectionPages<Changed>.Page) -> Document {
    edition.page(
      "Changes since publication: \(page.title), \(edition.period.inWords)",
      introduction: [.text("\(edition.partnership). Main figures of the months on the scorecard.")],
      [
        .heading(level: 2, id: "revised", "1 Figures that are others now"),
        .table(table(of: page.items)),
      ]
    ).inFolder
  }

  private func table(of changed: [Changed]) -> Grid {
    Grid(
      id: "revised-table",
      caption: "Table 1: Figures that differ from those published first.",
      columns: [
        .init(title: "Indicator"), .init(title: "When"),
        .init(title: "First published", isNumber: true), .init(title: "Published in"),
        .init(title: "Now", isNumber: true), .init(title: "Why"),
      ],
      rows: changed.flatMap { item in
        item.revisions.map { revision in
          Grid.Row([
            [
              .text(item.indicator.title),
              .small("\(item.indicator.unit.inWords) \(revision.place.basis.inBrief)"),
            ],
            [.text(revision.place.period.inWords)],
            [.text(revision.first.inCell)],
            [.text(revision.release.inWords)],
            [.text(revision.now.inCell)],
            [.text(reason(revision))],
          ])
        }
      }
    )
  }

  private func reason(_ revision: Revision) -> String {
    var parts: [String] = []
    if revision.isRedefined { parts.append("The definition is another one now.") }
    if let stated = revision.reason {
      parts.append(stated.reason)
      if !stated.statedBy.isEmpty { parts.append("Stated by \(stated.statedBy).") }
    }
    return parts.isEmpty ? "Not stated" : parts.joined(separator: " ")
  }
}

extension Revision {
  /// The revision with both figures.
  var json: JSONValue {
    .object([
      ("indicator", .text(place.indicator)), ("period", .text(place.period.description)),
      ("basis", .text(place.basis.rawValue)), ("release", .text(release.description)),
      ("first", .decimal(first.value)), ("now", .decimal(now.value)),
      ("redefined", .flag(isRedefined)), ("reason", reason.map { .text($0.reason) } ?? .null),
    ])
  }
}
