import Catalogue
import Records
import Release

/// What has changed since it was published: first figure, figure now, and why where somebody says.
struct ChangesPage {
  let edition: Edition

  /// Whether there is anything to say: before the first release there is no page.
  var isNeeded: Bool { !edition.ledgerSeal.isEmpty }

  /// The page.
  var document: Document {
    let isPublic = edition.audience == .public
    var blocks: [Block] = [.heading(level: 2, id: "revised", "1 Figures that are others now")]
    if edition.revisions.isEmpty {
      blocks.append(
        .paragraph(["Every main figure that was published stands as it was published first."])
      )
    } else {
      blocks.append(.table(table))
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

  private var table: Grid {
    let titles = Dictionary(
      edition.indicators.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    return Grid(
      id: "revised-table",
      caption: "Table 1: Figures that differ from those published first.",
      columns: [
        .init(title: "Indicator"), .init(title: "When"),
        .init(title: "First published", isNumber: true), .init(title: "Published in"),
        .init(title: "Now", isNumber: true), .init(title: "Why"),
      ],
      rows: edition.revisions.map { revision in
        let indicator = titles[revision.place.indicator]
        return Grid.Row([
          [
            .text(indicator?.title ?? revision.place.indicator),
            .small("\(indicator?.unit.inWords ?? "") \(revision.place.basis.inBrief)"),
          ],
          [.text(revision.place.period.inWords)],
          [.text(revision.first.inCell)],
          [.text(revision.release.inWords)],
          [.text(revision.now.inCell)],
          [.text(reason(revision))],
        ])
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
