import Catalogue
import Metrics
import Records
import Release

/// Several authorities side by side: the newest month, then month by month.
struct RegionalPage {
  let edition: RegionalEdition

  /// How many months the page shows; all of them are in the files.
  private static let monthCount = 12

  /// The indicators of which any authority shows a figure.
  private var shown: [RegionalSeries] {
    edition.series.filter { series in
      series.months.contains { $0.figures.contains { $0?.value != nil } }
    }
  }

  var document: Document {
    let shown = shown
    var blocks: [Block] = [.heading(level: 2, id: "summary", "1 Summary")]
    blocks.append(.answer(sentences(shown)))
    if !shown.isEmpty { blocks.append(.table(overview(shown))) }
    blocks.append(
      .paragraph([
        "Each authority is judged by the 95% limits of its own figure against the mean of the others' figures: similar means that the mean lies within them. Higher and lower do not say whether practice is good or poor. Numbers are not compared: areas differ in size."
      ])
    )
    blocks.append(.heading(level: 2, id: "months", "2 Month by month"))
    for (position, series) in shown.enumerated() {
      blocks.append(
        .details(
          summary: series.indicator.title,
          [.table(monthTable(series, number: position + 2)), .paragraph(published(series))]
        )
      )
    }
    blocks.append(.heading(level: 2, id: "method", "3 About these figures"))
    blocks.append(
      .list([
        [
          "Every figure is taken from the authority's own scorecard; no total of the group is made."
        ],
        [
          "The mean of the others counts each authority once and leaves out those without a figure."
        ],
        [
          "DfE's figures are those of the newest published year. An authority that is in no published file has [x] there."
        ],
        [
          "All months are in ", .link("regional.csv", to: .file("regional.csv")), " and ",
          .link("regional.json", to: .file("regional.json")), ".",
        ],
      ])
    )
    blocks.append(.terms(symbolTerms))
    return Document(
      title: "Authorities side by side: \(edition.period.inWords)",
      marking: marking,
      introduction: [
        .text("\(listed(edition.authorities.map(\.name))), each from its own extracts.")
      ],
      siblings: edition.authorities.map {
        PageLink(title: "Scorecard: \($0.name)", path: scorecard(of: $0))
      },
      blocks: blocks
    )
  }

  private var marking: Marking {
    var origins = [edition.partnership, edition.period.inWords]
    if !edition.dataHash.isEmpty { origins.append("run \(edition.dataHash)") }
    if !edition.figuresHash.isEmpty { origins.append("figures \(edition.figuresHash)") }
    origins += ["definitions \(edition.catalogueVersion)", "program \(edition.programVersion)"]
    return Marking(
      word: edition.audience == .internal ? "INTERNAL" : "PUBLIC",
      meaning: edition.audience == .internal
        ? "For the performance sub-group: true figures, not for publication"
        : "Small numbers are withheld",
      origins: origins
    )
  }

  /// The way from `regional/internal` to an authority's page of the same edition.
  private func scorecard(of authority: Authority) -> String {
    "../../\(authority.code)/\(edition.audience.rawValue)/scorecard"
  }

  private func sentences(_ shown: [RegionalSeries]) -> [[Inline]] {
    guard !shown.isEmpty else {
      return [[.strong("Nothing to compare:"), " no authority has a figure that can be shown."]]
    }
    var items: [[Inline]] = edition.authorities.indices.map { place in
      let words = shown.compactMap { $0.months.last?.standing(of: place)?.verdict }
      let counts = [ComparisonVerdict.higher, .lower, .similar].compactMap { verdict -> String? in
        let count = words.count { $0 == verdict }
        return count == 0 ? nil : "\(printed(count)) \(verdict.rawValue.lowercased())"
      }
      let text =
        words.isEmpty
        ? " no figure with limits to compare."
        : " of \(counted(words.count, "figure")), \(listed(counts)) beside the mean of the others."
      return [.strong("\(edition.authorities[place].name):"), .text(text)]
    }
    let silent = edition.series.count - shown.count
    if silent > 0 {
      items.append([
        .strong("Not shown:"),
        .text(" \(counted(silent, "indicator")) of which no authority has a figure to show."),
      ])
    }
    return items
  }

  /// Every indicator on a line: the newest month of each authority, and England as published.
  private func overview(_ shown: [RegionalSeries]) -> Grid {
    let authorities = edition.authorities.map { Grid.Column(title: $0.name, isNumber: true) }
    return Grid(
      id: "overview",
      caption: "Table 1: each indicator at \(edition.period.lastDay.inWords), and England as last "
        + "published. [c] withheld. [x] not available.",
      columns: [.init(title: "Indicator")] + authorities
        + [.init(title: "England", isNumber: true)],
      rows: shown.map { series in
        let month = series.months.last
        let cells = edition.authorities.indices.map { place -> [Inline] in
          let figure = (month?.figures[place] ?? nil) ?? .symbol(.notAvailable)
          let verdict = month?.standing(of: place)?.verdict
          return [.text(figure.inCell)] + (verdict.map { [.small($0.rawValue)] } ?? [])
        }
        let england = series.england.map(inCell) ?? "[x]"
        // A month stands beside a whole year here: the span is said.
        let year =
          series.publishedYear.map { year in
            [Inline.small(withinSentence(series.basis.phrase(reportingYear: year)))]
          } ?? []
        return Grid.Row(
          [
            [
              .text(series.indicator.title),
              .small("\(series.indicator.unit.inWords), \(series.basis.inBrief)"),
            ]
          ] + cells + [[.text(england)] + (england == "[x]" ? [] : year)]
        )
      }
    )
  }

  /// One indicator, a month a row, the newest first, and the published year below.
  private func monthTable(_ series: RegionalSeries, number: Int) -> Grid {
    var rows = series.months.suffix(Self.monthCount).reversed().map { month in
      Grid.Row(
        texts: [month.month.inWords]
          + month.figures.map { ($0 ?? .symbol(.notAvailable)).inCell }
      )
    }
    if let year = series.publishedYear {
      rows.append(
        Grid.Row(
          texts: ["DfE, \(withinSentence(series.basis.phrase(reportingYear: year)))"]
            + series.published.map { $0.map(inCell) ?? "[x]" }
        )
      )
    }
    return Grid(
      id: "months-\(safeName(series.indicator.id))",
      caption: "Table \(number): \(series.indicator.title), \(series.indicator.unit.inWords), "
        + "\(series.basis.inBrief).",
      columns: [.init(title: "Month")]
        + edition.authorities.map { Grid.Column(title: $0.name, isNumber: true) },
      rows: rows
    )
  }

  private func published(_ series: RegionalSeries) -> [Inline] {
    guard let year = series.publishedYear, let england = series.england, england.number != nil
    else { return ["No figure of England is published for it."] }
    let source = series.counterpart.isEmpty ? "DfE" : series.counterpart
    return [
      .text(
        "England, \(withinSentence(series.basis.phrase(reportingYear: year))): \(inCell(england)) (\(source))."
      )
    ]
  }

  private func inCell(_ cell: PublishedCell) -> String {
    switch cell {
    case .number(let number): printed(number)
    case .symbol(let symbol): "[\(symbol.rawValue)]"
    case .blank: "[x]"
    }
  }
}
