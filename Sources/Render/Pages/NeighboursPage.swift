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
          "Higher and lower are judged by 95% limits: similar means that the other value lies within them, or, for a single neighbour and for all neighbours taken together, that the limits of both meet. They do not say whether practice is good or poor. Numbers are not compared: areas differ in size."
        ])
      )
    }
    for (position, compared) in detailed.enumerated() {
      blocks.append(.section(section(compared, number: position + 2)))
    }
    blocks.append(
      .section([
        .heading(level: 2, id: "notes", "\(detailed.count + 2) Symbols and notes"),
        .terms(symbolTerms),
        .list([
          [
            "A trend is a test of the authority's last five yearly figures with 95% limits, as in OHID's Fingertips: a line through them that is steep beyond 99.8% certainty, whichever figure is left out. Figures that DfE published and figures of the authority's own extracts are not mixed."
          ],
          [
            "The neighbours' average is the mean of their published values, each counted once; neighbours without a value are left out and their number is shown."
          ],
          [
            "Withheld values are mostly small, so an average without them is mostly too high."
          ],
          ["95% limits: Wilson for percentages, Byar for rates, exact below 10."],
          ["All years are in ", .link("comparisons.csv", to: .file("comparisons.csv")), "."],
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
    let hasOwnSection = Set(detailed.map(\.indicator.id))
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
            hasOwnSection.contains(compared.indicator.id)
              ? .link(
                compared.indicator.title,
                to: .heading("n-\(safeName(compared.indicator.id))")
              ) : .text(compared.indicator.title),
            .small(compared.indicator.unit.inWords),
          ],
          [.text(String(comparison.reportingYear))],
          [.text(comparison.own.value.inCell)],
          [.text(comparison.neighbourMean.map(printed) ?? "[x]")],
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
            + withheldWords(comparison, unit)
        ),
      ])
    }
    if let doubts = comparison.doubtsInWords {
      facts.append([
        .strong("Own value to the neighbours’ average"),
        .text(" \(comparison.comparedWithNeighbours.rawValue.lowercased()); this \(doubts)."),
      ])
    }
    let trend = trend(of: compared)
    if trend != .cannotBeCalculated {
      facts.append([
        .strong("Trend of own yearly values"), .text(" \(trend.rawValue)."),
      ])
    }
    if let pooled = comparison.pooled(in: unit) {
      facts.append(words(of: pooled, comparison, unit))
    }
    if comparison.region != nil, comparison.comparedWithRegion != .notCompared {
      facts.append([
        .strong("Own value to the region"),
        .text(" \(comparison.comparedWithRegion.rawValue.lowercased())."),
      ])
    }
    if let rank = comparison.rank, let of = comparison.rankOf {
      facts.append([
        .strong("Rank"),
        .text(
          " \(printed(rank)) of \(printed(of)) among itself and its neighbours; 1 is the "
            + "\(compared.indicator.polarity == .low ? "lowest" : "highest")."
            + rankWords(compared)
        ),
      ])
    }
    if let rank = comparison.nationalRank {
      let band = comparison.quartileBand.map { ", quarter \($0) of A to D" } ?? ""
      facts.append([
        .strong("Rank among all authorities"), .text(" \(printed(rank))\(band)."),
      ])
    }
    if isMixed {
      facts.append([.strong("Own value"), .text(" from \(comparison.source.inWords).")])
    }
    if !comparison.counterpart.isEmpty {
      facts.append([.strong("Source"), .text(" \(comparison.counterpart).")])
    }
    return facts
  }

  /// The indicators that have a chart and a table of their own.
  ///
  /// These are all where they are few, else those that lead the scorecard and the needs assessment.
  /// The others stand in the first table and in `comparisons.csv`.
  var detailed: [ComparedIndicator] {
    newest.count <= 20 ? newest : newest.filter { !$0.indicator.pages.isEmpty }
  }

  /// Whether some own values are published and some are not.
  private var isMixed: Bool { Set(newest.map(\.comparison.source)).count > 1 }

  /// Whether the trend of any indicator can be calculated.
  private var hasTrend: Bool { newest.contains { trend(of: $0) != .cannotBeCalculated } }

  private func trend(of compared: ComparedIndicator) -> AnnualTrend {
    edition.trends[compared.indicator.id] ?? .cannotBeCalculated
  }

  /// Between which means the withheld values of neighbours leave the average.
  private func withheldWords(_ comparison: Comparison, _ unit: Unit) -> String {
    guard comparison.neighboursWithheld > 0 else { return "" }
    guard let range = comparison.neighbourMeanRange else {
      return " \(printed(comparison.neighboursWithheld)) withheld: how large, nothing says."
    }
    let (low, high) = (printed(range.lowerBound, in: unit), printed(range.upperBound, in: unit))
    return " \(printed(comparison.neighboursWithheld)) withheld: with all values the mean lies "
      + (low == high ? "at \(low)." : "between \(low) and \(high).")
  }

  /// The neighbours as one population, how many are in it, and how the own value stands to it.
  private func words(of pooled: PooledValue, _ comparison: Comparison, _ unit: Unit) -> [Inline] {
    let limits = pooled.limits
    let verdict = comparison.comparedWithPooled(in: unit)
    let range = pooled.range.map {
      " With the withheld values it lies between \(printed($0.lowerBound, in: unit)) and "
        + "\(printed($0.upperBound, in: unit))."
    }
    return [
      .strong("Neighbours taken together"),
      .text(
        " \(printed(pooled.value, in: unit)), 95% limits \(printed(limits.lower)) to "
          + "\(printed(limits.upper)): \(printed(pooled.numerator)) of "
          + "\(printed(pooled.denominator)) in \(printed(pooled.used)) of "
          + "\(printed(comparison.neighbours.count)) areas.\(range ?? "")"
          + (verdict == .notCompared ? "" : " Own value to it: \(verdict.rawValue.lowercased()).")
      ),
    ]
  }

  /// How sure the rank is: how many neighbours cannot be told apart, and the places that leaves.
  private func rankWords(_ compared: ComparedIndicator) -> String {
    let (comparison, indicator) = (compared.comparison, compared.indicator)
    guard let range = comparison.rankRange(in: indicator.unit, polarity: indicator.polarity) else {
      return ""
    }
    let all = comparison.neighboursRanked.count
    let alike = range.upperBound - range.lowerBound
    if alike == 0 { return " Each neighbour can be told apart from it." }
    return " \(printed(alike)) of \(counted(all, "neighbour")) cannot be told apart from it: its "
      + "true place may be any from \(printed(range.lowerBound)) to \(printed(range.upperBound))"
      + (all + 1 == comparison.rankOf ? "." : " of \(printed(all + 1)).")
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

extension ValueSource {
  /// Where own values come from.
  fileprivate var inWords: String {
    switch self {
    case .published: "DfE's published files"
    case .local: "the authority's own extracts at 31 March"
    }
  }
}
