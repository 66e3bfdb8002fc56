import Catalogue
import Metrics
import Records
public import Release

/// The workbook of an edition, for readers who live in a spreadsheet: the figures of the pages as
/// numbers, one table a sheet.
///
/// Every number in it stands in `scorecard.json` too.
public func workbook(of edition: Edition) -> Workbook {
  let standings = standings(of: edition)
  let summary = Summary(of: standings)
  let tables =
    [
      summarySheet(summary, edition), receivedSheet(edition), indicatorSheet(standings, edition),
      targetSheet(standings, edition), monthSheet(standings, edition),
      breakdownSheet(standings, edition), comparisonSheet(edition), definitionSheet(edition),
    ].compactMap(\.self)
  let cover = coverSheet(edition, tables)
  return Workbook(
    title: printable(
      "Safeguarding scorecard, \(edition.authority.name): \(edition.period.inWords)"
    ),
    author: printable(edition.partnership),
    sheets: [cover, notesSheet(edition)] + tables
  )
}

/// What the workbook is, and what is on which sheet.
private func coverSheet(_ edition: Edition, _ tables: [Worksheet]) -> Worksheet {
  let marking = edition.marking
  let notes = ("Notes", "Symbols and notes")
  return Worksheet(
    name: "Cover",
    title: printable("Safeguarding scorecard: \(edition.period.inWords)"),
    lines: [
      printable("\(edition.partnership). Figures to \(edition.period.lastDay.inWords)."),
      "\(marking.word): \(marking.meaning).",
      printable(marking.origins.joined(separator: ", ") + "."),
      "The same figures are on the pages scorecard.html and neighbours.html beside this file.",
      "The table below lists the sheets of this workbook.",
    ],
    columns: [("Sheet", 20), ("What it holds", 70)],
    rows: ([notes] + tables.map { ($0.name, $0.title) }).map { [.written($0.0), .written($0.1)] }
  )
}

private func notesSheet(_ edition: Edition) -> Worksheet {
  let symbols = symbolTerms.map { term -> [WorkbookCell] in
    let meaning = term.meaning.reduce(into: "") { text, inline in
      if case .text(let words) = inline { text += words }
    }
    return [.written(term.name), .written(meaning)]
  }
  let notes = methodNotes(of: edition).enumerated().map { place, note -> [WorkbookCell] in
    [.written("Note \(place + 1)"), .written(note)]
  }
  return Worksheet(
    name: "Notes",
    title: "Symbols and notes",
    lines: ["This sheet has one table: symbols in place of figures, then notes on method."],
    columns: [("Symbol or note", 16), ("Meaning", 110)],
    rows: symbols + notes
  )
}

private let symbolsLine =
  "This sheet has one table. [c] withheld, [x] not available, [z] not applicable: see Notes."

private func summarySheet(_ summary: Summary, _ edition: Edition) -> Worksheet {
  let now = edition.period
  return Worksheet(
    name: "Summary",
    title: "Main indicators, \(now.inWords) compared with \(now.adding(-1).inWords)",
    lines: [symbolsLine] + summary.sentences.map { printable(plainText($0)) },
    columns: [
      ("Indicator", 50), ("Unit", 22), ("Span", 22), (now.inWords, 16),
      (now.adding(-1).inWords, 16),
      ("Wanted", 10), ("Status", 18), ("What the pattern says", 70),
    ],
    rows: summary.front.map { standing in
      [
        .written(standing.indicator.title), .written(standing.indicator.unit.inWords),
        .written(standing.series.basis.inBrief), cell(standing.series.latest),
        cell(standing.series.previous), .written(standing.indicator.polarity.wanted),
        .written(standing.status.word.rawValue), .written(standing.status.sentence),
      ]
    }
  )
}

private func receivedSheet(_ edition: Edition) -> Worksheet {
  let receipts = edition.receipts.filter { $0.receipt.isExpected || $0.came }
  var columns = [("Extract", 40), ("Agency", 28), ("Received", 12)]
  let isInternal = edition.audience == .internal
  if isInternal {
    columns += [("Rows read", 12), ("Counted", 12), ("Set aside", 12), ("Duplicate", 12)]
  }
  return Worksheet(
    name: "Data received",
    title: "Extracts for \(edition.period.inWords)",
    lines: [symbolsLine],
    columns: columns,
    rows: receipts.map { released in
      let receipt = released.receipt
      let start: [WorkbookCell] = [
        .written(receipt.title), .written(receipt.agency), .text(released.came ? "Yes" : "No"),
      ]
      guard isInternal else { return start }
      let account = receipt.rows
      return start
        + [account?.read, account?.accepted, account?.rejected, account?.duplicate].map {
          .whole($0.map(Int64.init), otherwise: "[x]")
        }
    }
  )
}

private func indicatorSheet(_ standings: [Standing], _ edition: Edition) -> Worksheet {
  let now = edition.period
  return Worksheet(
    name: "Indicators",
    title: "All indicators, \(now.inWords)",
    lines: [symbolsLine],
    columns: [
      ("Indicator", 50), ("Id", 28), ("Theme", 30), ("Agency", 24), ("Unit", 20), ("Span", 22),
    ] + figureColumns + [
      (now.adding(-1).inWords, 16), (now.adding(-12).inWords, 16), ("Wanted", 10), ("Status", 18),
      ("What the pattern says", 70),
    ],
    rows: standings.map { standing in
      let indicator = standing.indicator
      let start: [WorkbookCell] = [
        .written(indicator.title), .written(indicator.id), .written(indicator.theme),
        .written(indicator.agency), .written(indicator.unit.inWords),
        .written(standing.series.basis.inBrief),
      ]
      return start + figureCells(standing.series.latest) + [
        cell(standing.series.previous), cell(standing.series.yearBefore),
        .written(indicator.polarity.wanted), .written(standing.status.word.rawValue),
        .written(standing.status.sentence),
      ]
    }
  )
}

/// The targets that are set; `nil` where none is.
private func targetSheet(_ standings: [Standing], _ edition: Edition) -> Worksheet? {
  let set = standings.compactMap { standing in standing.target.map { (standing, $0) } }
  guard !set.isEmpty else { return nil }
  let isInternal = edition.audience == .internal
  let owner: [(String, Int)] = isInternal ? [("Who answers for it", 40)] : []
  return Worksheet(
    name: "Targets",
    title: "Targets, \(edition.period.inWords)",
    lines: [symbolsLine],
    columns: [
      ("Indicator", 50), ("Unit", 20), ("Span", 22), ("Target", 12), ("Wanted", 18),
      ("Verdict", 14), ("At the current pattern", 26), ("Set on", 20), ("To be held to", 20),
    ] + owner,
    rows: set.map { standing, target in
      let cells: [WorkbookCell] = [
        .written(standing.indicator.title), .written(standing.indicator.unit.inWords),
        .written(target.basis.inBrief), .number(target.target.value),
        .text(target.isLowerWanted ? "That or lower" : "That or higher"), .text(target.verdict),
        .text(target.assurance.map { sentenceCase($0.inWords) } ?? "[x]"),
        .text(target.target.dateSet.inWords),
        .text(target.target.until.map { $0.lastDay.inWords } ?? "[z]"),
      ]
      return isInternal ? cells + [.written(target.target.owner)] : cells
    }
  )
}

private func monthSheet(_ standings: [Standing], _ edition: Edition) -> Worksheet {
  let months = (0..<24).reversed().map { edition.period.adding(-$0) }
  return Worksheet(
    name: "Months",
    title: "All indicators, \(months[0].inWords) to \(edition.period.inWords)",
    lines: [symbolsLine],
    columns: [("Indicator", 50), ("Unit", 20), ("Span", 22)] + months.map { ($0.inWords, 12) },
    rows: standings.map { standing in
      let figures = Dictionary(
        standing.series.points.map { ($0.month, $0.figure) },
        uniquingKeysWith: { first, _ in first }
      )
      let start: [WorkbookCell] = [
        .written(standing.indicator.title), .written(standing.indicator.unit.inWords),
        .written(standing.series.basis.inBrief),
      ]
      return start + months.map { cell(figures[$0] ?? nil) }
    }
  )
}

private func breakdownSheet(_ standings: [Standing], _ edition: Edition) -> Worksheet {
  Worksheet(
    name: "Breakdowns",
    title: "Indicators by age, sex and other groups, \(edition.period.inWords)",
    lines: [symbolsLine],
    columns: [("Indicator", 50), ("Breakdown", 22), ("Category", 40), ("Unit", 20)]
      + figureColumns,
    rows: standings.flatMap { standing in
      standing.breakdowns.flatMap { breakdown in
        breakdown.parts.map { part in
          let start: [WorkbookCell] = [
            .written(standing.indicator.title), .written(breakdown.name),
            .written(part.category), .written(standing.indicator.unit.inWords),
          ]
          return start + figureCells(part.figure)
        }
      }
    }
  )
}

private func comparisonSheet(_ edition: Edition) -> Worksheet {
  Worksheet(
    name: "Neighbours",
    title: "Published figures beside statistical neighbours and England, newest year of each",
    lines: [symbolsLine],
    columns: [
      ("Indicator", 50), ("Year to 31 March", 16), ("Unit", 20), ("Own value", 12),
      ("Neighbours' mean", 16), ("Neighbours' median", 16), ("Neighbours with a value", 16),
      ("England", 12), ("Compared with England", 22), ("Compared with neighbours", 22),
    ],
    rows: comparedIndicators(of: edition).map { item in
      let year = item.comparison
      return [
        .written(item.indicator.title), .text("\(year.reportingYear)"),
        .written(item.indicator.unit.inWords), cell(year.own.value),
        .decimal(year.neighbourMean, otherwise: "[x]"),
        .decimal(year.neighbourMedian, otherwise: "[x]"),
        .number(ExactDecimal(units: Int64(year.neighboursUsed))),
        cell(year.england?.value ?? .blank),
        .written(year.comparedWithEngland.rawValue),
        .written(year.comparedWithNeighbours.rawValue),
      ]
    }
  )
}

private func definitionSheet(_ edition: Edition) -> Worksheet {
  Worksheet(
    name: "Definitions",
    title: "What each indicator counts",
    lines: ["This sheet has one table."],
    columns: [
      ("Indicator", 50), ("Id", 28), ("Version", 10), ("What is counted", 90), ("Caution", 60),
      ("Source", 50),
    ],
    rows: edition.indicators.map { indicator in
      [
        .written(indicator.title), .written(indicator.id),
        .number(ExactDecimal(units: Int64(indicator.version))), .written(indicator.definition),
        .written(indicator.caution), .written(indicator.source),
      ]
    }
  )
}

// MARK: Cells

private let figureColumns = [
  ("Value", 12), ("How many", 12), ("Of how many", 12), ("Lower 95% limit", 14),
  ("Upper 95% limit", 14),
]

/// The value of a figure, or its symbol.
private func cell(_ figure: ReleasedFigure?) -> WorkbookCell {
  figure?.value.map { .number($0) } ?? .text(inCell(figure))
}

private func cell(_ published: PublishedCell) -> WorkbookCell {
  .decimal(published.number, otherwise: published.inCell)
}

/// A figure with what it was made of; what a figure does not have is not applicable.
private func figureCells(_ figure: ReleasedFigure?) -> [WorkbookCell] {
  guard case .shown(let value, let numerator, let denominator, let lower, let upper) = figure else {
    return Array(repeating: .text(inCell(figure)), count: figureColumns.count)
  }
  return [
    .number(value), .whole(numerator, otherwise: "[z]"), .whole(denominator, otherwise: "[z]"),
    .decimal(lower, otherwise: "[z]"), .decimal(upper, otherwise: "[z]"),
  ]
}

/// The words of a sentence without its marks.
private func plainText(_ inlines: [Inline]) -> String {
  inlines.reduce(into: "") { text, inline in
    switch inline {
    case .text(let words), .strong(let words), .small(let words), .link(let words, _): text += words
    case .shape, .spoken, .spark: break
    }
  }
}
