import Metrics
import Records
import Release

/// What came, what became of each row and what the agencies can put right; internal only.
struct QualityPage {
  let edition: Edition
  let quality: QualityReport
  /// Findings of one kind in one file, worst first.
  let groups: [FindingGroup]

  init(edition: Edition, quality: QualityReport) {
    self.edition = edition
    self.quality = quality
    groups = FindingGroup.worstFirst(quality.findings)
  }

  var document: Document {
    var blocks: [Block] = [
      .heading(level: 2, id: "summary", "1 Summary"), .answer(sentences),
    ]
    if !edition.receipts.isEmpty { blocks.append(.table(agencies)) }
    blocks.append(
      .section([.heading(level: 2, id: "fix", "2 What to put right")] + findingBlocks)
    )
    blocks.append(.section([.heading(level: 2, id: "files", "3 Files")] + fileBlocks))
    blocks.append(.section([.heading(level: 2, id: "codes", "4 Spellings not known")] + spellings))
    if !quality.totals.isEmpty {
      let heading = Block.heading(level: 2, id: "totals", "5 Totals that agencies sent")
      blocks.append(.section([heading, totals]))
    }
    return edition.page(
      "Data quality: \(edition.period.inWords)",
      introduction: [
        "What each agency sent, what was read, and what would make the figures better. Nothing here names a child or repeats what a cell held."
      ],
      blocks
    )
  }

  private var sentences: [[Inline]] {
    let total = quality.files.reduce(into: RowAccount()) { sum, file in
      sum.read += file.rows.read
      sum.accepted += file.rows.accepted
      sum.rejected += file.rows.rejected
      sum.duplicate += file.rows.duplicate
    }
    let missing = edition.receipts.filter { $0.receipt.isExpected && !$0.came }
    let refused = quality.files.count { $0.refusal != nil }
    return [
      [
        .strong("\(printed(total.read)) rows read:"),
        .text(
          " \(printed(total.accepted)) counted, \(printed(total.rejected)) set aside, \(printed(total.duplicate)) duplicate."
        ),
      ],
      missing.isEmpty
        ? [.strong("Every expected extract was received.")]
        : [
          .strong("Not received:"),
          .text(" \(listed(missing.map { "\($0.receipt.title) (\($0.receipt.agency))" }))."),
        ],
      refused == 0
        ? [.strong("Every file was recognised.")]
        : [.strong("\(counted(refused, "file")) could not be read:"), " see section 3."],
      [
        .strong("\(counted(groups.count, "kind")) of finding:"),
        .text(" \(printed(groups.count { $0.action == .setAside })) set rows aside, listed first."),
      ],
    ] + noFigure
  }

  /// That totals were kept and are part of no figure; nothing when there are none.
  private var noFigure: [[Inline]] {
    let totals = groups.filter(\.isInNoFigure).reduce(0) { $0 + $1.rows }
    guard totals > 0 else { return [] }
    let codes = Set(groups.filter(\.isInNoFigure).map(\.rule)).sorted()
    return [
      [
        .strong(
          "\(counted(totals, "total")) that agencies sent \(totals == 1 ? "is" : "are") in no figure:"
        ),
        .text(
          " read and kept, yet not understood (\(codes.count == 1 ? "rule" : "rules") \(listed(codes)))."
        ),
      ]
    ]
  }

  private var agencies: Grid {
    Grid(
      id: "agencies",
      caption: "Table 1: Extracts by agency, \(edition.period.inWords). [x] not available.",
      columns: [
        .init(title: "Agency"), .init(title: "Extract"), .init(title: "Due"),
        .init(title: "Received"), .init(title: "Newest event"),
        .init(title: "Read", isNumber: true), .init(title: "Counted", isNumber: true),
        .init(title: "Set aside", isNumber: true), .init(title: "Duplicate", isNumber: true),
        .init(title: "Reasons for setting aside, most rows first"),
      ],
      rows: receiptsWorstFirst.map { released in
        let receipt = released.receipt
        let account = receipt.rows
        return Grid.Row(
          texts: [
            receipt.agency, receipt.title, receipt.isExpected ? "Each month" : "Not expected",
            released.came ? "Yes" : "No", receipt.newestEvent?.inWords ?? "[x]",
          ]
            + [account?.read, account?.accepted, account?.rejected, account?.duplicate]
            .map { $0.map { printed($0) } ?? "[x]" }
            + [account == nil ? "[x]" : reasons(of: receipt.dataset)]
        )
      }
    )
  }

  /// What each agency sent as totals, name by name.
  private var totals: Block {
    .table(
      Grid(
        id: "totals-table",
        caption:
          "Table 5: Totals by agency and what they are. Rows that count stand in a figure of "
          + "some month; why the others do not is in section 2",
        columns: [
          .init(title: "Agency"), .init(title: "Total"), .init(title: "Newest period"),
          .init(title: "Rows that count", isNumber: true),
          .init(title: "Rows in no figure", isNumber: true),
        ],
        rows: quality.totals.map { total in
          Grid.Row(texts: [
            total.agency, total.title.isEmpty ? "Names that no indicator knows" : total.title,
            Month(total.newest)?.inWords ?? (total.newest.isEmpty ? "Not known" : total.newest),
            printed(total.counted), printed(total.uncounted),
          ])
        }
      )
    )
  }

  /// The extracts, those of the agency with most rows set aside first; an extract that is due and
  /// did not come is worse than any that came.
  private var receiptsWorstFirst: [ReleasedReceipt] {
    let shown = edition.receipts.filter { $0.came || $0.receipt.isExpected }
    var totals: [String: Int] = [:]
    for released in shown {
      let weight = released.receipt.rows?.rejected ?? 1_000_000_000
      totals[released.receipt.agency, default: 0] += weight
    }
    return shown.enumerated().sorted { first, second in
      let (one, other) = (first.element.receipt, second.element.receipt)
      let ranks = [one, other].map { (-(totals[$0.agency] ?? 0), $0.agency) }
      guard ranks[0] == ranks[1] else { return ranks[0] < ranks[1] }
      let own = [one, other].map { -($0.rows?.rejected ?? .max) }
      return own[0] == own[1] ? first.offset < second.offset : own[0] < own[1]
    }.map(\.element)
  }

  /// Every reason that set rows of a dataset aside with how many it did, most rows first.
  private func reasons(of dataset: String) -> String {
    var counts: [String: Int] = [:]
    for row in quality.setAside
    where quality.files.indices.contains(row.file) && quality.files[row.file].dataset == dataset {
      counts[row.reason, default: 0] += 1
    }
    guard !counts.isEmpty else { return "None" }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\(counted($0.value, "row")): \($0.key)" }.joined(separator: " ")
  }

  /// The agency that sends a file; for one that was refused nobody can tell.
  private func agency(of file: Int) -> String {
    guard quality.files.indices.contains(file), let dataset = quality.files[file].dataset else {
      return "Not known"
    }
    return edition.receipts.first { $0.receipt.dataset == dataset }?.receipt.agency ?? "Not known"
  }

  private var findingBlocks: [Block] {
    guard !groups.isEmpty else { return [.paragraph(["Nothing was found."])] }
    let shown = groups.prefix(200)
    var blocks: [Block] = [
      .paragraph([
        "Rows set aside first, then the most frequent. Every finding stands in ",
        .link("findings.csv", to: .file("findings.csv")),
        "; rows set aside stand unchanged in the folder set-aside.",
      ]),
      .table(
        Grid(
          id: "findings",
          caption: "Table 2: Findings by file and rule, worst first",
          columns: [
            .init(title: "What was found"), .init(title: "How many", isNumber: true),
            .init(title: "What became of them"), .init(title: "Agency"), .init(title: "Where"),
            .init(title: "How to put it right"), .init(title: "Rule"),
          ],
          rows: shown.map { group in
            Grid.Row(texts: [
              group.message, group.amount, group.outcome, agency(of: group.file),
              "\(path(of: group.file))\(group.place)", group.howToFix,
              "\(group.rule), \(group.severity.rawValue)",
            ])
          }
        )
      ),
    ]
    if groups.count > shown.count {
      blocks.append(
        .paragraph([
          .text("\(printed(groups.count - shown.count)) more kinds are in findings.csv.")
        ])
      )
    }
    return blocks
  }

  private var fileBlocks: [Block] {
    guard !quality.files.isEmpty else { return [.paragraph(["No file was found."])] }
    return [
      .table(
        Grid(
          id: "files-table",
          caption: "Table 3: Files, read = counted + set aside + duplicate",
          columns: [
            .init(title: "File"), .init(title: "Read as"), .init(title: "Read", isNumber: true),
            .init(title: "Counted", isNumber: true), .init(title: "Set aside", isNumber: true),
            .init(title: "Duplicate", isNumber: true), .init(title: "What the reader met"),
          ],
          rows: quality.files.map { file in
            Grid.Row(texts: [
              file.path, file.dataset ?? "Refused", printed(file.rows.read),
              printed(file.rows.accepted), printed(file.rows.rejected),
              printed(file.rows.duplicate),
              file.refusal
                ?? (file.notes.isEmpty ? "Nothing unusual" : file.notes.joined(separator: "; ")),
            ])
          }
        )
      )
    ]
  }

  private var spellings: [Block] {
    guard !quality.unmatched.isEmpty else {
      return [.paragraph(["Every spelling of a code is known."])]
    }
    let worst = quality.unmatched.enumerated()
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
    return [
      .paragraph([
        "Rows with these spellings are counted as not known. All of them are in ",
        .link("unmatched-codes.csv", to: .file("unmatched-codes.csv")),
        ". A spelling that could be a name, an id, a date or a postcode is counted and not shown: one that is near no known spelling and stands for fewer than three children, or that has more than three digits.",
      ]),
      .table(
        Grid(
          id: "spellings",
          caption: "Table 4: Spellings that no code list knows, most frequent first",
          columns: [
            .init(title: "Spelling"), .init(title: "Field"), .init(title: "File"),
            .init(title: "Rows", isNumber: true), .init(title: "Nearest known"),
          ],
          rows: worst.prefix(100).map { spelling in
            Grid.Row(texts: [
              spelling.spelling, spelling.field, path(of: spelling.file), printed(spelling.count),
              spelling.nearest.isEmpty ? "None is near" : spelling.nearest,
            ])
          }
        )
      ),
    ]
  }

  private func path(of file: Int) -> String {
    quality.files.indices.contains(file) ? quality.files[file].path : "All files"
  }
}
