import Catalogue
import Metrics
import Records
import Release

/// Neglect figures for the JSNA: sentences, a table and charts that can be copied.
struct NeedsPage {
  let edition: Edition
  let indicators: [NeedsIndicator]

  /// Takes the indicators that the catalogue names for it; where it names none, those whose title
  /// speaks of neglect.
  init(edition: Edition, standings: [Standing]) {
    self.edition = edition
    let named = standings.filter { $0.indicator.pages.contains(.jsna) }
    let chosen =
      named.isEmpty
      ? standings.filter { $0.indicator.title.lowercased().contains("neglect") } : named
    let compared = Dictionary(
      comparedIndicators(of: edition).map { ($0.indicator.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    indicators = chosen.map {
      NeedsIndicator($0, compared: compared[$0.indicator.id], edition: edition)
    }
  }

  var document: Document {
    var blocks: [Block] = [
      .notice([
        [
          .strong("Caution:"),
          " these figures count children known to services. They do not measure how common neglect is.",
        ]
      ])
    ]
    if indicators.isEmpty {
      blocks.append(.paragraph(["No indicator about neglect is in the catalogue."]))
    } else {
      blocks.append(.heading(level: 2, id: "figures", "1 Figures"))
      blocks.append(.table(table))
    }
    for (position, needs) in indicators.enumerated() {
      blocks.append(.section(section(needs, number: position + 2)))
    }
    blocks.append(
      .section([
        .heading(level: 2, id: "notes", "\(indicators.count + 2) Symbols and notes"),
        .terms(symbolTerms),
        .list(
          [
            [
              "95% confidence intervals: Wilson for percentages, Byar for rates, exact below 10. They take no account of brothers and sisters, so the true uncertainty is larger."
            ],
            [
              "The initial category of a plan is the one given at the conference that began it; the latest is the one it has now. The two differ, so say which."
            ],
            [
              "Published England and regional counts are rounded to 10; their percentages are DfE's own."
            ],
          ] + edition.notes.map { [.text($0)] }
        ),
      ])
    )
    return edition.page(
      "Neglect figures for the JSNA: \(edition.period.inWords)",
      introduction: [
        .text(
          "For the joint strategic needs assessment (JSNA) of \(edition.authority.name). Each sentence can be copied as it stands. The same rows are in "
        ),
        .link("jsna-neglect.csv", to: .file("jsna-neglect.csv")), ".",
      ],
      blocks
    )
  }

  private var table: Grid {
    Grid(
      id: "figures-table",
      caption: "Table 1: Neglect figures, \(edition.authority.name), region and England. "
        + "[c] withheld. [x] not available. [z] not applicable.",
      columns: [
        .init(title: "Indicator"), .init(title: "Area"), .init(title: "When"),
        .init(title: "Count", isNumber: true), .init(title: "Out of", isNumber: true),
        .init(title: "Value", isNumber: true), .init(title: "95% interval", isNumber: true),
        .init(title: "Unit"),
      ],
      rows: indicators.flatMap { needs in
        needs.rows.map { row in
          let missing = row.figure.value == nil ? row.figure.inCell : "[z]"
          var parts = [missing, missing]
          if case .shown(_, let numerator, let denominator, _, _) = row.figure {
            parts = [numerator, denominator].map { $0.map { printed($0) } ?? "[z]" }
          }
          return Grid.Row(texts: [
            needs.indicator.title, row.areaName, row.when, parts[0], parts[1],
            row.figure.inCell, row.figure.interval ?? missing, needs.indicator.unit.inWords,
          ])
        }
      }
    )
  }

  private func section(_ needs: NeedsIndicator, number: Int) -> [Block] {
    var blocks: [Block] = [
      .heading(
        level: 2,
        id: "j-\(safeName(needs.indicator.id))",
        "\(number) \(needs.indicator.title)"
      )
    ]
    blocks += needs.rows.map { .paragraph([.text(needs.sentence(of: $0))]) }
    if let comparison = needs.compared?.comparison, let mean = comparison.neighbourMean {
      blocks.append(
        .paragraph([
          .text(
            "\(needs.standing.series.basis.phrase(reportingYear: comparison.reportingYear)), the average of \(printed(comparison.neighboursUsed)) of \(printed(comparison.neighbours.count)) statistical neighbours (\(comparison.neighbourModel) model) was \(printed(mean, in: needs.indicator.unit)), the mean of their published values."
              + (comparison.doubtsInWords.map {
                " How \(comparison.own.area.name) stands to this average \($0)."
              } ?? "")
          )
        ])
      )
    }
    blocks.append(.paragraph([.strong("Reference: "), .text(needs.reference)]))
    if !needs.indicator.caution.isEmpty {
      blocks.append(.paragraph([.strong("Caution: "), .text(needs.indicator.caution)]))
    }
    if let plate = seriesPlate(of: needs.standing) {
      blocks.append(.plate(plate))
      blocks.append(
        .paragraph([
          .strong("Chart to paste: "),
          .link("\(plate.id).svg", to: .file("charts/\(plate.id).svg")), ".",
        ])
      )
      blocks.append(
        .details(
          summary: "Figures of the chart: \(needs.indicator.title)",
          [.table(seriesTable(of: needs.standing))]
        )
      )
    }
    return blocks
  }

  /// `jsna-neglect.csv`: the rows of the page.
  ///
  /// On which day a published file was fetched no file says, so `accessed` stays empty for the
  /// author of the needs assessment to fill in.
  var file: OutputFile {
    var csv = CSVWriter(header: [
      "area_code", "period", "indicator_id", "definition_version", "category_basis", "numerator",
      "denominator", "value", "lower95", "upper95", "method", "status", "source", "accessed",
      "definition",
    ])
    for needs in indicators {
      for row in needs.rows {
        let start = [
          row.areaCode, row.period, needs.indicator.id, String(needs.indicator.version),
          needs.categoryBasis,
        ]
        switch row.figure {
        case .shown(let value, let numerator, let denominator, let lower, let upper):
          csv.append(
            start + [
              numerator.map { "\($0)" } ?? "", denominator.map { "\($0)" } ?? "",
              value.description, lower?.description ?? "", upper?.description ?? "",
              lower == nil ? "" : needs.method, "", row.source, "", needs.indicator.definition,
            ]
          )
        case .symbol(let symbol):
          csv.append(
            start + [
              "", "", "", "", "", "", symbol.rawValue, row.source, "", needs.indicator.definition,
            ]
          )
        }
      }
    }
    return csv.file(path: "jsna-neglect.csv")
  }
}
