import TestSupport
import Testing

private let plans = """
  Child ID,CP Plan Start Date,CP Plan End Date,Initial Category
  A1,01/05/2025,,Neglect
  A2,01/05/2025,,Neglect

  """

private func commentary(_ text: String, _ front: String = "") -> String {
  "---\nauthor: Invented\nrole: Manager\ndate: 2025-09-08\n\(front)---\n\n\(text)\n"
}

/// Two invented authorities, each with a target and words of its own, and some for both.
private func folderOfTwo() -> InventedFolder {
  let folder = InventedFolder()
  write(
    """
    {"partnership": "Invented Region", "covers_from": "2023-01-01", "authorities": [
      {"code": "991", "name": "Northshire"}, {"code": "992", "name": "Southshire"}]}
    """,
    to: folder.path + "/partnership.json"
  )
  for code in ["991", "992"] { folder.put(plans, as: "\(code)/plans.csv") }
  write(
    """
    indicator,value,owner,date_set,authority
    cpp_neglect_count,11,Invented head,2025-06-01,
    cpp_neglect_count,7,Invented head,2025-04-01,992
    cpp_neglect_12m_plus_pct,13,Invented head,2025-04-01,
    cpp_neglect_rate,5,Invented head,2025-04-01,990

    """,
    to: folder.path + "/reference/targets.csv"
  )
  write(commentary("Said of both."), to: folder.path + "/commentary/cpp_neglect_count.md")
  write(commentary("Said of the south."), to: folder.path + "/commentary/992/cpp_neglect_count.md")
  write(
    commentary("Said of the north.", "authority: 991\n"),
    to: folder.path + "/commentary/cpp_count.md"
  )
  write(commentary("Said of nobody."), to: folder.path + "/commentary/990/cpp_count.md")
  return folder
}

@Test func `each authority has its own targets and words, and else those for all`() throws {
  let folder = folderOfTwo()
  defer { folder.remove() }
  let result = try folder.run("run", ["--period", "2025-08", "--edition", "internal"])
  #expect(result.status == 0, "\(result.errors)")
  func page(_ code: String, _ id: String) throws -> String {
    try #require(folder.report("2025-08/\(code)/internal/indicators/\(id).html"))
  }
  let north = try page("991", "cpp_neglect_count")
  let south = try page("992", "cpp_neglect_count")
  #expect(north.contains("Said of both.") && !north.contains("Said of the south."))
  #expect(south.contains("Said of the south.") && !south.contains("Said of both."))
  #expect(try page("991", "cpp_count").contains("Said of the north."))
  #expect(try !page("992", "cpp_count").contains("Said of the north."))
  let quality = try #require(folder.report("2025-08/991/internal/findings.csv"))
  // The authority's own target holds, though the one for all was agreed later.
  #expect(north.contains("11") && !north.contains("agreed 1 April 2025"))
  let json = try #require(folder.report("2025-08/992/internal/scorecard.json"))
  #expect(json.contains("Said of the south."))
  // What is for an authority that is not here is not printed, and said.
  #expect(quality.contains("L097") && quality.contains("L087"), "\(quality)")
  for code in ["991", "992"] {
    #expect(try !page(code, "cpp_count").contains("Said of nobody."))
  }
}
