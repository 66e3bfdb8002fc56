import TestSupport
import Testing

private let plans = """
  Child ID,CP Plan ID,CP Plan Start Date,CP Plan End Date,Initial Category,Previous CP Plans,Sex,DOB
  K001,P1,01/03/2025,,Neglect,0,F,05/06/2019
  K002,P2,15/01/2024,,Neglect,1,M,17/11/2012
  K003,P3,20/05/2024,30/09/2025,Emotional abuse,0,F,01/02/2020
  K004,P4,07/07/2025,,Physical abuse,0,M,23/12/2015

  """

@Test func `a folder of plans alone becomes a scorecard`() throws {
  let folder = InventedFolder()
  defer { folder.remove() }
  folder.put(plans, as: "plans.csv")
  let result = try folder.run()
  #expect(result.status == 0, "\(result.errors)")
  // K003's plan ended on the last day of the month, so it is not open then (rule R-END).
  #expect(folder.figure("cpp_count", "snapshot", "2025-09") == "3/=3")
  #expect(folder.figure("cpp_neglect_pct", "snapshot", "2025-09") == "2/3=66.7")
  #expect(folder.figure("cpp_neglect_12m_plus_pct", "snapshot", "2025-09") == "1/2=50.0")
  #expect(folder.figure("cpp_ends", "month", "2025-09") == "1/=1")
  #expect(folder.figure("referrals_count", "month", "2025-09") == "/=x")
  #expect(folder.report("2025-09/internal/scorecard.md")?.contains("Referrals") == true)
  #expect(folder.report("index.html")?.contains("September 2025") == true)
}

@Test func `an expected extract that did not come is said, and the run goes on`() throws {
  let folder = InventedFolder(expects: ["cp_plans", "referrals"])
  defer { folder.remove() }
  folder.put(plans, as: "plans.csv")
  let result = try folder.run()
  #expect(result.status == 1)
  #expect(result.errors.contains("Not received: Referrals"))
  #expect(folder.figure("cpp_count", "snapshot", "2025-09") == "3/=3")
  #expect(folder.report("2025-09/public/scorecard.md")?.contains("Not received") == true)
}

@Test func `a column that is not known is a finding, and the rest is read`() throws {
  let folder = InventedFolder()
  defer { folder.remove() }
  let lines = plans.split(separator: "\n")
  let wider = lines.enumerated().map { $1 + ($0 == 0 ? ",Favourite Colour" : ",blue") }
  folder.put(wider.joined(separator: "\n") + "\n", as: "plans.csv")
  let result = try folder.run("run", ["--edition", "internal"])
  #expect(result.status == 0, "\(result.errors)")
  #expect(folder.report("2025-09/internal/findings.csv")?.contains("'Favourite Colour'") == true)
  #expect(folder.figure("cpp_count", "snapshot", "2025-09") == "3/=3")
}

@Test func `a date that cannot be sets its row aside, with file, line and column`() throws {
  let folder = InventedFolder()
  defer { folder.remove() }
  folder.put(plans + "K005,P5,31/02/2025,,Neglect,0,F,01/01/2018\n", as: "plans.csv")
  let result = try folder.run("run", ["--edition", "internal"])
  #expect(result.status == 0, "\(result.errors)")
  #expect(result.errors.contains("1 row was set aside"))
  let accounts = folder.report("2025-09/internal/data-quality.csv")
  #expect(accounts?.contains("extracts/plans.csv,cp_plans,5,4,1,0") == true)
  let findings = folder.report("2025-09/internal/findings.csv")
  #expect(findings?.contains("extracts/plans.csv,6,C,start_date,") == true)
  #expect(findings?.contains("31/02/2025") == false)
}

@Test func `a workbook among the extracts is refused, and the others are read`() throws {
  let folder = InventedFolder()
  defer { folder.remove() }
  folder.put(plans, as: "plans.csv")
  write(
    [0x50, 0x4B, 0x03, 0x04] + Array("[Content_Types].xml xl/workbook.xml".utf8),
    to: folder.path + "/extracts/referrals.csv"
  )
  let result = try folder.run("run", ["--edition", "internal"])
  #expect(result.status == 1)
  #expect(result.errors.contains("'extracts/referrals.csv' was refused"))
  #expect(folder.figure("cpp_count", "snapshot", "2025-09") == "3/=3")
}

/// X02, X04 and X06: the names of files and of columns are all of an extract that is repeated.
@Test func `no name of a file or a column breaks a page, a table or a log line`() throws {
  let folder = InventedFolder()
  defer { folder.remove() }
  let lines = plans.split(separator: "\n")
  let hostile = #"<script>alert(1)</script> | **x** [y](z) {"a": 1}"#
  let quoted = "\"" + hostile.replacing("\"", with: "\"\"") + "\""
  let wider = lines.enumerated().map { $1 + ($0 == 0 ? ",\(quoted)" : ",<b>x</b>") }
  folder.put(wider.joined(separator: "\n") + "\n", as: "plans\n2, <b>.csv")
  folder.put("no table at all\n", as: "odd\nERROR forged line.csv")
  let result = try folder.run()
  #expect(result.status == 1, "\(result.errors)")
  for line in result.errors.split(separator: "\n") {
    #expect(!line.hasPrefix("ERROR forged"), "\(result.errors)")
  }
  let page = try #require(folder.report("2025-09/internal/data-quality.html"))
  #expect(!page.contains("<script>alert"))
  #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
  #expect(!page.contains("<b>.csv"))
  #expect(!page.contains("&amp;lt;"), "escaped once, not twice")
  let findings = try #require(folder.report("2025-09/internal/findings.csv"))
  let row = try #require(findings.split(separator: "\n").first { $0.contains("L027") })
  #expect(row.contains("script"))
  let markdown = try #require(folder.report("2025-09/internal/data-quality.md"))
  for line in markdown.split(separator: "\n") where line.contains("alert(1)") {
    #expect(line.hasPrefix("| "), "\(line)")
  }
}

@Test func `an empty folder, or one with nothing usable, writes nothing`() throws {
  let folder = InventedFolder()
  defer { folder.remove() }
  let empty = try folder.run()
  #expect(empty.status == 66)
  #expect(empty.errors.contains("There is no folder '\(folder.path)/extracts'."))
  folder.put("A letter about the extracts.\n", as: "letter.pdf")
  let letter = try folder.run()
  #expect(letter.status == 65)
  #expect(letter.errors.contains("There is no CSV file below"))
  folder.put("Our system is down. Please try again later.\n", as: "plans.csv")
  let message = try folder.run()
  #expect(message.status == 65)
  #expect(message.errors.contains("'extracts/plans.csv' was refused"))
  #expect(folder.report("index.html") == nil)
}

@Test func `a missing folder and missing or broken settings say what to do`() throws {
  let missing = try runProgram("scorecard", ["run", "--data", "/no/such/folder"])
  #expect(missing.status == 66)
  #expect(missing.errors.contains("There is no data folder '/no/such/folder'."))
  let folder = InventedFolder()
  defer { folder.remove() }
  folder.put(plans, as: "plans.csv")
  write("{\"partnership\": ", to: folder.path + "/partnership.json")
  let broken = try folder.run()
  #expect(broken.status == 65)
  #expect(broken.errors.contains("it is not JSON"))
}

@Test func `check reads everything, counts nothing and writes the data-quality report`() throws {
  let folder = InventedFolder()
  defer { folder.remove() }
  folder.put(plans + "K005,P5,31/02/2025,,Neglect,0,F,01/01/2018\n", as: "plans.csv")
  let result = try folder.run("check")
  #expect(result.status == 0, "\(result.errors)")
  let accounts = folder.report("data-quality/data-quality.csv")
  #expect(accounts?.contains("extracts/plans.csv,cp_plans,5,4,1,0") == true)
  #expect(folder.report("2025-09/internal/scorecard.html") == nil)
}

@Test func `however many files are read at once, the bytes are the same`() throws {
  let folder = InventedFolder()
  defer { folder.remove() }
  folder.put(plans, as: "plans.csv")
  folder.put("Child ID,Date of Referral\nK001,01/02/2025\nK001,02/08/2025\n", as: "referrals.csv")
  var outputs: [[String: [UInt8]]] = []
  for jobs in ["1", "2", "8"] {
    let out = folder.path + "/out-" + jobs
    let result = try folder.run("run", ["--jobs", jobs, "--out", out])
    #expect(result.status == 0, "\(result.errors)")
    outputs.append(files(below: out))
  }
  #expect(outputs[0].count > 20)
  #expect(outputs[0] == outputs[1])
  #expect(outputs[0] == outputs[2])
}
