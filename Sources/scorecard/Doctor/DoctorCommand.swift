import Catalogue
import FoundationEssentials
import Glibc
import Ingest
import Metrics
import Records
import Release

/// Says whether everything is in place, and what has changed since last month; changes nothing.
struct DoctorCommand {
  private let arguments: Arguments

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  /// Writes what was found to standard output and answers with the exit status.
  func run() async throws -> Int32 {
    let folder = try DataFolder(arguments.dataPath)
    var found = Diagnoses()
    found.begin("Settings, catalogue and folders")
    let settings = settings(of: folder, &found)
    let catalogue = catalogue(for: folder, &found)
    if let settings, let catalogue {
      checkAuthorities(of: settings, catalogue, &found)
      checkPermissions(of: folder, isInvented: isInvented(settings, catalogue), &found)
    }
    checkReports(&found)
    checkLedger(of: folder, &found)
    if let settings, let catalogue {
      try await read(folder, settings, catalogue, &found)
      found.begin("Retention")
      checkRetention(settings.retention, in: arguments.outPath, &found)
    }
    Console.print(found.text)
    return found.exitStatus
  }

  /// Reads everything, and says what is to be said of the extracts and the reference files.
  private func read(
    _ folder: DataFolder,
    _ settings: PartnershipSettings,
    _ catalogue: Catalogue,
    _ found: inout Diagnoses
  ) async throws {
    let workspace: Workspace
    do {
      workspace = try await Workspace(arguments)
    } catch let error as RunError {
      found.add(.wrong, "\(error)")
      return
    }
    workspace.progress.finish()
    let period = workspace.newestCompleteMonth
    found.begin("Extracts")
    checkExtracts(of: workspace, period: period, &found)
    found.begin("Changes since the month before")
    checkChanges(of: workspace, in: arguments.outPath, &found)
    found.begin("Reference files")
    for authority in settings.authorities {
      let stock = ReferenceStock(
        of: authority,
        in: workspace.intake.reference,
        catalogue: catalogue,
        ownNeighbours: settings.neighbours.count
      )
      for line in stock.lines(period: period) { found.add(line.mark, line.fact, next: line.next) }
    }
  }

  private func settings(
    of folder: DataFolder,
    _ found: inout Diagnoses
  ) -> PartnershipSettings? {
    do throws(RunError) {
      let settings = try folder.settings()
      let names = settings.authorities.map { "\($0.name) (\($0.code))" }
      found.add(
        .fine,
        "'\(folder.path)/partnership.json': \(settings.partnership), "
          + names.joined(separator: ", ") + "."
      )
      return settings
    } catch {
      found.add(
        .wrong,
        "\(error)",
        next: "'scorecard init' makes a folder with settings that can be read."
      )
      return nil
    }
  }

  private func catalogue(for folder: DataFolder, _ found: inout Diagnoses) -> Catalogue? {
    do throws(RunError) {
      let (catalogue, version) = try loadCatalogue(arguments, dataFolder: folder.path)
      found.add(.fine, "Catalogue \(version): \(catalogue.indicators.count) indicators.")
      return catalogue
    } catch {
      found.add(.wrong, "\(error)")
      return nil
    }
  }

  /// Whether the folder is a demonstration: a code that no authority has.
  private func isInvented(_ settings: PartnershipSettings, _ catalogue: Catalogue) -> Bool {
    settings.authorities.allSatisfy { catalogue.areas.area(code: $0.code) == nil }
  }

  private func checkAuthorities(
    of settings: PartnershipSettings,
    _ catalogue: Catalogue,
    _ found: inout Diagnoses
  ) {
    for authority in settings.authorities {
      guard let known = catalogue.areas.area(code: authority.code) else {
        found.add(
          .note,
          "No authority has the code \(authority.code): \(authority.name) is taken to be invented."
        )
        continue
      }
      guard known.name.lowercased() != authority.name.lowercased() else { continue }
      found.add(
        .look,
        "\(authority.code) is the code of \(known.name), and 'partnership.json' calls it "
          + "\(authority.name).",
        next: "Correct 'authority_code' or 'authority_name'."
      )
    }
  }

  /// Whoever else uses the machine should not read extracts.
  private func checkPermissions(
    of folder: DataFolder,
    isInvented: Bool,
    _ found: inout Diagnoses
  ) {
    var status = stat()
    guard !isInvented, unsafe stat(folder.path, &status) == 0 else { return }
    let others = status.st_mode & 0o077
    guard others != 0 else {
      found.add(.fine, "'\(folder.path)' can be read by its owner alone.")
      return
    }
    found.add(
      .look,
      "'\(folder.path)' is open to other users of this machine (permissions "
        + "0\(String(status.st_mode & 0o777, radix: 8))).",
      next: "chmod 700 '\(folder.path)', unless the folder above keeps them out; restrict a folder "
        + "of a Windows drive in Windows."
    )
  }

  private func checkReports(_ found: inout Diagnoses) {
    let path = arguments.outPath
    var above = path
    while unsafe access(above, F_OK) != 0, let slash = above.lastIndex(of: "/") {
      above = slash == above.startIndex ? "/" : String(above[..<slash])
    }
    if unsafe access(above, F_OK) != 0 { above = "." }
    if unsafe access(above, W_OK) == 0 {
      found.add(.fine, "Reports go to '\(path)', which can be written.")
    } else {
      found.add(
        .wrong,
        "Reports go to '\(path)', and '\(above)' cannot be written: \(systemReason()).",
        next: "Ask for the right to write there, or name another folder with '--out'."
      )
    }
    if unsafe access(path + "/.scorecard-partial", F_OK) == 0 {
      found.add(
        .look,
        "'\(path)/.scorecard-partial' was left behind by a run that was stopped.",
        next: "The next 'scorecard run' removes it."
      )
    }
  }

  private func checkLedger(of folder: DataFolder, _ found: inout Diagnoses) {
    let file = LedgerFile(dataFolder: folder.path)
    do throws(RunError) {
      let ledger = try file.read()
      _ = try file.reasons()
      guard !ledger.seal.isEmpty else {
        found.add(.note, "Nothing has been published: there is no '\(file.path)'.")
        return
      }
      let months = ledger.releases.values.flatMap { $0 }.max()
      found.add(
        .fine,
        "'\(file.path)' is as it was written; the newest release is of "
          + "\(months?.inWords ?? "no month")."
      )
    } catch {
      found.add(.wrong, "\(error)")
    }
  }
}
