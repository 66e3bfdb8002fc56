import Catalogue
import FoundationEssentials
import Glibc
import Ingest
import Metrics
import Records

/// Makes a data folder for an authority, and fills it with what DfE publishes about it.
struct InitCommand {
  private let arguments: Arguments

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  /// Makes the folder, says what it holds and what is missing, and answers with the exit status.
  func run() async throws -> Int32 {
    let path = arguments.argument ?? ""
    let (catalogue, _) = try loadCatalogue(arguments, dataFolder: nil)
    let authority = try authority(in: catalogue.areas)
    let settings = path + "/partnership.json"
    var status = stat()
    guard unsafe lstat(settings, &status) != 0 else {
      throw RunError.alreadyThere(path: settings)
    }
    // What is to be copied is read first, so that a folder that is not there is known in time.
    let library = try await published(catalogue, authority)
    try makeFolders(path)
    for file in library.files { try copy(file, to: path) }
    try ReportFolder.writeFile(settings, Array(text(for: authority).utf8), mode: 0o600)
    Console.say("Written: \(settings) for \(authority.name) (\(authority.code)).")
    if !library.files.isEmpty {
      Console.say("Copied: \(library.files.count) files to '\(path)/reference'.")
    }
    for line in ReferenceStock(of: authority, in: library.reference, catalogue: catalogue)
      .lines(period: nil)
    {
      Console.say(line.fact)
      if !line.next.isEmpty { Console.say("  Next: \(line.next)") }
    }
    Console.say(
      "Now put what agencies send below '\(path)/extracts', and run 'scorecard run --data "
        + "\(path)'; 'scorecard doctor --data \(path)' says what is still missing."
    )
    return 0
  }

  /// The authority that is meant: by its code or by its name.
  private func authority(in areas: AreaRegister) throws(UsageError) -> Authority {
    guard let word = arguments.options["authority"] else {
      throw UsageError.missingOption("authority", command: "init")
    }
    let found = areas.area(code: word) ?? areas.area(named: word)
    if let found, found.level == .authority {
      return Authority(code: found.code, name: found.name)
    }
    throw UsageError.noSuchAuthority(
      word,
      nearest: nearestWord(to: word, among: areas.authorityNames)
    )
  }

  /// The files of the folder that was pointed at which the authority's comparisons can use, and what
  /// they hold.
  private func published(
    _ catalogue: Catalogue,
    _ authority: Authority
  ) async throws(RunError) -> (files: [(path: String, below: String)], reference: ReferenceLibrary)
  {
    guard let from = arguments.options["from"] else { return ([], ReferenceLibrary()) }
    let folder: DataFolder
    do throws(RunError) {
      folder = try DataFolder(from)
    } catch {
      throw RunError.noSourceFolder(from)
    }
    let names = try folder.tables(in: ".").map { String($0.dropFirst(2)) }
    let intake = await Intake.take(
      IntakeRequest(
        folder: folder.path,
        files: names.map { InputFile(path: $0, role: .reference) },
        catalogue: catalogue,
        authorities: [authority],
        coverage: Coverage(everywhere: nil, byDataset: [:]),
        jobs: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))),
        makeDigest: { SHA256Digest() }
      )
    )
    let unused = unusedFiles(of: intake.reference, catalogue)
    var files: [(path: String, below: String)] = []
    for file in intake.quality.files {
      if let refusal = file.refusal {
        Console.say("Left out: '\(from)/\(file.path)'. \(refusal)")
      } else if !unused.contains(file.path) {
        files.append((folder.path + "/" + file.path, file.path))
      }
    }
    if !unused.isEmpty {
      let names = unused.map { String($0.split(separator: "/").last ?? "") }.sorted()
      Console.say(
        "Left out, since no indicator compares with \(names.count == 1 ? "it" : "them"): "
          + names.joined(separator: ", ") + "."
      )
    }
    return (files, intake.reference)
  }

  /// The published tables that no indicator compares with.
  private func unusedFiles(of reference: ReferenceLibrary, _ catalogue: Catalogue) -> Set<String> {
    var unused: Set<String> = []
    for table in reference.tables {
      let comparer = Comparer(
        benchmarks: catalogue.benchmarks,
        reference: ReferenceLibrary(tables: [table]),
        indicators: catalogue.indicators,
        areas: catalogue.areas
      )
      if comparer.years.isEmpty { unused.insert(table.file) }
    }
    return unused
  }

  /// The folders: for their owner alone, since extracts of children are to lie in them.
  private func makeFolders(_ path: String) throws(RunError) {
    for folder in ["", "/extracts", "/reference", "/commentary"] {
      guard unsafe mkdir(path + folder, 0o700) == 0 || errno == EEXIST else {
        throw RunError.cannotWrite(path: path + folder, reason: systemReason())
      }
    }
  }

  /// Copies a file as it is, into the folder that makes it part of its release.
  private func copy(_ file: (path: String, below: String), to path: String) throws(RunError) {
    var folder = path + "/reference"
    for part in file.below.split(separator: "/").dropLast() {
      folder += "/" + part
      guard unsafe mkdir(folder, 0o700) == 0 || errno == EEXIST else {
        throw RunError.cannotWrite(path: folder, reason: systemReason())
      }
    }
    try ReportFolder.writeFile(
      path + "/reference/" + file.below,
      try DataFolder.bytes(of: file.path),
      mode: 0o600
    )
  }

  /// `partnership.json` of a folder that has just been made.
  private func text(for authority: Authority) -> String {
    let partnership =
      arguments.options["partnership"] ?? "\(authority.name) Safeguarding Children Partnership"
    func quoted(_ text: String) -> String {
      var quoted = "\""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": quoted += "\\\(scalar)"
        case _ where scalar.value < 0x20:
          let digits = String(scalar.value, radix: 16)
          quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: quoted.unicodeScalars.append(scalar)
        }
      }
      return quoted + "\""
    }
    return """
      {
        "partnership": \(quoted(partnership)),
        "authority_code": \(quoted(authority.code)),
        "authority_name": \(quoted(authority.name)),
        "expects": [],
        "retention": {"internal_editions": 24, "set_aside": 6}
      }

      """
  }
}
