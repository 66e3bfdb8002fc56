import Catalogue
import Records

/// The rows of one slice of a published table, found by reporting year and area.
struct PublishedRows: Sendable {
  private struct Place: Hashable {
    let year: Int
    let level: AreaLevel
    let code: String
  }

  /// The table.
  let table: PublishedTable
  /// The reporting years for which authorities have rows, oldest first.
  let years: [Int]

  private var rows: [Place: Int] = [:]
  private var authorities: [Int: [Int]] = [:]

  /// Finds the rows that have the given values in filter columns; `nil` when the table lacks a
  /// column or has no such row of an authority.
  ///
  /// Filters that are not named must say `Total` where the table has such rows.
  init?(_ table: PublishedTable, filters: [Benchmark.Filter]) {
    var wanted: [Int: String] = [:]
    for filter in filters {
      guard let place = table.filters.firstIndex(where: { sameWord($0, filter.column) }) else {
        return nil
      }
      wanted[place] = filter.value
    }
    for place in table.filters.indices where wanted[place] == nil {
      let hasTotal = table.rows.contains {
        place < $0.filters.count && sameWord($0.filters[place], "Total")
      }
      if hasTotal { wanted[place] = "Total" }
    }
    self.table = table
    let shift = Self.yearsToReportingYear(table.timeIdentifier)
    for (position, row) in table.rows.enumerated() {
      let fits = wanted.allSatisfy {
        $0.key < row.filters.count && sameWord(row.filters[$0.key], $0.value)
      }
      guard fits else { continue }
      let place = Place(year: row.year + shift, level: row.area.level, code: row.area.code)
      if let known = rows[place] {
        // One three-digit code may have rows under two nine-character codes; the one that holds
        // figures counts.
        if Self.figures(in: table.rows[known]) >= Self.figures(in: row) { continue }
        rows[place] = position
        authorities[place.year]?.removeAll { $0 == known }
      }
      rows[place] = position
      if place.level == .authority { authorities[place.year, default: []].append(position) }
    }
    years = authorities.keys.sorted()
    if years.isEmpty { return nil }
  }

  /// The row of an area, if there is one.
  func row(_ level: AreaLevel, _ code: String, year: Int) -> PublishedTable.Row? {
    rows[Place(year: year, level: level, code: code)].map { table.rows[$0] }
  }

  /// The rows of a year that are about authorities, in the order of the file.
  func authorities(year: Int) -> [PublishedTable.Row] {
    (authorities[year] ?? []).map { table.rows[$0] }
  }

  /// The row of England.
  func england(year: Int) -> PublishedTable.Row? {
    table.rows.first { $0.area.level == .national }
      .flatMap { row(.national, $0.area.code, year: year) }
  }

  /// The row of a region with that name.
  func region(named name: String, year: Int) -> PublishedTable.Row? {
    table.rows.first { $0.area.level == .regional && sameWord($0.area.name, name) }
      .flatMap { row(.regional, $0.area.code, year: year) }
  }

  /// How far the first year of a period lies before the reporting year in which it ends: a school
  /// year or financial year that begins in 2024 ends in 2025.
  private static func yearsToReportingYear(_ timeIdentifier: String) -> Int {
    let word = timeIdentifier.lowercased()
    return word.hasPrefix("reporting") || word.hasPrefix("calendar") || word.isEmpty ? 0 : 1
  }

  private static func figures(in row: PublishedTable.Row) -> Int {
    row.cells.count { $0.number != nil }
  }
}

/// Says whether two names are the same but for capitals.
func sameWord(_ first: String, _ second: String) -> Bool {
  first == second || first.utf8.elementsEqual(second.utf8) { asciiLower($0) == asciiLower($1) }
}

private func asciiLower(_ byte: UInt8) -> UInt8 {
  (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
}
