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
  /// - Throws: `RunError.noDataFolder` when it is not there.
  init(_ path: String) throws(RunError) {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder else {
      throw RunError.noDataFolder(path)
    }
    self.path = path
  }

  /// The tables below one of its folders, as paths below the data folder, in the order of bytes.
  ///
  /// Hidden files and what Excel leaves beside an open workbook (`~$plans.xlsx`) are no extracts.
  /// A link to a folder is followed, so that each agency's share may be linked in.
  func tables(in folder: String) -> [String] {
    var found: [String] = []
    collect(folder, above: [], into: &found)
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Adds the tables of a folder and of those in it; `above` keeps a link from leading in circles.
  private func collect(_ folder: String, above: Set<FolderIdentity>, into found: inout [String]) {
    guard let identity = FolderIdentity(path + "/" + folder), !above.contains(identity) else {
      return
    }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)) ?? []
    for name in names where !name.hasPrefix(".") && !name.hasPrefix("~$") {
      let inside = folder + "/" + name
      let parts = name.split(separator: ".")
      if let ending = parts.last?.lowercased(), Self.endings.contains(ending) {
        found.append(inside)
      }
      collect(inside, above: above.union([identity]), into: &found)
    }
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
  var commentaries: [String] {
    func names(in folder: String) -> [String] {
      let found = (try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)) ?? []
      return found.filter { !$0.hasPrefix(".") }.map { folder + "/" + $0 }
    }
    func isText(_ path: String) -> Bool {
      path.hasSuffix(".md") && !path.hasSuffix("/README.md")
    }
    let own = names(in: "commentary")
    let folders = own.filter { name in
      let code = name.split(separator: "/").last ?? ""
      return code.utf8.count == 3 && code.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    return (own + folders.flatMap { names(in: $0) }).filter(isText)
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
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
    guard FileManager.default.fileExists(atPath: file) else {
      throw RunError.noPartnership(folder: path)
    }
    return try PartnershipSettings(json: try Self.bytes(of: file), path: file)
  }

  /// The bytes of a small file of ours below the folder; `nil` when it is not there.
  /// - Throws: `RunError.unreadable` when it is there and cannot be read.
  func bytes(ofFileIfThere name: String) throws(RunError) -> [UInt8]? {
    let file = path + "/" + name
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    return try Self.bytes(of: file)
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
