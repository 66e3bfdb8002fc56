import Catalogue
import Metrics
import Records
import Release

/// The pages behind the scorecard: each indicator of a theme with its definition, chart, parts,
/// commentary and a question, in both editions.
///
/// A theme with many indicators fills several pages, so that none grows too large to read.
struct ThemePages: Sendable {
  /// One page.
  struct Page: Sendable {
    /// The path without its ending: `themes/referrals`.
    let path: String
    /// The theme, with the number of the page where it has several.
    let title: String
    /// The indicators.
    let standings: [Standing]
  }

  /// The pages, themes in the order of the catalogue.
  let pages: [Page]

  private let paths: [String: String]

  /// The most indicators of one page.
  static let mostIndicators = 8

  /// Shares the indicators out among pages.
  init(of standings: [Standing]) {
    var themes: [String] = []
    var members: [String: [Standing]] = [:]
    for standing in standings {
      let theme = standing.indicator.theme
      if members[theme] == nil { themes.append(theme) }
      members[theme, default: []].append(standing)
    }
    var pages: [Page] = []
    var paths: [String: String] = [:]
    var taken: Set<String> = []
    for theme in themes {
      let all = members[theme] ?? []
      let name = theme.isEmpty ? "Other indicators" : theme
      let starts = Array(stride(from: 0, to: all.count, by: Self.mostIndicators))
      for (part, start) in starts.enumerated() {
        let standings = Array(all[start..<min(start + Self.mostIndicators, all.count)])
        let path = "themes/" + Self.freeName(for: name, taken: &taken)
        let title = starts.count == 1 ? name : "\(name), part \(part + 1) of \(starts.count)"
        pages.append(Page(path: path, title: title, standings: standings))
        for standing in standings { paths[standing.indicator.id] = path }
      }
    }
    self.pages = pages
    self.paths = paths
  }

  /// The page on which an indicator stands.
  func path(of indicator: String) -> String? { paths[indicator] }

  /// A short name of letters, digits and hyphens that no other page has.
  static func freeName(for title: String, taken: inout Set<String>) -> String {
    var name = ""
    for byte in title.lowercased().utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        name.unicodeScalars.append(UnicodeScalar(byte))
      case UInt8(ascii: "'"), 0x80...: continue
      default: if !name.isEmpty, !name.hasSuffix("-") { name += "-" }
      }
    }
    name = String(name.prefix(60))
    while name.hasSuffix("-") { name.removeLast() }
    if name.isEmpty { name = "theme" }
    var free = name
    var number = 2
    while !taken.insert(free).inserted {
      free = "\(name)-\(number)"
      number += 1
    }
    return free
  }

  /// One page as a document.
  func document(of page: Page, edition: Edition) -> Document {
    var blocks: [Block] = []
    for standing in page.standings {
      blocks += self.blocks(of: standing, level: 2, edition: edition, hasParts: true)
    }
    return edition.page(
      "\(page.title): \(edition.period.inWords)",
      introduction: [.text("\(edition.partnership).")],
      blocks
    ).inFolder
  }

  /// One indicator: what it is, how it stands, its chart, its parts, what people wrote and a
  /// question.
  func blocks(of standing: Standing, level: Int, edition: Edition, hasParts: Bool) -> [Block] {
    let indicator = standing.indicator
    var blocks: [Block] = [
      .heading(level: level, id: "i-\(safeName(indicator.id))", indicator.title)
    ]
    var words: [Inline] = [.text(indicator.definition)]
    if !indicator.caution.isEmpty { words.append(.text(" " + indicator.caution)) }
    blocks.append(.paragraph(words))
    if let target = standing.target { blocks.append(.terms([target.term])) }
    if let plate = seriesPlate(of: standing) {
      blocks.append(.plate(plate))
      blocks.append(
        .details(
          summary: "Figures of the chart: \(indicator.title)",
          [.table(seriesTable(of: standing))]
        )
      )
    } else {
      blocks.append(
        .paragraph([
          .shape(standing.status.shape), .strong(standing.status.word.rawValue),
          .text(": \(withinSentence(standing.status.sentence))."),
        ])
      )
    }
    if hasParts, !standing.breakdowns.isEmpty {
      blocks.append(
        .details(
          summary: "By \(standing.breakdownNames): \(indicator.title)",
          standing.breakdownBlocks()
        )
      )
    }
    if hasParts {
      // What is counted, the caution and the question stand on the page already.
      let said = ["What is counted", "Caution", "To ask"]
      blocks.append(
        .details(
          summary: "Definition: \(indicator.title)",
          [.terms(definitionTerms(of: indicator).filter { !said.contains($0.name) })]
        )
      )
    }
    blocks += standing.commentaryBlocks(of: edition)
    if let question = indicator.questions(for: standing.status.word).first {
      blocks.append(.paragraph([.strong("To ask: "), .text(question)]))
    }
    blocks += way(from: standing, edition: edition, isTheme: hasParts)
    return blocks
  }

  /// Where more of an indicator stands.
  private func way(from standing: Standing, edition: Edition, isTheme: Bool) -> [Block] {
    let id = safeName(standing.indicator.id)
    let title = standing.indicator.title
    if isTheme {
      guard edition.audience == .internal else { return [] }
      let target = Destination.file("../indicators/\(id).html")
      return [.paragraph([.link("How this number was made: \(title)", to: target)])]
    }
    guard !standing.breakdowns.isEmpty, let page = path(of: standing.indicator.id) else {
      return []
    }
    let words = "By \(standing.breakdownNames): \(title)"
    return [.paragraph([.link(words, to: .part(of: page, "i-\(id)"))])]
  }
}
