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
    guard workspace.hasRows else { throw RunError.nothingUsable(folder: arguments.dataPath) }
    return status
  }
}
