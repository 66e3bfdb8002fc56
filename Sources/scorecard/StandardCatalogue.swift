import CStandardCatalogue
import Catalogue
import FoundationEssentials
import Ingest
import Records

/// Finds the catalogue that a run uses: built in, beside the program, or in a folder.
enum StandardCatalogue {
  /// The sheets of the catalogue for a data folder.
  ///
  /// The order is `--catalogue`, else the data folder's own `catalogue`, laid file by file over the
  /// one beside the program, else over the one that is built in. `local-….csv` adds rows.
  /// - Parameters:
  ///   - chosen: The folder named with `--catalogue`.
  ///   - dataFolder: The data folder.
  /// - Returns: One sheet a file.
  /// - Throws: `RunError` when a file cannot be read or is not CSV.
  static func sheets(chosen: String?, dataFolder: String?) throws(RunError) -> [Sheet] {
    var sources = try installed() ?? builtIn
    let folder = chosen ?? dataFolder.map { $0 + "/catalogue" }
    if let folder, let files = try files(in: folder) {
      for file in files {
        let own = Source(name: file, content: .path(folder + "/" + file))
        if let place = sources.firstIndex(where: { $0.name == file }) {
          sources[place] = own
        } else {
          sources.append(own)
        }
      }
    } else if let chosen {
      throw RunError.unreadable(path: chosen, reason: "there is no such folder")
    }
    var sheets: [Sheet] = []
    for source in sources { sheets.append(try sheet(source)) }
    return sheets
  }

  /// A file of the catalogue that has not been read yet, since another may take its place.
  private struct Source {
    enum Content {
      case path(String)
      case builtIn(Int)
    }

    let name: String
    let content: Content
  }

  /// The catalogue that `make install` puts beside the program; `nil` where there is none.
  private static func installed() throws(RunError) -> [Source]? {
    guard let program = CommandLine.arguments.first, program.contains("/") else { return nil }
    let folder =
      program.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/") + "/../share/scorecard/catalogue"
    return try files(in: folder)?.map { Source(name: $0, content: .path(folder + "/" + $0)) }
  }

  private static var builtIn: [Source] {
    (0..<Int(standard_catalogue_count())).map { position in
      let file = unsafe standard_catalogue_file(position)
      return Source(name: unsafe String(cString: file.name), content: .builtIn(position))
    }
  }

  private static func files(in folder: String) throws(RunError) -> [String]? {
    try DataFolder.names(in: folder)?
      .filter { $0.hasSuffix(".csv") && !$0.hasPrefix(".") && !$0.hasPrefix("~$") }.sorted()
  }

  private static func sheet(_ source: Source) throws(RunError) -> Sheet {
    switch source.content {
    case .path(let path):
      return try sheet(name: source.name, bytes: try DataFolder.bytes(of: path))
    case .builtIn(let position):
      let file = unsafe standard_catalogue_file(position)
      let bytes = unsafe Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
      return try sheet(name: source.name, bytes: bytes)
    }
  }

  private static func sheet(name: String, bytes: [UInt8]) throws(RunError) -> Sheet {
    do {
      return try SheetReader.sheet(bytes.span, file: name)
    } catch {
      throw RunError.badCatalogue("The catalogue file '\(name)': \(error)")
    }
  }
}
