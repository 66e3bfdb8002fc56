public import Records

/// What the project knows about extracts and indicators, read from the files of the catalogue.
///
/// Each part loads in a file of its own, `Catalogue+….swift`; this file only says in which order.
public struct Catalogue: Sendable {
  /// Every dataset and code list.
  public let schema: Schema
  /// What the columns of extracts are called.
  public let headers: HeaderIndex
  /// How the codes of each list are spelled, by the name of the list.
  public let spellings: [String: SpellingList]
  /// Which columns of one dataset also feed another.
  public let splits: [Split]
  /// Which published figures the indicators compare with.
  public let benchmarks: [Benchmark]
  /// Where published figures are to be found.
  public let publications: [Publication]
  /// The areas that published figures are about.
  public let areas: AreaRegister
  /// What tells that two rows of a dataset are about the same thing, strongest first, by dataset.
  public let identities: [String: [RowIdentity]]
  /// The checks of extracts, in the order of the catalogue.
  public let rules: [ValidationRule]

  /// The words that claims about rows are made of.
  public let vocabulary: Vocabulary
  /// The indicators, in the order of the catalogue.
  public internal(set) var indicators: [Indicator]
  /// What agencies call their totals.
  public let measures: [AgencyMeasure]

  /// Reads the catalogue.
  ///
  /// - Parameter files: The files of the catalogue, in any order.
  /// - Throws: `CatalogueError` at the first mistake, with its file, line and column.
  public init(sheets files: [Sheet]) throws(CatalogueError) {
    let sheets = CatalogueSheets(files)
    try sheets.checkLocalFiles()
    schema = try Self.schema(from: sheets)
    headers = try Self.headers(from: sheets, schema: schema)
    spellings = try Self.spellings(from: sheets, schema: schema)
    splits = try Self.splits(from: sheets, schema: schema)
    vocabulary = try Self.vocabulary(from: sheets, schema: schema)
    var indicators = try Self.questions(
      from: sheets,
      for: try Self.indicators(from: sheets, vocabulary: vocabulary).map(\.countedByQuarter)
    )
    measures = try Self.measures(from: sheets, indicators: indicators)
    let definition = Definition(vocabulary, indicators: indicators, measures: measures)
    for place in indicators.indices where indicators[place].rule.origin != .rows {
      indicators[place].definition = definition.sentence(for: indicators[place])
    }
    self.indicators = indicators
    benchmarks = try Self.benchmarks(from: sheets)
    publications = try Self.publications(from: sheets)
    areas = try Self.areas(from: sheets)
    identities = try Self.identities(from: sheets, schema: schema)
    rules = try Self.rules(from: sheets, vocabulary: Vocabulary(schema: schema))
  }
}
