import Foundation
import Render
import TestSupport
import Testing

@testable import scorecard

private func part(_ path: String, _ text: String, _ access: ReportFolder.Access)
  -> ReportFolder.Part
{
  ReportFolder.Part(
    path: path,
    access: access,
    files: [
      OutputFile(path: "scorecard.md", text: text), OutputFile(path: "charts/a.svg", text: text),
    ]
  )
}

private func permissions(_ path: String) throws -> Int {
  let attributes = try FileManager.default.attributesOfItem(atPath: path)
  return try #require(attributes[.posixPermissions] as? Int)
}

@Test func `a month replaces the one before it whole, and nothing else stays behind`() throws {
  let folder = makeTemporaryFolder() + "/reports"
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let reports = try ReportFolder(folder)
  let old = part("2025-09/internal", "old", .confidential)
  try reports.replace("2025-09", with: [old, part("2025-09/public", "old", .open)])
  try reports.replace("2025-09", with: [part("2025-09/internal", "new", .confidential)])
  #expect(contents(of: folder + "/2025-09/internal/scorecard.md") == "new")
  #expect(contents(of: folder + "/2025-09/public/scorecard.md") == nil)
  #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["2025-09"])
  #expect(reports.months == ["2025-09"])
}

@Test func `the public edition alone can be replaced`() throws {
  let folder = makeTemporaryFolder() + "/reports"
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let reports = try ReportFolder(folder)
  let old = part("2025-09/internal", "old", .confidential)
  try reports.replace("2025-09", with: [old, part("2025-09/public", "old", .open)])
  try reports.replace("2025-09/public", with: [part("2025-09/public", "new", .open)])
  #expect(contents(of: folder + "/2025-09/internal/scorecard.md") == "old")
  #expect(contents(of: folder + "/2025-09/public/scorecard.md") == "new")
}

@Test func `several authorities have a folder each within the month`() throws {
  let folder = makeTemporaryFolder() + "/reports"
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let reports = try ReportFolder(folder)
  let parts = ["825", "936"].map { part("2025-09/\($0)/internal", $0, .confidential) }
  try reports.replace("2025-09", with: parts)
  #expect(contents(of: folder + "/2025-09/825/internal/scorecard.md") == "825")
  #expect(contents(of: folder + "/2025-09/936/internal/scorecard.md") == "936")
  let public825 = part("2025-09/825/public", "later", .open)
  try reports.replace(public825.path, with: [public825])
  #expect(contents(of: folder + "/2025-09/825/public/scorecard.md") == "later")
  #expect(contents(of: folder + "/2025-09/825/internal/scorecard.md") == "825")
}

@Test func `internal files are for their owner alone, whatever the umask`() throws {
  let folder = makeTemporaryFolder() + "/reports"
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let before = umask(0)
  defer { umask(before) }
  let reports = try ReportFolder(folder)
  try reports.replace("2025-09", with: [part("2025-09/internal", "x", .confidential)])
  #expect(try permissions(folder + "/2025-09/internal") == 0o700)
  #expect(try permissions(folder + "/2025-09/internal/charts") == 0o700)
  #expect(try permissions(folder + "/2025-09/internal/scorecard.md") == 0o600)
  #expect(try permissions(folder + "/2025-09/internal/charts/a.svg") == 0o600)
}

@Test func `what a killed run left behind is removed, and its month is whole`() throws {
  let folder = makeTemporaryFolder() + "/reports"
  defer { try? FileManager.default.removeItem(atPath: folder) }
  write("half", to: folder + "/.scorecard-partial/2025-09/internal/scorecard.md")
  let reports = try ReportFolder(folder)
  try reports.replace("2025-08", with: [part("2025-08/public", "whole", .open)])
  #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["2025-08"])
}

@Test func `a month that had stepped aside when a run was killed comes back`() throws {
  let folder = makeTemporaryFolder() + "/reports"
  defer { try? FileManager.default.removeItem(atPath: folder) }
  write("whole", to: folder + "/.scorecard-partial/before+2025-09+825+public/scorecard.md")
  write("whole", to: folder + "/2025-09/825/internal/scorecard.md")
  let reports = try ReportFolder(folder)
  #expect(contents(of: folder + "/2025-09/825/public/scorecard.md") == "whole")
  #expect(reports.months == ["2025-09"])
  #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["2025-09"])
}

@Test func `several folders and the index are shown together or not at all`() throws {
  let folder = makeTemporaryFolder() + "/reports"
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let reports = try ReportFolder(folder)
  try reports.replace("2025-08/public", with: [part("2025-08/public", "old", .open)])
  write("a file in the way", to: folder + "/2025-09")
  let before = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
  let targets = ["2025-07/public", "2025-08/public", "2025-09/public"]
  let parts = targets.map { part($0, "new", .open) }
  let index = OutputFile(path: "index.html", text: "new")
  #expect(throws: RunError.cannotWrite(path: folder + "/2025-09", reason: "not a directory")) {
    try reports.replace(targets, with: parts, index: index)
  }
  #expect(contents(of: folder + "/2025-08/public/scorecard.md") == "old")
  #expect(contents(of: folder + "/index.html") == nil)
  // The empty folder above an edition that never came is no month.
  try? FileManager.default.removeItem(atPath: folder + "/2025-07")
  #expect(try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() == before)

  try FileManager.default.removeItem(atPath: folder + "/2025-09")
  try reports.replace(targets, with: parts, index: index)
  #expect(contents(of: folder + "/2025-08/public/scorecard.md") == "new")
  #expect(contents(of: folder + "/index.html") == "new")
}

/// What a link leads to is not ours to change.
@Test func `a month, a page or a leftover that is a link is replaced, and its end is untouched`()
  throws
{
  let folder = makeTemporaryFolder()
  defer { try? FileManager.default.removeItem(atPath: folder) }
  for name in ["month/internal/scorecard.md", "index", "left/page"] {
    write("elsewhere", to: "\(folder)/\(name)")
  }
  write("", to: folder + "/reports/none")
  for (link, end) in [
    ("2025-09", "month"), ("index.html", "index"), (".scorecard-partial", "left"),
  ] {
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder)/reports/\(link)",
      withDestinationPath: "\(folder)/\(end)"
    )
  }
  let reports = try ReportFolder(folder + "/reports")
  try reports.replace(
    ["2025-09"],
    with: [part("2025-09/internal", "new", .confidential)],
    index: OutputFile(path: "index.html", text: "new")
  )
  #expect(contents(of: folder + "/reports/2025-09/internal/scorecard.md") == "new")
  #expect(contents(of: folder + "/reports/index.html") == "new")
  for name in ["month/internal/scorecard.md", "index", "left/page"] {
    #expect(contents(of: "\(folder)/\(name)") == "elsewhere", "\(name)")
  }
  #expect(
    try FileManager.default.contentsOfDirectory(atPath: folder + "/reports").sorted()
      == ["2025-09", "index.html", "none"]
  )
}

@Test func `two runs do not write to one folder at the same time`() throws {
  let folder = makeTemporaryFolder() + "/reports"
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let first = try ReportFolder(folder)
  #expect(throws: RunError.busy(folder: folder)) { _ = try ReportFolder(folder) }
  #expect(first.months.isEmpty)
}

@Test func `a target that cannot be written leaves the month before as it was`() throws {
  let folder = makeTemporaryFolder() + "/reports"
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let reports = try ReportFolder(folder)
  try reports.replace("2025-09", with: [part("2025-09/public", "old", .open)])
  let impossible = ReportFolder.Part(
    path: "2025-09/public",
    access: .open,
    files: [OutputFile(path: String(repeating: "n", count: 300), text: "new")]
  )
  #expect(throws: RunError.self) { try reports.replace("2025-09", with: [impossible]) }
  #expect(contents(of: folder + "/2025-09/public/scorecard.md") == "old")
  #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["2025-09"])
}
