public import Catalogue
public import Records
public import Release

/// Every page, table and chart of one edition, in the order of their paths.
///
/// Paths are below the edition's folder: `scorecard.html`, `charts/cpp_count.svg`. The manifest
/// and the workbook are the front door's, which alone knows files.
///
/// - Parameters:
///   - edition: The edition.
///   - areas: The codes of authorities and regions, for tables that other programs take.
///   - jobs: How many pages are written at the same time.
/// - Returns: The files.
public func pages(
  of edition: Edition,
  areas: AreaRegister = AreaRegister(),
  jobs: Jobs = .one
) -> [OutputFile] {
  let standings = standings(of: edition)
  let summary = Summary(of: standings)
  let neighbours = NeighboursPage(edition: edition)
  let funnels = FunnelsPage(edition: edition)
  let themes = ThemePages(of: standings)
  let explore = ExploreFiles(of: edition, areas: areas)
  // What takes long comes first, so that no job is left with it alone at the end.
  var work: [@Sendable () -> [OutputFile]] = [
    { [indicatorsFile(of: edition)] },
    { [scorecardFile(of: edition, standings: standings, summary: summary)] },
    {
      let scorecard = ScorecardPage(
        edition: edition,
        standings: standings,
        summary: summary,
        themes: themes
      )
      return bothForms(of: scorecard.document, path: "scorecard")
    },
    {
      let quarterly = QuarterlyPage(edition: edition, standings: standings, themes: themes)
      return bothForms(of: quarterly.document, path: "quarterly")
    },
  ]
  work += themes.pages.map { page -> @Sendable () -> [OutputFile] in
    { bothForms(of: themes.document(of: page, edition: edition), path: page.path) }
  }
  work += [
    { neighbours.documents.flatMap { bothForms(of: $0.document, path: $0.path) } },
    { funnels.documents.flatMap { bothForms(of: $0.document, path: $0.path) } },
    {
      let needs = NeedsPage(edition: edition, standings: standings)
      return bothForms(of: needs.document, path: "jsna-neglect") + [needs.file]
    },
    { bothForms(of: definitionsPage(of: edition, themes: themes), path: "definitions") },
    {
      ChangesPage(edition: edition).documents.flatMap {
        bothForms(of: $0.document, path: $0.path)
      }
    },
    { [comparisonsFile(of: edition)] },
    { [explore.table, explore.metadata] },
    { neighbours.newest.compactMap(neighbourPlate).map(SVGWriter.file) },
    { funnels.drawn.compactMap(funnelPlate).map(SVGWriter.file) },
    { qualityPages(of: edition) },
  ]
  work += standings.map { standing -> @Sendable () -> [OutputFile] in
    {
      var files = [seriesPlate(of: standing)].compactMap { $0 }.map(SVGWriter.file)
      if edition.audience == .internal {
        files.append(
          HTMLWriter.file(
            indicatorPage(of: standing, edition: edition),
            path: "indicators/\(safeName(standing.indicator.id))"
          )
        )
      }
      return files
    }
  }
  let files = jobs.map(work) { $0() }.flatMap { $0 }
  let title =
    "\(edition.authority.name), \(edition.period.inWords), \(edition.audience.rawValue) edition"
  let metadata = tableMetadataFile(for: files, title: title, further: [explore.description])
  return (files + [metadata]).sorted { $0.path < $1.path }
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
