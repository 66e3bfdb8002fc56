public import Records
public import Release

/// Every page, table and chart of one edition, in the order of their paths.
///
/// Paths are below the edition's folder: `scorecard.html`, `charts/cpp_count.svg`. The manifest
/// and the workbook are the front door's, which alone knows files.
public func pages(of edition: Edition) -> [OutputFile] {
  let standings = standings(of: edition)
  let summary = Summary(of: standings)
  let documents: [(path: String, document: Document)] = [
    (
      "scorecard",
      ScorecardPage(edition: edition, standings: standings, summary: summary).document
    )
  ]
  var files = documents.flatMap { page in
    [
      HTMLWriter.file(page.document, path: page.path),
      MarkdownWriter.file(page.document, path: page.path),
    ]
  }
  files += standings.compactMap(seriesPlate).map(SVGWriter.file)
  files.append(indicatorsFile(of: edition))
  return files.sorted { $0.path < $1.path }
}

/// One month that has reports, for the index.
public struct ReportedMonth: Hashable, Sendable {
  /// The month.
  public let month: Month
  /// The authority, where the folder holds several.
  public let authority: Authority?
  /// The folder that holds the editions, below the index: `2025-09` or `2025-09/825`.
  public let folder: String
  /// The editions that are there.
  public let audiences: [Audience]

  /// Makes a month of the index.
  public init(month: Month, authority: Authority?, folder: String, audiences: [Audience]) {
    self.month = month
    self.authority = authority
    self.folder = folder
    self.audiences = audiences
  }
}
