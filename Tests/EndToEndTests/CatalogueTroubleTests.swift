import Foundation
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
    "column 'id': another row has the id 'cpp_count'; give this one a name of its own, such as "
      + "'local_cpp_count'."
  ),
  Mistake(
    "no version",
    ["version": ""],
    "column 'version': the cell is empty and must not be; write 1 for a new row, and one more with "
      + "every change of its meaning."
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
    "column 'where': '5' is not a code of the list category_of_abuse, which has NEG, PHY, SAB, EMO "
      + "or MUL, at letter 20."
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
  #expect(result.errors.hasSuffix("': the header has no such column; add it to the first line.\n"))
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

private let header =
  "id,title,dataset,population,counted,where,numerator,denominator,measure,unit,bases,polarity,"
  + "breakdowns,version\n"

/// Rows of a local catalogue that are wrong together, and the sentence that names it.
private struct Tangle: CustomTestStringConvertible {
  let testDescription: String
  let rows: [String]
  let sentence: String

  init(_ name: String, _ rows: [String], _ sentence: String) {
    testDescription = name
    self.rows = rows
    self.sentence = sentence
  }
}

/// A row that is made of others.
private func part(_ id: String, _ measure: String, _ unit: String, _ above: String, _ below: String)
  -> String
{
  "\(id),Made of others,,,,,\(above),\(below),\(measure),\(unit),snapshot,low,,1"
}

@Test(arguments: [
  Tangle(
    "two pooled figures made of one another",
    [
      part("local_a", "pooled", "count", "local_b + cpp_count", ""),
      part("local_b", "pooled", "count", "local_a + cpp_neglect_count", ""),
    ],
    "line 3, column 'numerator': the figure would rest on itself: 'local_a' needs 'local_b' needs "
      + "'local_a'; take one of them out."
  ),
  Tangle(
    "a ratio, a change and a pooled figure in a circle",
    [
      part("local_ratio", "ratio", "ratio", "cpp_count", "local_change"),
      part("local_change", "change", "ratio", "local_other", ""),
      part("local_other", "ratio", "ratio", "local_ratio", "cpp_count"),
    ],
    "line 4, column 'numerator': the figure would rest on itself: 'local_ratio' needs "
      + "'local_change' needs 'local_other' needs 'local_ratio'; take one of them out."
  ),
  Tangle(
    "a change of itself",
    [part("local_a", "change", "count", "local_a", "")],
    "line 2, column 'numerator': the figure would rest on itself: 'local_a' needs 'local_a'; take "
      + "one of them out."
  ),
  Tangle(
    "a part that is misspelt",
    [part("local_a", "ratio", "ratio", "cpp_count", "100 cpp_neglect_cout")],
    "line 2, column 'denominator': there is no indicator 'cpp_neglect_cout'; did you mean "
      + "'cpp_neglect_count'?"
  ),
  Tangle(
    "two rows with one id",
    [
      part("local_a", "change", "count", "cpp_count", ""),
      part("local_a", "change", "count", "cpp_neglect_count", ""),
    ],
    "line 3, column 'id': another row has the id 'local_a'; give this one a name of its own, such "
      + "as 'local_a_2'."
  ),
])
private func `rows that cannot stand together are refused with a way out`(tangle: Tangle) throws {
  let folder = InventedFolder()
  defer { folder.remove() }
  write(
    header + tangle.rows.joined(separator: "\n") + "\n",
    to: folder.path + "/catalogue/local-indicators.csv"
  )
  let result = try folder.run("catalogue")
  #expect(result.status == 65 && result.output.isEmpty)
  #expect(
    result.errors.hasPrefix("Error: 'local-indicators.csv', " + tangle.sentence),
    "\(result.errors)"
  )
}

@Test func `a misspelt column is refused before its claim goes unread`() throws {
  let folder = InventedFolder()
  defer { folder.remove() }
  let misspelt = header.replacingOccurrences(of: ",where,", with: ",wher,")
  write(
    misspelt + "local_a,Own,cp_plans,open,children,initial_category = NEG,,,count,count,snapshot,"
      + "low,,1\n",
    to: folder.path + "/catalogue/local-indicators.csv"
  )
  let result = try folder.run("catalogue")
  #expect(result.status == 65)
  #expect(
    result.errors.contains(
      "line 1, column 'wher': no column of this file has that name; did you mean 'where'?"
    ),
    "\(result.errors)"
  )
}
