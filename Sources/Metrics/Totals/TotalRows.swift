import Catalogue
import Records

/// The rows of a table of totals, field by field.
struct TotalRows {
  private let table: Table

  private let words: [String]
  private let tidyWords: [String]

  init(_ table: Table) {
    self.table = table
    words = table.words.texts
    tidyWords = words.map { AgencyMeasure.tidy($0) }
  }

  var count: Int { table.rowCount }

  func origin(_ row: Int) -> RowOrigin { table.origins[row] }

  func measure(_ row: Int) -> String { text("measure", row) }

  func category(_ row: Int) -> String { text("category", row) }

  func agency(_ row: Int) -> String { tidyText("agency", row) }

  /// The agency as it stands in the row.
  func writtenAgency(_ row: Int) -> String { text("agency", row) }

  /// The district or team that a row is about; empty for the whole area.
  func area(_ row: Int) -> String {
    let area = tidyText("area", row)
    return ["total", "all"].contains(area) ? "" : area
  }

  /// The month of a row; totals of quarters and years are not split up.
  func month(_ row: Int) -> Month? { Month(text("period", row)) }

  /// The period of a row in its one spelling.
  func period(_ row: Int) -> String { text("period", row) }

  /// Whether the period of a row lies in a year that it names: `2025/26 Q1`, not `Q1` or `YTD`.
  func hasYear(_ row: Int) -> Bool {
    var digits = 0
    for byte in text("period", row).utf8 {
      digits = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? digits + 1 : 0
      if digits == 4 { return true }
    }
    return false
  }

  /// The parts that a row gives, in millionths; `nil` for a number that the agency withheld.
  func amounts(
    _ row: Int,
    _ part: AgencyMeasure.Part
  ) -> [(AgencyMeasure.Part, Int64?)] {
    if let numerator = number("numerator", row), let denominator = number("denominator", row) {
      return [(.numerator, numerator), (.denominator, denominator)]
    }
    let part = flag("percentage", row) ? .value : part
    if flag("withheld", row) { return [(part, nil)] }
    return number("count", row).map { [(part, $0)] } ?? []
  }

  /// What a row calls its total: two rows that do so in the same way have the same.
  func name(_ row: Int) -> Name {
    Name(measure: place("measure", row), category: place("category", row))
  }

  /// A measure and a category as positions among the table's words.
  struct Name: Hashable {
    fileprivate let measure: Int32
    fileprivate let category: Int32
  }

  private func text(_ field: String, _ row: Int) -> String {
    let place = place(field, row)
    return place < 0 ? "" : words[Int(place)]
  }

  private func tidyText(_ field: String, _ row: Int) -> String {
    let place = place(field, row)
    return place < 0 ? "" : tidyWords[Int(place)]
  }

  private func place(_ field: String, _ row: Int) -> Int32 {
    guard case .texts(let cells) = table.column(field) else { return Column.missingText }
    return cells[row]
  }

  private func flag(_ field: String, _ row: Int) -> Bool {
    guard case .flags(let cells) = table.column(field) else { return false }
    return cells[row] == 1
  }

  private func number(_ field: String, _ row: Int) -> Int64? {
    guard case .decimals(let cells) = table.column(field), let cell = cells[row] else { return nil }
    let short = cell.rounded(to: min(cell.places, 6))
    guard short.units.magnitude < 1_000_000_000_000 else { return nil }
    return short.rounded(to: 6).units
  }
}
