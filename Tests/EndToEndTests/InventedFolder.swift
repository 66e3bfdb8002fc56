import Foundation
import TestSupport
import Testing

/// A small data folder that a test fills, runs the program on and reads the reports of.
struct InventedFolder {
  let path: String

  /// Makes a folder with settings; `expects` names what should come each month.
  init(expects: [String] = []) {
    path = makeTemporaryFolder()
    let list = expects.map { "\"\($0)\"" }.joined(separator: ", ")
    write(
      """
      {"partnership": "Invented Partnership", "authority_code": "999",
       "authority_name": "Inventshire", "expects": [\(list)], "covers_from": "2023-01-01"}
      """,
      to: path + "/partnership.json"
    )
  }

  /// Leaves four indicators of the catalogue, for tests that run the program often.
  func keepFewIndicators() {
    let standard = checkoutFolder + "/data/catalogue/"
    let kept = ["cpp_count", "cpp_neglect_count", "cpp_starts", "cpp_neglect_pct"]
    for name in ["indicators", "measures", "benchmarks", "questions"] {
      let lines = (contents(of: "\(standard)\(name).csv") ?? "").split(separator: "\n")
      let rows = lines.dropFirst().filter { line in
        name == "indicators" && kept.contains { line.hasPrefix($0 + ",") }
      }
      write(
        (lines.prefix(1) + rows).joined(separator: "\n") + "\n",
        to: "\(path)/catalogue/\(name).csv"
      )
    }
  }

  /// Puts a file below `extracts`.
  func put(_ text: String, as name: String) {
    write(text, to: "\(path)/extracts/\(name)")
  }

  /// Runs a command on the folder; whatever it writes must account for every row of every file.
  func run(_ command: String = "run", _ options: [String] = []) throws -> ProgramResult {
    let result = try runProgram("scorecard", [command, "--data", path] + options)
    let written = FileManager.default.subpaths(atPath: path) ?? []
    for name in written where name.hasSuffix("/data-quality.csv") {
      expectEveryRowIsAccountedFor(inTable: contents(of: path + "/" + name) ?? "")
    }
    return result
  }

  /// A file of the reports.
  func report(_ name: String) -> String? { contents(of: "\(path)/reports/\(name)") }

  /// The figure of a headline row of `indicators.csv`: numerator, denominator, value and symbol.
  func figure(_ indicator: String, _ basis: String, _ period: String) -> String? {
    guard let table = report("\(period)/internal/indicators.csv") else { return nil }
    let prefix = "\(indicator),\(period),\(basis),999,Inventshire,Total,Total,"
    guard let row = table.split(separator: "\n").first(where: { $0.hasPrefix(prefix) }) else {
      return nil
    }
    let cells = row.dropFirst(prefix.count).split(
      separator: ",",
      omittingEmptySubsequences: false
    )
    return "\(cells[0])/\(cells[1])=\(cells[2])\(cells[6])"
  }

  /// Removes the folder.
  func remove() {
    try? FileManager.default.removeItem(atPath: path)
  }
}

/// Every file below a folder by its path, with its bytes.
func files(below folder: String) -> [String: [UInt8]] {
  var found: [String: [UInt8]] = [:]
  for name in FileManager.default.subpaths(atPath: folder) ?? [] {
    var isFolder: ObjCBool = false
    let path = folder + "/" + name
    guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
      !isFolder.boolValue
    else { continue }
    found[name] = bytes(of: path)
  }
  return found
}
