import Metrics
import Records
import TestSupport

/// DfE's own files beside the checkout, split here by commas and not by the product's reader.
enum PublishedFiles {
  /// The cells of a file below `real/`; empty when it is not there.
  static func cells(_ file: String) -> [[String]] {
    guard let folder = sharedFolder else { return [] }
    return split(bytes(of: folder + "/real/" + file) ?? [])
  }

  /// The cells of all lines; the files quote a cell only to keep its comma.
  private static func split(_ bytes: [UInt8]) -> [[String]] {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return bytes.dropFirst(bytes.starts(with: mark) ? 3 : 0)
      .split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      .map { line in
        var isQuoted = false
        return line.split(omittingEmptySubsequences: false) { byte in
          if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
          return byte == UInt8(ascii: ",") && !isQuoted
        }.map { cell in
          let text = String(decoding: cell, as: UTF8.self)
          return cell.first == UInt8(ascii: "\"") ? String(text.dropFirst().dropLast()) : text
        }
      }
  }

  private static let described: Set<String> = [
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name",
    "region_code", "region_name", "old_la_code", "new_la_code", "la_name",
  ]
  private static let filters: Set<String> = [
    "category", "absence_terms", "social_care_group", "phase_type_grouping", "age_group",
    "population_type",
  ]

  /// A file as a published table.
  static func table(_ file: String) -> PublishedTable? {
    let cells = cells(file)
    guard let header = cells.first else { return nil }
    let place = Dictionary(
      header.enumerated().map { ($0.element, $0.offset) },
      uniquingKeysWith: { $1 }
    )
    let filterPlaces = header.indices.filter { filters.contains(header[$0]) }
    let figurePlaces = header.indices.filter {
      !filters.contains(header[$0]) && !described.contains(header[$0])
    }
    let identifier = place["time_identifier"].map { cells[1][$0] } ?? ""
    let rows = cells.dropFirst().compactMap { row -> PublishedTable.Row? in
      guard let area = area(row, place), let year = Int(row[place["time_period"] ?? 0].prefix(4))
      else { return nil }
      return PublishedTable.Row(
        year: year,
        area: area,
        filters: filterPlaces.map { row[$0] },
        cells: figurePlaces.map { cell(row[$0]) }
      )
    }
    return PublishedTable(
      file: file,
      release: file.split(separator: "/").dropLast().joined(separator: "/"),
      timeIdentifier: identifier,
      filters: filterPlaces.map { header[$0] },
      columns: figurePlaces.map { header[$0] },
      rows: rows
    )
  }

  private static func area(_ row: [String], _ place: [String: Int]) -> Area? {
    func text(_ name: String) -> String { place[name].map { row[$0] } ?? "" }
    switch text("geographic_level") {
    case "National":
      return Area(
        level: .national,
        code: text("country_code"),
        name: text("country_name"),
        region: ""
      )
    case "Regional":
      return Area(
        level: .regional,
        code: text("region_code"),
        name: text("region_name"),
        region: text("region_name")
      )
    case "Local authority":
      return Area(
        level: .authority,
        code: text("old_la_code"),
        name: text("la_name"),
        region: text("region_name")
      )
    default: return nil
    }
  }

  private static func cell(_ text: String) -> PublishedCell {
    if let number = ExactDecimal(text) { return .number(number) }
    if let symbol = Shorthand(rawValue: text) { return .symbol(symbol) }
    return .blank
  }

  /// The populations of a file.
  static func populations(_ file: String) -> [PopulationEstimate] {
    guard let table = table(file), let column = table.columns.firstIndex(of: "population_estimate")
    else { return [] }
    return table.rows.compactMap { row in
      row.cells[column].number.map {
        PopulationEstimate(
          area: row.area,
          year: row.year,
          children: $0.units,
          release: table.release,
          file: file
        )
      }
    }
  }

  /// Both of DfE's neighbour models.
  static func neighbourModels() -> [NeighbourModel] {
    func model(_ name: String, _ file: String, first: Int) -> NeighbourModel {
      var neighbours: [String: [String]] = [:]
      for row in cells(file).dropFirst() where row.count > first + 18 && Int(row[0]) != nil {
        neighbours[row[0]] = (0..<10).map { row[first + 2 * $0] }
      }
      return NeighbourModel(name: name, neighbours: neighbours)
    }
    return [
      model("DfE 2021", "New_Statistical_Neighbour_Groupings_April_2021.csv", first: 5),
      model("DfE 2025", "sn_model_2025_wide.csv", first: 4),
    ]
  }

  /// The tables that the benchmarks read, of the release of 2024.
  private static let files = [
    "cin-2024/b1_children_in_need_2013_to_2024.csv",
    "cin-2024/b3_cin_primary_need_2013_to_2024.csv",
    "cin-2024/b7_child_in_need_plans_2022_to_2024.csv",
    "cin-2024/c1_children_in_need_referrals_and_rereferrals_2013_to_2024.csv",
    "cin-2024/c2_children_in_need_assessments_duration_2014_to_2024.csv",
    "cin-2024/c3_factors_identified_at_end_of_assessment_2018_to_2024.csv",
    "cin-2024/c4_children_in_need_section_47s_and_icpcs_2013_to_2024.csv",
    "cin-2024/d1_child_protection_plans_2013_to_2024.csv",
    "cin-2024/d2_cpps_starting_by_category_of_abuse_2013_to_2024.csv",
    "cin-2024/d3_cpps_subsequent_plan_2013_to_2024.csv",
    "cin-2024/d4_cpps_at31march_by_category_of_abuse_2013_to_2024.csv",
    "cin-2024/d5_cpps_at31march_by_duration_2013_to_2024.csv",
    "cin-2024/d6_cpps_reviewed_within_timescales_2013_to_2024.csv",
    "cin-2024/d7_cpps_ending_by_duration_2013_to_2024.csv",
    "absence_la.csv",
    "cla_number_and_rate_per_10k_children.csv",
  ]

  /// Everything that a comparison needs, read once.
  static let library = ReferenceLibrary(
    tables: files.compactMap { table($0) },
    populations: populations("cin-2024/ons_mid-year_population_estimates_2012_to_2023.csv"),
    neighbourModels: neighbourModels()
  )

  /// The rows of one of the project's own tables below `data/catalogue`.
  static func catalogueSheet(_ name: String) -> Sheet? {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let lines = split(bytes(of: "/\(folder)/data/catalogue/\(name).csv") ?? [])
    guard let header = lines.first else { return nil }
    let rows = lines.dropFirst().enumerated().map {
      Sheet.Row(line: $0.offset + 2, cells: $0.element)
    }
    return Sheet(file: "\(name).csv", header: header, rows: Array(rows))
  }
}
