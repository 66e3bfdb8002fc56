import Records
import Release

extension Edition {
  /// The line that says who may see a page and which run made it.
  var marking: Marking {
    var origins = ["\(authority.name) (\(authority.code))", period.inWords]
    if !dataHash.isEmpty { origins.append("run \(dataHash)") }
    if !figuresHash.isEmpty { origins.append("figures \(figuresHash)") }
    origins.append("definitions \(catalogueVersion)")
    origins.append("program \(programVersion)")
    switch audience {
    case .internal:
      return Marking(
        word: "INTERNAL",
        meaning: "For the performance sub-group: true figures, not for publication",
        origins: origins
      )
    case .public:
      return Marking(
        word: "PUBLIC",
        meaning: "Small numbers are withheld",
        origins: origins
      )
    }
  }

  /// The pages of the edition; where nothing was counted, as by `check`, there is one alone.
  var siblings: [PageLink] {
    if quality != nil, readings.isEmpty, !indicators.isEmpty {
      return [PageLink(title: "Data quality", path: "data-quality")]
    }
    var links = [
      PageLink(title: "Scorecard", path: "scorecard"),
      PageLink(title: "The quarter", path: "quarterly"),
      PageLink(title: "Neighbours", path: "neighbours"),
      PageLink(title: "All authorities", path: "funnels"),
      PageLink(title: "Neglect figures for the JSNA", path: "jsna-neglect"),
      PageLink(title: "Definitions", path: "definitions"),
    ]
    if ChangesPage.isNeeded(in: self) {
      links.append(PageLink(title: "Changes", path: "changes"))
    }
    if quality != nil { links.append(PageLink(title: "Data quality", path: "data-quality")) }
    return links
  }

  /// A page of the edition.
  func page(_ title: String, introduction: [Inline], _ blocks: [Block]) -> Document {
    Document(
      title: title,
      marking: marking,
      introduction: introduction,
      siblings: siblings,
      blocks: blocks
    )
  }
}

extension Document {
  /// The same page in a folder below that of the edition.
  var inFolder: Document {
    var page = self
    page.siblings = siblings.map { PageLink(title: $0.title, path: "../" + $0.path) }
    page.root = "../"
    return page
  }
}

/// The symbols that stand in the place of a figure, explained once for all pages.
let symbolTerms: [Term] = [
  Term(
    name: "[c]",
    meaning: [
      "Withheld to protect children: the number is small, or would give a small number away."
    ]
  ),
  Term(
    name: "[x]",
    meaning: ["Not available: the extract was not received, or the figure is not collected."]
  ),
  Term(name: "[z]", meaning: ["Not applicable: there is nothing to divide by."]),
  Term(name: "[u]", meaning: ["Low reliability."]),
  Term(name: "[k]", meaning: ["Rounds to zero but is not zero."]),
]
