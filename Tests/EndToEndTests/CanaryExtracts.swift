import Catalogue
import Ingest
import Records
import TestSupport

/// Extracts of every dataset in every layout of the catalogue, with a canary in every personal
/// column.
///
/// The layout with the number n uses the n-th name that the catalogue gives for each column, so
/// that every name of every personal column stands in one file at least.
struct CanaryExtracts {
  /// What stands in columns that are personal or not needed: a name, numbers of the health service
  /// (the second of which has the right last digit), and a postcode.
  static let canaries = ["Zyxcanary", "9990001119", "9434765919", "ZX99 9XZ"]
  /// With what every identifier begins that is not personal.
  static let identifier = "QXID"

  /// The files by their paths below `extracts`.
  private(set) var files: [String: String] = [:]
  /// The datasets that have a personal column in some layout.
  private(set) var datasets: Set<String> = []
  /// Every dataset that is about children, with a file for each layout.
  private(set) var all: Set<String> = []
  /// How many names of personal columns stand in the files.
  private(set) var personalNames = 0

  private let fields: [String: Field]
  private let lists: [String: CodeList]

  /// Makes the extracts of a catalogue, the files of which stand in a folder.
  init(catalogue folder: String, schema: Schema) throws {
    lists = schema.codeLists
    var fields: [String: Field] = [:]
    for dataset in schema.datasets {
      for field in dataset.fields { fields["\(dataset.name).\(field.name)"] = field }
    }
    self.fields = fields
    let aliases = try SheetReader.sheet(path: folder + "/aliases.csv")
    for dataset in schema.datasets where dataset.shape != .reference {
      var names: [(field: Field, names: [String])] = []
      var places: [String: Int] = [:]
      for row in aliases.rows where row.cells[0] == dataset.name && row.cells[2] != "*" {
        let place = row.cells[1].split(separator: "=").first.map(String.init) ?? ""
        let path = place.contains(".") ? place : "\(dataset.name).\(place)"
        guard let field = fields[path] else { continue }
        if let known = places[path] {
          names[known].names.append(row.cells[2])
        } else {
          places[path] = names.count
          names.append((field, [row.cells[2]]))
        }
      }
      let personal = names.filter { $0.field.use == .personal }
      if !personal.isEmpty { datasets.insert(dataset.name) }
      all.insert(dataset.name)
      personalNames += personal.reduce(0) { $0 + $1.names.count }
      for layout in 0..<max(personal.map(\.names.count).max() ?? 0, 1) {
        files["\(dataset.name)/layout-\(layout).csv"] = table(names, layout, isOpen: layout == 0)
      }
    }
  }

  /// One file; an open one also carries columns of people that its dataset does not know.
  private func table(_ names: [(field: Field, names: [String])], _ layout: Int, isOpen: Bool)
    -> String
  {
    var header: [String] = []
    var columns: [Field?] = []
    var used: Set<String> = []
    func add(_ name: String, _ field: Field?) {
      guard used.insert(HeaderIndex.normalised(name)).inserted else { return }
      header.append(name)
      columns.append(field)
    }
    for column in names { add(column.names[layout % column.names.count], column.field) }
    if isOpen { for name in ["Mother's Maiden Name", "Passport No"] { add(name, nil) } }
    let good = (0..<3).map { row in
      columns.enumerated().map { cell($0.element, row, $0.offset) }
    }
    func changed(_ text: String, where isMeant: (FieldType) -> Bool) -> [String] {
      zip(columns, good[1]).map { field, cell in
        field.map { $0.use == .keep && isMeant($0.type) } == true ? text : cell
      }
    }
    var lines = ["Prepared by \(Self.canaries[0])", "", line(header)]
    lines += good.map { line($0) } + [line(good[0])]
    lines.append(line(changed("31/02/2025") { $0 == .date }))
    lines.append(line(changed("9.21E+06") { $0 == .identifier }))
    lines.append(
      line(
        changed("no such spelling") { if case .code = $0 { true } else { false } }
      )
    )
    // The cells of a shifted row: what is personal stands where a code is meant.
    for canary in Self.canaries {
      lines.append(line(changed(canary) { if case .code = $0 { true } else { false } }))
      lines.append(line(changed(canary) { if case .codes = $0 { true } else { false } }))
      lines.append(line(changed(canary) { $0 == .flag }))
    }
    lines.append(line(changed("about three") { $0 == .decimal }))
    lines.append(line(good[2]) + ",\(Self.canaries[0]),one too many")
    lines.append(line(Array(good[2].dropLast())))
    lines.append(
      zip(columns, good[2]).map { $0?.use == .personal ? "\"" + $1 : $1 }.joined(separator: ",")
    )
    lines += good.map { line($0) }
    lines.append("Report run by \(Self.canaries[0])")
    return lines.joined(separator: "\r\n") + "\r\n"
  }

  private func cell(_ field: Field?, _ row: Int, _ placed: Int = 0) -> String {
    guard let field, field.use == .keep else {
      return Self.canaries[(row + placed) % Self.canaries.count]
    }
    switch field.type {
    case .identifier: return "\(Self.identifier)\(7001 + row)"
    case .date: return "2025-0\(3 + row)-11"
    case .code, .codes: return lists[field.list]?.codes.first?.code ?? ""
    case .integer, .decimal: return "\(row)"
    case .flag: return "Y"
    case .period: return "2025-0\(3 + row)"
    case .text: return "Team \(row)"
    }
  }

  private func line(_ cells: [String]) -> String {
    cells.map { $0.contains(where: { ",\"\r\n".contains($0) }) ? "\"\($0)\"" : $0 }
      .joined(separator: ",")
  }
}
