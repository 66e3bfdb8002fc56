import Catalogue
import Records

/// The areas of one file, each made once.
struct AreaCache {
  private var areas: [[UInt8]: Area] = [:]

  /// The area that a row is about; `nil` when it is neither England, a region nor an authority.
  mutating func area(
    of row: Int,
    in cells: CellStore,
    at places: [String: Int],
    _ register: AreaRegister
  ) -> Area? {
    var key: [UInt8] = []
    for name in Self.columns {
      if let place = places[name] { key.append(contentsOf: cells.cell(row, place)) }
      key.append(0x1F)
    }
    if let area = areas[key] { return area }
    let area = Self.makeArea(of: row, in: cells, at: places, register)
    areas[key] = area
    return area
  }

  private static let columns = [
    "geographiclevel", "oldlacode", "newlacode", "laname", "regioncode", "regionname",
  ]

  private static func makeArea(
    of row: Int,
    in cells: CellStore,
    at places: [String: Int],
    _ register: AreaRegister
  ) -> Area? {
    let region = cells.text(row, places["regionname"])
    switch cells.text(row, places["geographiclevel"]).lowercased() {
    case "national", "nat":
      let code = cells.text(row, places["countrycode"])
      let name = cells.text(row, places["countryname"])
      return Area(level: .national, code: code, name: name, region: "")
    case "regional", "region", "reg":
      let code = cells.text(row, places["regioncode"])
      return Area(level: .regional, code: code, name: region, region: region)
    case "local authority", "la":
      // Authorities keep their three-digit code when they are given a new nine-character one.
      let old = cells.text(row, places["oldlacode"])
      let new = cells.text(row, places["newlacode"])
      let registered = register.area(code: new).flatMap { $0.level == .authority ? $0 : nil }
      let code = isOldCode(old) ? old : registered?.code ?? new
      guard !code.isEmpty else { return nil }
      let name = cells.text(row, places["laname"])
      return Area(level: .authority, code: code, name: name, region: region)
    default: return nil
    }
  }

  private static func isOldCode(_ code: String) -> Bool {
    code.utf8.count == 3 && code.utf8.allSatisfy { (UInt8(ascii: "0")...0x39).contains($0) }
  }
}
