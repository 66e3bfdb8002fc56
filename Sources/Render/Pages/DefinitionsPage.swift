import Catalogue
import Records
import Release

/// What every indicator counts, from the rule that counts it.
func definitionsPage(of edition: Edition) -> Document {
  var themes: [String] = []
  for indicator in edition.indicators where !themes.contains(indicator.theme) {
    themes.append(indicator.theme)
  }
  var blocks: [Block] = [
    .paragraph([
      "The program counts by these rules and prints them from the same source, so a definition cannot differ from its number."
    ])
  ]
  for (position, theme) in themes.enumerated() {
    blocks.append(.heading(level: 2, id: "theme-\(position + 1)", "\(position + 1) \(theme)"))
    for indicator in edition.indicators where indicator.theme == theme {
      blocks.append(.heading(level: 3, id: "d-\(safeName(indicator.id))", indicator.title))
      blocks.append(.terms(definitionTerms(of: indicator)))
    }
  }
  blocks.append(.heading(level: 2, id: "notes", "\(themes.count + 1) Symbols"))
  blocks.append(.terms(symbolTerms))
  return edition.page(
    "Definitions: \(edition.period.inWords)",
    introduction: [.text("\(counted(edition.indicators.count, "indicator")) by theme.")],
    blocks
  )
}

/// One indicator's rule and how to read it.
func definitionTerms(of indicator: Indicator) -> [Term] {
  var terms: [(name: String, meaning: String)] = [
    ("What is counted", indicator.definition),
    ("Unit", sentenceCase(indicator.unit.inWords)),
    ("Time", sentenceCase(listed(indicator.bases.map(\.inWords)))),
    ("Which way is wanted", indicator.polarity.wanted),
    ("Agency", indicator.agency),
  ]
  if !indicator.breakdowns.map(\.name).isEmpty {
    terms.append(("Split by", listed(indicator.breakdowns.map(\.name)) + firstEvent(of: indicator)))
  }
  if !indicator.caution.isEmpty { terms.append(("Caution", indicator.caution)) }
  if !indicator.question.isEmpty { terms.append(("To ask", indicator.question)) }
  if !indicator.source.isEmpty { terms.append(("Source", indicator.source)) }
  terms.append(("Id and version", "\(indicator.id), version \(indicator.version)"))
  return terms.filter { !$0.meaning.isEmpty }
    .map { Term(name: $0.name, meaning: [.text($0.meaning)]) }
}

/// In which category a child or family stands that is counted once over several events.
private func firstEvent(of indicator: Indicator) -> String {
  guard indicator.rule.population != .open else { return "" }
  switch indicator.rule.counted {
  case .rows: return ""
  case .children:
    return ". A child with several events in a period stands in the category of the first."
  case .families:
    return ". A family with several events in a period stands in the category of the first."
  case .each:
    return ". What is counted once stands in the category of the first event of the period."
  }
}
