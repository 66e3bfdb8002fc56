import Records
import Testing

@testable import Catalogue

private let header = [
  "id", "title", "dataset", "population", "counted", "where", "numerator", "denominator", "measure",
  "unit", "bases", "polarity", "breakdowns", "version",
]

/// Indicators: two counts, one of them a share of rows too, and the row that is tested.
private func indicators(_ changes: [String: String], _ more: [[String: String]] = []) throws
  -> [Indicator]
{
  let count = [
    "dataset": "referrals", "population": "occurred", "counted": "rows", "measure": "count",
    "unit": "count", "bases": "month r12", "polarity": "neutral", "version": "1",
  ]
  let rows: [[String: String]] =
    [
      count.merging(["id": "first", "title": "First"]) { $1 },
      count.merging(["id": "second", "title": "Second", "bases": "r12"]) { $1 },
      count.merging([
        "id": "share", "title": "Share", "measure": "percentage", "unit": "%",
        "numerator": "neglect_flag",
      ]) { $1 },
      [
        "id": "made", "title": "Made", "measure": "ratio", "unit": "ratio", "bases": "r12",
        "polarity": "neutral", "version": "1", "numerator": "first", "denominator": "second",
      ].merging(changes) { $1 },
    ] + more
  let sheet = Sheet(
    file: "indicators.csv",
    header: header,
    rows: rows.enumerated().map { line, row in
      Sheet.Row(line: line + 2, cells: header.map { row[$0] ?? "" })
    }
  )
  return try Catalogue.indicators(
    from: CatalogueSheets([sheet]),
    vocabulary: SmallSchema.vocabulary
  )
}

@Test func `figures of figures say so in their definitions`() throws {
  func definition(_ changes: [String: String]) throws -> String? {
    let all = try indicators(changes)
    let definition = Definition(try SmallSchema.vocabulary, indicators: all)
    return all.last.map { definition.sentence(for: $0) }
  }
  #expect(try definition([:]) == "'First' divided by 'Second'.")
  #expect(try definition(["denominator": "100 second"]) == "'First' for every 100 of 'Second'.")
  #expect(
    try definition([
      "measure": "change", "unit": "count", "numerator": "first", "denominator": "",
    ]) == "'First' less the same figure a month earlier."
  )
  #expect(
    try definition([
      "measure": "pooled", "unit": "count", "numerator": "first + second", "denominator": "",
    ]) == "'First' and 'Second' taken together: the numbers added up."
  )
}

@Test func `the parts of a pooled figure are its breakdown`() throws {
  let pooled = try #require(
    try indicators([
      "measure": "pooled", "unit": "count", "numerator": "second + first", "denominator": "",
    ]).last
  )
  #expect(pooled.breakdowns.map(\.name) == ["Part"])
  #expect(pooled.breakdowns[0].categories.map(\.label) == ["Second", "First"])
  #expect(pooled.rule.datasetsRead == ["referrals"])
}

private struct BadPart: CustomTestStringConvertible {
  let changes: [String: String]
  let message: String
  var testDescription: String { message }
}

@Test(arguments: [
  BadPart(
    changes: ["numerator": "firsts"],
    message:
      "'indicators.csv', line 5, column 'numerator': there is no indicator 'firsts'; did you "
      + "mean 'first'?"
  ),
  BadPart(
    changes: ["denominator": "made"],
    message: "'indicators.csv', line 5, column 'denominator': the figure would rest on itself: "
      + "'made' needs 'made'; take one of them out."
  ),
  BadPart(
    changes: ["denominator": "hundred second"],
    message: "'indicators.csv', line 5, column 'denominator': an id is expected, or a number and "
      + "an id, as in '100 some_id'."
  ),
  BadPart(
    changes: ["dataset": "referrals"],
    message: "'indicators.csv', line 5, column 'dataset': a ratio is made of other indicators, so "
      + "this cell is empty."
  ),
  BadPart(
    changes: ["bases": "month"],
    message: "'indicators.csv', line 5, column 'bases': 'second' has no figure on the basis "
      + "'month'; it has 'r12'."
  ),
  BadPart(
    changes: ["measure": "pooled", "unit": "%", "numerator": "share + first", "denominator": ""],
    message: "'indicators.csv', line 5, column 'unit': 'first' is in 'count', and so must be a "
      + "pooled figure made of it, not in '%'."
  ),
  BadPart(
    changes: ["measure": "pooled", "unit": "count", "numerator": "first", "denominator": ""],
    message: "'indicators.csv', line 5, column 'numerator': ids with '+' between them are "
      + "expected, as in 'some_id + other_id'."
  ),
  BadPart(
    changes: ["measure": "comparison", "numerator": "neighbours_mena", "denominator": ""],
    message: "'indicators.csv', line 5, column 'numerator': there is no comparison "
      + "'neighbours_mena'; did you mean 'neighbours_mean'?"
  ),
  BadPart(
    changes: ["unit": "%"],
    message: "'indicators.csv', line 5, column 'unit': the unit of a ratio is 'ratio', not '%'."
  ),
])
private func `a row made of others that do not fit is refused`(bad: BadPart) throws {
  let error = #expect(throws: CatalogueError.self) { try indicators(bad.changes) }
  #expect(error?.description == bad.message)
}

@Test func `a circle of indicators is named in full`() throws {
  let error = #expect(throws: CatalogueError.self) {
    try indicators(
      ["denominator": "other"],
      [
        [
          "id": "other", "title": "Other", "measure": "change", "unit": "ratio", "bases": "r12",
          "polarity": "neutral", "version": "1", "numerator": "made",
        ]
      ]
    )
  }
  #expect(
    error?.description
      == "'indicators.csv', line 6, column 'numerator': the figure would rest on itself: 'made' "
      + "needs 'other' needs 'made'; take one of them out."
  )
}
