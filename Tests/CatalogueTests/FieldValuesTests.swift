import Records
import Testing

@testable import Catalogue

private let teams = Dataset(
  name: "cin_plans",
  title: "Child in need plans",
  agency: "Children's social care",
  shape: .spells,
  fields: [
    Field(name: "child", item: "", type: .identifier, isRequired: true, use: .keep, title: "Child"),
    Field(name: "team", item: "", type: .text, isRequired: false, use: .keep, title: "Team"),
    Field(
      name: "reason",
      item: "",
      type: .code(list: "reasons"),
      list: "reasons",
      isRequired: false,
      use: .keep,
      title: "Reason"
    ),
  ],
  child: "child"
)

/// The categories of a table whose rows have these teams, each a number of rows.
private func categories(_ rows: [(team: String?, rows: Int)]) -> [BreakdownRule.Category] {
  var words = TextPool()
  let cells = rows.flatMap { team, rows in
    let place = team.map { words.place(of: $0) } ?? Column.missingText
    return Array(repeating: place, count: rows)
  }
  let table = Table(
    dataset: teams,
    columns: [nil, .texts(cells), nil],
    origins: cells.indices.map { RowOrigin(file: 0, line: Int32($0 + 2)) },
    words: words
  )
  return FieldValues("team", of: table, codeLists: [:]).categories
}

@Test func `the values of a field are categories in the order of their names`() {
  #expect(
    categories([("West", 5), ("East", 3), (nil, 1), ("north", 4)]).map(\.label)
      == ["East", "north", "West", "Not recorded"]
  )
}

@Test func `capitals, spaces and signs that cannot be seen make no difference`() {
  let found = categories([
    ("East  Team ", 2), ("EAST TEAM", 1), ("East\u{200B} Team\u{202E}", 1), ("east\tteam", 1),
  ])
  // The commonest way to write it, tidied.
  #expect(found.map(\.label) == ["East Team", "Not recorded"])
  let team = Operand.field(FieldReference("team"))
  let written = ["EAST TEAM", "East  Team ", "East\u{200B} Team\u{202E}", "east\tteam"]
  #expect(found[0].claim == .isAmong(team, written.sorted().map { .literal($0) }))
}

@Test func `a value of fewer than three rows may be a slip and is not named`() {
  let found = categories([("East", 3), ("Zyxname", 2), ("ZX99 9XZ", 1)])
  #expect(found.map(\.label) == ["East", "Other", "Not recorded"])
}

@Test func `the forty values with the most rows are named, and what is rarer is other`() {
  let found = categories((1...60).map { ("Team \($0 + 100)", $0 + 2) })
  #expect(found.count == 42)
  #expect(found.first?.label == "Team 121" && found[39].label == "Team 160")
  #expect(found.suffix(2).map(\.label) == ["Other", "Not recorded"])
}

@Test func `what an agency calls other or not recorded joins the categories of that name`() {
  let found = categories([("East", 9), ("other", 9), ("NOT RECORDED", 9), ("\u{200B}", 9)])
  #expect(found.map(\.label) == ["East", "Other", "Not recorded"])
  let team = Operand.field(FieldReference("team"))
  let blanks = Expression.isAmong(team, [.literal("NOT RECORDED"), .literal("\u{200B}")])
  #expect(found[2].claim == .or(.isMissing(team), blanks))
}

@Test func `a long text is cut, and hostile text stays text`() {
  let long = String(repeating: "many words ", count: 20)
  let found = categories([(long, 3), ("=cmd|' /C calc'!A0\n<script>", 3)])
  #expect(found[0].label == "=cmd|' /C calc'!A0 <script>")
  #expect(found[1].label.count == 60 && found[1].label.hasSuffix("many…"))
}

@Test func `without the column there is no category`() {
  let table = Table(
    dataset: teams,
    columns: [nil, nil, nil],
    origins: [RowOrigin(file: 0, line: 2)],
    words: TextPool()
  )
  #expect(FieldValues("team", of: table, codeLists: [:]).categories.isEmpty)
  #expect(FieldValues("team", of: nil, codeLists: [:]).categories.isEmpty)
}

@Test func `codes are categories by their labels, in the order of their list`() {
  let list = CodeList(
    name: "reasons",
    codes: [
      .init(code: "Z", label: "Last in letters"), .init(code: "A", label: "First in letters"),
      .init(code: "N", label: "In no row"),
    ]
  )
  let table = Table(
    dataset: teams,
    columns: [nil, nil, .codes([1, 0, Column.missingCode])],
    origins: (2...4).map { RowOrigin(file: 0, line: $0) },
    words: TextPool()
  )
  let found = FieldValues("reason", of: table, codeLists: ["reasons": list]).categories
  #expect(found.map(\.label) == ["Last in letters", "First in letters", "Not recorded"])
}

private struct BadSplit: CustomTestStringConvertible {
  let rows: [[String]]
  let message: String
  var testDescription: String { message }
}

@Test(arguments: [
  BadSplit(
    rows: [["Team", "each value of teem", ""]],
    message: "'breakdowns.csv', line 2, column 'category': there is no field 'teem'; did you mean "
      + "'team'?"
  ),
  BadSplit(
    rows: [["Team", "each value of worker", ""]],
    message: "'breakdowns.csv', line 2, column 'category': 'worker' is personal, and dropped as it "
      + "is read."
  ),
  BadSplit(
    rows: [["Team", "each value of child", ""]],
    message: "'breakdowns.csv', line 2, column 'category': 'child' is an identifier; rows can be "
      + "split by the values of a text or a code."
  ),
  BadSplit(
    rows: [["Team", "each value of district", ""]],
    message: "'indicators.csv', line 2, column 'breakdowns': 'Team' does not fit: cin_plans has no "
      + "field 'district'."
  ),
  BadSplit(
    rows: [["Team", "each value of team", ""], ["Team", "All others", ""]],
    message: "'breakdowns.csv', line 3, column 'category': 'Team' is split by the values of a "
      + "field, so it has one row and no other category."
  ),
  BadSplit(
    rows: [["Team", "each value of team", "team is known"]],
    message: "'breakdowns.csv', line 2, column 'where': the values of the field are the "
      + "categories, so this cell is empty."
  ),
])
private func `a breakdown by values that cannot be is refused`(bad: BadSplit) throws {
  func field(_ name: String, _ type: FieldType, _ use: FieldUse) -> Field {
    Field(name: name, item: "", type: type, isRequired: false, use: use, title: name)
  }
  let plans = Dataset(
    name: "cin_plans",
    title: "Child in need plans",
    agency: "Children's social care",
    shape: .spells,
    fields: [
      field("child", .identifier, .keep), field("start_date", .date, .keep),
      field("end_date", .date, .keep), field("team", .text, .keep),
      field("worker", .text, .personal),
    ],
    child: "child",
    start: "start_date",
    end: "end_date"
  )
  let uses = Dataset(
    name: "uses",
    title: "Uses",
    agency: "Police",
    shape: .events,
    fields: [field("district", .text, .keep)]
  )
  let header = [
    "id", "title", "dataset", "population", "counted", "measure", "unit", "bases", "polarity",
    "breakdowns", "version",
  ]
  let row = [
    "own", "Own", "cin_plans", "open", "children", "count", "count", "snapshot", "low", "Team", "1",
  ]
  let sheets = CatalogueSheets([
    Sheet(file: "indicators.csv", header: header, rows: [Sheet.Row(line: 2, cells: row)]),
    Sheet(
      file: "breakdowns.csv",
      header: ["breakdown", "category", "where"],
      rows: bad.rows.enumerated().map { Sheet.Row(line: $0.offset + 2, cells: $0.element) }
    ),
  ])
  let vocabulary = Vocabulary(schema: Schema(datasets: [plans, uses], codeLists: [:]))
  let error = #expect(throws: CatalogueError.self) {
    try Catalogue.indicators(from: sheets, vocabulary: vocabulary)
  }
  #expect(error?.description == bad.message)
}
