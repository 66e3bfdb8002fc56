public import Records

/// The files of a catalogue folder, found by their names.
///
/// A data folder may add rows to a standard file with a file of its own whose name begins with
/// `local-`: `local-spellings.csv` adds to `spellings.csv`.
public struct CatalogueSheets: Sendable {
  private let sheets: [Sheet]

  /// Makes the folder from its sheets.
  public init(_ sheets: [Sheet]) {
    self.sheets = sheets
  }

  /// The sheets of that name, without its `.csv`: the standard one first; empty for none.
  public func named(_ name: String) -> [Sheet] {
    let own = sheets.filter { $0.file == "\(name).csv" }
    let local = sheets.filter {
      $0.file == "local-\(name).csv" || $0.file.hasPrefix("local-\(name)-")
    }
    return own + local.sorted { $0.file < $1.file }
  }

  /// Checks that every local file adds to a standard one, so that none is passed over unread.
  ///
  /// - Throws: `CatalogueError` at the first that does not, with the nearest right name.
  func checkLocalFiles() throws(CatalogueError) {
    let local = sheets.filter { $0.file.hasPrefix("local") }
    let standard = sheets.filter { !$0.file.hasPrefix("local") }.map { "local-\($0.file)" }
    for sheet in local.sorted(by: { $0.file < $1.file }) {
      let belongs = standard.contains {
        sheet.file == $0 || sheet.file.hasPrefix("\($0.dropLast(4))-")
      }
      guard !belongs else { continue }
      let nearest = nearestWord(to: sheet.file, among: standard.sorted())
      throw CatalogueError(
        file: sheet.file,
        problem: .unreadable(
          reason: "it adds to no file of the catalogue"
            + (nearest.map { "; did you mean '\($0)'?" } ?? "")
        )
      )
    }
  }

  /// The sheets of that name, which must be there and have the given columns.
  ///
  /// - Throws: `CatalogueError` when there is no such file or a column is missing.
  public func required(
    _ name: String,
    columns: [String]
  ) throws(CatalogueError) -> [Sheet] {
    let found = named(name)
    guard !found.isEmpty else {
      throw CatalogueError(file: "\(name).csv", problem: .missingFile)
    }
    for sheet in found {
      for column in columns where sheet.place(of: column) == nil {
        throw CatalogueError(file: sheet.file, line: 1, column: column, problem: .missingColumn)
      }
    }
    return found
  }
}
