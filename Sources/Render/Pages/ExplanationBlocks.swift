import Catalogue
import Metrics
import Records
import Release

/// How the number of a month was made: files, rows and what was left out; internal only.
func explanationBlocks(of standing: Standing, edition: Edition) -> [Block] {
  guard let explanation = edition.explanations[standing.indicator.id] else { return [] }
  return explanationBlocks(of: explanation, standing.indicator, "", edition)
}

/// The account of a figure, and below it those of the figures that it is made of.
private func explanationBlocks(
  of explanation: Explanation,
  _ indicator: Indicator,
  _ suffix: String,
  _ edition: Edition
) -> [Block] {
  let titles = edition.datasetTitles
  let account = RowAccountLines(explanation: explanation, indicator: indicator, titles: titles)
  var blocks: [Block] = []
  if let obstacle = explanation.obstacle(titles: titles) {
    blocks.append(.paragraph([.text(obstacle)]))
  }
  if !account.lines.isEmpty {
    blocks.append(.table(rowGrid(of: account, suffix)))
  }
  let sentences = account.suppositions + account.links
  if !sentences.isEmpty { blocks.append(.list(sentences.map { [.text($0)] })) }
  let sources = sourceSentences(of: explanation, quality: edition.quality)
  if !sources.isEmpty {
    blocks.append(.details(summary: "Files", [.list(sources.map { [.text($0)] })]))
  }
  for (number, part) in explanation.parts.enumerated() {
    guard let own = edition.indicators.first(where: { $0.id == part.indicator }) else { continue }
    blocks.append(
      .paragraph([
        .strong("Part \(number + 1) of \(explanation.parts.count):"),
        .text(" \(own.title). \(part.answer(in: own.unit))"),
      ])
    )
    blocks += explanationBlocks(of: part, own, "\(suffix)-part-\(number + 1)", edition)
  }
  return blocks
}

private func rowGrid(of account: RowAccountLines, _ suffix: String) -> Grid {
  let id = safeName(account.indicator.id) + suffix
  let explanation = account.explanation
  return Grid(
    id: "rows-\(id)",
    caption: "Rows behind the figure, "
      + withinSentence(explanation.basis.phrase(endingWith: explanation.period)),
    columns: [.init(title: "Rows"), .init(title: "Number", isNumber: true)],
    rows: account.lines.map { line in
      Grid.Row(texts: [
        line.isLess ? "less: \(line.words)" : sentenceCase(line.words),
        line.isLess ? "-\(printed(line.rows))" : printed(line.rows),
      ])
    }
  )
}

/// Each file with what became of its rows, or each row of an agency's totals.
func sourceSentences(of explanation: Explanation, quality: QualityReport?) -> [String] {
  guard let files = quality?.files else { return [] }
  func path(_ file: Int) -> String { files.indices.contains(file) ? files[file].path : "" }
  let totals = explanation.totals.map { total in
    let category = total.category.isEmpty ? "" : ", '\(total.category)'"
    return "\(path(Int(total.origin.file))), line \(printed(total.origin.line)): "
      + "'\(total.measure)'\(category), the \(total.part)."
  }
  let rows = explanation.files.map { source in
    let account = files[source.file].rows
    return "\(path(source.file)): \(counted(account.read, "row")) read, "
      + "\(printed(account.rejected)) set aside, \(counted(account.duplicate, "duplicate")); "
      + "\(counted(source.rows, "row")) used here."
  }
  return totals + rows
}

extension Edition {
  /// The titles of the datasets by their names.
  var datasetTitles: [String: String] {
    Dictionary(
      receipts.map { ($0.receipt.dataset, $0.receipt.title) },
      uniquingKeysWith: { first, _ in first }
    )
  }
}
