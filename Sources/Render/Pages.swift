import Catalogue
public import Release

/// Every page, table and chart of one edition, in the order of their paths.
///
/// Paths are below the edition's folder: `scorecard.html`, `charts/cpp_count.svg`. The manifest
/// and the workbook are the front door's, which alone knows files.
public func pages(of edition: Edition) -> [OutputFile] {
  let standings = standings(of: edition)
  let summary = Summary(of: standings)
  let needs = NeedsPage(edition: edition, standings: standings)
  let neighbours = NeighboursPage(edition: edition)
  let funnels = FunnelsPage(edition: edition)
  let themes = ThemePages(of: standings)
  let scorecard = ScorecardPage(
    edition: edition,
    standings: standings,
    summary: summary,
    themes: themes
  )
  let quarterly = QuarterlyPage(edition: edition, standings: standings, themes: themes)
  var files =
    bothForms(of: scorecard.document, path: "scorecard")
    + bothForms(of: quarterly.document, path: "quarterly")
    + bothForms(of: needs.document, path: "jsna-neglect")
    + bothForms(of: definitionsPage(of: edition, themes: themes), path: "definitions")
  let changes = ChangesPage(edition: edition)
  for page in neighbours.documents + funnels.documents + changes.documents {
    files += bothForms(of: page.document, path: page.path)
  }
  files += [
    scorecardFile(of: edition, standings: standings, summary: summary),
    indicatorsFile(of: edition), comparisonsFile(of: edition), needs.file,
  ]
  files += themes.pages.flatMap { page in
    bothForms(of: themes.document(of: page, edition: edition), path: page.path)
  }
  let plates =
    standings.compactMap(seriesPlate) + neighbours.newest.compactMap(neighbourPlate)
    + funnels.drawn.compactMap(funnelPlate)
  files += plates.map(SVGWriter.file)
  if edition.audience == .internal {
    files += standings.map { standing in
      HTMLWriter.file(
        indicatorPage(of: standing, edition: edition),
        path: "indicators/\(safeName(standing.indicator.id))"
      )
    }
  }
  return (files + qualityPages(of: edition)).sorted { $0.path < $1.path }
}

/// The data-quality page and its tables, in the order of their paths; none in the public edition.
///
/// `pages(of:)` holds them too; by themselves they are for a run that reads and counts nothing.
public func qualityPages(of edition: Edition) -> [OutputFile] {
  guard let quality = edition.quality else { return [] }
  let page = QualityPage(edition: edition, quality: quality)
  return (bothForms(of: page.document, path: "data-quality") + qualityFiles(of: quality))
    .sorted { $0.path < $1.path }
}

/// A page as HTML and as Markdown.
private func bothForms(of document: Document, path: String) -> [OutputFile] {
  [HTMLWriter.file(document, path: path), MarkdownWriter.file(document, path: path)]
}
