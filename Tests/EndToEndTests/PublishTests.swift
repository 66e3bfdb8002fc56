import Foundation
import TestSupport
import Testing

/// A folder with so many open plans for emotional abuse, all begun in January 2025.
private func folder(plans: Int) -> InventedFolder {
  let folder = InventedFolder()
  put(plans: plans, in: folder)
  return folder
}

private func put(plans: Int, in folder: InventedFolder) {
  let rows = (0..<plans).map { "Plan\($0),Child\($0),06/01/2025,,EMO" }
  let last = "Last,ChildLast,01/07/2025,30/09/2025,EMO"
  folder.put(
    (["plan id,child id,plan start date,plan end date,initial category"] + rows + [last])
      .joined(separator: "\n") + "\n",
    as: "plans.csv"
  )
}

/// The headline count of open plans in the public edition.
private func publicCount(_ folder: InventedFolder, period: String, release: String) -> String? {
  let table = folder.report("\(release)/public/indicators.csv") ?? ""
  let start = "cpp_count,\(period),snapshot,999,Inventshire,Total,Total,"
  return table.split(separator: "\n").first { $0.hasPrefix(start) }
    .map { String($0.dropFirst(start.count).prefix { $0 != "," }) }
}

@Test func `what is published stands until a change is large enough to be shown`() throws {
  let folder = folder(plans: 40)
  defer { folder.remove() }
  #expect(try folder.run("run", ["--period", "2025-08"]).status == 0)
  let published = try folder.run("publish", ["--period", "2025-08"])
  #expect(published.status == 0, "\(published.errors)")
  #expect(published.errors.contains("Published: "))
  let again = try folder.run("publish", ["--period", "2025-08"])
  #expect(again.status == 0 && again.errors.contains("Nothing new"), "\(again.errors)")

  // Two plans that began in January are recorded late.
  put(plans: 42, in: folder)
  #expect(try folder.run("run", ["--period", "2025-09"]).status == 0)
  #expect(folder.figure("cpp_count", "snapshot", "2025-09") == "42/=42")
  #expect(publicCount(folder, period: "2025-08", release: "2025-09") == "41")
  let changes = folder.report("2025-09/internal/changes.md") ?? ""
  #expect(changes.contains("| August 2025 | 41 | August 2025 | 43 | Not stated |"), "\(changes)")

  // Eight more, and the reason is stated.
  write(
    "indicator,period,reason,stated_by\ncpp_count,,Ten plans were recorded late.,Data manager\n",
    to: folder.path + "/ledger/revisions.csv"
  )
  put(plans: 50, in: folder)
  #expect(try folder.run("run", ["--period", "2025-09"]).status == 0)
  #expect(publicCount(folder, period: "2025-08", release: "2025-09") == "51")
  let revised = folder.report("2025-09/public/changes.md") ?? ""
  #expect(
    revised.contains(
      "| 41 | August 2025 | 51 | Ten plans were recorded late. Stated by Data manager. |"
    ),
    "\(revised)"
  )
}

/// The breakdowns of a release stand in the ledger as withheld; that must not reach main figures.
@Test func `the month after a release shows its main figures as it would without one`() throws {
  let folder = folder(plans: 40)
  defer { folder.remove() }
  _ = try folder.run("run", ["--period", "2025-09"])
  let alone = publicCount(folder, period: "2025-09", release: "2025-09")
  _ = try folder.run("run", ["--period", "2025-08"])
  #expect(try folder.run("publish", ["--period", "2025-08"]).status == 0)
  #expect(try folder.run("run", ["--period", "2025-09"]).status == 0)
  #expect(alone == "40")
  #expect(publicCount(folder, period: "2025-09", release: "2025-09") == alone)
}

@Test func `a ledger that was edited stops the public edition and says what to do`() throws {
  let folder = folder(plans: 40)
  defer { folder.remove() }
  _ = try folder.run("run", ["--period", "2025-08"])
  _ = try folder.run("publish", ["--period", "2025-08"])
  let path = folder.path + "/ledger/releases.csv"
  let ledger = try #require(contents(of: path))
  write(ledger.replacing(",41,", with: ",47,"), to: path)
  let before = folder.report("2025-08/public/manifest.json")

  let run = try folder.run("run", ["--period", "2025-08"])
  #expect(run.status == 65)
  #expect(run.errors.contains("has been changed"), "\(run.errors)")
  #expect(run.errors.contains("put the file back as it was"), "\(run.errors)")
  #expect(folder.report("2025-08/public/manifest.json") == before)
  #expect(try folder.run("publish", ["--period", "2025-08"]).status == 65)
  #expect(try folder.run("run", ["--period", "2025-08", "--edition", "internal"]).status == 0)
}

@Test func `only what a run has written can be published`() throws {
  let folder = folder(plans: 40)
  defer { folder.remove() }
  let none = try folder.run("publish", ["--period", "2025-08"])
  #expect(none.status == 66, "\(none.errors)")
  #expect(try folder.run("publish").status == 64)
  _ = try folder.run("run", ["--period", "2025-08"])
  let path = folder.path + "/reports/2025-08/public/indicators.csv"
  write((contents(of: path) ?? "").replacing(",41,", with: ",47,"), to: path)
  let edited = try folder.run("publish", ["--period", "2025-08"])
  #expect(edited.status == 65 && edited.errors.contains("has changed since it was written"))
  #expect(contents(of: folder.path + "/ledger/releases.csv") == nil)
}

@Test func `an edition that was written before the last release is not published`() throws {
  let folder = folder(plans: 40)
  defer { folder.remove() }
  _ = try folder.run("run", ["--period", "2025-08"])
  _ = try folder.run("run", ["--period", "2025-09"])
  #expect(try folder.run("publish", ["--period", "2025-08"]).status == 0)
  let stale = try folder.run("publish", ["--period", "2025-09"])
  #expect(stale.status == 65 && stale.errors.contains("Run 'scorecard run --period 2025-09' again"))
  _ = try folder.run("run", ["--period", "2025-09"])
  #expect(try folder.run("publish", ["--period", "2025-09"]).status == 0)
}
