import Records

/// A cell of one dataset's row that is copied to the row which the same record gives another one.
///
/// Annex A list 5 has the enquiry and its conference in one row: the conference's row gets the
/// child, the team and the start of the enquiry from it.
public struct Split: Hashable, Sendable {
  /// The dataset that the file is recognised as.
  public let dataset: String
  /// The dataset whose row is fed; the same one when a field stands in for another of the row.
  public let table: String
  /// The field of that row, which is filled only where the file has no column for it.
  public let field: String
  /// The field of the main row that it is copied from.
  public let source: String
}

extension Catalogue {
  /// Reads `splits.csv`.
  static func splits(
    from sheets: CatalogueSheets,
    schema: Schema
  ) throws(CatalogueError) -> [Split] {
    var splits: [Split] = []
    for sheet in try sheets.required("splits", columns: ["dataset", "into", "field", "from"]) {
      for row in sheet.rows {
        let split = Split(
          dataset: sheet.cell(row, "dataset"),
          table: sheet.cell(row, "into"),
          field: sheet.cell(row, "field"),
          source: sheet.cell(row, "from")
        )
        for (column, dataset, field) in [
          ("from", split.dataset, split.source), ("field", split.table, split.field),
        ] {
          guard let known = schema[dataset] else {
            throw CatalogueError(
              file: sheet.file,
              line: row.line,
              column: column == "from" ? "dataset" : "into",
              problem: .unknown(
                what: "dataset",
                word: dataset,
                nearest: nearestWord(to: dataset, among: schema.datasets.map(\.name))
              )
            )
          }
          guard known.field(field) != nil else {
            throw CatalogueError(
              file: sheet.file,
              line: row.line,
              column: column,
              problem: .unknown(
                what: "field of \(dataset)",
                word: field,
                nearest: nearestWord(to: field, among: known.fields.map(\.name))
              )
            )
          }
        }
        splits.append(split)
      }
    }
    return splits
  }
}
