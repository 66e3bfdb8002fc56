import TestSupport
import Testing

/// Names of teams that try to be something else than names.
private let hostile = [
  "<script>alert(1)</script>", "=HYPERLINK(1)", "| a | b |", "</td><h1>", "[x](javascript:1)",
]

/// Three plans of each team.
private var plans: String {
  var text = "Child ID,CP Plan Start Date,CP Plan End Date,Initial Category,Team\n"
  for (team, name) in hostile.enumerated() {
    for child in 0..<3 { text += "T\(team)\(child),01/03/2025,,Neglect,\"\(name)\"\n" }
  }
  return text + "T9,01/03/2025,,Neglect,Zyxname\n"
}

@Test func `the name of a team is text wherever it stands, and never stands in public`() throws {
  let folder = InventedFolder()
  defer { folder.remove() }
  folder.put(plans, as: "plans.csv")
  let result = try folder.run("run", ["--period", "2025-09"])
  #expect(result.status == 0, "\(result.errors)")
  let page = try #require(folder.report("2025-09/internal/indicators/cpp_neglect_count.html"))
  #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
  #expect(!page.contains("<script>alert") && !page.contains("</td><h1>"))
  let table = try #require(folder.report("2025-09/internal/indicators.csv"))
  func rows(_ name: String) -> [Substring] {
    table.split(separator: "\n").filter {
      $0.hasPrefix("cpp_neglect_count,2025-09,snapshot,999,Inventshire,Team,\(name),3,")
    }
  }
  #expect(rows("<script>alert(1)</script>").count == 1)
  // A spreadsheet takes it for text.
  #expect(rows("'=HYPERLINK(1)").count == 1 && rows("=HYPERLINK(1)").isEmpty)
  // A name that stands in one row may be a child's: it is not named.
  #expect(table.contains("Team,Other,1,") && !table.contains("Zyxname"))
  for (name, bytes) in files(below: folder.path + "/reports/2025-09/public") {
    let text = String(decoding: bytes, as: UTF8.self)
    for word in ["alert(1)", "HYPERLINK", "javascript:1", "Team,Other", "| a | b |"] {
      #expect(!text.contains(word), "\(name) holds '\(word)'")
    }
  }
}
