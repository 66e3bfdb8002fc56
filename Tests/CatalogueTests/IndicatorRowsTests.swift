import Records
import Testing

@testable import Catalogue

private let header = [
  "id", "title", "agency", "theme", "dataset", "population", "counted", "where", "numerator",
  "denominator", "measure", "unit", "bases", "polarity", "breakdowns", "benchmark", "version",
  "caution", "question", "source", "pages",
]

/// A row that is right, with some cells changed.
private func row(_ changes: [String: String]) -> [String] {
  let right = [
    "id": "local_count", "title": "Children on a plan", "dataset": "cp_plans", "population": "open",
    "counted": "children", "measure": "count", "unit": "count", "bases": "snapshot",
    "polarity": "low", "version": "1",
  ]
  return header.map { changes[$0] ?? right[$0] ?? "" }
}

private func indicators(_ rows: [[String]]) throws -> [Indicator] {
  let sheets = CatalogueSheets([
    Sheet(
      file: "indicators.csv",
      header: header,
      rows: rows.enumerated().map { Sheet.Row(line: $0.offset + 2, cells: $0.element) }
    ),
    Sheet(
      file: "breakdowns.csv",
      header: ["breakdown", "category", "where"],
      rows: [
        Sheet.Row(line: 2, cells: ["Sex", "Female", "sex = F"]),
        Sheet.Row(line: 3, cells: ["Sex", "Not known", ""]),
      ]
    ),
  ])
  return try Catalogue.indicators(from: sheets, vocabulary: SmallSchema.vocabulary)
}

@Test func `a row that is right becomes an indicator with its definition`() throws {
  let indicator = try #require(
    try indicators([row(["where": "initial_category = NEG", "breakdowns": "Sex"])]).first
  )
  #expect(
    indicator.definition
      == "The number of children with a child protection plan open on the last day of the period "
      + "whose initial category of abuse is Neglect. This leaves out plans held for another authority."
  )
  #expect(indicator.breakdowns.map(\.name) == ["Sex"])
  #expect(indicator.breakdowns[0].categories.map(\.label) == ["Female", "Not known"])
}

@Test func `a column whose name is written wrong is refused, a note is not`() throws {
  func error(_ column: String) -> CatalogueError? {
    let sheet = Sheet(
      file: "local-indicators.csv",
      header: header.map { $0 == "where" ? column : $0 },
      rows: [Sheet.Row(line: 2, cells: row([:]))]
    )
    let standard = Sheet(file: "indicators.csv", header: header, rows: [])
    do throws(CatalogueError) {
      _ = try Catalogue.indicators(
        from: CatalogueSheets([standard, sheet]),
        vocabulary: Vocabulary(schema: SmallSchema.schema)
      )
      return nil
    } catch {
      return error
    }
  }
  // Its claim would not be read, and the figure would count every row.
  #expect(
    error("wher")?.description
      == "'local-indicators.csv', line 1, column 'wher': no column of this file has that name; "
      + "did you mean 'where'?"
  )
  #expect(
    error("Our own remarks")?.description
      == "'local-indicators.csv', line 1, column 'Our own remarks': no column of this file has "
      + "that name; for words of your own name it 'note', which is not read."
  )
  #expect(error("note") == nil)
}

@Test func `a sheet that was saved with semicolons says how to save it`() {
  let columns = ["dataset", "field", "alias"]
  let sheet = Sheet(
    file: "local-aliases.csv",
    header: [columns.joined(separator: ";")],
    rows: [Sheet.Row(line: 2, cells: ["police_protection;start_date;Taken On"])]
  )
  let error = #expect(throws: CatalogueError.self) { try SheetPlace.check(sheet, columns: columns) }
  #expect(
    error?.description
      == "'local-aliases.csv', line 1: the columns are divided by semicolons; save the file as CSV "
      + "with commas."
  )
}

private struct BadRow: CustomTestStringConvertible {
  let changes: [String: String]
  let message: String
  var testDescription: String { message }
}

@Test(arguments: [
  BadRow(
    changes: ["where": "initial_categry = NEG"],
    message: "'indicators.csv', line 2, column 'where': 'initial_categry' is not a field of "
      + "cp_plans, at letter 1; did you mean 'initial_category'?"
  ),
  BadRow(
    changes: ["dataset": "cp_plan"],
    message: "'indicators.csv', line 2, column 'dataset': there is no dataset 'cp_plan'; did you "
      + "mean 'cp_plans'?"
  ),
  BadRow(
    changes: ["version": ""],
    message: "'indicators.csv', line 2, column 'version': the cell is empty and must not be; "
      + "write 1 for a new row, and one more with every change of its meaning."
  ),
  BadRow(
    changes: ["version": "one"],
    message: "'indicators.csv', line 2, column 'version': a version is a whole number from 1."
  ),
  BadRow(
    changes: ["bases": "snapshott"],
    message: "'indicators.csv', line 2, column 'bases': there is no basis 'snapshott'; did you "
      + "mean 'snapshot'?"
  ),
  BadRow(
    changes: ["bases": "month"],
    message: "'indicators.csv', line 2, column 'bases': rows that are open are counted on one day: "
      + "the only basis is 'snapshot'."
  ),
  BadRow(
    changes: ["measure": "percentage"],
    message: "'indicators.csv', line 2, column 'numerator': the cell is empty and must not be; "
      + "write which of the rows count, such as 'age < 5'."
  ),
  BadRow(
    changes: ["measure": "rate", "unit": "per 10,000", "breakdowns": "Sex"],
    message: "'indicators.csv', line 2, column 'breakdowns': a rate has no breakdown: there are no "
      + "populations of its parts."
  ),
  BadRow(
    changes: ["breakdowns": "Sexx"],
    message: "'indicators.csv', line 2, column 'breakdowns': there is no breakdown 'Sexx'; did you "
      + "mean 'Sex'?"
  ),
  BadRow(
    changes: ["measure": "rate"],
    message: "'indicators.csv', line 2, column 'unit': the unit of a rate is 'per 10,000', not "
      + "'count'."
  ),
  BadRow(
    changes: ["population": "all", "bases": "month r12"],
    message: "'indicators.csv', line 2, column 'bases': with the population 'all', 'where' speaks "
      + "of one span: give one basis."
  ),
  BadRow(
    changes: ["population": "ended_year_before", "bases": "term"],
    message: "'indicators.csv', line 2, column 'bases': no term is the same twelve months earlier: "
      + "leave 'term' out."
  ),
  BadRow(
    changes: ["counted": "plan_ids"],
    message: "'indicators.csv', line 2, column 'counted': there is no way of counting rows of "
      + "cp_plans 'plan_ids'; did you mean 'plan_id'?"
  ),
  BadRow(
    changes: ["counted": "start_date"],
    message: "'indicators.csv', line 2, column 'counted': 'start_date' is a date; only an "
      + "identifier can be counted once each."
  ),
  BadRow(
    changes: ["measure": "median", "unit": "days", "numerator": "start_date"],
    message: "'indicators.csv', line 2, column 'numerator': 'start_date' is a date where a number "
      + "is expected, at letter 1."
  ),
  BadRow(
    changes: [
      "measure": "median", "unit": "days", "numerator": "months from start_date to end_date",
    ],
    message: "'indicators.csv', line 2, column 'numerator': a time from one day to another is "
      + "given in days, working days or weeks; for months compare dates, as in 'end_date >= "
      + "start_date + 12 months', at letter 1."
  ),
  BadRow(
    changes: ["measure": "median", "unit": "days", "numerator": "days from start_date"],
    message: "'indicators.csv', line 2, column 'numerator': 'days from …' is followed by 'to' and "
      + "a date, at letter 21."
  ),
  BadRow(
    changes: ["measure": "distribution", "unit": "%"],
    message: "'indicators.csv', line 2, column 'breakdowns': the cell is empty and must not be; a "
      + "distribution needs one, such as 'Age band'."
  ),
  BadRow(
    changes: ["denominator": "plan_id"],
    message: "'indicators.csv', line 2, column 'denominator': only a 'percentage of sums' has a "
      + "denominator of its own; what the others are divided by stands in 'where'."
  ),
  BadRow(
    changes: ["polarity": "lower"],
    message:
      "'indicators.csv', line 2, column 'polarity': there is no polarity 'lower'; it is low, "
      + "high or neutral."
  ),
  BadRow(
    changes: ["dataset": "referrals"],
    message: "'indicators.csv', line 2, column 'population': rows of referrals do not last, so "
      + "none can be 'open'."
  ),
])
private func `a mistaken row is refused with file, line, column and a suggestion`(
  bad: BadRow
) throws {
  let error = #expect(throws: CatalogueError.self) { try indicators([row(bad.changes)]) }
  #expect(error?.description == bad.message)
}

@Test func `two rows with one id are refused`() {
  let error = #expect(throws: CatalogueError.self) { try indicators([row([:]), row([:])]) }
  #expect(
    error?.description
      == "'indicators.csv', line 3, column 'id': another row has the id 'local_count'; give this "
      + "one a name of its own, such as 'local_count_2'."
  )
}

@Test func `a word cannot stand for itself`() throws {
  let sheets = CatalogueSheets([
    Sheet(
      file: "words.csv",
      header: ["dataset", "word", "title", "meaning"],
      rows: [Sheet.Row(line: 2, cells: ["cp_plans", "long", "long plans", "long and open"])]
    )
  ])
  let error = #expect(throws: CatalogueError.self) {
    try Catalogue.vocabulary(from: sheets, schema: SmallSchema.schema)
  }
  #expect(
    error?.description
      == "'words.csv', line 2, column 'meaning': 'long' is not a field of cp_plans, at letter 1."
  )
}
