import TestSupport
import Testing

private let plans = """
  Child ID,CP Plan ID,CP Plan Start Date,CP Plan End Date,Initial Category,Previous CP Plans
  K001,P1,01/03/2025,,Neglect,0
  K002,P2,15/01/2024,,Neglect,1
  K003,P3,20/05/2024,30/09/2025,Emotional abuse,0
  K004,P4,07/07/2025,,,0
  K005,P5,31/02/2025,,Neglect,0

  """

private func folderOfPlans() -> InventedFolder {
  let folder = InventedFolder()
  folder.put(plans, as: "plans.csv")
  return folder
}

@Test func `explain says rule, files, rows, what was left out and what it could have changed`()
  throws
{
  let folder = folderOfPlans()
  defer { folder.remove() }
  let result = try folder.run("explain", ["cpp_neglect_pct"])
  #expect(result.status == 0, "\(result.errors)")
  let lines = result.output.split(separator: "\n").map(String.init)
  for line in lines { #expect(line.count <= 80, "\(line)") }
  let text = lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
  for words in [
    "At 30 September 2025: 66.7% (2 of 3, 95% limits 20.8 to 93.9).",
    "the percentage whose initial category of abuse is Neglect",
    "numerator: initial_category = NEG",
    "extracts/plans.csv: 5 rows read, 1 set aside, 0 duplicates; 4 rows used here.",
    "4 rows of child protection plans read and kept -1 had ended by 30 September 2025",
    "3 count below the line, which are of 3 children or persons, each counted once",
    "-1 cannot be judged: the initial category of abuse is blank or not known",
    "the figure would be 100.0% (3 of 3)", "at most 100.0% (4 of 4)",
  ] {
    #expect(text.contains(words), "\(words)\n\(result.output)")
  }
  #expect(!result.output.contains("K001"))
}

@Test func `explain lists the rows behind a number only when asked, and says who may see them`()
  throws
{
  let folder = folderOfPlans()
  defer { folder.remove() }
  let result = try folder.run("explain", ["cpp_neglect_pct", "--rows"])
  #expect(result.errors.contains("for the performance sub-group alone"))
  #expect(result.output.contains("above K001   P1   extracts/plans.csv:2"), "\(result.output)")
  #expect(result.output.contains("below K004   P4   extracts/plans.csv:5"))
  #expect(!result.output.contains("K003"))
}

@Test func `explain names the nearest indicator, and the bases that there are`() throws {
  let folder = folderOfPlans()
  defer { folder.remove() }
  let unknown = try folder.run("explain", ["cpp_neglect_cnt"])
  #expect(unknown.status == 64)
  #expect(unknown.errors.contains("Did you mean 'cpp_neglect_count'?"))
  let basis = try folder.run("explain", ["cpp_neglect_count", "--basis", "r12"])
  #expect(basis.status == 64)
  #expect(basis.errors.contains("it is counted for 'snapshot'"))
  let word = try folder.run("explain", ["cpp_neglect_count", "--basis", "weekly"])
  #expect(word.status == 64 && word.errors.contains("expected 'snapshot', 'month'"))
  let missing = try folder.run("explain", [])
  #expect(missing.status == 64 && missing.errors.contains("scorecard explain INDICATOR"))
}

@Test func `a number from an agency's totals names the file, the line and the words`() throws {
  let folder = folderOfPlans()
  defer { folder.remove() }
  folder.put(
    "Month,Agency,Measure,Category,Count\n2025-09,Police,Children taken into police protection,,7\n",
    as: "police.csv"
  )
  let result = try folder.run("explain", ["pp_count", "--basis", "month"])
  #expect(result.status == 0, "\(result.errors)")
  #expect(result.output.contains("In September 2025: 7."), "\(result.output)")
  #expect(
    result.output.contains("extracts/police.csv, line 2: 'Children taken into police"),
    "\(result.output)"
  )
}

@Test func `each indicator page says how its number was made`() throws {
  let folder = folderOfPlans()
  defer { folder.remove() }
  #expect(try folder.run("run", ["--edition", "internal"]).status == 0)
  let page = try #require(folder.report("2025-09/internal/indicators/cpp_neglect_pct.html"))
  for words in [
    "How this number was made", "Rows of child protection plans read and kept",
    "less: cannot be judged: the initial category of abuse is blank or not known",
    "the figure would be 100.0% (3 of 3)", "extracts/plans.csv: 5 rows read",
    "cpp_neglect_pct, version 1",
  ] {
    #expect(page.contains(words), "\(words)")
  }
  let missing = try #require(folder.report("2025-09/internal/indicators/referrals_count.html"))
  #expect(missing.contains("Not received: referrals."))
}

@Test func `a figure made of others is explained part by part, on paper and on its page`() throws {
  let folder = folderOfPlans()
  defer { folder.remove() }
  let result = try folder.run("explain", ["cpp_net_change", "--rows"])
  #expect(result.status == 0, "\(result.errors)")
  for line in result.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  let text = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  // Plan 3 ended on 30 September: four open plans a month before, three now.
  for words in [
    "September 2025: -1.", "Part 1 of 2 Children subject to a child protection plan (cpp_count,",
    "At 30 September 2025: 3.", "Part 2 of 2", "At 31 August 2025: 4.",
    "-1 had ended by 30 September 2025", "extracts/plans.csv: 5 rows read, 1 set aside",
    "K003 P3 extracts/plans.csv:4",
  ] {
    #expect(text.contains(words), "\(words)\n\(result.output)")
  }
  _ = try folder.run("run", ["--edition", "internal"])
  let page = try #require(folder.report("2025-09/internal/indicators/cpp_net_change.html"))
  #expect(page.contains("Part 1 of 2") && page.contains("At 31 August 2025: 4."))
}
