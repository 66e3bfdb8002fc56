import Records

/// Something that others publish and the scorecard compares with: where to find it, and under which
/// title.
public struct Publication: Hashable, Sendable {
  /// How the benchmarks that it answers begin to name it: `DfE, Children in need, table D1`; or
  /// `populations` or `neighbours`.
  public let counterpart: String
  /// The site: `Explore Education Statistics`.
  public let site: String
  /// The title of the publication there.
  public let publication: String
  /// The title of the data set within it, or how that begins; may be empty.
  public let dataSet: String
  /// How the name of the file begins; may be empty.
  public let file: String
  /// What it gives, in plain English.
  public let gives: String

  /// Makes a publication.
  public init(
    counterpart: String,
    site: String,
    publication: String,
    dataSet: String,
    file: String,
    gives: String
  ) {
    self.counterpart = counterpart
    self.site = site
    self.publication = publication
    self.dataSet = dataSet
    self.file = file
    self.gives = gives
  }

  /// Where to look for it, as a sentence without a full stop.
  public var whereToLook: String {
    var sentence = "on \(site) look for '\(publication)'"
    if !dataSet.isEmpty { sentence += ", data set '\(dataSet)'" }
    if !file.isEmpty { sentence += " (file \(file))" }
    return sentence
  }

  /// Whether it answers a benchmark.
  public func answers(_ benchmark: Benchmark) -> Bool {
    benchmark.counterpart.hasPrefix(counterpart)
  }
}

extension Catalogue {
  /// Reads `publications.csv`, which may be missing.
  static func publications(from sheets: CatalogueSheets) throws(CatalogueError) -> [Publication] {
    guard !sheets.named("publications").isEmpty else { return [] }
    let columns = ["counterpart", "site", "publication", "data_set", "file", "gives"]
    return try sheets.required("publications", columns: columns).flatMap { sheet in
      sheet.rows.map { row in
        Publication(
          counterpart: sheet.cell(row, "counterpart"),
          site: sheet.cell(row, "site"),
          publication: sheet.cell(row, "publication"),
          dataSet: sheet.cell(row, "data_set"),
          file: sheet.cell(row, "file"),
          gives: sheet.cell(row, "gives")
        )
      }
    }
  }
}
