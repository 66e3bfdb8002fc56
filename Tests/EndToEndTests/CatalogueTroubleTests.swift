import TestSupport
import Testing

/// A row of a local catalogue with one mistake, and the sentence that names it.
private struct Mistake: CustomTestStringConvertible {
  let testDescription: String
  let changes: [String: String]
  let sentence: String

  init(_ name: String, _ changes: [String: String], _ sentence: String) {
    testDescription = name
    self.changes = changes
    self.sentence = sentence
  }

  /// The local file: a row that is right, with some cells changed.
  var csv: String {
    let right = [
      ("id", "local_count"), ("title", "Children on a plan"), ("agency", ""), ("theme", "Local"),
      ("dataset", "cp_plans"), ("population", "open"), ("counted", "children"), ("where", ""),
      ("numerator", ""), ("measure", "count"), ("unit", "count"), ("bases", "snapshot"),
      ("polarity", "low"), ("breakdowns", ""), ("version", "1"),
    ]
    let cells = right.map { changes[$0.0] ?? $0.1 }
    return right.map(\.0).joined(separator: ",") + "\n"
      + cells.map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ",") + "\n"
  }
}

@Test(arguments: [
  Mistake(
    "a misspelt field",
    ["where": "initial_catgory = NEG"],
    "column 'where': 'initial_catgory' is not a field of cp_plans, at letter 1; "
      + "did you mean 'initial_category'?"
  ),
  Mistake(
    "a misspelt dataset",
    ["dataset": "cp_plan"],
    "column 'dataset': there is no dataset 'cp_plan'; did you mean 'cp_plans'?"
  ),
  Mistake(
    "an id that is taken",
    ["id": "cpp_count"],
    "column 'id': the id 'cpp_count' stands here a second time."
  ),
  Mistake(
    "no version",
    ["version": ""],
    "column 'version': the cell is empty and must not be."
  ),
  Mistake(
    "a version that is no number",
    ["version": "two"],
    "column 'version': a version is a whole number from 1."
  ),
  Mistake(
    "a misspelt breakdown",
    ["breakdowns": "Sexx"],
    "column 'breakdowns': there is no breakdown 'Sexx'; did you mean 'Sex'?"
  ),
  Mistake(
    "a basis that the population does not have",
    ["bases": "month"],
    "column 'bases': rows that are open are counted on one day: the only basis is 'snapshot'."
  ),
  Mistake(
    "a comparison of a day with a code",
    ["where": "start_date = NEG"],
    "column 'where': 'NEG' is not known here; 'start_date' is a date, to be compared with a date"
  ),
  Mistake(
    "a comparison of a code with a number",
    ["where": "initial_category > 5"],
    "column 'where': '5' is not a code of the list category_of_abuse, at letter 20."
  ),
])
private func `a mistake in a catalogue row is named with its place, and nothing is written`(
  mistake: Mistake
) throws {
  let folder = InventedFolder()
  defer { folder.remove() }
  folder.put("Child ID,CP Plan Start Date,Initial Category\nT1,01/03/2025,Neglect\n", as: "p.csv")
  write(mistake.csv, to: folder.path + "/catalogue/local-indicators.csv")
  let commands = [("run", [String]()), ("catalogue", []), ("explain", ["local_count"])]
  for (command, arguments) in commands {
    let result = try folder.run(command, arguments)
    #expect(result.status == 65, "\(command): \(result.errors)")
    #expect(result.output.isEmpty)
    let prefix = "Error: 'local-indicators.csv', line 2, " + mistake.sentence
    #expect(result.errors.hasPrefix(prefix), "\(command): \(result.errors)")
    // One sentence, which reads well aloud: no stack, no type, no path of ours.
    #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
    #expect(!result.errors.contains("CatalogueError") && !result.errors.contains(".swift"))
  }
  #expect(folder.report("index.html") == nil)
}

@Test func `a local file that lacks a column names the column`() throws {
  let folder = InventedFolder()
  defer { folder.remove() }
  write("id,title\nlocal_x,Local\n", to: folder.path + "/catalogue/local-indicators.csv")
  let result = try folder.run("catalogue")
  #expect(result.status == 65)
  #expect(
    result.errors.hasPrefix("Error: 'local-indicators.csv', line 1, column '"),
    "\(result.errors)"
  )
  #expect(result.errors.hasSuffix("': the header has no such column.\n"))
}

@Test func `a local file that belongs to no standard one is named, and not passed over`() throws {
  let folder = InventedFolder()
  defer { folder.remove() }
  write("id,title\nlocal_x,Local\n", to: folder.path + "/catalogue/local-indicator.csv")
  let result = try folder.run("catalogue")
  #expect(result.status == 65)
  #expect(
    result.errors.contains(
      "'local-indicator.csv': it adds to no file of the catalogue; did you mean "
        + "'local-indicators.csv'?"
    ),
    "\(result.errors)"
  )
}
