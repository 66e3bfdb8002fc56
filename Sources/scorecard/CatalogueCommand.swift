import Catalogue
import FoundationEssentials
import Render

/// Lists every indicator with its definition.
struct CatalogueCommand {
  private let arguments: Arguments

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  /// Writes the list to standard output.
  func run() throws -> Int32 {
    let formats = ListingFormat.allCases.map(\.rawValue)
    let format = try arguments.choice("format", among: formats)
    var isFolder = false
    let hasData = FileManager.default.fileExists(
      atPath: arguments.dataPath,
      isDirectory: &isFolder
    )
    if arguments.has("data"), !hasData { throw RunError.noDataFolder(arguments.dataPath) }
    let (catalogue, _) = try loadCatalogue(
      arguments,
      dataFolder: hasData && isFolder ? arguments.dataPath : nil
    )
    Console.print(
      catalogueListing(catalogue.indicators, as: ListingFormat(rawValue: format) ?? .markdown)
    )
    return 0
  }
}
