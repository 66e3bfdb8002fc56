import FoundationEssentials
import Glibc

/// The folder with a partnership's extracts, reference figures and settings.
struct DataFolder {
  /// Its path as given.
  let path: String

  /// The endings of files that are taken for tables, whatever is inside.
  ///
  /// Workbooks and archives are here so that they are refused with a sentence, not overlooked.
  private static let endings = ["csv", "txt", "tsv", "xlsx", "xlsm", "xls", "ods", "gz", "zip"]

  /// Opens a folder.
  /// - Throws: `RunError.noDataFolder` when it is not there, `RunError.unreadable` when that cannot be
  ///   seen.
  init(_ path: String) throws(RunError) {
    errno = 0
    guard FolderIdentity(path) != nil else {
      guard errno == EACCES else { throw RunError.noDataFolder(path) }
      throw RunError.unreadable(path: path, reason: systemReason())
    }
    self.path = path
  }

  /// The tables below one of its folders, as paths below the data folder, in the order of bytes.
  ///
  /// Hidden files and what Excel leaves beside an open workbook (`~$plans.xlsx`) are no extracts.
  /// A link to a folder is followed, so that each agency's share may be linked in.
  /// - Throws: `RunError.unreadable` for a folder that cannot be listed: what is in it would be missed.
  func tables(in folder: String) throws(RunError) -> [String] {
    var found: [String] = []
    try collect(folder, above: [], into: &found)
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Why there is nothing to read, where there is no table among the extracts.
  var withoutExtracts: RunError {
    let manager = FileManager.default
    guard FolderIdentity(path + "/extracts") != nil else {
      let names = (try? manager.contentsOfDirectory(atPath: path)) ?? []
      let alike = names.first { $0.lowercased() == "extracts" }
      return .noExtractsFolder(folder: path, alike: alike.map { path + "/" + $0 })
    }
    let files = (try? manager.subpathsOfDirectory(atPath: path + "/extracts")) ?? []
    let others = files.count { FolderIdentity(path + "/extracts/" + $0) == nil }
    return .noTables(folder: path, others: others)
  }

  /// Adds the tables of a folder and of those in it; `above` keeps a link from leading in circles.
  private func collect(
    _ folder: String,
    above: Set<FolderIdentity>,
    into found: inout [String]
  ) throws(RunError) {
    guard let identity = FolderIdentity(path + "/" + folder), !above.contains(identity) else {
      return
    }
    for name in try Self.names(in: path + "/" + folder) ?? []
    where !name.hasPrefix(".") && !name.hasPrefix("~$") {
      let inside = folder + "/" + name
      let parts = name.split(separator: ".")
      if let ending = parts.last?.lowercased(), Self.endings.contains(ending) {
        found.append(inside)
      }
      try collect(inside, above: above.union([identity]), into: &found)
    }
  }

  /// What a folder holds; `nil` when there is no such folder.
  /// - Throws: `RunError.unreadable` when it is there and cannot be listed.
  static func names(in folder: String) throws(RunError) -> [String]? {
    guard FolderIdentity(folder) != nil else { return nil }
    if let names = try? FileManager.default.contentsOfDirectory(atPath: folder) { return names }
    let isOpen = unsafe access(folder, R_OK | X_OK) == 0
    throw RunError.unreadable(
      path: folder,
      reason: isOpen ? "its files cannot be listed" : systemReason()
    )
  }

  /// What tells a folder from every other, whatever names lead to it.
  private struct FolderIdentity: Hashable {
    private let device: dev_t
    private let number: ino_t

    /// `nil` for what is no folder.
    init?(_ path: String) {
      var status = stat()
      guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
      device = status.st_dev
      number = status.st_ino
    }
  }

  /// The commentaries, as paths below the data folder, in the order of bytes: about every
  /// authority, and in folders named after their codes about one of several.
  /// - Throws: `RunError.unreadable` for a folder that cannot be listed.
  func commentaries() throws(RunError) -> [String] {
    var found = try visible(in: "commentary")
    for folder in found {
      let code = folder.split(separator: "/").last ?? ""
      guard code.utf8.count == 3, code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
        continue
      }
      found += try visible(in: folder)
    }
    return found.filter { $0.hasSuffix(".md") && !$0.hasSuffix("/README.md") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// What is not hidden in one of its folders, as paths below the data folder.
  private func visible(in folder: String) throws(RunError) -> [String] {
    (try Self.names(in: path + "/" + folder) ?? []).filter { !$0.hasPrefix(".") }
      .map { folder + "/" + $0 }
  }

  /// How many bytes files below the folder have together; one that is not there has none.
  func size(of files: [String]) -> Int64 {
    files.reduce(0) { sum, file in
      var status = stat()
      return unsafe stat(path + "/" + file, &status) == 0 ? sum + Int64(status.st_size) : sum
    }
  }

  /// The settings of the partnership.
  /// - Throws: `RunError` when `partnership.json` is missing or cannot be understood.
  func settings() throws(RunError) -> PartnershipSettings {
    let file = path + "/partnership.json"
    guard let bytes = try Self.bytes(ofFileIfThere: file) else {
      throw RunError.noPartnership(folder: path)
    }
    return try PartnershipSettings(json: bytes, path: file)
  }

  /// The bytes of a small file of ours; `nil` when it is not there.
  /// - Throws: `RunError.unreadable` when it cannot be read, or the folders above it hide whether it is
  ///   there.
  static func bytes(ofFileIfThere path: String) throws(RunError) -> [UInt8]? {
    var status = stat()
    if unsafe stat(path, &status) != 0, errno == ENOENT || errno == ENOTDIR { return nil }
    return try bytes(of: path)
  }

  /// The bytes of a small file of ours.
  /// - Throws: `RunError.unreadable` with the system's reason.
  static func bytes(of path: String) throws(RunError) -> [UInt8] {
    let file = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw RunError.unreadable(path: path, reason: systemReason()) }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw RunError.unreadable(path: path, reason: "it is not a regular file")
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe read(file, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw RunError.unreadable(path: path, reason: systemReason()) }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: chunk[..<count])
    }
  }
}

/// What the system says about the last call that failed, such as `permission denied`.
func systemReason() -> String {
  let reason = unsafe String(cString: strerror(errno))
  return reason.prefix(1).lowercased() + reason.dropFirst()
}
