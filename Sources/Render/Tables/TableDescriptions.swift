import Catalogue
import Records
import Release

extension TableDescription {
  /// The tables whose columns are always the same.
  static let all = [
    indicators, comparisons, needs, accounts, findings, spellings, exploreMetadata, regional,
  ]

  private static let bases = Content.choice(Basis.allCases.map(\.rawValue))
  private static let units = Content.choice(Unit.allCases.map(\.rawValue))
  private static let symbol = Content.choice(["c", "x", "z", "u", "k"])
  private static let verdict = Content.choice(["Higher", "Lower", "Similar", "Not compared"])

  /// When and where a figure is.
  private static let whenAndWhere = [
    Column("period", "The month at whose end the span ends", .month, required: true),
    Column("basis", "The span of time", bases, required: true),
    Column("area_code", "The three-digit code of the authority", required: true),
    Column("area_name", "The name of the authority", required: true),
  ]

  /// A figure with what it is made of.
  private static let figure = [
    Column("numerator", "What was counted", .whole),
    Column("denominator", "What it was divided by; empty for counts", .whole),
    Column("value", "The figure", .decimal),
    Column("lower", "The lower 95% limit", .decimal),
    Column("upper", "The upper 95% limit", .decimal),
    Column("unit", "What the figure is in", units, required: true),
  ]

  private static let indicators = TableDescription(
    path: "indicators.csv",
    title: "Every figure of the edition, one a row",
    columns: [Column("indicator", "The indicator's id, which never changes", required: true)]
      + whenAndWhere + [
        Column("breakdown", "What the figure is split by; Total for the whole", required: true),
        Column("category", "Which part; Total for the whole", required: true),
      ] + figure + [
        Column(
          "symbol",
          "Why there is no figure: c withheld, x not received, z nothing to divide by",
          symbol
        )
      ],
    key: ["indicator", "period", "basis", "area_code", "breakdown", "category"]
  )

  private static let comparisons = TableDescription(
    path: "comparisons.csv",
    title: "The authority beside its statistical neighbours, its region and England, by year",
    columns: [
      Column("indicator", "The indicator's id", required: true),
      Column("reporting_year", "The year that ends on 31 March", .whole, required: true),
      Column("area_code", "The three-digit code of the authority", required: true),
      Column("area_name", "The name of the authority", required: true),
      Column("value", "The authority's figure", .decimalOrSymbol),
      Column(
        "value_source",
        "Whether DfE published it or it was counted here",
        .choice(["published", "local"]),
        required: true
      ),
      Column("lower", "The lower 95% limit", .decimal),
      Column("upper", "The upper 95% limit", .decimal),
      Column("neighbours_model", "Which list of statistical neighbours"),
      Column("neighbours_used", "How many neighbours have a value", .whole, required: true),
      Column("neighbours_mean", "The mean of their values", .decimal),
      Column("neighbours_median", "The median of their values", .decimal),
      Column("neighbours_lowest", "The lowest of their values", .decimal),
      Column("neighbours_highest", "The highest of their values", .decimal),
      Column("region_name", "The region"),
      Column("region", "The region's figure", .decimalOrSymbol),
      Column("england", "England's figure", .decimalOrSymbol),
      Column("rank_among_neighbours", "The place among itself and its neighbours", .whole),
      Column("rank_of", "Of how many", .whole),
      Column("national_rank", "The place among all authorities", .whole),
      Column(
        "quartile_band",
        "The quarter of all authorities, A the best",
        .choice(Array("ABCD").map { String($0) })
      ),
      Column("compared_with_england", "Judged by the 95% limits", verdict, required: true),
      Column("compared_with_neighbours", "Judged by the 95% limits", verdict, required: true),
    ],
    key: ["indicator", "reporting_year"]
  )

  private static let needs = TableDescription(
    path: "jsna-neglect.csv",
    title: "Figures about neglect for the joint strategic needs assessment",
    columns: [
      Column("area_code", "The code of the area", required: true),
      Column("period", "The span of time, in words or as a year", required: true),
      Column("indicator_id", "The indicator's id", required: true),
      Column("definition_version", "The version of its rule", .whole, required: true),
      Column("category_basis", "Whether the initial or the latest category of abuse counts"),
      Column("numerator", "What was counted", .whole),
      Column("denominator", "What it was divided by; empty for counts", .whole),
      Column("value", "The figure", .decimal),
      Column("lower95", "The lower 95% limit", .decimal),
      Column("upper95", "The upper 95% limit", .decimal),
      Column("method", "How the limits were made"),
      Column("status", "Why there is no figure", symbol),
      Column("source", "Where the figure comes from"),
      Column("accessed", "For the author: when the source was read"),
      Column("definition", "What the figure counts", required: true),
    ],
    key: []
  )

  private static let accounts = TableDescription(
    path: "data-quality.csv",
    title: "What became of the rows of each file",
    columns: [
      Column("file", "The path in the data folder", required: true),
      Column("dataset", "What the file was recognised as"),
      Column("rows_read", "Rows read", .whole, required: true),
      Column("rows_accepted", "Rows that count", .whole, required: true),
      Column("rows_rejected", "Rows set aside", .whole, required: true),
      Column("rows_duplicate", "Rows that came twice", .whole, required: true),
    ],
    key: ["file"]
  )

  private static let findings = TableDescription(
    path: "findings.csv",
    title: "What is wrong in the extracts, with place and remedy, never the value found",
    columns: [
      Column("file", "The path in the data folder"),
      Column("line", "The line on which the row begins", .whole),
      Column("column", "The column as a spreadsheet names it"),
      Column("field", "The field of the catalogue"),
      Column("rule", "The rule's code", required: true),
      Column("severity", "How grave it is", required: true),
      Column("action", "Whether the row counts", required: true),
      Column("message", "What is wrong", required: true),
      Column("how_to_fix", "What to do"),
    ],
    key: []
  )

  private static let spellings = TableDescription(
    path: "unmatched-codes.csv",
    title: "Spellings that no code list knows",
    columns: [
      Column("file", "The path in the data folder", required: true),
      Column("field", "The field of the catalogue", required: true),
      Column("code_list", "The list that was asked"),
      Column("spelling", "What was written"),
      Column("nearest", "The nearest spelling that is known"),
      Column("count", "In how many rows", .whole, required: true),
    ],
    key: []
  )

  private static let regional = TableDescription(
    path: "regional.csv",
    title: "Every figure that several authorities have, one authority and month a row",
    columns: [Column("indicator", "The indicator's id", required: true)] + whenAndWhere + figure + [
      Column("symbol", "Why there is no figure", symbol),
      Column("mean_of_others", "The mean of the other authorities' figures", .decimal),
      Column("others_used", "How many others have a figure", .whole),
      Column("compared_with_others", "Judged by the 95% limits", verdict, required: true),
      Column("published_year", "The year of the published figure", .whole),
      Column("published", "The published figure", .decimalOrSymbol),
      Column("england", "England's published figure", .decimalOrSymbol),
    ],
    key: ["indicator", "period", "basis", "area_code"]
  )

  private static let exploreMetadata = TableDescription(
    path: "explore-education-statistics.meta.csv",
    title: "The columns of explore-education-statistics.csv, as that service wants them described",
    columns: [
      Column("col_name", "The name of the column", required: true),
      Column("col_type", "Filter or Indicator", .choice(["Filter", "Indicator"]), required: true),
      Column("label", "The column in plain English", required: true),
      Column("indicator_grouping", "The theme"),
      Column("indicator_unit", "The unit that stands beside the figure"),
      Column("indicator_dp", "How many decimals it has", .whole),
      Column("filter_hint", "What a filter is for"),
      Column("filter_grouping_column", "Not used"),
      Column("filter_default", "The choice that a filter begins with"),
    ],
    key: ["col_name"]
  )
}

/// `csv-metadata.json`: what the columns of the tables beside it hold, by the W3C's CSV on the Web.
///
/// One file for the folder is one of the two places where that standard has programs look.
///
/// - Parameters:
///   - files: The files of the folder; the tables among them are described.
///   - title: What the tables are about.
///   - further: Descriptions of tables whose columns differ from run to run.
/// - Returns: The file.
func tableMetadataFile(
  for files: [OutputFile],
  title: String,
  further: [TableDescription] = []
) -> OutputFile {
  let paths = Set(files.map(\.path))
  let tables = (TableDescription.all + further).filter { paths.contains($0.path) }
    .sorted { $0.path < $1.path }
  let group = JSONValue.object([
    (
      "@context",
      .list([.text("http://www.w3.org/ns/csvw"), .object([("@language", .text("en"))])])
    ),
    ("dc:title", .text(title)), ("tables", .list(tables.map(\.json))),
  ])
  return OutputFile(path: "csv-metadata.json", text: group.written + "\n")
}
