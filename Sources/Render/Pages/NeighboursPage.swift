import Catalogue
import Metrics
import Records
import Release

/// The authority beside its statistical neighbours, its region and England.
struct NeighboursPage {
  let edition: Edition
  /// The newest comparison of each indicator that has one, in the order of the catalogue.
  let newest: [ComparedIndicator]

  init(edition: Edition) {
    self.edition = edition
    newest = comparedIndicators(of: edition)
  }

  var document: Document {
    var blocks: [Block] = [.heading(level: 2, id: "summary", "1 Summary")]
    if newest.isEmpty {
      blocks.append(
        .notice([
          [
            .strong("Nothing to compare with."),
            " No published figures of other authorities were found in the reference files.",
          ]
        ])
      )
    } else {
      blocks.append(.answer(sentences))
      blocks.append(.table(overview))
      blocks.append(
        .paragraph([
          "Higher and lower are judged by 95% limits: similar means that the other value lies within them. They do not say whether practice is good or poor."
        ])
      )
    }
    for (position, compared) in newest.enumerated() {
      blocks.append(.section(section(compared, number: position + 2)))
    }
    blocks.append(
      .section([
        .heading(level: 2, id: "notes", "\(newest.count + 2) Symbols and notes"),
        .terms(symbolTerms),
        .list([
          [
            "The neighbours' average is the mean of their published values, each counted once; neighbours without a value are left out and their number is shown."
          ],
          [
            "Withheld values are mostly small, so an average without them is mostly too high."
          ],
          ["95% limits: Wilson for percentages, Byar for rates, exact below 10."],
        ]),
      ])
    )
    return edition.page(
      "Neighbours: \(edition.authority.name), \(edition.period.inWords)",
      introduction: [
        .text("\(edition.authority.name) beside its statistical neighbours, region and England.")
      ],
      blocks
    )
  }

  private var models: [String] {
    newest.map(\.comparison.neighbourModel).filter { !$0.isEmpty }
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private var sentences: [[Inline]] {
    let words = newest.map(\.comparison.comparedWithEngland)
    let all = printed(newest.count)
    var counts: [String] = []
    for verdict in [ComparisonVerdict.higher, .lower, .similar, .notCompared] {
      let count = words.count { $0 == verdict }
      if count > 0 { counts.append("\(printed(count)) \(verdict.rawValue.lowercased())") }
    }
    var items: [[Inline]] = [
      [
        .strong("Beside England:"),
        .text(" of \(counted(newest.count, "indicator")), \(listed(counts))."),
      ]
    ]
    if models.isEmpty {
      items.append([
        .strong("Neighbours:"), " no list of statistical neighbours was found for this authority.",
      ])
    } else {
      let fewest = newest.map(\.comparison.neighboursUsed).min() ?? 0
      let most = newest.map(\.comparison.neighbours.count).max() ?? 0
      let used =
        fewest == most
        ? "all \(printed(most)) are used in each of \(all)"
        : "at least \(printed(fewest)) of \(printed(most)) have a value in each of \(all)"
      items.append([
        .strong("Neighbours:"), .text(" \(listed(models)) model; \(used)."),
      ])
    }
    return items
  }

  /// Every indicator on a line: own value, and in words how it stands to the others.
  private var overview: Grid {
    Grid(
      id: "overview",
      caption: "Table 1: \(edition.authority.name) and others, newest published year of each "
        + "indicator. [c] withheld. [x] not available.",
      columns: [
        .init(title: "Indicator"), .init(title: "Year"),
        .init(title: "Own value", isNumber: true),
        .init(title: "Neighbours’ average", isNumber: true),
        .init(title: "Own to neighbours"),
        .init(title: "England", isNumber: true), .init(title: "Own to England"),
      ],
      rows: newest.map { compared in
        let comparison = compared.comparison
        return Grid.Row([
          [
            .link(compared.indicator.title, to: .heading("n-\(safeName(compared.indicator.id))")),
            .small(compared.indicator.unit.inWords),
          ],
          [.text(String(comparison.reportingYear))],
          [.text(comparison.own.value.inCell)],
          [.text(comparison.neighbourMean.map(printed) ?? "[x]")],
          [.text(comparison.comparedWithNeighbours.rawValue)],
          [.text(comparison.england?.value.inCell ?? "[x]")],
          [.text(comparison.comparedWithEngland.rawValue)],
        ])
      }
    )
  }

  private func section(_ compared: ComparedIndicator, number: Int) -> [Block] {
    let comparison = compared.comparison
    let id = compared.indicator.id
    var blocks: [Block] = [
      .heading(level: 2, id: "n-\(safeName(id))", "\(number) \(compared.indicator.title)")
    ]
    if let plate = neighbourPlate(of: compared) { blocks.append(.plate(plate)) }
    blocks.append(.table(areas(compared, number: number)))
    blocks.append(.list(facts(compared)))
    if !comparison.note.isEmpty { blocks.append(.paragraph([.text(comparison.note)])) }
    if compared.years.count > 1 {
      blocks.append(
        .details(summary: "Earlier years: \(compared.indicator.title)", [.table(years(compared))])
      )
    }
    return blocks
  }

  private func facts(_ compared: ComparedIndicator) -> [[Inline]] {
    let comparison = compared.comparison
    let unit = compared.indicator.unit
    var facts: [[Inline]] = []
    if let mean = comparison.neighbourMean, let median = comparison.neighbourMedian {
      facts.append([
        .strong("Neighbours"),
        .text(
          " (\(comparison.neighbourModel)): mean \(printed(mean, in: unit)), median "
            + "\(printed(median, in: unit)), \(printed(comparison.neighboursUsed)) of "
            + "\(printed(comparison.neighbours.count)) have a value."
        ),
      ])
    }
    if let rank = comparison.rank, let of = comparison.rankOf {
      facts.append([
        .strong("Rank"),
        .text(
          " \(printed(rank)) of \(printed(of)) among itself and its neighbours; 1 is the "
            + "\(compared.indicator.polarity == .low ? "lowest" : "highest")."
        ),
      ])
    }
    if let rank = comparison.nationalRank {
      let band = comparison.quartileBand.map { ", quarter \($0) of A to D" } ?? ""
      facts.append([
        .strong("Rank among all authorities"), .text(" \(printed(rank))\(band)."),
      ])
    }
    facts.append([
      .strong("Own value"),
      .text(
        comparison.source == .published
          ? " from DfE's published file." : " from the authority's own extracts at 31 March."
      ),
    ])
    if !comparison.counterpart.isEmpty {
      facts.append([.strong("Source"), .text(" \(comparison.counterpart).")])
    }
    return facts
  }

  private func areas(_ compared: ComparedIndicator, number: Int) -> Grid {
    let comparison = compared.comparison
    let england = comparison.england?.value.number
    let others = [comparison.region, comparison.england].compactMap { $0 }
    return Grid(
      id: "areas-\(safeName(compared.indicator.id))",
      caption: "Table \(number): \(compared.indicator.title), \(String(comparison.reportingYear)), "
        + "highest first. [c] withheld. [x] not available.",
      columns: [
        .init(title: "Area"),
        .init(title: sentenceCase(compared.indicator.unit.inWords), isNumber: true),
        .init(title: "Count", isNumber: true), .init(title: "Out of", isNumber: true),
        .init(title: "95% limits", isNumber: true), .init(title: "Compared with England"),
      ],
      rows: (compared.ranked + others).map { area in
        Grid.Row(
          texts: [
            area.area.name, area.value.inCell, cell(area.numerator, of: area),
            cell(area.denominator, of: area), area.limitsInWords ?? area.value.missingCell,
            area.area.level == .national ? "[z]" : area.verdict(against: england).rawValue,
          ],
          isOwn: area == comparison.own
        )
      }
    )
  }

  private func cell(_ number: Int64?, of area: ComparedArea) -> String {
    number.map { printed($0) } ?? area.value.missingCell
  }

  private func years(_ compared: ComparedIndicator) -> Grid {
    Grid(
      id: "years-\(safeName(compared.indicator.id))",
      caption:
        "\(compared.indicator.title) by year, newest first, all years in comparisons.csv. [c] withheld. [x] not available.",
      columns: [
        .init(title: "Year"), .init(title: "Own value", isNumber: true),
        .init(title: "Neighbours’ average", isNumber: true),
        .init(title: "Neighbours used", isNumber: true),
        .init(title: "England", isNumber: true), .init(title: "Own to England"),
      ],
      rows: compared.years.suffix(6).reversed().map { comparison in
        Grid.Row(texts: [
          String(comparison.reportingYear), comparison.own.value.inCell,
          comparison.neighbourMean.map(printed) ?? "[x]",
          "\(printed(comparison.neighboursUsed)) of \(printed(comparison.neighbours.count))",
          comparison.england?.value.inCell ?? "[x]", comparison.comparedWithEngland.rawValue,
        ])
      }
    )
  }
}
