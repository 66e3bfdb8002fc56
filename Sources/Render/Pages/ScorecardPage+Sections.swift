import Catalogue
import Metrics
import Records
import Release

extension ScorecardPage {
  /// What came from whom; in the internal edition with the account of its rows.
  func dataReceived(number: Int) -> [Block] {
    let isInternal = edition.audience == .internal
    var columns: [Grid.Column] = [
      .init(title: "Extract"), .init(title: "Agency"), .init(title: "Received"),
    ]
    if isInternal {
      columns += [
        .init(title: "Rows read", isNumber: true), .init(title: "Counted", isNumber: true),
        .init(title: "Set aside", isNumber: true), .init(title: "Duplicate", isNumber: true),
        .init(title: "Largest reason for setting aside"),
      ]
    }
    let late = Dictionary(
      edition.lateExtracts.map { ($0.dataset, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let rows = receivedWorstFirst(late).map { released in
      let receipt = released.receipt
      var cells: [[Inline]] = [
        [.text(receipt.title)], [.text(receipt.agency)], [.text(arrival(of: released, late))],
      ]
      if isInternal {
        let account = receipt.rows
        cells += [account?.read, account?.accepted, account?.rejected, account?.duplicate].map {
          [.text($0.map { printed($0) } ?? "[x]")]
        }
        cells.append([
          .text(
            account == nil ? "[x]" : receipt.largestReason.isEmpty ? "None" : receipt.largestReason
          )
        ])
      }
      return Grid.Row(cells)
    }
    var blocks: [Block] = [.heading(level: 2, id: "received", "\(number) Data received")]
    if rows.isEmpty {
      blocks.append(.paragraph(["No extract was received."]))
    } else {
      blocks.append(
        .table(
          Grid(
            id: "received-table",
            caption: "Table 2: Extracts for \(edition.period.inWords). [x] not available.",
            columns: columns,
            rows: rows
          )
        )
      )
    }
    if isInternal {
      blocks.append(
        .paragraph([
          "Every row that was read is counted, set aside or a duplicate of another row. The ",
          .link("data quality page", to: .page("data-quality")),
          " says what was found and how to put it right.",
        ])
      )
    }
    return blocks
  }

  /// What did not come, then what is late, then what has most rows set aside; the rest as they are.
  private func receivedWorstFirst(_ late: [String: LateExtract]) -> [ReleasedReceipt] {
    func rank(_ released: ReleasedReceipt) -> (Int, Int) {
      let group = !released.came ? 0 : late[released.receipt.dataset] != nil ? 1 : 2
      return (group, -(released.receipt.rows?.rejected ?? 0))
    }
    return edition.receipts.filter { $0.receipt.isExpected || $0.came }.enumerated()
      .sorted { first, second in
        let (one, other) = (rank(first.element), rank(second.element))
        return one == other ? first.offset < second.offset : one < other
      }.map(\.element)
  }

  private func arrival(of released: ReleasedReceipt, _ late: [String: LateExtract]) -> String {
    guard released.came else { return "Not received" }
    return late[released.receipt.dataset].map { "Yes, but \($0.ending)" } ?? "Yes"
  }

  /// All indicators of a theme: a table, then a chart and the breakdowns of each.
  func themeSection(_ theme: String, number: Int) -> [Block] {
    let members = standings.filter { $0.indicator.theme == theme }
    var blocks: [Block] = [
      .heading(level: 2, id: "theme-\(number)", "\(number) \(theme)"),
      .table(themeTable(members, number: number)),
    ]
    for standing in members { blocks += indicatorBlocks(standing) }
    return blocks
  }

  private func themeTable(_ members: [Standing], number: Int) -> Grid {
    let now = edition.period
    return Grid(
      id: "theme-table-\(number)",
      caption: "Table \(number): \(members.first?.indicator.theme ?? ""), \(now.inWords). "
        + "Limits are 95% limits. [c] withheld. [x] not available. [z] not applicable.",
      columns: [
        .init(title: "Indicator"),
        .init(title: now.inShort, isNumber: true),
        .init(title: "How many of how many", isNumber: true),
        .init(title: "95% limits", isNumber: true),
        .init(title: now.adding(-1).inShort, isNumber: true),
        .init(title: now.adding(-12).inShort, isNumber: true),
        .init(title: "What the pattern says"),
      ],
      rows: members.map { standing in
        let latest = standing.series.latest
        return Grid.Row([
          [
            .text(standing.indicator.title),
            .small("\(standing.indicator.unit.inWords) \(standing.series.basis.inBrief)"),
          ],
          [.text(inCell(latest))],
          [.text(latest?.howManyOfHowMany ?? emptyCell(latest))],
          [.text(latest?.interval ?? emptyCell(latest))],
          [.text(inCell(standing.series.previous))],
          [.text(inCell(standing.series.yearBefore))],
          status(of: standing),
        ])
      }
    )
  }

  /// A share or limit that a figure does not have, or the symbol of a figure that is not there.
  private func emptyCell(_ figure: ReleasedFigure?) -> String {
    if case .symbol(let symbol) = figure { return "[\(symbol.rawValue)]" }
    return figure == nil ? "[x]" : "[z]"
  }

  private func indicatorBlocks(_ standing: Standing) -> [Block] {
    let indicator = standing.indicator
    var blocks: [Block] = [.heading(level: 3, id: "i-\(safeName(indicator.id))", indicator.title)]
    var words: [Inline] = [.text(indicator.definition)]
    if !indicator.caution.isEmpty { words.append(.text(" " + indicator.caution)) }
    blocks.append(.paragraph(words))
    let isFront = summary.front.contains { $0.indicator.id == indicator.id }
    if isFront, let plate = seriesPlate(of: standing) {
      blocks.append(.plate(plate))
      blocks.append(
        .details(
          summary: "Figures of the chart: \(indicator.title)",
          [.table(seriesTable(of: standing))]
        )
      )
    }
    if let grid = breakdownTable(of: standing) {
      blocks.append(
        .details(summary: "By \(breakdownNames(of: standing)): \(indicator.title)", [.table(grid)])
      )
    }
    if !indicator.question.isEmpty, standing.status.word.isSignal {
      blocks.append(.paragraph([.strong("To ask: "), .text(indicator.question)]))
    }
    return blocks
  }

  private func breakdownNames(of standing: Standing) -> String {
    listed(standing.breakdowns.map { $0.name.prefix(1).lowercased() + $0.name.dropFirst() })
  }

  /// Symbols, method and notes, once for the whole page.
  func notes(number: Int) -> [Block] {
    var blocks: [Block] = [
      .heading(level: 2, id: "notes", "\(number) Symbols and notes"), .terms(symbolTerms),
    ]
    blocks.append(.list(methodNotes(of: edition).map { [.text($0)] }))
    return blocks
  }
}
