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
  /// How names begin of folders that have stepped aside; `+` stands for `/` in the rest.
  private static let aside = "before+"

  /// Opens the folder, makes it where it is missing, and keeps other runs out of it.
  /// - Throws: `RunError.cannotWrite`, or `RunError.busy` while another run writes.
  init(_ path: String) throws(RunError) {
    self.path = path
    try Self.makeFolders(path)
    let handle = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { throw RunError.cannotWrite(path: path, reason: systemReason()) }
    // A drive that knows no locks, as some network drives, cannot keep other runs out.
    guard flock(handle, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
      close(handle)
      throw RunError.busy(folder: path)
    }
    // What cannot be removed would be shown with the new month.
    let left = path + "/" + Self.partial
    Self.bringBack(from: left, to: path)
    try? FileManager.default.removeItem(atPath: left)
    guard !Self.isThere(left) else {
      close(handle)
      throw RunError.cannotWrite(
        path: left,
        reason: "an earlier run left it behind, and it cannot be removed"
      )
    }
    self.handle = handle
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
    try replace([target], with: parts, index: nil)
  }

  /// Writes the parts of target folders, swaps each in by one step, and the index after them.
  ///
  /// Everything is written before anything is shown: a disk that is full is found out in time.
  ///
  /// - Parameters:
  ///   - targets: The folders that are replaced, below the reports.
  ///   - parts: What they hold; each part's path begins with its target.
  ///   - index: A file of the reports folder itself; `nil` where it stays as it is.
  /// - Throws: `RunError.cannotWrite`; what was there before is then unchanged.
  func replace(_ targets: [String], with parts: [Part], index: OutputFile?) throws(RunError) {
    let building = path + "/" + Self.partial
    var swapped: [String] = []
    do throws(RunError) {
      try Self.makeFolder(building, mode: 0o755)
      for target in targets { try Self.makeFolders(building + "/" + target) }
      for part in parts {
        // Folders above an edition, such as one authority's, hold nothing but editions.
        let above = part.path.split(separator: "/").dropLast().joined(separator: "/")
        try Self.makeFolders(building + "/" + above)
        try Self.makeFolder(building + "/" + part.path, mode: part.access.folderMode)
        for file in part.files {
          try write(file, in: building + "/" + part.path, access: part.access)
        }
      }
      if let index {
        try Self.writeFile(building + "/" + index.path, index.bytes, mode: 0o644)
      }
      for target in targets {
        let above = target.split(separator: "/").dropLast().joined(separator: "/")
        if !above.isEmpty { try Self.makeFolders(path + "/" + above) }
        try swap(target)
        swapped.append(target)
      }
      if let index {
        guard unsafe rename(building + "/" + index.path, path + "/" + index.path) == 0 else {
          throw RunError.cannotWrite(path: path + "/" + index.path, reason: systemReason())
        }
      }
    } catch {
      for target in swapped.reversed() { swapBack(target) }
      try? FileManager.default.removeItem(atPath: building)
      throw error
    }
    try? FileManager.default.removeItem(atPath: building)
    for part in parts where part.access == .confidential && !isPrivate(part.path) {
      Console.say(
        "'\(path)/\(part.path)' lies on a drive that keeps no permissions of Linux, such as a "
          + "Windows drive: whoever can open the folder can read it. Restrict it in Windows, or "
          + "name another place with '--out DIR'."
      )
    }
  }

  /// Whether nobody but the owner may read a folder below the reports.
  private func isPrivate(_ folder: String) -> Bool {
    var status = stat()
    return unsafe stat(path + "/" + folder, &status) == 0 && status.st_mode & 0o077 == 0
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
  private func swap(_ target: String) throws(RunError) {
    let (finished, shown, aside) = places(of: target)
    if Self.isThere(shown) {
      if unsafe exchange_paths(finished, shown) == 0 { return }
      // Some file systems, such as Windows drives under WSL, cannot exchange: then the old month
      // steps aside first, and comes back if the new one cannot take its place.
      guard unsafe rename(shown, aside) == 0 else {
        throw RunError.cannotWrite(path: shown, reason: Self.reasonOfStaying)
      }
      if unsafe rename(finished, shown) == 0 { return }
      let reason = Self.reasonOfStaying
      _ = unsafe rename(aside, shown)
      throw RunError.cannotWrite(path: shown, reason: reason)
    }
    guard unsafe rename(finished, shown) == 0 else {
      throw RunError.cannotWrite(path: shown, reason: systemReason())
    }
  }

  /// Why a folder could not be moved.
  ///
  /// Windows refuses while a program holds a file in it open.
  private static var reasonOfStaying: String {
    let isHeld = [EACCES, EPERM, EBUSY].contains(errno)
    return systemReason()
      + (isHeld ? "; close what has a file of it open, such as Excel, and run again" : "")
  }

  /// Shows again what a folder that was swapped in has replaced.
  private func swapBack(_ target: String) {
    let (finished, shown, aside) = places(of: target)
    if Self.isThere(aside) {
      if unsafe rename(shown, finished) == 0 { _ = unsafe rename(aside, shown) }
    } else if unsafe exchange_paths(finished, shown) != 0 {
      _ = unsafe rename(shown, finished)
    }
  }

  /// Where a folder is built, where it is shown, and where the one before it steps aside to.
  private func places(of target: String) -> (finished: String, shown: String, aside: String) {
    let building = path + "/" + Self.partial
    let aside = Self.aside + target.replacing("/", with: "+")
    return ("\(building)/\(target)", "\(path)/\(target)", "\(building)/\(aside)")
  }

  /// Shows again what had stepped aside when a run was killed before the new took its place.
  private static func bringBack(from left: String, to path: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: left)) ?? []
    for name in names.sorted() where name.hasPrefix(aside) {
      let shown = path + "/" + name.dropFirst(aside.utf8.count).replacing("+", with: "/")
      if !isThere(shown) { _ = unsafe rename(left + "/" + name, shown) }
    }
  }

  /// Whether anything has this name, a link that leads nowhere too.
  private static func isThere(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0
  }

  /// Makes a folder and those above it; a strict umask holds for them, a loose one does not.
  private static func makeFolders(_ path: String) throws(RunError) {
    var below = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      below += part
      guard unsafe mkdir(below, 0o755) == 0 || isFolder(below) else {
        throw RunError.cannotWrite(path: path, reason: systemReason())
      }
      below += "/"
    }
  }

  /// Whether a path leads to a folder; the reason of a failure before stays as it was.
  private static func isFolder(_ path: String) -> Bool {
    let reason = errno
    var status = stat()
    let isFolder = unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    errno = reason == EEXIST && !isFolder ? ENOTDIR : reason
    return isFolder
  }

  private static func makeFolder(_ path: String, mode: mode_t) throws(RunError) {
    guard unsafe mkdir(path, mode) == 0 || isFolder(path) else {
      throw RunError.cannotWrite(path: path, reason: systemReason())
    }
    // A drive without permissions refuses or forgets them; `replace` looks and says so.
    _ = unsafe chmod(path, mode)
  }

  /// Writes a file that is not there yet, or writes it anew.
  ///
  /// - Parameters:
  ///   - path: Its path; a link is not followed.
  ///   - bytes: Its bytes.
  ///   - mode: Its permissions, whatever the umask.
  ///   - isKept: Whether its bytes must be on the disk, and not only on their way to it.
  /// - Throws: `RunError.cannotWrite`.
  static func writeFile(
    _ path: String,
    _ bytes: [UInt8],
    mode: mode_t,
    isKept: Bool = false
  ) throws(RunError) {
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode)
    guard file >= 0 else { throw RunError.cannotWrite(path: path, reason: systemReason()) }
    _ = fchmod(file, mode)
    let isWritten = Console.write(bytes, to: file) && (!isKept || fsync(file) == 0)
    let reason = isWritten ? "" : systemReason()
    guard close(file) == 0, isWritten else {
      throw RunError.cannotWrite(path: path, reason: reason.isEmpty ? systemReason() : reason)
    }
  }
}
