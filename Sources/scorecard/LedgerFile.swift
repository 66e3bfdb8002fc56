import Glibc
import Ingest
import Records
import Release

/// The ledger of a data folder: `ledger/releases.csv`, and the stated reasons beside it.
struct LedgerFile {
  /// The path of the ledger.
  let path: String
  private let folder: String

  /// The ledger of a data folder, whether it is there yet or not.
  init(dataFolder: String) {
    folder = dataFolder + "/ledger"
    path = folder + "/releases.csv"
  }

  /// What has been published; nothing when there is no ledger yet.
  ///
  /// - Parameter rows: Rows that are about to be appended.
  /// - Returns: The ledger, seals checked.
  /// - Throws: `RunError.unreadable`, or `RunError.badLedger` when it is not as it was written.
  func read(followedBy rows: [[String]] = []) throws(RunError) -> ReleaseLedger {
    let written = try sheet(path)
    guard written?.header ?? ReleaseLedger.columns == ReleaseLedger.columns else {
      throw RunError.badLedger(path: path, reason: "Its first row is not that of a ledger.")
    }
    let before = written?.rows ?? []
    let last = before.last?.line ?? 1
    let sheet = Sheet(
      file: path,
      header: ReleaseLedger.columns,
      rows: before + rows.enumerated().map { Sheet.Row(line: last + 1 + $0, cells: $1) }
    )
    do {
      return try ReleaseLedger(sheet) { SHA256Digest() }
    } catch {
      throw RunError.badLedger(path: path, reason: "\(error)")
    }
  }

  /// Why published figures have changed, as people have stated it in `ledger/revisions.csv`.
  ///
  /// - Throws: `RunError.unreadable`, or `RunError.badLedger` for a month that is none.
  func reasons() throws(RunError) -> [RevisionReason] {
    let path = folder + "/revisions.csv"
    guard let sheet = try sheet(path) else { return [] }
    var reasons: [RevisionReason] = []
    for row in sheet.rows {
      let text = sheet.cell(row, "period")
      let month = Month(text)
      guard text.isEmpty || month != nil else {
        throw RunError.badLedger(
          path: path,
          reason: "Line \(row.line), column 'period': expected a month such as 2025-09, or nothing."
        )
      }
      reasons.append(
        RevisionReason(
          indicator: sheet.cell(row, "indicator"),
          period: month,
          reason: sheet.cell(row, "reason"),
          statedBy: sheet.cell(row, "stated_by")
        )
      )
    }
    return reasons
  }

  /// Appends rows, in one step: a run that is killed leaves the ledger as it was.
  ///
  /// - Throws: `RunError.cannotWrite`, or `RunError.unreadable`.
  func append(_ rows: [[String]]) throws(RunError) {
    var bytes = Self.line(ReleaseLedger.columns)
    if let before = try DataFolder.bytes(ofFileIfThere: path) {
      bytes = before
    } else {
      guard unsafe mkdir(folder, 0o755) == 0 || errno == EEXIST else {
        throw RunError.cannotWrite(path: folder, reason: systemReason())
      }
    }
    for row in rows { bytes += Self.line(row) }
    do throws(RunError) {
      // It must outlive a power cut, since nothing can make it again.
      try ReportFolder.writeFile(new, bytes, mode: 0o644, isKept: true)
      guard unsafe rename(new, path) == 0 else {
        throw RunError.cannotWrite(path: path, reason: systemReason())
      }
    } catch {
      removeWhatIsLeft()
      throw error
    }
    let handle = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { return }
    fsync(handle)
    close(handle)
  }

  /// The ledger while it is written.
  private var new: String { path + ".new" }

  /// Removes what a run left behind that was killed while it wrote.
  func removeWhatIsLeft() {
    _ = unsafe unlink(new)
  }

  private static func line(_ cells: [String]) -> [UInt8] {
    let quoted = cells.map { cell in
      cell.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
        ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }
    return Array((quoted.joined(separator: ",") + "\n").utf8)
  }

  private func sheet(_ path: String) throws(RunError) -> Sheet? {
    guard let bytes = try DataFolder.bytes(ofFileIfThere: path) else { return nil }
    do {
      return try SheetReader.sheet(bytes.span, file: path)
    } catch {
      throw RunError.badLedger(path: path, reason: "\(error)")
    }
  }
}
