import Foundation
import TestSupport
import Testing

/// Three invented authorities: open plans, and how many of them are for neglect.
private let authorities: [(code: String, name: String, plans: Int, neglect: Int)] = [
  ("991", "Northshire", 40, 30), ("992", "Southshire", 40, 10), ("993", "Smallshire", 12, 2),
]

private func regionalFolder(reversed isReversed: Bool = false) -> InventedFolder {
  let folder = InventedFolder()
  let authorities = isReversed ? authorities.reversed() : authorities
  let named = authorities.map { "{\"code\": \"\($0.code)\", \"name\": \"\($0.name)\"}" }
  write(
    """
    {"partnership": "Invented Region", "authorities": [\(named.joined(separator: ", "))],
     "covers_from": "2023-01-01"}
    """,
    to: folder.path + "/partnership.json"
  )
  for authority in authorities {
    let rows = (0..<authority.plans).map { child in
      "\(authority.code)\(100 + child),0\(1 + child % 6)/05/2025,,"
        + (child < authority.neglect ? "Neglect" : "Physical")
    }
    folder.put(
      "Child ID,CP Plan Start Date,CP Plan End Date,Initial Category\n"
        + rows.joined(separator: "\n") + "\n",
      as: "\(authority.code)/plans.csv"
    )
  }
  return folder
}

/// The region's reports, written once for all tests that look at them.
private let region: (folder: InventedFolder, result: ProgramResult)? = {
  let folder = regionalFolder()
  guard let result = try? folder.run("run", ["--period", "2025-08"]) else { return nil }
  return (folder, result)
}()

/// The cells behind the area's name in a row of `regional.csv`.
private func row(_ folder: InventedFolder, _ edition: String, _ start: String) throws -> [String] {
  let table = try #require(folder.report("2025-08/regional/\(edition)/regional.csv"))
  let row = try #require(table.split(separator: "\n").first { $0.hasPrefix(start) })
  return row.dropFirst(start.count).split(separator: ",", omittingEmptySubsequences: false)
    .map(String.init)
}

@Test func `three authorities get a scorecard each and stand side by side`() throws {
  let (folder, result) = try #require(region)
  #expect(result.status == 0, "\(result.errors)")
  for authority in authorities {
    for edition in ["internal", "public"] {
      let own = "2025-08/\(authority.code)/\(edition)/scorecard.html"
      #expect(folder.report(own)?.contains(authority.name) == true, "\(own)")
      let page = try #require(folder.report("2025-08/regional/\(edition)/regional.html"))
      #expect(page.contains("../../\(authority.code)/\(edition)/scorecard.html"))
    }
  }
  let start = "cpp_neglect_pct,2025-08,snapshot,"
  // Wilson's limits of 30 in 40 are 59.8 to 85.8, of 10 in 40 14.2 to 40.2 (R's prop.test without
  // correction); 2 in 12 is 16.7. The others' means are 20.85 and 45.85.
  let north = try row(folder, "internal", start + "991,Northshire,")
  #expect(north[..<3] == ["30", "40", "75.0"])
  #expect(north[3...4] == ["59.8", "85.8"])
  #expect(north[7...9] == ["20.9", "2", "Higher"])
  let south = try row(folder, "internal", start + "992,Southshire,")
  #expect(south[7...9] == ["45.9", "2", "Lower"])
  // Counts have no limits: nobody is higher for being larger.
  let count = try row(folder, "internal", "cpp_count,2025-08,snapshot,991,Northshire,")
  #expect(count[7...9] == ["", "", "Not compared"])
}

@Test func `the public comparison shows what the public scorecards show, and nothing more`() throws
{
  let folder = try #require(region).folder
  let small = try row(folder, "public", "cpp_neglect_pct,2025-08,snapshot,993,Smallshire,")
  #expect(small[..<3] == ["", "", ""])
  #expect(small[6] == "c")
  // Without Smallshire's withheld share only one other authority is left to compare with.
  let north = try row(folder, "public", "cpp_neglect_pct,2025-08,snapshot,991,Northshire,")
  #expect(north[7...9] == ["25.0", "1", "Higher"])
  for edition in ["internal", "public"] {
    let table = try #require(folder.report("2025-08/regional/\(edition)/regional.csv"))
    var compared = 0
    for authority in authorities {
      let own = try #require(
        folder.report("2025-08/\(authority.code)/\(edition)/indicators.csv")
      )
      let middle = "\(authority.code),\(authority.name),"
      // Each row of the scorecard's table by what stands before its numbers.
      let head = middle + "Total,Total,"
      let rows = own.split(separator: "\n").compactMap { row in
        row.range(of: head).map { (String(row[..<$0.upperBound]), row[$0.upperBound...]) }
      }
      let shown = Dictionary(rows) { first, _ in first }
      for line in table.split(separator: "\n") where line.contains(",2025-08,") {
        guard let place = line.range(of: middle) else { continue }
        let rest = line[place.upperBound...]
        if let numbers = shown[String(line[..<place.upperBound] + "Total,Total,")] {
          #expect(rest.hasPrefix(numbers + ","), "\(line)")
          compared += 1
        } else {
          #expect(rest.contains(",x,"), "\(line)")
        }
      }
    }
    #expect(compared >= 3 * 20)
  }
}

@Test func `the comparison stands in the index, its true figures for their readers alone`() throws {
  let folder = try #require(region).folder
  let index = try #require(folder.report("index.html"))
  #expect(index.contains("2025-08/regional/internal/regional.html"))
  #expect(index.contains("2025-08/regional/public/regional.html"))
  #expect(index.contains("2025-08/991/public/scorecard.html"))
  func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: folder.path + "/reports/" + path)[
      .posixPermissions
    ] as? Int
  }
  #expect(try mode("2025-08/regional/internal") == 0o700)
  #expect(try mode("2025-08/regional/public") == 0o755)
  for name in ["regional.html", "regional.md", "regional.csv", "regional.json", "manifest.json"] {
    #expect(try mode("2025-08/regional/internal/" + name) == 0o600)
    #expect(try mode("2025-08/regional/public/" + name) == 0o644)
  }
}

@Test func `the comparison's manifest names outputs and versions, and in public nothing more`()
  throws
{
  let folder = try #require(region).folder
  func manifest(_ edition: String) throws -> [String: Any] {
    let path = folder.path + "/reports/2025-08/regional/\(edition)/manifest.json"
    let data = try Data(contentsOf: URL(filePath: path))
    return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }
  let common = [
    "authority_codes", "catalogue_version", "edition", "outputs", "partnership", "period",
    "program_version",
  ]
  #expect(try manifest("public").keys.sorted() == (common + ["figures_hash"]).sorted())
  #expect(try manifest("internal").keys.sorted() == (common + ["data_hash"]).sorted())
  for edition in ["internal", "public"] {
    let outputs = try #require(try manifest(edition)["outputs"] as? [[String: String]])
    #expect(
      outputs.compactMap { $0["path"] } == [
        "csv-metadata.json", "regional.csv", "regional.html", "regional.json", "regional.md",
      ]
    )
    // Sixty-four digits each, and no two files alike.
    #expect(Set(outputs.compactMap { $0["sha256"] }.filter { $0.count == 64 }).count == 5)
  }
}

@Test func `authorities in another order give the same figures and verdicts`() throws {
  let reversed = regionalFolder(reversed: true)
  defer { reversed.remove() }
  _ = try reversed.run("run", ["--period", "2025-08"])
  let folders = [try #require(region).folder, reversed]
  for edition in ["internal", "public"] {
    let tables = try folders.map { folder in
      try #require(folder.report("2025-08/regional/\(edition)/regional.csv"))
        .split(separator: "\n").sorted()
    }
    #expect(tables[0] == tables[1])
    for authority in authorities {
      for name in ["scorecard.json", "indicators.csv", "comparisons.csv", "scorecard.md"] {
        let texts = folders.map { $0.report("2025-08/\(authority.code)/\(edition)/\(name)") }
        #expect(texts[0] != nil)
        // The run's own digest is over the names and contents of the same files.
        #expect(texts[0] == texts[1], "\(authority.code) \(edition) \(name)")
      }
    }
  }
}
