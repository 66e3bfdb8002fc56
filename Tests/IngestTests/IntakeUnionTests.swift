import Catalogue
import Records
import Testing

@testable import Ingest

/// An invented dataset of plans: id, child, start, end, category, previous plans.
private let plans = Dataset(
  name: "plans",
  title: "Plans",
  agency: "Somebody",
  shape: .spells,
  fields: [
    ("id", FieldType.identifier), ("child", .identifier), ("start", .date), ("end", .date),
    ("category", .text), ("previous", .integer),
  ].map { Field(name: $0.0, item: "", type: $0.1, isRequired: false, use: .keep, title: $0.0) },
  child: "child",
  key: "id",
  start: "start",
  end: "end"
)

private let byId = RowIdentity(fields: [0], repeats: .setAside)
private let byChild = RowIdentity(fields: [1, 2], repeats: .keep)

/// A part of plans from lines `id child start end category previous`; `-` is missing, `=` says that
/// the file has no such column.
private func part(_ file: Int, _ rows: String...) -> TablePart {
  let cells = rows.map { $0.split(separator: " ").map(String.init) }
  func numbers(_ column: Int) -> [Int32]? {
    cells.contains { $0[column] == "=" }
      ? nil : cells.map { Int32($0[column]) ?? Column.missingDate }
  }
  func texts(_ column: Int) -> [Int32]? {
    numbers(column)?.map { $0 == Column.missingDate ? Column.missingText : $0 }
  }
  return TablePart(
    file: file,
    isMain: true,
    columns: [
      texts(0).map(Column.identifiers), texts(1).map(Column.identifiers),
      numbers(2).map(Column.dates), numbers(3).map(Column.dates), texts(4).map(Column.texts),
      numbers(5).map(Column.integers),
    ],
    lines: rows.indices.map { Int32($0 + 2) }
  )
}

private func union(_ parts: TablePart..., idPrefix: String = "P00") -> RowUnion {
  var identifiers = TextPool()
  for number in 0..<1000 { _ = identifiers.place(of: "\(idPrefix)\(number)") }
  return RowUnion(
    dataset: plans,
    parts: parts,
    identities: [byId, byChild],
    words: TextPool(),
    identifiers: identifiers
  )
}

@Test func `a plan id that every child has is a number within the child`() {
  let united = union(part(0, "1 101 10 - 5 0", "1 102 20 - 5 0", "1 103 30 - 5 0"), idPrefix: "")
  #expect(united.table.rowCount == 3)
  let conflict = union(part(0, "1 101 10 - 5 0", "1 102 20 - 5 0", "2 103 30 - 5 0"))
  #expect(conflict.table.rowCount == 1)
}

private func origins(_ union: RowUnion) -> [[Int32]] {
  union.table.origins.map { [$0.file, $0.line] }
}

private func dates(_ column: Column?) -> [Int32] {
  if case .dates(let cells)? = column { cells } else { [] }
}

private func integers(_ column: Column?) -> [Int32] {
  if case .integers(let cells)? = column { cells } else { [] }
}

@Test func `the same row twice in one file is one row and one duplicate`() {
  let union = union(part(0, "1 7 100 - 1 0", "2 8 100 - 1 0", "1 7 100 - 1 0"))
  #expect(origins(union) == [[0, 2], [0, 3]])
  #expect(union.outcomes == [[.accepted, .accepted, .duplicate]])
}

@Test func `an open plan of last month and its end of this month are one plan`() {
  let union = union(part(0, "= 7 100 - 1 0"), part(1, "= 7 100 160 1 0"))
  #expect(origins(union) == [[1, 2]])
  #expect(dates(union.table.columns[3]) == [160])
  #expect(union.outcomes == [[.superseded], [.accepted]])
  #expect(union.revisions.isEmpty, "filling in is no revision")
}

@Test func `the newer file wins and says which field it changed`() {
  let union = union(part(0, "1 7 100 - 1 0", "2 8 90 - 1 0"), part(1, "1 7 101 - 2 0"))
  #expect(origins(union) == [[0, 3], [1, 2]])
  #expect(union.revisions.map(\.field) == [2, 4])
  #expect(union.revisions.map(\.line) == [2, 2])
}

@Test func `one id with two contents in one file counts neither, and the older file stands`() {
  let alone = union(part(0, "1 7 100 - 1 0", "1 7 100 - 2 0"))
  #expect(alone.outcomes == [[.contradicted, .contradicted]])
  #expect(alone.table.rowCount == 0)
  let both = union(part(0, "1 7 100 - 1 0"), part(1, "1 7 100 - 1 0", "1 7 100 - 2 0"))
  #expect(origins(both) == [[0, 2]])
}

@Test func `a row without an id joins the plan with the same child and start`() {
  let union = union(part(0, "= 7 100 - 1 3"), part(1, "1 7 100 160 1 ="))
  #expect(origins(union) == [[1, 2]])
  #expect(integers(union.table.columns[5]) == [3], "the newer file has no such column")
}

@Test func `two ids of one child on one day are two rows`() {
  #expect(union(part(0, "1 7 100 - 1 0", "2 7 100 - 1 0")).table.rowCount == 2)
}

@Test func `an id that counts within the child does not join children or years`() {
  let first = part(0, "1 7 100 150 1 0", "2 7 200 - 1 0", "1 8 100 - 1 0", "2 8 130 - 1 0")
  let second = part(1, "1 7 200 260 1 0", "1 8 130 - 1 0", "1 9 300 - 1 0", "2 9 310 - 1 0")
  let union = union(first, second)
  let starts = dates(union.table.columns[2])
  #expect(starts.filter { $0 == 100 }.count == 2)
  #expect(starts.filter { $0 == 300 }.count == 1)
  #expect(dates(union.table.columns[3]).contains(260))
}

@Test func `every row has one outcome`() {
  let union = union(
    part(0, "1 7 100 - 1 0", "1 7 100 - 1 0", "- 9 50 - 1 0"),
    part(1, "1 7 100 120 1 0", "- 9 50 - 2 0", "- 9 50 - 3 0", "- - - - - -")
  )
  let all = union.outcomes.flatMap { $0 }
  #expect(all.count == 7)
  #expect(all.count(where: { $0 == .accepted }) == union.table.rowCount)
  #expect(union.table.rowCount == 4)
}

@Test(arguments: [
  ("extracts/2025-09/plans.csv", "2025-09-30"), ("extracts/plans 2025-09-15.csv", "2025-09-15"),
  ("extracts/2025-08/plans 2025-09.csv", "2025-09-30"), ("extracts/2024-25/plans.csv", "none"),
  ("extracts/12025-09/plans.csv", "none"), ("extracts/2025-091.csv", "none"),
  ("2025-02-30 plans.csv", "2025-02-28"),
])
func `the day of a file is the last one that its path names`(path: String, expected: String) {
  #expect(FileAge.day(in: path)?.description ?? "none" == expected)
}

@Test func `files are ordered by the day in the path, then the newest month, then the path`() {
  let month = Month(year: 2025, month: 10)
  let ages = [
    FileAge(path: "b.csv", newestMonth: nil), FileAge(path: "a.csv", newestMonth: month),
    FileAge(path: "2025-09/z.csv", newestMonth: month), FileAge(path: "c.csv", newestMonth: nil),
  ]
  #expect(ages.sorted().map(\.path) == ["b.csv", "c.csv", "2025-09/z.csv", "a.csv"])
}

private func day(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
  CalendarDate(year: year, month: month, day: day)?.dayNumber ?? 0
}

@Test func `a slip of the year is not plausible and a late row is`() {
  let days = (1...9).map { day(2025, $0, 3) } + [day(2105, 9, 3)]
  let dates = EventDates(columns: [days], rowCount: 10, made: nil)
  #expect(dates.latest == CalendarDate(year: 2025, month: 10, day: 31))
  #expect(dates.isPlausible(day(2025, 10, 31)))
  #expect(!dates.isPlausible(day(2025, 11, 1)))
  #expect(!dates.isPlausible(day(1990, 12, 31)))
  #expect(dates.isPlausible(day(1991, 1, 1)))
}

@Test func `a month with less than a hundredth of the rows does not make later dates plausible`() {
  let days = (0..<300).map { day(2025, 1 + $0 % 6, 3) } + [day(2025, 9, 3), day(2025, 12, 3)]
  let dates = EventDates(columns: [days], rowCount: 302, made: nil)
  #expect(dates.latest == CalendarDate(year: 2025, month: 7, day: 31))
}

@Test func `many years of rows do not make the last month too small`() {
  let days = (0..<240).flatMap { month in
    Array(repeating: Month(index: Month(year: 2005, month: 1).index + Int32(month)), count: 3)
  }.map { $0.firstDay.dayNumber }
  let dates = EventDates(columns: [days], rowCount: 720, made: nil)
  #expect(dates.latest == CalendarDate(year: 2025, month: 1, day: 31))
}

@Test func `a day in the path counts unless many rows are later`() {
  let days = (1...9).map { day(2025, $0, 3) }
  let slip = days + [day(2026, 3, 1)]
  let made = CalendarDate(year: 2025, month: 9, day: 30)
  #expect(
    EventDates(columns: [slip], rowCount: 10, made: made).latest
      == CalendarDate(year: 2025, month: 10, day: 31)
  )
  let early = CalendarDate(year: 2025, month: 2, day: 28)
  #expect(
    EventDates(columns: [days], rowCount: 9, made: early).latest
      == CalendarDate(year: 2025, month: 10, day: 31)
  )
}
