import Catalogue
import Records
import Release

/// What every indicator counts, from the rule that counts it, with the way to the rest of its
/// definition beside its figures.
///
/// The name of a row never changes: `d-` and the id of its indicator. With very many indicators the
/// rules stand on the pages of the themes alone, so that this page never grows too large to read.
func definitionsPage(of edition: Edition, themes pages: ThemePages) -> Document {
  var themes: [String] = []
  for indicator in edition.indicators where !themes.contains(indicator.theme) {
    themes.append(indicator.theme)
  }
  let hasRules = edition.indicators.count <= mostRulesOnOnePage
  var blocks: [Block] = [
    .paragraph([
      "The program counts by these rules and prints them from the same source, so a definition cannot differ from its number. Behind each title stand its figures, unit, spans of time, groups and source."
    ])
  ]
  for (position, theme) in themes.enumerated() {
    let title = theme.isEmpty ? "Other indicators" : theme
    blocks.append(.heading(level: 2, id: "theme-\(position + 1)", "\(position + 1) \(title)"))
    let members = edition.indicators.filter { $0.theme == theme }
    blocks.append(
      .table(
        Grid(
          id: "definitions-\(position + 1)",
          caption: "Definitions: \(title)",
          columns: [.init(title: "Indicator")] + (hasRules ? [.init(title: "What is counted")] : [])
            + [.init(title: "Id and version")],
          rows: members.map { indicator in
            let id = safeName(indicator.id)
            let name =
              pages.path(of: indicator.id).map {
                Inline.link(indicator.title, to: .part(of: $0, "i-\(id)"))
              } ?? .text(indicator.title)
            let rule: [[Inline]] = hasRules ? [[.text(indicator.definition)]] : []
            let version: [Inline] = [
              .text(indicator.id), .small("version \(indicator.version)"),
            ]
            return Grid.Row([[name]] + rule + [version], anchor: "d-\(id)")
          }
        )
      )
    )
  }
  blocks.append(.heading(level: 2, id: "notes", "\(themes.count + 1) Symbols"))
  blocks.append(.terms(symbolTerms))
  return edition.page(
    "Definitions: \(edition.period.inWords)",
    introduction: [.text("\(counted(edition.indicators.count, "indicator")) by theme.")],
    blocks
  )
}

/// The most indicators whose rules stand on the one page of definitions.
private let mostRulesOnOnePage = 400

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
