import Catalogue
import Ingest
import Records
import TestSupport
import Testing

/// The rows of the list of indicators that were gathered from the partnerships' papers.
private func list() throws -> (Sheet, [Sheet.Row]) {
  let sheet = try SheetReader.sheet(path: (sharedFolder ?? "") + "/spec/catalogue.csv")
  return (sheet, sheet.rows)
}

/// The spans behind the wordings of the list, as `bases.csv` has them.
private func wordings() throws -> [String: Set<String>] {
  let sheet = try SheetReader.sheet(path: checkoutFolder + "/data/catalogue/bases.csv")
  return Dictionary(
    sheet.rows.map { row in
      (
        sheet.cell(row, "wording"),
        Set(sheet.cell(row, "bases").split(separator: " ").map(String.init))
      )
    },
    uniquingKeysWith: { first, _ in first }
  )
}

/// Spans that a row of the list asks for and another indicator gives (see the page
/// ListAndCatalogue of the Catalogue).
private let elsewhere: [String: (bases: Set<String>, by: String)] = [
  "cpp_neglect_da_factor_pct": (["r12"], "cpp_neglect_da_factor_starts_pct")
]

/// Spans that a row has in place of those of the list (see the same page).
private let instead: [String: Set<String>] = ["cpp_social_worker_changes_pct": ["snapshot"]]

/// Units that the list words in its own way.
private let units: [String: Set<String>] = [
  "rate per 10,000": ["per 10,000"], "median days": ["days"], "median weeks": ["weeks"],
  "score": ["count"], "mean": ["count"], "yes/no": ["count"],
]

@Test(
  .enabled(if: sharedFolder != nil, "needs the folder of published figures beside the checkout")
)
func `every indicator of the list is here with its spans, unit and wanted direction`() throws {
  let catalogue = try StandardCatalogue.load()
  let (sheet, rows) = try list()
  let wordings = try wordings()
  #expect(rows.count == 257)
  for row in rows {
    let id = sheet.cell(row, "id")
    let indicator = try #require(catalogue.indicators.first { $0.id == id }, "\(id)")
    let wording = sheet.cell(row, "time_basis")
    let wanted = try instead[id] ?? #require(wordings[wording], "\(id): \(wording)")
    // The quarter beside the month is for packs, and added to all.
    let given = Set(indicator.bases.map(\.rawValue)).subtracting(["quarter"])
    let other = elsewhere[id]
    if let other {
      let by = catalogue.indicators.first { $0.id == other.by }
      #expect(other.bases.isSubset(of: Set(by?.bases.map(\.rawValue) ?? [])), "\(id)")
    }
    #expect(
      given == wanted.subtracting(other?.bases ?? []).subtracting(["quarter"])
        || indicator.bases.map(\.rawValue) == ["quarter"],
      "\(id): \(wording)"
    )
    let polarity = sheet.cell(row, "polarity")
    #expect(indicator.polarity.rawValue == (polarity == "n/a" ? "neutral" : polarity), "\(id)")
    let unit = sheet.cell(row, "unit")
    // Comparisons are in the unit of what is compared; some rows ask for a share and its count.
    if indicator.measure != .comparison {
      let known = units[unit] ?? [unit.hasPrefix("%") ? "%" : unit]
      let both = unit.hasPrefix("count and %") || unit.hasPrefix("count (")
      #expect(
        known.contains(indicator.unit.rawValue)
          || both && ["%", "count"].contains(indicator.unit.rawValue),
        "\(id): \(unit)"
      )
    }
  }
}
