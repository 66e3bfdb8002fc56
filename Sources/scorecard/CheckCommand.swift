import Catalogue
import Ingest
import Metrics
import Records
import Release
import Render

/// Reads everything and writes the data-quality report, but counts nothing.
struct CheckCommand {
  private let arguments: Arguments

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  /// Writes the report to `data-quality` below the reports and answers with the exit status.
  func run() async throws -> Int32 {
    let workspace = try await Workspace(arguments)
    let status = workspace.sayWhatCame()
    let reports = try ReportFolder(arguments.outPath)
    let part = ReportFolder.Part(
      path: "data-quality",
      access: .confidential,
      files: workspace.intake.caseloads.first.map { workspace.qualityFiles($0) } ?? []
    )
    try reports.replace("data-quality", with: [part])
    Console.say("Written: \(reports.path)/data-quality/data-quality.html")
    guard workspace.hasRows else { throw workspace.withoutRows }
    return status
  }
}

extension Workspace {
  /// The data-quality page and its tables, of every file whatever the authority.
  func qualityFiles(_ caseload: Caseload) -> [OutputFile] {
    let period =
      newestCompleteMonth ?? caseload.newestEvent.values.max()?.month ?? Month(year: 1970, month: 1)
    let measurements = Measurements(
      partnership: settings.partnership,
      authority: caseload.authority,
      period: period,
      indicators: catalogue.indicators,
      readings: [],
      signals: [],
      comparisons: [],
      receipts: Receipt.all(
        catalogue: catalogue,
        quality: quality,
        caseload: caseload,
        expects: settings.expects,
        period: period
      ),
      notes: [],
      quality: quality
    )
    let edition = Edition(
      of: measurements,
      for: .internal,
      dataHash: dataHash,
      catalogueVersion: catalogueVersion,
      programVersion: HelpText.version
    )
    return qualityPages(of: edition)
  }
}
