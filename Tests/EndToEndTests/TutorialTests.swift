import Foundation
import TestSupport
import Testing

/// The tutorial of the catalogue's floor, taken apart.
private struct Tutorial {
  /// The files that it tells the reader to make, by their paths.
  private(set) var files: [String: String] = [:]
  /// The lines that it says the reader will see, in order.
  private(set) var shown: [String] = []

  init() throws {
    let path = checkoutFolder + "/Sources/Catalogue/Catalogue.docc/AddingAnIndicator.md"
    var kind = ""
    var block = ""
    var paths: [String] = []
    for line in try #require(contents(of: path)).split(
      separator: "\n",
      omittingEmptySubsequences: false
    ) {
      if line.hasPrefix("```") {
        if kind.isEmpty {
          kind = String(line.dropFirst(3))
          block = ""
        } else {
          if kind == "csv" || kind == "json" { files[try #require(paths.last)] = block }
          if kind == "text" { shown.append(block.trimmingCharacters(in: .newlines)) }
          kind = ""
        }
      } else if kind.isEmpty {
        paths += line.split(separator: "`").map(String.init).filter { $0.hasPrefix("try/") }
      } else {
        block += line + "\n"
      }
    }
  }
}

@Test func `whoever follows the tutorial has a new indicator on the scorecard`() throws {
  let tutorial = try Tutorial()
  let folder = makeTemporaryFolder()
  defer { try? FileManager.default.removeItem(atPath: folder) }
  for (path, text) in tutorial.files { write(text, to: "\(folder)/\(path)") }
  #expect(
    tutorial.files.keys.sorted() == [
      "try/catalogue/local-indicators.csv", "try/extracts/plans.csv", "try/partnership.json",
    ]
  )
  try #require(tutorial.shown.count == 3)
  // `make DATA=try` runs the program so (Makefile, target 'run').
  let result = try runProgram("scorecard", ["run", "--data", "try"], in: folder)
  #expect(result.status == 0, "\(result.errors)")
  let internalEdition = folder + "/try/reports/2025-09/internal"
  let page = try #require(
    contents(of: internalEdition + "/indicators/local_neglect_under_5_pct.html")
  )
  let plain = page.replacingOccurrences(of: "&#39;", with: "'")
  for line in tutorial.shown[0...1] { #expect(plain.contains(line), "\(line)") }
  #expect(page.contains("Line chart, ") && page.contains("Breakdowns"))
  let scorecard = try #require(contents(of: internalEdition + "/scorecard.md"))
  #expect(
    contents(of: internalEdition + "/definitions.md")?.contains("Local questions") == true
  )
  #expect(scorecard.contains("Children on a plan for neglect who are under 5"))
  let rows = try #require(contents(of: internalEdition + "/indicators.csv")).split(separator: "\n")
    .filter { $0.hasPrefix("local_neglect_under_5_pct,") }
  #expect(
    rows.contains {
      $0.contains(",2025-09,snapshot,999,Tryshire,Total,Total,2,3,66.7,20.8,93.9,%,")
    }
  )
  #expect(rows.contains { $0.contains(",2025-09,snapshot,999,Tryshire,Sex,Male,1,2,50.0,") })
  #expect(rows.contains { $0.contains(",2023-10,") }, "24 months")
  let publicRows = contents(of: folder + "/try/reports/2025-09/public/indicators.csv") ?? ""
  #expect(
    publicRows.contains(
      "local_neglect_under_5_pct,2025-09,snapshot,999,Tryshire,Total,Total,,,,,,%,c"
    )
  )

  let explained = try runProgram(
    "scorecard",
    ["explain", "local_neglect_under_5_pct", "--data", "try"],
    in: folder
  )
  #expect(explained.output.contains(tutorial.shown[0]))

  let path = folder + "/try/catalogue/local-indicators.csv"
  let wrong = try #require(contents(of: path))
    .replacingOccurrences(of: "initial_category", with: "inital_category")
  write(wrong, to: path)
  let refused = try runProgram("scorecard", ["run", "--data", "try"], in: folder)
  #expect(refused.status == 65)
  #expect(refused.errors.contains(tutorial.shown[2]), "\(refused.errors)")
  #expect(contents(of: internalEdition + "/scorecard.md") == scorecard)
}
