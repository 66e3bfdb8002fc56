import Catalogue
import FoundationEssentials
import Ingest
import Records

/// What an earlier run read, as the manifest of its internal edition says.
struct EarlierRun {
  /// What it read of one dataset.
  struct Shape: Equatable {
    /// The fields that its columns filled, as `dataset.field`.
    var fields: Set<String> = []
    /// How many rows it had.
    var rows = 0
  }

  /// The path of the manifest.
  let path: String
  /// The month that was reported on.
  let period: String
  /// The digest of what was read.
  let dataHash: String
  /// What was read, by dataset.
  let shapes: [String: Shape]

  private struct Manifest: Decodable {
    struct Input: Decodable {
      let dataset: String?
      let fields: [String]?
      let rows_read: Int
    }

    let data_hash: String
    let inputs: [Input]
  }

  /// Reads a manifest; `nil` when it is not there, or is one of a program that did not yet say which
  /// fields it read.
  init?(path: String, period: String) {
    guard let bytes = try? DataFolder.bytes(of: path),
      let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(bytes)),
      manifest.inputs.contains(where: { $0.fields?.isEmpty == false })
    else { return nil }
    self.path = path
    self.period = period
    dataHash = manifest.data_hash
    var shapes: [String: Shape] = [:]
    for input in manifest.inputs {
      guard let dataset = input.dataset, let fields = input.fields, !fields.isEmpty else {
        continue
      }
      shapes[dataset, default: Shape()].fields.formUnion(fields)
      shapes[dataset, default: Shape()].rows += input.rows_read
    }
    self.shapes = shapes
  }

  /// What was read now, in the same form.
  static func shapes(of files: [FileReport]) -> [String: Shape] {
    var shapes: [String: Shape] = [:]
    for file in files where file.refusal == nil && !file.fields.isEmpty {
      guard let dataset = file.dataset else { continue }
      shapes[dataset, default: Shape()].fields.formUnion(file.fields)
      shapes[dataset, default: Shape()].rows += file.rows.read
    }
    return shapes
  }
}

extension DoctorCommand {
  /// A dataset with fewer rows than this share of what it had is worth a look.
  private static let sharpFall = (of: 5, keeps: 4)

  /// Which datasets lost or gained columns, fell sharply or stayed away since the last run that read
  /// something else.
  func checkChanges(of workspace: Workspace, in reports: String, _ found: inout Diagnoses) {
    guard let before = earlierRun(unlike: workspace.dataHash, workspace, in: reports) else {
      found.add(.note, "'\(reports)' holds no earlier run to compare with.")
      return
    }
    let now = EarlierRun.shapes(of: workspace.quality.files)
    let titles = Dictionary(
      workspace.catalogue.schema.datasets.map { ($0.name, $0.title) },
      uniquingKeysWith: { first, _ in first }
    )
    let count = found.all.count
    for dataset in Set(now.keys).union(before.shapes.keys).sorted() {
      let title = titles[dataset] ?? dataset
      guard let old = before.shapes[dataset] else {
        found.add(.note, "\(title): new since \(before.period).")
        continue
      }
      guard let new = now[dataset] else {
        found.add(
          .look,
          "\(title): came in \(before.period), and not now.",
          next: "Put the extract below 'extracts', or ask for it."
        )
        continue
      }
      compare(title, old, new, since: before.period, &found)
    }
    if found.all.count == count {
      found.add(.fine, "Columns and numbers of rows are as in '\(before.path)'.")
    }
  }

  private func compare(
    _ title: String,
    _ old: EarlierRun.Shape,
    _ new: EarlierRun.Shape,
    since period: String,
    _ found: inout Diagnoses
  ) {
    func names(_ fields: Set<String>) -> String {
      fields.sorted().map { "'\($0.split(separator: ".").last.map(String.init) ?? $0)'" }
        .joined(separator: ", ")
    }
    let lost = old.fields.subtracting(new.fields)
    if !lost.isEmpty {
      found.add(
        .look,
        "\(title): without \(names(lost)), which came in \(period).",
        next: "Ask whether the report was changed; a column may only have a new name."
      )
    }
    let gained = new.fields.subtracting(old.fields)
    if !gained.isEmpty {
      found.add(.note, "\(title): with \(names(gained)), which did not come in \(period).")
    }
    if new.rows * Self.sharpFall.of < old.rows * Self.sharpFall.keeps {
      found.add(
        .look,
        "\(title): \(new.rows) rows, and \(old.rows) in \(period).",
        next: "Ask whether the extract is whole."
      )
    }
  }

  /// The newest internal edition that was made of other files than those that lie there now.
  private func earlierRun(
    unlike hash: String,
    _ workspace: Workspace,
    in reports: String
  ) -> EarlierRun? {
    let months = (try? FileManager.default.contentsOfDirectory(atPath: reports)) ?? []
    for month in months.sorted().reversed() where Month(month) != nil {
      let folders = [month] + workspace.settings.authorities.map { "\(month)/\($0.code)" }
      for folder in folders {
        let path = "\(reports)/\(folder)/internal/manifest.json"
        if let run = EarlierRun(path: path, period: month), run.dataHash != hash { return run }
      }
    }
    return nil
  }

  /// Which internal editions and rows set aside are kept longer than the settings say.
  ///
  /// Ages are counted from the newest month that has reports, never by the clock.
  func checkRetention(
    _ retention: PartnershipSettings.Retention,
    in reports: String,
    _ found: inout Diagnoses
  ) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: reports)) ?? []
    let months = names.sorted().compactMap { Month($0) }
    guard let newest = months.last else {
      found.add(.note, "'\(reports)' holds no reports yet.")
      return
    }
    guard retention.internalEditions != nil || retention.setAside != nil else {
      found.add(
        .note,
        "No setting says how long internal editions are kept.",
        next: "Write \"retention\": {\"internal_editions\": 24, \"set_aside\": 6} into "
          + "'partnership.json', in months."
      )
      return
    }
    let count = found.all.count
    for month in months {
      for folder in internalFolders(of: month, in: reports) {
        if let kept = retention.internalEditions, month.adding(kept) <= newest {
          found.add(
            .look,
            "'\(folder)' is kept longer than \(kept) \(kept == 1 ? "month" : "months").",
            next: "Delete it, or keep it and say why; nothing is deleted unasked."
          )
        } else if let kept = retention.setAside, month.adding(kept) <= newest,
          FileManager.default.fileExists(atPath: folder + "/set-aside")
        {
          found.add(
            .look,
            "'\(folder)/set-aside' is kept longer than \(kept) \(kept == 1 ? "month" : "months").",
            next: "Delete it, or keep it and say why; nothing is deleted unasked."
          )
        }
      }
    }
    if found.all.count == count {
      found.add(.fine, "Nothing in '\(reports)' is kept longer than the settings say.")
    }
  }

  /// The folders of a month that hold an internal edition.
  private func internalFolders(of month: Month, in reports: String) -> [String] {
    let path = "\(reports)/\(month)"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let folders = [path] + names.sorted().map { "\(path)/\($0)" }
    return folders.map { $0 + "/internal" }.filter { FileManager.default.fileExists(atPath: $0) }
  }
}
