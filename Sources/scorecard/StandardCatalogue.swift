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
    var sheets: [Sheet]
    if let installed = try installed() { sheets = installed } else { sheets = try builtIn() }
    let folder = chosen ?? dataFolder.map { $0 + "/catalogue" }
    guard let folder, let files = files(in: folder) else {
      if let chosen {
        throw RunError.unreadable(path: chosen, reason: "there is no such folder")
      }
      return sheets
    }
    for file in files {
      let sheet = try sheet(name: file, bytes: try DataFolder.bytes(of: folder + "/" + file))
      if let place = sheets.firstIndex(where: { $0.file == file }) {
        sheets[place] = sheet
      } else {
        sheets.append(sheet)
      }
    }
    return sheets
  }

  /// The catalogue that `make install` puts beside the program; `nil` where there is none.
  private static func installed() throws(RunError) -> [Sheet]? {
    guard let program = CommandLine.arguments.first, program.contains("/") else { return nil }
    let folder =
      program.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/") + "/../share/scorecard/catalogue"
    guard let files = files(in: folder) else { return nil }
    var sheets: [Sheet] = []
    for file in files {
      sheets.append(try sheet(name: file, bytes: try DataFolder.bytes(of: folder + "/" + file)))
    }
    return sheets
  }

  private static func builtIn() throws(RunError) -> [Sheet] {
    var sheets: [Sheet] = []
    for position in 0..<standard_catalogue_count() {
      let file = unsafe standard_catalogue_file(position)
      let name = unsafe String(cString: file.name)
      let bytes = unsafe Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
      sheets.append(try sheet(name: name, bytes: bytes))
    }
    return sheets
  }

  private static func files(in folder: String) -> [String]? {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      return nil
    }
    return names.filter { $0.hasSuffix(".csv") && !$0.hasPrefix(".") }.sorted()
  }

  private static func sheet(name: String, bytes: [UInt8]) throws(RunError) -> Sheet {
    do {
      return try SheetReader.sheet(bytes.span, file: name)
    } catch {
      throw RunError.badCatalogue("The catalogue file '\(name)': \(error)")
    }
  }
}
