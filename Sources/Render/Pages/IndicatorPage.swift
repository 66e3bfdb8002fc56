import Catalogue
import Metrics
import Records
import Release

/// One indicator on a page of its own: chart, table, parts, definition, question; internal only.
func indicatorPage(of standing: Standing, edition: Edition) -> Document {
  let indicator = standing.indicator
  var blocks: [Block] = [
    .heading(level: 2, id: "now", "1 The month"),
    .answer([
      [
        .strong("\(standing.status.word.rawValue):"),
        .text(" \(withinSentence(standing.status.sentence))."),
      ],
      [.text(sentence(of: standing, period: edition.period))],
    ]),
  ]
  if let target = standing.target { blocks.append(.terms([target.term])) }
  if let effect = edition.explanations[indicator.id]?.families {
    let words = FamilyWords(effect).sentences(plain: standing.series.latest?.interval)
    blocks.append(.paragraph([.text(words)]))
  }
  if let plate = seriesPlate(of: standing) {
    blocks.append(.plate(plate))
    blocks.append(.table(seriesTable(of: standing)))
  } else {
    blocks.append(.paragraph(["There is no figure that can be drawn."]))
  }
  var number = 2
  func add(_ title: String, id: String, _ more: [Block]) {
    guard !more.isEmpty else { return }
    blocks.append(.heading(level: 2, id: id, "\(number) \(title)"))
    blocks += more
    number += 1
  }
  add("Breakdowns", id: "parts", standing.breakdownBlocks())
  add("Commentary and actions", id: "commentary", standing.commentaryBlocks(of: edition))
  let questions = indicator.questions(for: standing.status.word)
  add("To ask", id: "ask", questions.isEmpty ? [] : [.list(questions.map { [.text($0)] })])
  blocks.append(.heading(level: 2, id: "definition", "\(number) How this number was made"))
  blocks.append(.terms(definitionTerms(of: indicator).filter { $0.name != "To ask" }))
  blocks += explanationBlocks(of: standing, edition: edition)
  return edition.page(
    "\(indicator.title): \(edition.period.inWords)",
    introduction: [.text("\(edition.partnership). \(indicator.agency).")],
    blocks
  ).inFolder
}

/// The figure of the month in one sentence.
private func sentence(of standing: Standing, period: Month) -> String {
  let when = standing.series.basis.phrase(endingWith: period)
  guard let latest = standing.series.latest, let value = latest.value else {
    return "\(when): \(inCell(standing.series.latest))."
  }
  let parts = [
    latest.howManyOfHowMany, latest.interval.map { "95% limits \($0)" },
  ].compactMap { $0 }
  let behind = parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
  return "\(when): \(printed(value, in: standing.indicator.unit))\(behind)."
}
