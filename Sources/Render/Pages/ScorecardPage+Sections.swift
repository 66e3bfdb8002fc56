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

  /// Symbols, method and notes, once for the whole page.
  func notes(number: Int) -> [Block] {
    var blocks: [Block] = [
      .heading(level: 2, id: "notes", "\(number) Symbols and notes"), .terms(symbolTerms),
    ]
    blocks.append(.list(methodNotes(of: edition).map { [.text($0)] }))
    return blocks
  }
}
