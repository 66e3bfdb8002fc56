import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

private let plans = """
  plan id,child id,plan start date,plan end date,initial category
  P1,K001,01/03/2025,,NEG
  P2,K002,31/02/2025,,NEG
  P3,K003,15/01/2024,30/09/2025,EMO

  """

private func smallFolder() -> InventedFolder {
  let folder = InventedFolder()
  folder.keepFewIndicators()
  return folder
}

private func mode(_ path: String) throws -> Int {
  let attributes = try FileManager.default.attributesOfItem(atPath: path)
  return try #require(attributes[.posixPermissions] as? Int)
}

/// The folder and everything in it is for its owner; nothing is for others to write.
private func expectGuarded(_ reports: String) throws {
  var confidential = 0
  for name in FileManager.default.subpaths(atPath: reports) ?? [] {
    let path = reports + "/" + name
    var isFolder: ObjCBool = false
    _ = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    let found = try mode(path)
    #expect(found & 0o022 == 0, "\(name): \(String(found, radix: 8))")
    guard name.contains("internal") || name.contains("data-quality") else { continue }
    confidential += 1
    #expect(found == (isFolder.boolValue ? 0o700 : 0o600), "\(name): \(String(found, radix: 8))")
  }
  #expect(confidential > 30)
}

@Test(arguments: ["000", "077"])
func `internal files are 0600 and their folders 0700 under any umask`(mask: String) throws {
  let folder = smallFolder()
  defer { folder.remove() }
  folder.put(plans, as: "plans.csv")
  let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "scorecard").path
  let process = Process()
  process.executableURL = URL(filePath: "/bin/sh")
  process.arguments = [
    "-c",
    "umask \(mask); cd '\(folder.path)' && '\(program)' run --data . && '\(program)' check --data . "
      + "&& '\(program)' publish --data . --period 2025-09",
  ]
  process.standardError = FileHandle.nullDevice
  try process.run()
  process.waitUntilExit()
  #expect(process.terminationStatus == 0)
  let reports = folder.path + "/reports"
  try expectGuarded(reports)
  // What is for everybody is for everybody, as far as the folders above let them come.
  #expect(try mode(reports + "/2025-09/public/scorecard.html") == 0o644)
  #expect(try mode(reports + "/2025-09/public") == 0o755)
  #expect(try mode(reports + "/2025-09") == (mask == "000" ? 0o755 : 0o700))
  #expect(try mode(folder.path + "/ledger/releases.csv") & 0o022 == 0)
  // Rows set aside are in the internal edition and in no other.
  let aside = (FileManager.default.subpaths(atPath: reports) ?? []).filter {
    $0.hasSuffix("set-aside/extracts/plans.csv")
  }
  #expect(
    aside.sorted() == [
      "2025-09/internal/set-aside/extracts/plans.csv", "data-quality/set-aside/extracts/plans.csv",
    ]
  )
  for (name, bytes) in files(below: reports) where !aside.contains(name) {
    #expect(!String(decoding: bytes, as: UTF8.self).contains("K002"), "\(name)")
  }
}

/// Every row of every file is accounted for (the folder's `run` sees to that), under names that try
/// to be a path, an option, a line of their own or a text that runs backwards.
@Test func `odd names of files cost no row and write nothing outside the reports`() throws {
  let folder = smallFolder()
  defer { folder.remove() }
  let names = [
    "-rf.csv", "--data.csv", "new\nline.csv", "tab\there.csv", "\u{202E}vsc.csv", " blank .csv",
    "quote'\"`$(touch x).csv", "a\\b.csv", "%2e%2e%2f.csv", "...csv.csv", "CON.csv", "plans.txt",
    "plans.txt.csv", String(repeating: "n", count: 251) + ".csv",
    String(repeating: "m", count: 251) + ".txt", "a..b/c../plans.csv",
  ]
  for (place, name) in names.enumerated() {
    // Files of their own, so that none repeats another's rows.
    folder.put(
      plans.replacing("P1", with: "A\(place)").replacing("P2", with: "B\(place)")
        .replacing("P3", with: "C\(place)").replacing("K00", with: "K\(place)00"),
      as: name
    )
  }
  let before = Set(FileManager.default.subpaths(atPath: folder.path) ?? [])
  let result = try folder.run("run", ["--period", "2025-09"])
  #expect(result.status == 0, "\(result.errors)")
  // Names that begin with a dot are hidden, and said to be so nowhere: they are no extracts.
  let read = names.count { !$0.hasPrefix(".") }
  #expect(result.errors.contains("\(read) rows were set aside"), "\(result.errors)")
  #expect(folder.figure("cpp_count", "snapshot", "2025-09") == "\(read)/=\(read)")
  for line in result.errors.split(separator: "\n") { #expect(!line.hasPrefix("line.csv")) }
  let after = Set(FileManager.default.subpaths(atPath: folder.path) ?? [])
  let outside = after.subtracting(before).filter { $0 != "reports" && !$0.hasPrefix("reports/") }
  #expect(outside.sorted() == [])
  // Each file's rows are kept, none under the name of another.
  let aside = files(below: folder.path + "/reports/2025-09/internal/set-aside")
  #expect(aside.count == read, "\(aside.keys.sorted())")
  let kept = aside.values.map { String(decoding: $0, as: UTF8.self) }.joined()
  for place in names.indices where !names[place].hasPrefix(".") {
    #expect(kept.contains("B\(place),K\(place)002"), "\(names[place])")
  }
}

@Test func `links among the extracts are followed once, and lead in no circle`() throws {
  let folder = smallFolder()
  defer { folder.remove() }
  let share = makeTemporaryFolder()
  defer { try? FileManager.default.removeItem(atPath: share) }
  write(plans, to: share + "/police/plans.csv")
  write(plans.replacing("P", with: "Q"), to: share + "/one.csv")
  folder.put("nothing of interest", as: "notes.md")
  let extracts = folder.path + "/extracts"
  for (name, end) in [
    ("police", share + "/police"), ("one.csv", share + "/one.csv"), ("circle", extracts),
  ] {
    #expect(unsafe symlink(end, extracts + "/" + name) == 0)
  }
  let result = try folder.run("run", ["--period", "2025-09", "--edition", "internal"])
  #expect(result.status == 0, "\(result.errors)")
  let accounts = try #require(folder.report("2025-09/internal/data-quality.csv"))
  #expect(accounts.contains("\nextracts/police/plans.csv,cp_plans,3,2,1,0\n"))
  #expect(accounts.contains("\nextracts/one.csv,cp_plans,3,2,1,0\n"))
  let lines = accounts.split(separator: "\n").filter { $0.hasPrefix("extracts/") }
  #expect(lines.count { $0.contains("police/plans.csv") } == 1, "\(accounts)")
}

@Test func `a partnership may withhold more than DfE does, and its pages say so`() throws {
  let folder = smallFolder()
  defer { folder.remove() }
  let rows = (0..<8).map { "P\($0),K\($0),06/01/2025,,NEG\n" }
  folder.put(
    "plan id,child id,plan start date,plan end date,initial category\n" + rows.joined()
      + "Last,KLast,06/01/2025,30/09/2025,EMO\n",
    as: "plans.csv"
  )
  func shown() throws -> (row: String, page: String) {
    let result = try folder.run("run", ["--edition", "public", "--period", "2025-09"])
    #expect(result.status == 0, "\(result.errors)")
    let row = (folder.report("2025-09/public/indicators.csv") ?? "").split(separator: "\n")
      .first { $0.hasPrefix("cpp_count,2025-09,snapshot,") }
    return (String(row ?? ""), folder.report("2025-09/public/scorecard.md") ?? "")
  }
  let standard = try shown()
  #expect(standard.row.contains("Total,Total,8,,8,"), "\(standard.row)")
  #expect(standard.page.contains("The smallest number shown is 6, as in DfE's own figures"))
  let settings = folder.path + "/partnership.json"
  write(
    (contents(of: settings) ?? "").replacing(
      "\"expects\"",
      with: "\"thresholds\": {\"smallest_count\": 10}, \"expects\""
    ),
    to: settings
  )
  let raised = try shown()
  #expect(raised.row.hasSuffix(",c"), "\(raised.row)")
  #expect(raised.page.contains("Numbers from 1 to 9 are withheld"), "\(raised.page)")
  #expect(raised.page.contains("The smallest number shown is 10, by the partnership's own setting"))
  let json = folder.report("2025-09/public/scorecard.json") ?? ""
  #expect(json.contains("\"sharesOfFewerThan\": 10") || json.contains("\"sharesOfFewerThan\":10"))
}
