import Foundation
import TestSupport
import Testing

private let header =
  "plan id,child id,plan start date,plan end date,initial category,previous cp plans,team"

/// Plans with a column or two, one row each; the last ends on the last day of September.
private func plans(_ count: Int, columns: Int = 7) -> String {
  let rows = (0..<count).map { "Plan\($0),Child\($0),06/01/2025,,EMO,0,North" }
  let last = "Last,ChildLast,01/07/2025,30/09/2025,EMO,0,North"
  return ([header] + rows + [last])
    .map { $0.split(separator: ",", omittingEmptySubsequences: false).prefix(columns) }
    .map { $0.joined(separator: ",") + "\n" }.joined()
}

private func settings(_ more: String, in folder: InventedFolder) {
  write(
    """
    {"partnership": "Invented Partnership", "authority_code": "999",
     "authority_name": "Inventshire", "covers_from": "2023-01-01"\(more)}
    """,
    to: folder.path + "/partnership.json"
  )
}

@Test func `the doctor says what is late, missing and changed in shape since the last run`() throws
{
  let folder = InventedFolder()
  defer { folder.remove() }
  folder.keepFewIndicators()
  folder.put(plans(40), as: "plans.csv")
  folder.put("Child ID,Date of Referral\nK001,01/02/2025\nK001,02/06/2025\n", as: "referrals.csv")
  settings(#", "expects": ["cp_plans", "s47"]"#, in: folder)
  let first = try folder.run("doctor")
  #expect(first.status == 1, "\(first.output)")
  #expect(first.output.contains("ok    '\(folder.path)/partnership.json': Invented Partnership"))
  #expect(first.output.contains("look  Not received: Section 47 enquiries"))
  #expect(first.output.contains("Next: Ask Children's social care for it, or take 's47' out of"))
  #expect(
    first.output.contains(
      "look  Referrals: ends on 2 June 2025, 3 months before the reporting month."
    )
  )
  #expect(first.output.contains("note  '\(folder.path)/reports' holds no earlier run"))
  #expect(first.output.contains("look  No population of Inventshire (999)"))
  #expect(first.output.contains("'Children in need' (file ons_mid-year_population_estimates)"))
  #expect(!first.output.contains("Child0") && !first.output.contains("K001"))
  // Whoever looks changes nothing.
  #expect(folder.report("index.html") == nil)

  #expect(try folder.run("run", ["--edition", "internal"]).status == 1)
  let same = try folder.run("doctor")
  #expect(same.output.contains("holds no earlier run"), "the run was of the same files")

  // A month later: a column less, another one more, a third of the rows, and one extract stays away.
  folder.put(
    plans(12, columns: 6).replacing("previous cp plans", with: "latest category"),
    as: "plans.csv"
  )
  try FileManager.default.removeItem(atPath: folder.path + "/extracts/referrals.csv")
  let later = try folder.run("doctor")
  #expect(later.status == 1)
  #expect(
    later.output.contains(
      "look  Child protection plans: without 'previous_plans', 'team', which came in 2025-09."
    ),
    "\(later.output)"
  )
  #expect(
    later.output.contains(
      "note  Child protection plans: with 'latest_categories', 'latest_category'"
    )
  )
  #expect(later.output.contains("look  Child protection plans: 13 rows, and 41 in 2025-09."))
  #expect(later.output.contains("look  Referrals: came in 2025-09, and not now."))
}

@Test func `the doctor lists what is kept longer than the settings say and deletes nothing`() throws
{
  let folder = InventedFolder()
  defer { folder.remove() }
  folder.keepFewIndicators()
  folder.put(plans(40), as: "plans.csv")
  for month in ["2023-09", "2023-10", "2025-03", "2025-04", "2025-09"] {
    write("x", to: "\(folder.path)/reports/\(month)/internal/set-aside/extracts/plans.csv")
  }
  let unsaid = try folder.run("doctor")
  #expect(unsaid.output.contains("note  No setting says how long internal editions are kept."))
  settings(#", "retention": {"internal_editions": 24, "set_aside": 6}"#, in: folder)
  let before = files(below: folder.path)
  let found = try folder.run("doctor")
  let reports = folder.path + "/reports"
  #expect(found.status == 1)
  #expect(
    found.output.contains("look  '\(reports)/2023-09/internal' is kept longer than 24 months.")
  )
  for month in ["2023-10", "2025-03"] {
    let line = "look  '\(reports)/\(month)/internal/set-aside' is kept longer than 6 months."
    #expect(found.output.contains(line), "\(found.output)")
  }
  #expect(!found.output.contains("2025-04/internal") && !found.output.contains("2025-09/internal"))
  #expect(found.output.contains("nothing is deleted unasked"))
  let isUnchanged = files(below: folder.path) == before
  #expect(isUnchanged)
}

@Test func `what a run cannot do without is wrong, and the status says so`() throws {
  let missing = try runProgram("scorecard", ["doctor", "--data", "/no/such/folder"])
  #expect(missing.status == 66)
  let folder = InventedFolder()
  defer { folder.remove() }
  folder.keepFewIndicators()
  let empty = try folder.run("doctor")
  #expect(empty.status == 65, "\(empty.output)")
  #expect(empty.output.contains("wrong There is no folder"), "\(empty.output)")
  folder.put(plans(3), as: "plans.csv")
  write("release,figure\n2025-08,41\n", to: folder.path + "/ledger/releases.csv")
  settings(#", "retention": {"internal": 24}"#, in: folder)
  let broken = try folder.run("doctor")
  #expect(broken.status == 65)
  #expect(broken.output.contains("wrong '\(folder.path)/partnership.json' cannot be understood"))
  #expect(broken.output.contains("'retention' expects 'internal_editions' and 'set_aside'"))
  #expect(broken.output.contains("wrong '\(folder.path)/ledger/releases.csv' cannot be used"))
  settings("", in: folder)
  write(
    contents(of: folder.path + "/partnership.json")?.replacing("999", with: "825") ?? "",
    to: folder.path + "/partnership.json"
  )
  try FileManager.default.removeItem(atPath: folder.path + "/ledger")
  #expect(unsafe chmod(folder.path, 0o755) == 0)
  let named = try folder.run("doctor")
  #expect(named.status == 1, "\(named.output)")
  #expect(named.output.contains("825 is the code of Buckinghamshire"))
  #expect(named.output.contains("is open to other users of this machine (permissions 0755)"))
}
