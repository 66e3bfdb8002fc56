import Catalogue
import Metrics
import Records
import Release

/// The authority beside its statistical neighbours, its region and England.
struct NeighboursPage {
  let edition: Edition
  /// The newest comparison of each indicator that has one, in the order of the catalogue.
  let newest: [ComparedIndicator]
  /// Which of them stand on this page, and which on pages by theme.
  private let sections: SectionPages<ComparedIndicator>

  init(edition: Edition) {
    self.edition = edition
    newest = comparedIndicators(of: edition)
    // In areas: each takes a row of a table and a dot, and a section as much as five areas besides.
    sections = SectionPages(
      newest,
      folder: "neighbours",
      room: 480,
      indicator: \.indicator,
      size: { 5 + $0.ranked.count }
    )
  }

  /// The page and those by theme, by their paths without ending.
  var documents: [(path: String, document: Document)] {
    [("neighbours", document)] + sections.pages.map { ($0.path, document(of: $0)) }
  }

  private func document(of page: SectionPages<ComparedIndicator>.Page) -> Document {
    var blocks: [Block] = []
    for (position, compared) in page.items.enumerated() {
      blocks.append(.section(section(compared, number: position + 1)))
    }
    blocks.append(
      .section([
        .heading(level: 2, id: "notes", "\(page.items.count + 1) Symbols and notes"),
        .terms(symbolTerms), .list(notes),
      ])
    )
    return edition.page(
      "Neighbours: \(page.title), \(edition.period.inWords)",
      introduction: [
        .text("\(edition.authority.name) beside its statistical neighbours, region and England.")
      ],
      blocks
    ).inFolder
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
          "Higher and lower are judged by 95% limits: similar means that the other value lies within them, or, for a single neighbour and for all neighbours taken together, that the limits of both meet. They do not say whether practice is good or poor. Numbers are not compared: areas differ in size."
        ])
      )
    }
    for (position, compared) in sections.first.enumerated() {
      blocks.append(.section(section(compared, number: position + 2)))
    }
    let table: [[Inline]] = [
      ["All years are in ", .link("comparisons.csv", to: .file("comparisons.csv")), "."]
    ]
    blocks.append(
      .section([
        .heading(level: 2, id: "notes", "\(sections.first.count + 2) Symbols and notes"),
        .terms(symbolTerms), .list(notes + table),
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

  private var notes: [[Inline]] {
    [
      [
        "A trend is a test of the authority's last five yearly figures with 95% limits, as in OHID's Fingertips: a line through them that is steep beyond 99.8% certainty, whichever figure is left out. Figures that DfE published and figures of the authority's own extracts are not mixed."
      ],
      [
        "The neighbours' average is the mean of their published values, each counted once; neighbours without a value are left out and their number is shown."
      ],
      ["Withheld values are mostly small, so an average without them is mostly too high."],
      ["95% limits: Wilson for percentages, Byar for rates, exact below 10."],
    ]
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
    if !isMixed, let source = newest.first?.comparison.source {
      items.append([.strong("Own values:"), .text(" from \(source.inWords).")])
    }
    if !hasTrend {
      items.append([
        .strong("Own trend:"),
        " Cannot be calculated for any indicator: it needs five yearly figures from one source.",
      ])
    }
    if models.isEmpty {
      items.append([
        .strong("Neighbours:"), " no list of statistical neighbours was found for this authority.",
      ])
    } else {
      let most = newest.map(\.comparison.neighbours.count).max() ?? 0
      let whole = newest.count { $0.comparison.neighboursUsed == most }
      let used =
        whole == newest.count
        ? "all \(printed(most)) have a value in each of \(all)"
        : "all \(printed(most)) have a value in \(printed(whole)) of \(all), fewer in the others"
      items.append([
        .strong("Neighbours:"), .text(" \(listed(models)) model; \(used)."),
      ])
    }
    return items
  }

  /// Every indicator on a line: own value, and in words how it stands to the others.
  private var overview: Grid {
    let trendColumn: [Grid.Column] = hasTrend ? [.init(title: "Own trend")] : []
    return Grid(
      id: "overview",
      caption: "Table 1: \(edition.authority.name) and others, newest published year of each "
        + "indicator. [c] withheld. [x] not available.",
      columns: [
        .init(title: "Indicator"), .init(title: "Year"),
        .init(title: "Own value", isNumber: true),
        .init(title: "Neighbours’ average", isNumber: true),
        .init(title: "Own to neighbours"),
        .init(title: "England", isNumber: true), .init(title: "Own to England"),
      ] + trendColumn,
      rows: newest.map { compared in
        let comparison = compared.comparison
        let cells: [[Inline]] = [
          [
            .link(
              compared.indicator.title,
              to: sections.destination(of: compared.indicator, prefix: "n")
            ),
            .small(compared.indicator.unit.inWords),
          ],
          [.text(String(comparison.reportingYear))],
          [.text(comparison.own.value.inCell)],
          [.text(comparison.neighbourMean.map(printed) ?? "[x]")]
            + (meanRemark(of: comparison).map { [.small($0)] } ?? []),
          [.text(comparison.comparedWithNeighbours.rawValue)]
            + (comparison.doubtsInWords.map { [.small($0)] } ?? []),
          [.text(comparison.england?.value.inCell ?? "[x]")],
          [.text(comparison.comparedWithEngland.rawValue)],
        ]
        return Grid.Row(hasTrend ? cells + [[.text(trend(of: compared).rawValue)]] : cells)
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

  /// Whether some own values are published and some are not.
  var isMixed: Bool { Set(newest.map(\.comparison.source)).count > 1 }

  /// Whether the trend of any indicator can be calculated.
  private var hasTrend: Bool { newest.contains { trend(of: $0) != .cannotBeCalculated } }

  func trend(of compared: ComparedIndicator) -> AnnualTrend {
    edition.trends[compared.indicator.id] ?? .cannotBeCalculated
  }

  private func areas(_ compared: ComparedIndicator, number: Int) -> Grid {
    let comparison = compared.comparison
    let england = comparison.england?.value.number
    let others = [comparison.region, comparison.england].compactMap { $0 }
    let caption =
      "Table \(number): \(compared.indicator.title), \(String(comparison.reportingYear)), "
      + "highest first. [c] withheld. [x] not available."
    // A number has no limits, and is compared with no other.
    if compared.indicator.unit == .count {
      return Grid(
        id: "areas-\(safeName(compared.indicator.id))",
        caption: caption,
        columns: [.init(title: "Area"), .init(title: "Number", isNumber: true)],
        rows: (compared.ranked + others).map { area in
          Grid.Row(texts: [area.area.name, area.value.inCell], isOwn: area == comparison.own)
        }
      )
    }
    return Grid(
      id: "areas-\(safeName(compared.indicator.id))",
      caption: caption,
      columns: [
        .init(title: "Area"),
        .init(title: sentenceCase(compared.indicator.unit.inWords), isNumber: true),
        .init(title: "Count", isNumber: true), .init(title: "Out of", isNumber: true),
        .init(title: "95% limits", isNumber: true), .init(title: "Compared with England"),
        .init(title: "Own compared with it"),
      ],
      rows: (compared.ranked + others).map { area in
        Grid.Row(
          texts: [
            area.area.name, area.value.inCell, cell(area.numerator, of: area),
            cell(area.denominator, of: area), area.limitsInWords ?? area.value.missingCell,
            area.area.level == .national ? "[z]" : area.verdict(against: england).rawValue,
            ownVerdict(on: area, compared),
          ],
          isOwn: area == comparison.own
        )
      }
    )
  }

  /// How the own value stands to an area's; `[z]` in its own row.
  private func ownVerdict(on area: ComparedArea, _ compared: ComparedIndicator) -> String {
    let comparison = compared.comparison
    if area == comparison.own { return "[z]" }
    let verdict: ComparisonVerdict =
      switch area.area.level {
      case .national: comparison.comparedWithEngland
      case .regional: comparison.comparedWithRegion
      case .authority: comparison.verdict(on: area, in: compared.indicator.unit)
      }
    return verdict.rawValue
  }

  private func cell(_ number: Int64?, of area: ComparedArea) -> String {
    number.map { printed($0) } ?? area.value.missingCell
  }

  private func years(_ compared: ComparedIndicator) -> Grid {
    let isCount = compared.indicator.unit == .count
    var columns: [Grid.Column] = [
      .init(title: "Year"), .init(title: "Own value", isNumber: true),
      .init(title: "Neighbours’ average", isNumber: true),
      .init(title: "Neighbours used", isNumber: true), .init(title: "England", isNumber: true),
    ]
    if !isCount { columns.append(.init(title: "Own to England")) }
    return Grid(
      id: "years-\(safeName(compared.indicator.id))",
      caption: "\(compared.indicator.title) by year, newest first",
      columns: columns,
      rows: compared.years.suffix(6).reversed().map { comparison in
        let texts = [
          String(comparison.reportingYear), comparison.own.value.inCell,
          comparison.neighbourMean.map(printed) ?? "[x]",
          "\(printed(comparison.neighboursUsed)) of \(printed(comparison.neighbours.count))",
          comparison.england?.value.inCell ?? "[x]", comparison.comparedWithEngland.rawValue,
        ]
        return Grid.Row(texts: isCount ? Array(texts.dropLast()) : texts)
      }
    )
  }
}
