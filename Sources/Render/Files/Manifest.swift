import Records
public import Release

/// What a run read and wrote, so that anybody can check a page against its inputs.
public struct Manifest: Sendable {
  /// One file that was written.
  public struct Output: Hashable, Sendable {
    /// The path below the edition's folder.
    public let path: String
    /// Its SHA-256.
    public let sha256: String

    /// Makes an output.
    public init(path: String, sha256: String) {
      self.path = path
      self.sha256 = sha256
    }
  }

  private let head: [(String, JSONValue)]
  private let outputs: [Output]

  /// Makes the manifest of one edition.
  ///
  /// - Parameters:
  ///   - edition: The edition.
  ///   - outputs: Its files, without the manifest itself.
  public init(of edition: Edition, outputs: [Output]) {
    var head: [(String, JSONValue)] = [
      ("edition", .text(edition.audience.rawValue)),
      ("partnership", .text(edition.partnership)),
      ("authority_code", .text(edition.authority.code)),
      ("period", .text(edition.period.description)),
      ("program_version", .text(edition.programVersion)),
      ("catalogue_version", .text(edition.catalogueVersion)),
    ]
    if !edition.ledgerSeal.isEmpty { head.append(("ledger", .text(edition.ledgerSeal))) }
    if !edition.figuresHash.isEmpty {
      head.append(("figures_hash", .text(edition.figuresHash)))
    }
    if let quality = edition.quality {
      head.append(("data_hash", .text(edition.dataHash)))
      head.append(("inputs", .list(quality.files.map(Self.input))))
    }
    self.head = head
    self.outputs = outputs
  }

  /// Makes the manifest of the comparison of several authorities.
  ///
  /// The inputs are listed in the manifests of the authorities; here stands their digest, for the
  /// internal edition alone.
  ///
  /// - Parameters:
  ///   - edition: The comparison.
  ///   - outputs: Its files, without the manifest itself.
  public init(of edition: RegionalEdition, outputs: [Output]) {
    var head: [(String, JSONValue)] = [
      ("edition", .text(edition.audience.rawValue)),
      ("partnership", .text(edition.partnership)),
      ("authority_codes", .list(edition.authorities.map { .text($0.code) })),
      ("period", .text(edition.period.description)),
      ("program_version", .text(edition.programVersion)),
      ("catalogue_version", .text(edition.catalogueVersion)),
    ]
    if !edition.dataHash.isEmpty { head.append(("data_hash", .text(edition.dataHash))) }
    if !edition.figuresHash.isEmpty {
      head.append(("figures_hash", .text(edition.figuresHash)))
    }
    self.head = head
    self.outputs = outputs
  }

  /// The manifest as `manifest.json`.
  ///
  /// The public one names outputs and versions only: how many rows came is a count, too.
  public var file: OutputFile {
    let outputs = self.outputs.sorted { $0.path < $1.path }.map { output in
      JSONValue.object([("path", .text(output.path)), ("sha256", .text(output.sha256))])
    }
    let members = head + [("outputs", .list(outputs))]
    return OutputFile(path: "manifest.json", text: JSONValue.object(members).written + "\n")
  }

  private static func input(_ file: FileReport) -> JSONValue {
    .object([
      ("path", .text(file.path)),
      ("bytes", .whole(file.byteCount)),
      ("sha256", .text(file.sha256)),
      ("dataset", file.dataset.map { .text($0) } ?? .null),
      ("fields", .list(file.fields.map { .text($0) })),
      ("rows_read", .whole(file.rows.read)),
      ("rows_accepted", .whole(file.rows.accepted)),
      ("rows_rejected", .whole(file.rows.rejected)),
      ("rows_duplicate", .whole(file.rows.duplicate)),
    ])
  }
}
