import Catalogue
import Ingest
import Metrics
import Records
import Render

/// Says how one number was made.
struct ExplainCommand {
  private let arguments: Arguments

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  /// Writes the explanation to standard output and answers with the exit status.
  func run() async throws -> Int32 {
    let asked = try arguments.period()
    let folder = try DataFolder(arguments.dataPath)
    // What was typed is checked before any extract is read.
    let (catalogue, _) = try loadCatalogue(arguments, dataFolder: folder.path)
    let indicator = try indicator(in: catalogue)
    let basis = try basis(of: indicator)
    let workspace = try await Workspace(arguments)
    let status = workspace.sayWhatCame()
    guard workspace.hasRows else { throw workspace.withoutRows }
    guard let period = asked ?? workspace.newestCompleteMonth else { throw RunError.noPeriod }
    let caseload = try caseload(of: workspace.intake.caseloads)
    let calculation = Calculation(
      catalogue: workspace.catalogue,
      caseload: caseload,
      reference: workspace.intake.reference,
      period: period,
      quality: workspace.intake.quality,
      explaining: ExplanationRequest(
        indicator: indicator.id,
        basis: basis,
        listsRows: arguments.has("rows")
      )
    )
    if arguments.has("rows") {
      Console.say(
        "The rows behind a number are for the performance sub-group alone: ids and places."
      )
    }
    for explanation in calculation.explanations {
      Console.print(
        ExplanationListing(
          explanation,
          of: indicator,
          among: workspace.catalogue.indicators,
          schema: workspace.catalogue.schema,
          quality: workspace.intake.quality
        ).text
      )
    }
    return status
  }

  private func indicator(in catalogue: Catalogue) throws(UsageError) -> Indicator {
    let id = arguments.argument ?? ""
    if let indicator = catalogue.indicators.first(where: { $0.id == id }) { return indicator }
    throw UsageError.unknownIndicator(
      id,
      nearest: nearestWord(to: id, among: catalogue.indicators.map(\.id))
    )
  }

  private func basis(of indicator: Indicator) throws(UsageError) -> Basis? {
    guard arguments.has("basis") else { return nil }
    let bases = Basis.allCases.map(\.rawValue)
    let word = arguments.options["basis"] ?? ""
    guard let basis = Basis(rawValue: word) else {
      throw UsageError.badValue(
        word,
        option: "basis",
        expected: bases.map { "'\($0)'" }.joined(separator: ", ")
      )
    }
    guard indicator.bases.contains(basis) else {
      throw UsageError.otherBasis(
        word,
        indicator: indicator.id,
        bases: indicator.bases.map(\.rawValue)
      )
    }
    return basis
  }

  private func caseload(of caseloads: [Caseload]) throws(UsageError) -> Caseload {
    guard let code = arguments.options["authority"] else { return caseloads[0] }
    guard let caseload = caseloads.first(where: { $0.authority.code == code }) else {
      throw UsageError.unknownAuthority(code, known: caseloads.map(\.authority.code))
    }
    return caseload
  }
}
