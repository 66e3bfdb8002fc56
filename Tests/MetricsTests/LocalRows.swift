import Catalogue
import Ingest
import Metrics
import Records
import Testing

/// The catalogue of the checkout with indicators of one's own, as a data folder may add them.
enum LocalRows {
  /// Reads rows of `indicators.csv`, each given by the columns that matter.
  static func catalogue(
    _ rows: [[String: String]],
    measures: [[String]] = [],
    breakdowns: [[String]] = []
  ) throws -> Catalogue {
    let usual = [
      "title": "", "agency": "Partnership", "theme": "Local", "population": "occurred",
      "counted": "rows", "measure": "count", "unit": "count", "bases": "month",
      "polarity": "neutral", "version": "1",
    ]
    let columns = [
      "id", "title", "agency", "theme", "dataset", "population", "counted", "where", "numerator",
      "denominator", "measure", "unit", "bases", "polarity", "breakdowns", "version",
    ]
    let cells = rows.map { row in
      columns.map { column in
        row[column] ?? (column == "title" ? row["id"] : nil) ?? usual[column] ?? ""
      }
    }
    return try Catalogue(
      sheets: try StandardCatalogue.sheets() + [
        sheet("local-indicators.csv", columns, cells),
        sheet(
          "local-measures.csv",
          ["measure", "agency_category", "indicator", "part", "category"],
          measures
        ),
        sheet("local-breakdowns.csv", ["breakdown", "category", "where"], breakdowns),
      ]
    )
  }

  private static func sheet(_ file: String, _ header: [String], _ rows: [[String]]) -> Sheet {
    Sheet(
      file: file,
      header: header,
      rows: rows.enumerated().map { Sheet.Row(line: $0.offset + 2, cells: $0.element) }
    )
  }
}

extension Answers {
  /// The figures of one local row, whose id is `local`, on some months and slices.
  init(
    row: [String: String],
    measures: [[String]] = [],
    breakdowns: [[String]] = [],
    period: String,
    reference: ReferenceLibrary = ReferenceLibrary(),
    coversFrom: String = "2000-01-01",
    tables: [(String, String)]
  ) throws {
    var row = row
    row["id"] = row["id"] ?? "local"
    let catalogue = try LocalRows.catalogue([row], measures: measures, breakdowns: breakdowns)
    var micro = MicroCaseload(catalogue, coversFrom: coversFrom)
    for (name, text) in tables { try micro.add(name, text) }
    try self.init(catalogue, micro, period: period, reference: reference)
  }

  /// The 95% limits of a figure, one decimal: `12.0 to 40.0`; `-` without any.
  func limits(_ indicator: String, _ basis: Basis, _ period: String) -> String {
    let reading = calculation.readings.first {
      $0.indicator == indicator && $0.basis == basis && $0.period.description == period
        && $0.slice == .total
    }
    guard let interval = reading?.figure.interval else { return "-" }
    func tenth(_ limit: Double) -> String {
      ExactDecimal(units: Int64((limit * 10).rounded()), places: 1).description
    }
    return "\(tenth(interval.lower)) to \(tenth(interval.upper))"
  }
}
