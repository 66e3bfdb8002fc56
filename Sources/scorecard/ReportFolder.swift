import CLinuxFiles
import FoundationEssentials
import Glibc
import Render

/// The folder that reports are written to: whole months, swapped in at once.
///
/// A reader never sees half a month: files are written to a folder of their own beside the target,
/// and the two change places in one step. What a killed run left behind, the next run removes.
struct ReportFolder: ~Copyable {
  /// Its path as given.
  let path: String
  private let handle: Int32

  /// Which permissions files and folders are given, whatever the umask.
  enum Access {
    /// For the sub-group alone: folders 0700, files 0600.
    case confidential
    /// For everybody who may see the folder: folders 0755, files 0644.
    case open

    var folderMode: mode_t { self == .confidential ? 0o700 : 0o755 }
    var fileMode: mode_t { self == .confidential ? 0o600 : 0o644 }
  }

  /// One folder of a month with its files.
  struct Part {
    /// The path below the reports, such as `2025-09/internal`.
    let path: String
    /// Who may see it.
    let access: Access
    /// Its files.
    let files: [OutputFile]
  }

  private static let partial = ".scorecard-partial"

  /// Opens the folder, makes it where it is missing, and keeps other runs out of it.
  /// - Throws: `RunError.cannotWrite`, or `RunError.busy` while another run writes.
  init(_ path: String) throws(RunError) {
    self.path = path
    try Self.makeFolders(path)
    let handle = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { throw RunError.cannotWrite(path: path, reason: systemReason()) }
    guard flock(handle, LOCK_EX | LOCK_NB) == 0 else {
      close(handle)
      throw RunError.busy(folder: path)
    }
    self.handle = handle
    try? FileManager.default.removeItem(atPath: path + "/" + Self.partial)
  }

  deinit {
    close(handle)
  }

  /// The months that have reports, oldest first.
  var months: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { name in
      let parts = name.split(separator: "-", omittingEmptySubsequences: false)
      return parts.count == 2 && parts[0].utf8.count == 4 && parts[1].utf8.count == 2
        && name.utf8.allSatisfy { (48...57).contains($0) || $0 == 45 }
    }.sorted()
  }

  /// Writes the parts of one target folder and swaps them in.
  ///
  /// - Parameters:
  ///   - target: The folder that is replaced, below the reports: `2025-09`, or `2025-09/public`.
  ///   - parts: What it holds; each part's path begins with the target.
  /// - Throws: `RunError.cannotWrite`; what was there before is then unchanged.
  func replace(_ target: String, with parts: [Part]) throws(RunError) {
    let building = path + "/" + Self.partial
    do throws(RunError) {
      try Self.makeFolder(building, mode: 0o755)
      try Self.makeFolders(building + "/" + target)
      for part in parts {
        // Folders above an edition, such as one authority's, hold nothing but editions.
        let above = part.path.split(separator: "/").dropLast().joined(separator: "/")
        try Self.makeFolders(building + "/" + above)
        try Self.makeFolder(building + "/" + part.path, mode: part.access.folderMode)
        for file in part.files {
          try write(file, in: building + "/" + part.path, access: part.access)
        }
      }
      let above = target.split(separator: "/").dropLast().joined(separator: "/")
      if !above.isEmpty { try Self.makeFolders(path + "/" + above) }
      try swap(building + "/" + target, into: path + "/" + target)
    } catch {
      try? FileManager.default.removeItem(atPath: building)
      throw error
    }
    try? FileManager.default.removeItem(atPath: building)
  }

  /// Writes one file of the reports folder itself, such as the index, in one step.
  func replace(_ file: OutputFile) throws(RunError) {
    let building = path + "/" + Self.partial
    try Self.writeFile(building, file.bytes, mode: 0o644)
    guard unsafe rename(building, path + "/" + file.path) == 0 else {
      throw RunError.cannotWrite(path: path + "/" + file.path, reason: systemReason())
    }
  }

  private func write(
    _ file: OutputFile,
    in folder: String,
    access: Access
  ) throws(RunError) {
    var below = folder
    for part in file.path.split(separator: "/").dropLast() {
      below += "/" + part
      try Self.makeFolder(below, mode: access.folderMode)
    }
    try Self.writeFile(folder + "/" + file.path, file.bytes, mode: access.fileMode)
  }

  /// Lets a finished folder and the one it replaces change places.
  private func swap(_ finished: String, into target: String) throws(RunError) {
    if unsafe access(target, F_OK) == 0 {
      if unsafe exchange_paths(finished, target) == 0 { return }
      // Some file systems, such as Windows drives under WSL, cannot exchange: then the old month
      // steps aside first, and comes back if the new one cannot take its place.
      let aside = path + "/" + Self.partial + "/before"
      guard unsafe rename(target, aside) == 0 else {
        throw RunError.cannotWrite(path: target, reason: systemReason())
      }
      if unsafe rename(finished, target) == 0 { return }
      let reason = systemReason()
      _ = unsafe rename(aside, target)
      throw RunError.cannotWrite(path: target, reason: reason)
    }
    guard unsafe rename(finished, target) == 0 else {
      throw RunError.cannotWrite(path: target, reason: systemReason())
    }
  }

  private static func makeFolders(_ path: String) throws(RunError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw RunError.cannotWrite(path: path, reason: systemReason())
    }
  }

  private static func makeFolder(_ path: String, mode: mode_t) throws(RunError) {
    let isNew = unsafe mkdir(path, mode) == 0
    guard isNew || errno == EEXIST, unsafe chmod(path, mode) == 0 else {
      throw RunError.cannotWrite(path: path, reason: systemReason())
    }
  }

  static func writeFile(_ path: String, _ bytes: [UInt8], mode: mode_t) throws(RunError) {
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode)
    guard file >= 0 else { throw RunError.cannotWrite(path: path, reason: systemReason()) }
    let isWritten = fchmod(file, mode) == 0 && Console.write(bytes, to: file)
    let reason = isWritten ? "" : systemReason()
    guard close(file) == 0, isWritten else {
      throw RunError.cannotWrite(path: path, reason: reason.isEmpty ? systemReason() : reason)
    }
  }
}
