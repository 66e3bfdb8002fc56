import Catalogue
import Glibc
import Ingest
import Records

/// A data folder, read: what a command that needs the extracts begins with.
struct Workspace {
  /// The path of the data folder.
  let folderPath: String
  /// The settings of the partnership.
  let settings: PartnershipSettings
  /// The catalogue.
  let catalogue: Catalogue
  /// The first twelve digits of the catalogue's SHA-256.
  let catalogueVersion: String
  /// What was read.
  let intake: Intake
  /// The breaks in series that the partnership decided.
  let ledger: BreakLedger

  /// How much is done at the same time.
  let jobs: Jobs
  /// How far the run has come.
  let progress: Progress

  /// What reading the extracts and the ledger brought to light.
  var quality: QualityReport {
    var quality = intake.quality
    ledger.report(in: &quality)
    return quality
  }

  /// Reads the data folder that the arguments name.
  ///
  /// - Throws: `UsageError` or `RunError`.
  init(_ arguments: Arguments) async throws {
    let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    jobs = Jobs(try arguments.jobs(otherwise: cores))
    let folder = try DataFolder(arguments.dataPath)
    folderPath = folder.path
    settings = try folder.settings()
    (catalogue, catalogueVersion) = try loadCatalogue(arguments, dataFolder: folder.path)
    let extracts = try folder.tables(in: "extracts")
    guard !extracts.isEmpty else { throw folder.withoutExtracts }
    for dataset in settings.expects where catalogue.schema[dataset] == nil {
      let hint = nearestWord(to: dataset, among: catalogue.schema.datasets.map(\.name))
      throw RunError.badPartnership(
        path: folder.path + "/partnership.json",
        reason: "'expects' names '\(dataset)', which is no dataset."
          + (hint.map { " Did you mean '\($0)'?" } ?? "")
      )
    }
    let files = try extracts + folder.tables(in: "reference") + folder.commentaries()
    let progress = Progress(total: folder.size(of: files))
    self.progress = progress
    let request = IntakeRequest(
      folder: folder.path,
      files: files.map { InputFile(path: $0) },
      catalogue: catalogue,
      authorities: settings.authorities,
      coverage: Coverage(
        everywhere: settings.coversFrom,
        byDataset: settings.coversFromByDataset
      ),
      jobs: jobs.count,
      makeDigest: { CountedDigest(progress) }
    )
    intake = await Intake.take(request)
    ledger = try BreakLedger(
      folder: folder,
      place: intake.quality.files.count,
      indicators: catalogue.indicators
    )
  }

  /// Why nothing can be counted, where no extract has a row that counts.
  var withoutRows: RunError {
    let extracts = refused.count { $0.path.hasPrefix("extracts/") }
    return .nothingUsable(folder: folderPath, refused: extracts)
  }

  /// The files that were refused.
  var refused: [FileReport] { quality.files.filter { $0.refusal != nil } }

  /// The expected datasets of which no file came.
  var missing: [Dataset] {
    let came = Set(intake.quality.files.compactMap { $0.refusal == nil ? $0.dataset : nil })
    let fed = Set(intake.caseloads.flatMap { $0.tables.keys })
    return settings.expects.filter { !came.contains($0) && !fed.contains($0) }
      .compactMap { catalogue.schema[$0] }
  }

  /// Says what was refused, set aside and missed, and answers with the exit status 0 or 1.
  func sayWhatCame() -> Int32 {
    progress.finish()
    for file in refused {
      Console.say("'\(file.path)' was refused: \(file.refusal ?? "")")
    }
    let rejected = quality.files.reduce(0) { $0 + $1.rows.rejected }
    if rejected > 0 {
      let rows = rejected == 1 ? "1 row was" : "\(rejected) rows were"
      Console.say("\(rows) set aside: the data-quality page says which, why and how to fix them.")
    }
    for dataset in missing {
      Console.say("Not received: \(dataset.title), from \(dataset.agency).")
    }
    return refused.isEmpty && missing.isEmpty ? 0 : 1
  }
}

/// Loads the catalogue and the version of it that pages and manifests state.
///
/// - Throws: `RunError` with the sentence of the first mistake.
func loadCatalogue(
  _ arguments: Arguments,
  dataFolder: String?
) throws(RunError) -> (Catalogue, version: String) {
  let sheets = try StandardCatalogue.sheets(
    chosen: arguments.options["catalogue"],
    dataFolder: dataFolder
  )
  let digest = SHA256Digest()
  for sheet in sheets.sorted(by: { $0.file < $1.file }) {
    for row in [sheet.header] + sheet.rows.map(\.cells) {
      digest.update(Array((row.joined(separator: "\u{1F}") + "\n").utf8).span)
    }
  }
  do {
    return (try Catalogue(sheets: sheets), String(digest.finish().prefix(12)))
  } catch {
    throw RunError.badCatalogue("\(error)")
  }
}
