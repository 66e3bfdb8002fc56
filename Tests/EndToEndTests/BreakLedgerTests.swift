import TestSupport
import Testing

private let header = "Child ID,CP Plan ID,CP Plan Start Date,CP Plan End Date,Initial Category"

/// Twenty-four months of plans, each lasting a year, about twenty starting a month.
private func plans() -> String {
  var lines = [header]
  var number = 0
  for month in 0..<33 {
    for child in 0..<(20 + month * 7 % 5) {
      number += 1
      let (year, of) = (2023 + month / 12, month % 12 + 1)
      let day = child % 27 + 1
      lines.append("K\(number),P\(number),\(day)/\(of)/\(year),\(day)/\(of)/\(year + 1),Neglect")
    }
  }
  return lines.joined(separator: "\n") + "\n"
}

@Test func `a break in the ledger is said on the page, drawn and written as data`() throws {
  let folder = InventedFolder()
  defer { folder.remove() }
  folder.put(plans(), as: "plans.csv")
  write(
    """
    indicator,month,reason,decided_by
    cpp_starts,2025-01,a new recording system,"A. Person, data lead"
    cpp_starts,2024-13,a new recording system,data lead
    """,
    to: folder.path + "/ledger/breaks.csv"
  )
  let result = try folder.run("run", ["--period", "2025-09"])
  #expect(result.status == 0, "\(result.errors)")
  let page = folder.report("2025-09/internal/scorecard.md") ?? ""
  #expect(page.contains("9 months since the series began anew in January 2025"))
  let chart = folder.report("2025-09/internal/charts/cpp_starts.svg") ?? ""
  #expect(chart.contains("class=\"brk\""))
  let json = folder.report("2025-09/internal/scorecard.json") ?? ""
  #expect(json.contains("\"reason\": \"a new recording system\""))
  #expect(json.contains("A. Person"))
  let findings = folder.report("2025-09/internal/findings.csv") ?? ""
  #expect(findings.contains("ledger/breaks.csv,3,B,month,L080,error,set aside"))
  let account = folder.report("2025-09/internal/data-quality.csv") ?? ""
  #expect(account.contains("ledger/breaks.csv,,2,1,1,0"))
  for name in ["scorecard.md", "scorecard.json", "scorecard.html"] {
    #expect(folder.report("2025-09/public/\(name)")?.contains("A. Person") == false)
  }
}

@Test func `a ledger that is no table is refused, and the run goes on`() throws {
  let folder = InventedFolder()
  defer { folder.remove() }
  folder.put(plans(), as: "plans.csv")
  write("indicator,month\ncpp_starts,2025-01\n", to: folder.path + "/ledger/breaks.csv")
  let result = try folder.run("run", ["--period", "2025-09"])
  #expect(result.status == 1)
  #expect(result.errors.contains("ledger/breaks.csv"))
  #expect(result.errors.contains("no column 'reason'"))
}
