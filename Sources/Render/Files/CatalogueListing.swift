public import Catalogue
import Records

/// How a list of indicators is written.
public enum ListingFormat: String, Hashable, Sendable, CaseIterable {
  /// A table for people.
  case markdown
  /// A table for spreadsheets; the first column is the id.
  case csv
  /// A list of objects for programs.
  case json
}

/// Every indicator with its definition, in the order of the catalogue.
///
/// - Parameters:
///   - indicators: The indicators.
///   - format: How the list is written.
/// - Returns: The list as text, with a line end behind its last line.
public func catalogueListing(_ indicators: [Indicator], as format: ListingFormat) -> String {
  let names = [
    "id", "title", "agency", "theme", "unit", "polarity", "bases", "breakdowns", "version",
    "definition", "caution", "source",
  ]
  let rows = indicators.map { indicator -> [String] in
    let bases: [String] = indicator.bases.map { $0.rawValue }
    return [
      indicator.id, indicator.title, indicator.agency, indicator.theme, indicator.unit.rawValue,
      indicator.polarity.rawValue, bases.joined(separator: " "),
      indicator.breakdowns.map { $0.name }.joined(separator: "; "), String(indicator.version),
      indicator.definition, indicator.caution, indicator.source,
    ]
  }
  switch format {
  case .csv:
    var writer = CSVWriter(header: names)
    for row in rows { writer.append(row) }
    return String(decoding: writer.file(path: "").bytes, as: UTF8.self)
  case .json:
    let objects = rows.map { row in
      JSONValue.object(zip(names, row).map { name, cell in (name, .text(cell)) })
    }
    return JSONValue.list(objects).written + "\n"
  case .markdown:
    let shown = [0, 1, 4, 6, 8, 9]
    var lines: [[String]] = [shown.map { names[$0] }, shown.map { _ in "---" }]
    for row in rows {
      lines.append(shown.map { escapedMarkdown(row[$0], startsLine: false) })
    }
    return lines.map { cells in "| " + cells.joined(separator: " | ") + " |\n" }.joined()
  }
}
