import Catalogue
import FoundationEssentials
import Ingest
import Metrics
import Records
import Release
import Render

/// Reads the extracts and writes the scorecards of one month.
struct RunCommand {
  private let arguments: Arguments

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  /// Writes the reports and answers with the exit status.
  func run() async throws -> Int32 {
    let asked = try arguments.period()
    let edition = try arguments.choice("edition", among: ["both", "internal", "public"])
    let audiences = Audience.allCases.filter { edition == "both" || edition == $0.rawValue }
    let workspace = try await Workspace(arguments)
    let status = workspace.sayWhatCame()
    guard workspace.hasRows else { throw workspace.withoutRows }
    guard let period = asked ?? workspace.newestCompleteMonth else { throw RunError.noPeriod }

    let published = try publishedBefore(workspace.folderPath, needed: audiences.contains(.public))
    var parts: [ReportFolder.Part] = []
    var editions: [Edition] = []
    for caseload in workspace.intake.caseloads {
      workspace.progress.say("Counting: \(caseload.authority.name)")
      let measurements = workspace.measurements(of: caseload, period: period, for: audiences)
      workspace.progress.say("Writing: \(caseload.authority.name)")
      let folder = workspace.folder(of: caseload.authority, period: period)
      let made = try workspace.parts(
        measurements,
        for: audiences,
        after: published.ledger.history(of: caseload.authority, reasons: published.reasons),
        below: folder
      )
      parts += made.map(\.part)
      editions += made.map(\.edition)
    }
    parts += regionalParts(of: editions, for: audiences, period: period)
    let reports = try ReportFolder(arguments.outPath)
    let targets =
      audiences.count == Audience.allCases.count ? [period.description] : parts.map(\.path)
    let index = indexPage(
      partnership: workspace.settings.partnership,
      months: reportedMonths(
        in: reports,
        workspace.settings.authorities,
        replacing: targets,
        with: parts
      ),
      programVersion: HelpText.version
    )
    try reports.replace(targets, with: parts, index: index)
    workspace.progress.finish()
    if !WorkbookWriter.isAvailable { Console.say(WorkbookWriter.reason) }
    let written = Set(parts.map { $0.path.split(separator: "/").dropLast().joined(separator: "/") })
    let names = audiences.map(\.rawValue).joined(separator: " and ")
    for month in written.sorted() {
      Console.say(
        "Written: \(reports.path)/\(month), \(names). Open \(reports.path)/index.html."
      )
    }
    for edition in editions where !edition.withoutProof.isEmpty {
      Console.say(Self.sentence(on: edition.withoutProof, of: edition.authority))
    }
    return status
  }

  /// What is said of indicators of which the public sees nothing new: a few by name, so that the line
  /// can be read.
  private static func sentence(on ids: [String], of authority: Authority) -> String {
    let named = ids.count > 4 ? ids.prefix(3) + ["\(ids.count - 3) more"] : ids[...]
    return "\(authority.name), public: nothing new is shown of \(ids.count) indicators ("
      + named.joined(separator: ", ") + "), since no proof was found that their withheld numbers "
      + "cannot be worked out beside what else is shown or was published before. The notes of the "
      + "public scorecard name each."
  }

  /// What has been published before, and why it has changed.
  ///
  /// Without a ledger that can be trusted nothing is written for the public; the internal edition
  /// then does without the list of revisions.
  private func publishedBefore(
    _ folder: String,
    needed isNeeded: Bool
  ) throws(RunError) -> (ledger: ReleaseLedger, reasons: [RevisionReason]) {
    let file = LedgerFile(dataFolder: folder)
    do throws(RunError) {
      return (try file.read(), try file.reasons())
    } catch {
      guard !isNeeded else { throw error }
      Console.say("\(error)")
      return (ReleaseLedger(), [])
    }
  }

  /// The months and editions that will stand in the folder of reports, for the index.
  private func reportedMonths(
    in reports: borrowing ReportFolder,
    _ authorities: [Authority],
    replacing targets: [String],
    with parts: [ReportFolder.Part]
  ) -> [ReportedMonth] {
    let path = reports.path
    let written = Set(parts.flatMap { part in part.files.map { "\(part.path)/\($0.path)" } })
    func willStand(_ page: String) -> Bool {
      if written.contains(page) { return true }
      return !targets.contains { page.hasPrefix($0 + "/") }
        && FileManager.default.fileExists(atPath: "\(path)/\(page)")
    }
    func audiences(_ folder: String, page: String = "scorecard") -> [Audience] {
      Audience.allCases.filter { willStand("\(folder)/\($0.rawValue)/\(page).html") }
    }
    let months = Set(reports.months).union(targets.map { String($0.prefix { $0 != "/" }) })
    return months.sorted().flatMap { name -> [ReportedMonth] in
      guard let month = Month(name) else { return [] }
      let single = ReportedMonth(
        month: month,
        authority: nil,
        folder: name,
        audiences: audiences(name)
      )
      let several = authorities.map { authority in
        ReportedMonth(
          month: month,
          authority: authority,
          folder: "\(name)/\(authority.code)",
          audiences: audiences("\(name)/\(authority.code)")
        )
      }
      let regional = ReportedMonth(
        month: month,
        authority: nil,
        folder: "\(name)/regional",
        audiences: audiences("\(name)/regional", page: "regional"),
        isRegional: true
      )
      return ([single, regional] + several).filter { !$0.audiences.isEmpty }
    }
  }
}

extension Workspace {
  /// Whether any row of any extract counts.
  var hasRows: Bool { intake.caseloads.contains { $0.tables.values.contains { $0.rowCount > 0 } } }

  /// The last month whose last day is not after the newest event of the plans, or of anything.
  var newestCompleteMonth: Month? {
    Month.reporting(by: catalogue, newestEvents: intake.caseloads.map(\.newestEvent))
  }

  /// The folder of one authority's month, below the reports.
  func folder(of authority: Authority, period: Month) -> String {
    intake.caseloads.count == 1 ? period.description : "\(period)/\(authority.code)"
  }

  /// Everything measured for one authority; the months behind it where the public is to see it.
  func measurements(
    of caseload: Caseload,
    period: Month,
    for audiences: [Audience]
  ) -> Measurements {
    Measurements(
      partnership: settings.partnership,
      catalogue: catalogue,
      caseload: caseload,
      reference: reference,
      quality: quality,
      expects: settings.expects,
      neighbourModel: settings.neighbourModel,
      period: period,
      breaks: ledger.breaks,
      jobs: jobs,
      monthsBehind: audiences.contains(.public) ? 64 : 0
    )
  }

  /// The reference figures, with the partnership's own choice of neighbours where it has one.
  private var reference: ReferenceLibrary {
    var library = intake.reference
    if !settings.neighbours.isEmpty {
      let own = settings.authorities.map { ($0.code, settings.neighbours) }
      library.neighbourModels.removeAll { $0.name == "own" }
      library.neighbourModels.append(
        NeighbourModel(
          name: "own",
          neighbours: Dictionary(own, uniquingKeysWith: { first, _ in first })
        )
      )
    }
    return library
  }

  /// The first twelve digits of the SHA-256 of the inputs' names and digests.
  var dataHash: String {
    let lines = quality.files.map { "\($0.path)\u{0}\($0.sha256)\n" }
    return SHA256Digest.short(of: Array(lines.joined().utf8))
  }

  /// The editions of one authority's month, made at the same time and given in their order.
  func parts(
    _ measurements: Measurements,
    for audiences: [Audience],
    after history: PublishedHistory,
    below folder: String
  ) throws(RunError) -> [(part: ReportFolder.Part, edition: Edition)] {
    let made = jobs.map(audiences) { audience in
      Result { () throws(RunError) in
        try part(measurements, for: audience, after: history, below: folder)
      }
    }
    var parts: [(part: ReportFolder.Part, edition: Edition)] = []
    for one in made { parts.append(try one.get()) }
    return parts
  }

  /// One edition of one authority's month, with its manifest.
  private func part(
    _ measurements: Measurements,
    for audience: Audience,
    after history: PublishedHistory,
    below folder: String
  ) throws(RunError) -> (part: ReportFolder.Part, edition: Edition) {
    var edition = Edition(
      of: measurements,
      for: audience,
      dataHash: dataHash,
      catalogueVersion: catalogueVersion,
      programVersion: HelpText.version,
      history: history,
      smallest: settings.smallestCount
    )
    if audience == .public {
      edition.figuresHash = SHA256Digest.short(of: indicatorsFile(of: edition).bytes)
    }
    var files = pages(of: edition, areas: catalogue.areas, jobs: jobs)
    if WorkbookWriter.isAvailable {
      files.append(try WorkbookWriter.file(workbook(of: edition), path: "scorecard.xlsx"))
    }
    let outputs = files.map { file in
      Manifest.Output(path: file.path, sha256: SHA256Digest.digest(of: file.bytes))
    }
    files.append(Manifest(of: edition, outputs: outputs).file)
    let part = ReportFolder.Part(
      path: "\(folder)/\(audience.rawValue)",
      access: audience == .internal ? .confidential : .open,
      files: files
    )
    return (part, edition)
  }
}
