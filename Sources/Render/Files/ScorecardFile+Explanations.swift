import Catalogue
import Metrics
import Records
import Release

/// How the figure of the reporting month was made, indicator by indicator; empty in the public
/// edition, which has no explanations.
func explanationsJSON(_ standings: [Standing], _ edition: Edition) -> JSONValue {
  let titles = edition.datasetTitles
  return .list(
    standings.compactMap { standing in
      edition.explanations[standing.indicator.id].map { explanation in
        RowAccountLines(explanation: explanation, indicator: standing.indicator, titles: titles)
          .json(edition)
      }
    }
  )
}

extension RowAccountLines {
  /// The account, and those of the figures that the figure is made of.
  fileprivate func json(_ edition: Edition) -> JSONValue {
    let quality = edition.quality
    let parts = explanation.parts.compactMap { part -> JSONValue? in
      edition.indicators.first { $0.id == part.indicator }.map {
        RowAccountLines(explanation: part, indicator: $0, titles: titles).json(edition)
      }
    }
    func path(_ file: Int) -> JSONValue {
      .text(quality.flatMap { $0.files.indices.contains(file) ? $0.files[file].path : nil } ?? "")
    }
    return .object([
      ("indicator", .text(explanation.indicator)),
      ("basis", .text(explanation.basis.rawValue)),
      ("figure", explanation.figure.map { .object($0.asTrue.json) } ?? .null),
      (
        "account",
        .list(
          lines.map { line in
            .object([
              ("rows", .whole(line.rows)), ("words", .text(line.words)),
              ("less", .flag(line.isLess)),
            ])
          }
        )
      ),
      ("leftOut", .whole(explanation.rowsInDoubt)),
      ("setAside", .whole(explanation.setAside)),
      (
        "ifLeftOutCounted",
        explanation.ifLeftOutCounted.map { .object($0.asTrue.json) } ?? .null
      ),
      (
        "ifSetAsideCounted",
        explanation.ifSetAsideCounted.map { .object($0.asTrue.json) } ?? .null
      ),
      (
        "links",
        .list(
          explanation.links.map { link in
            .object([
              ("dataset", .text(link.dataset)), ("found", .whole(link.found)),
              ("of", .whole(explanation.inSpan)),
            ])
          }
        )
      ),
      (
        "files",
        .list(
          explanation.files.map { source in
            .object([("file", path(source.file)), ("rowsUsed", .whole(source.rows))])
          }
        )
      ),
      (
        "totals",
        .list(
          explanation.totals.map { total in
            .object([
              ("file", path(Int(total.origin.file))), ("line", .whole(Int(total.origin.line))),
              ("measure", .text(total.measure)), ("category", .text(total.category)),
              ("part", .text(total.part)),
            ])
          }
        )
      ), ("parts", .list(parts)), ("partCount", .whole(parts.count)),
    ])
  }
}
