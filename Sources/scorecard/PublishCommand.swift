import FoundationEssentials
import Ingest
import Records
import Release

/// Enters the figures of a public edition in the ledger of what has been published.
struct PublishCommand {
  private let arguments: Arguments

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  /// Appends to the ledger what is new and answers with the exit status.
  func run() throws -> Int32 {
    guard let period = try arguments.period() else {
      throw UsageError.missingOption("period", command: "publish")
    }
    let data = try DataFolder(arguments.dataPath)
    let file = LedgerFile(dataFolder: data.path)
    let month = arguments.outPath + "/" + period.description
    let settings = try data.settings()
    let editions = try Self.editions(in: month, settings.authorities)
    // Nobody may write the month while its figures are entered.
    let reports = try ReportFolder(arguments.outPath)
    file.removeWhatIsLeft()
    var ledger = try file.read()
    let sealBefore = ledger.seal
    var rows: [[String]] = []
    var sentences: [String] = []
    for (authority, folder) in editions {
      let edition = try WrittenEdition(folder: folder, release: period)
      guard edition.authorityCode == authority.code else {
        throw RunError.refused("'\(folder)' is not about \(authority.name) (\(authority.code)).")
      }
      let new = ledger.rows(publishing: edition.figures, of: authority.code) { SHA256Digest() }
      guard !new.isEmpty else {
        sentences.append("Nothing new: every figure of \(folder) stands in '\(file.path)'.")
        continue
      }
      guard edition.ledgerSeal == sealBefore else {
        throw RunError.refused(
          "'\(folder)' was written before the last release was entered in the ledger. "
            + "Run 'scorecard run --period \(period)' again, look at the pages, then publish."
        )
      }
      rows += new
      ledger = try file.read(followedBy: rows)
      sentences.append(
        "Published: \(new.count) figures of \(period) for \(authority.name) entered in "
          + "'\(file.path)'. Keep that file: it is never edited."
      )
    }
    // All authorities in one step: a release is entered whole, or not at all.
    if !rows.isEmpty { try file.append(rows) }
    for sentence in sentences { Console.say(sentence) }
    withExtendedLifetime(reports.path) {}
    return 0
  }

  /// The public editions of a month and whose they are.
  private static func editions(
    in month: String,
    _ authorities: [Authority]
  ) throws(RunError) -> [(Authority, folder: String)] {
    func isThere(_ folder: String) -> Bool {
      FileManager.default.fileExists(atPath: folder + "/manifest.json")
    }
    if let only = authorities.first, authorities.count == 1, isThere(month + "/public") {
      return [(only, month + "/public")]
    }
    let several = authorities.map { ($0, folder: "\(month)/\($0.code)/public") }
      .filter { isThere($0.folder) }
    guard !several.isEmpty else {
      throw RunError.unreadable(
        path: month + "/public",
        reason: "there is no public edition of that month; 'scorecard run' writes it"
      )
    }
    return several
  }
}

/// A public edition as it stands in its folder.
private struct WrittenEdition {
  let authorityCode: String
  let ledgerSeal: String
  let figures: [PublishedFigure]

  /// What is read of `manifest.json`.
  private struct Manifest: Decodable {
    struct Output: Decodable {
      let path: String
      let sha256: String
    }

    let edition: String
    let authority_code: String
    let ledger: String?
    let outputs: [Output]
  }

  /// What is read of `scorecard.json`.
  private struct Scorecard: Decodable {
    struct Indicator: Decodable {
      let id: String
      let version: Int
    }

    let indicators: [Indicator]
  }

  /// Reads an edition and checks that no file of it has changed since it was written.
  ///
  /// - Throws: `RunError`.
  init(folder: String, release: Month) throws(RunError) {
    let manifest: Manifest = try Self.decoded(folder + "/manifest.json")
    guard manifest.edition == "public" else {
      throw RunError.refused("'\(folder)' is not a public edition.")
    }
    for output in manifest.outputs {
      let bytes = try DataFolder.bytes(of: folder + "/" + output.path)
      guard SHA256Digest.digest(of: bytes) == output.sha256 else {
        throw RunError.refused(
          "'\(folder)/\(output.path)' has changed since it was written. Run 'scorecard run "
            + "--period \(release)' again, then publish."
        )
      }
    }
    let scorecard: Scorecard = try Self.decoded(folder + "/scorecard.json")
    let versions = Dictionary(
      scorecard.indicators.map { ($0.id, $0.version) },
      uniquingKeysWith: { first, _ in first }
    )
    let path = folder + "/indicators.csv"
    do {
      let bytes = try DataFolder.bytes(of: path)
      let sheet = try SheetReader.sheet(bytes.span, file: path)
      figures = try PublishedFigure.figures(of: sheet, release: release, versions: versions)
    } catch {
      throw RunError.refused("'\(path)' cannot be understood: \(error)")
    }
    authorityCode = manifest.authority_code
    ledgerSeal = manifest.ledger ?? ""
  }

  private static func decoded<Value: Decodable>(_ path: String) throws(RunError) -> Value {
    let bytes = try DataFolder.bytes(of: path)
    do {
      return try JSONDecoder().decode(Value.self, from: Data(bytes))
    } catch {
      throw RunError.refused("'\(path)' is not what 'scorecard run' writes.")
    }
  }
}
