import Catalogue
import Metrics
import Records
import Release

/// The main figures in the layout of DfE's Explore Education Statistics, with its metadata.
///
/// That layout has a row for each time and place, filters, and a column for each indicator: what
/// analysts' programs read DfE's own files with reads this. The place and time of a row, the words
/// of `time_identifier`, the columns of the metadata and the symbols are those of that service.
/// Figures of spans that are not a calendar month stand under the month at whose end they end, and
/// the filter `time_span` tells them apart.
struct ExploreFiles: Sendable {
  /// One row: a month and a span.
  private struct Key: Hashable {
    let month: Month
    let basis: Basis
  }

  private let edition: Edition
  private let areas: AreaRegister
  private let indicators: [Indicator]
  private let rows: [(month: Month, basis: Basis)]
  private let figures: [[ReleasedFigure?]]

  /// Takes the main figures of an edition; what its audience may not see is not in there.
  init(of edition: Edition, areas: AreaRegister) {
    self.edition = edition
    self.areas = areas
    let main = edition.readings.filter { $0.slice == .total }
    let known = Set(main.map(\.indicator))
    indicators = edition.indicators.filter { known.contains($0.id) }
    let columns = Dictionary(
      indicators.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
    let keys = Set(main.map { Key(month: $0.period, basis: $0.basis) })
    let months = Set(keys.map(\.month)).sorted()
    let sorted = months.flatMap { month in
      Basis.allCases.map { Key(month: month, basis: $0) }.filter { keys.contains($0) }
    }
    let places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
    var figures = [[ReleasedFigure?]](
      repeating: Array(repeating: nil, count: indicators.count),
      count: sorted.count
    )
    for reading in main {
      let key = Key(month: reading.period, basis: reading.basis)
      guard let row = places[key], let column = columns[reading.indicator] else { continue }
      figures[row][column] = reading.figure
    }
    self.figures = figures
    rows = sorted.map { ($0.month, $0.basis) }
  }

  private static let name = "explore-education-statistics"

  private static let places = [
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name",
    "region_code", "region_name", "old_la_code", "new_la_code", "la_name",
  ]

  /// The figures, a column for each indicator.
  var table: OutputFile {
    var csv = CSVWriter(header: Self.places + ["time_span"] + indicators.flatMap(\.columnNames))
    let place = placeCells
    for (row, figures) in zip(rows, figures) {
      csv.cell(String(row.month.year))
      csv.cell(String(row.month.inWords.prefix { $0 != " " }))
      for cell in place { csv.cell(cell) }
      csv.cell(row.basis.filterItem)
      for (indicator, figure) in zip(indicators, figures) {
        // Without a reading the span is none of the indicator's, or its extract did not reach.
        let missing = indicator.bases.contains(row.basis) ? "x" : "z"
        switch figure {
        case .shown(let value, let numerator, let denominator, _, _):
          csv.cell(value)
          guard indicator.hasParts else { continue }
          for part in [numerator, denominator] {
            if part == nil { csv.cell("x") } else { csv.cell(part) }
          }
        case .symbol(let symbol):
          for _ in indicator.columnNames { csv.cell(symbol.rawValue) }
        case nil:
          for _ in indicator.columnNames { csv.cell(missing) }
        }
      }
      csv.endRow()
    }
    return csv.file(path: "\(Self.name).csv")
  }

  /// What the columns are, as that service wants it.
  var metadata: OutputFile {
    var csv = CSVWriter(header: [
      "col_name", "col_type", "label", "indicator_grouping", "indicator_unit", "indicator_dp",
      "filter_hint", "filter_grouping_column", "filter_default",
    ])
    csv.append([
      "time_span", "Filter", "Time span", "", "", "", "The time that a figure is about", "",
      rows.first?.basis.filterItem ?? "",
    ])
    for (position, indicator) in indicators.enumerated() {
      let unit = indicator.unit == .percent ? "%" : ""
      let places = figures.compactMap { $0[position]?.value?.places }.max() ?? 0
      for (column, (name, label)) in zip(indicator.columnNames, labels(of: indicator)).enumerated()
      {
        csv.append([
          name, "Indicator", label, indicator.theme, column == 0 ? unit : "",
          column == 0 ? String(places) : "0", "", "", "",
        ])
      }
    }
    return csv.file(path: "\(Self.name).meta.csv")
  }

  /// The columns of the table, for its other metadata file.
  var description: TableDescription {
    let place = Self.places.map { name in
      TableDescription.Column(name, Self.titles[name] ?? name, required: !name.hasSuffix("_code"))
    }
    let span = TableDescription.Column(
      "time_span",
      "The time that a figure is about",
      .choice(Basis.allCases.map(\.filterItem)),
      required: true
    )
    let figures = indicators.flatMap { indicator in
      zip(indicator.columnNames, labels(of: indicator)).map {
        TableDescription.Column($0, $1, .decimalOrSymbol)
      }
    }
    return TableDescription(
      path: "\(Self.name).csv",
      title: "The main figures in the layout of Explore Education Statistics",
      columns: place + [span] + figures,
      key: ["time_period", "time_identifier", "time_span"]
    )
  }

  /// Country, region and authority; `z` for codes that the area does not have.
  private var placeCells: [String] {
    let code = edition.authority.code
    let region = areas.area(code: code).flatMap { areas.area(named: $0.region) }
    return [
      AreaLevel.authority.rawValue, "E92000001", "England", region?.code ?? "z",
      region?.name ?? "Unknown", code, areas.gss(code: code) ?? "z", edition.authority.name,
    ]
  }

  /// The titles of an indicator's columns; with the id where two indicators have the same title.
  private func labels(of indicator: Indicator) -> [String] {
    let isAlone = indicators.count { $0.title == indicator.title } == 1
    let title = isAlone ? indicator.title : "\(indicator.title) (\(indicator.id))"
    return [title, "\(title): number", "\(title): out of"]
  }

  private static let titles = [
    "time_period": "The calendar year of the month at whose end the span ends",
    "time_identifier": "That month",
    "geographic_level": "The kind of area",
    "country_code": "The country's code",
    "country_name": "The country",
    "region_code": "The region's code; z where there is none",
    "region_name": "The region",
    "old_la_code": "The three-digit code of the authority",
    "new_la_code": "The nine-character code of the authority; z where there is none",
    "la_name": "The authority",
  ]
}

extension Indicator {
  /// Whether the figure is made of two whole numbers that stand beside it.
  fileprivate var hasParts: Bool { unit == .percent || unit == .per10000 }

  /// The columns of the figure and of what it is made of.
  fileprivate var columnNames: [String] {
    hasParts ? [id, "\(id)_numerator", "\(id)_denominator"] : [id]
  }
}

extension Basis {
  /// The span as an item of a filter.
  fileprivate var filterItem: String {
    switch self {
    case .snapshot: "Last day of the month"
    case .month: "Month"
    case .quarter: "Three months to the end of the month"
    case .r12: "Twelve months to the end of the month"
    case .ytd: "1 April to the end of the month"
    case .academicYear: "School year to the end of the month"
    case .term: "School term"
    case .year: "Year to 31 March"
    }
  }
}
