import Catalogue
import Metrics
import Records
import Release

/// The authority among all authorities, with limits that are narrower for larger ones.
struct FunnelsPage {
  let edition: Edition
  /// The funnels that can be drawn.
  let drawn: [FunnelIndicator]
  /// Those of which too many authorities have no figure.
  private let undrawn: [FunnelIndicator]
  /// Which of them stand on this page, and which on pages by theme.
  private let sections: SectionPages<FunnelIndicator>

  init(edition: Edition) {
    self.edition = edition
    let all = funnelIndicators(of: edition)
    drawn = all.filter { $0.comparison.funnel != nil }
    undrawn = all.filter { $0.comparison.funnel == nil }
    // In authorities: each that is named takes a row of a table and a dot, and all of them a dot.
    sections = SectionPages(
      drawn,
      folder: "funnels",
      room: 280,
      indicator: \.indicator,
      size: { 15 + $0.outside.count + $0.points.count / 8 }
    )
  }

  /// The page and those by theme, by their paths without ending.
  var documents: [(path: String, document: Document)] {
    [("funnels", document)] + sections.pages.map { ($0.path, document(of: $0)) }
  }

  private func document(of page: SectionPages<FunnelIndicator>.Page) -> Document {
    var blocks: [Block] = []
    for (position, item) in page.items.enumerated() {
      blocks.append(.section(section(item, number: position + 1)))
    }
    blocks.append(
      .section([
        .heading(level: 2, id: "notes", "\(page.items.count + 1) Symbols and notes"),
        .terms(symbolTerms), .list(methods),
      ])
    )
    return edition.page(
      "All authorities: \(page.title), \(edition.period.inWords)",
      introduction: [introduction],
      blocks
    ).inFolder
  }

  private var introduction: Inline {
    .text("\(edition.authority.name) among all authorities whose published figures are here.")
  }

  var document: Document {
    var blocks: [Block] = [.heading(level: 2, id: "summary", "1 Summary")]
    if drawn.isEmpty {
      blocks.append(
        .notice([
          [
            .strong("Nothing to draw."),
            " A funnel needs the published figures of ten authorities or more, and the reference files have fewer.",
          ]
        ])
      )
    } else {
      blocks.append(.answer(sentences))
      blocks.append(.table(overview))
    }
    for (position, item) in sections.first.enumerated() {
      blocks.append(.section(section(item, number: position + 2)))
    }
    blocks.append(
      .section([
        .heading(level: 2, id: "notes", "\(sections.first.count + 2) Symbols and notes"),
        .terms(symbolTerms), .list(methods + leftOut),
      ])
    )
    return edition.page(
      "All authorities: \(edition.authority.name), \(edition.period.inWords)",
      introduction: [introduction],
      blocks
    )
  }

  private var sentences: [[Inline]] {
    let own = drawn.compactMap(\.comparison.own)
    let outside = own.count { $0.adjusted != .within }
    let plain = own.count { $0.plain != .within }
    let all = counted(own.count, "indicator")
    return [
      [
        .strong(
          "Of \(all) with a figure, \(printed(outside)) \(outside == 1 ? "is" : "are") outside the "
            + "limits that allow for authorities being different."
        ),
        .text(" By chance alone \(printed(plain)) would be called outside."),
      ]
    ]
  }

  /// Every indicator on a line: own value, the mean, and where it stands.
  private var overview: Grid {
    Grid(
      id: "overview",
      caption: "Table 1: \(edition.authority.name) among all authorities. [x] not available.",
      columns: [
        .init(title: "Indicator"), .init(title: "Year"),
        .init(title: "Own value", isNumber: true), .init(title: "All together", isNumber: true),
        .init(title: "Authorities", isNumber: true),
        .init(title: "With differences between authorities"), .init(title: "Chance alone"),
      ],
      rows: drawn.map { item in
        let own = item.comparison.own
        return Grid.Row([
          [
            .link(
              item.indicator.title,
              to: sections.destination(of: item.indicator, prefix: "f")
            ),
            .small(item.indicator.unit.inWords),
          ],
          [.text(String(item.comparison.reportingYear))],
          [.text(own.map { printed($0.value) } ?? "[x]")],
          [.text(item.mean.map(printed) ?? "[x]")],
          [.text(printed(item.comparison.authorityCount))],
          [.text(own.map { sentenceCase($0.adjusted.rawValue) } ?? "[x]")],
          [.text(own.map { sentenceCase($0.plain.rawValue) } ?? "[x]")],
        ])
      }
    )
  }

  private func section(_ item: FunnelIndicator, number: Int) -> [Block] {
    let id = safeName(item.indicator.id)
    var blocks: [Block] = [
      .heading(level: 2, id: "f-\(id)", "\(number) \(item.indicator.title)")
    ]
    if let plate = funnelPlate(of: item) { blocks.append(.plate(plate)) }
    let rows = (item.comparison.own.map { [$0] } ?? []) + item.outside
    if !rows.isEmpty { blocks.append(.table(table(of: rows, item, number: number))) }
    blocks.append(.list(facts(item, listed: rows.count)))
    return blocks
  }

  private func table(of rows: [FunnelPoint], _ item: FunnelIndicator, number: Int) -> Grid {
    Grid(
      id: "points-\(safeName(item.indicator.id))",
      caption: "Table \(number): \(item.indicator.title), "
        + "\(String(item.comparison.reportingYear)): own figure, then every other authority outside "
        + "the 95% limits with differences between authorities, highest first",
      columns: [
        .init(title: "Area"),
        .init(title: sentenceCase(item.indicator.unit.inWords), isNumber: true),
        .init(title: "Count", isNumber: true), .init(title: "Out of", isNumber: true),
        .init(title: "With differences between authorities"), .init(title: "Chance alone"),
      ],
      rows: rows.map { point in
        Grid.Row(
          texts: [
            point.area.name, printed(point.value), printed(point.count), printed(point.total),
            sentenceCase(point.adjusted.rawValue), sentenceCase(point.plain.rawValue),
          ],
          isOwn: point == item.comparison.own
        )
      }
    )
  }

  private func facts(_ item: FunnelIndicator, listed: Int) -> [[Inline]] {
    let comparison = item.comparison
    func outside(_ isAdjusted: Bool) -> String {
      let (near, far) = (
        item.outsideCount(isAdjusted: isAdjusted, isFar: false),
        item.outsideCount(isAdjusted: isAdjusted, isFar: true)
      )
      return
        "\(printed(near)) outside the 95% limits, \(printed(far)) of them outside the 99.8% limits"
    }
    var facts: [[Inline]] = [
      [
        .strong("Of \(counted(item.points.count, "authority", "authorities"))"),
        .text(
          " with the variance between authorities \(outside(true)); by chance alone "
            + "\(outside(false))."
        ),
      ]
    ]
    if let dispersion = item.dispersion {
      facts.append([
        .strong("Differences"),
        .text(" are \(printed(dispersion)) times those of chance alone."),
      ])
    }
    if comparison.missingCount > 0 {
      facts.append([
        .strong("Without a figure"),
        .text(
          " \(counted(comparison.missingCount, "authority", "authorities")), mostly withheld small "
            + "numbers: the mean is a little too high."
        ),
      ])
    }
    if comparison.source == .local, comparison.own != nil {
      facts.append([
        .strong("Own figure"),
        " from the authority's own extracts at 31 March; it is not in the mean.",
      ])
    }
    if !comparison.counterpart.isEmpty {
      facts.append([.strong("Source"), .text(" \(comparison.counterpart).")])
    }
    return facts
  }

  private var methods: [[Inline]] {
    [
      [
        "The solid limits allow for authorities being different: the variance between them is measured and added to chance (Spiegelhalter's additive model, the tenth at each end drawn in; arcsine of the root for percentages, root for rates). The dotted limits know chance alone: Wilson's for percentages, Byar's for rates, turned round."
      ],
      [
        "Outside the limits means unlike the others. It does not say whether practice is good or poor."
      ],
      [
        "A chart names the authority itself and those outside the solid 99.8% limits. All other figures are in the published files."
      ],
    ]
  }

  private var leftOut: [[Inline]] {
    guard !undrawn.isEmpty else { return [] }
    return [
      [
        .text(
          "Not drawn, since more than a tenth of the authorities have no figure: "
            + listed(undrawn.map { quoted($0.indicator.title) }) + "."
        )
      ]
    ]
  }
}
