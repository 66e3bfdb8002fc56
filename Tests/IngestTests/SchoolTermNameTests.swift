import Testing

@testable import Ingest

/// A path and the terms that it names and describes, by the ruling "Attendance".
struct NamedTerm: Sendable, CustomTestStringConvertible {
  let path: String
  let named: String
  let before: String

  var testDescription: String { path }
}

@Test(arguments: [
  NamedTerm(
    path: "extracts/education/2024_autumn_pupilonroll.csv",
    named: "Autumn 2024",
    before: "Summer 2024"
  ),
  NamedTerm(path: "extracts/2024_spring_acad.csv", named: "Spring 2024", before: "Autumn 2023"),
  NamedTerm(
    path: "extracts/addressesoffroll_2023_Summer_acad.csv",
    named: "Summer 2023",
    before: "Spring 2023"
  ),
  NamedTerm(path: "extracts/Spring 2025/roll.csv", named: "Spring 2025", before: "Autumn 2024"),
  NamedTerm(path: "extracts/2024-25 spring/roll.csv", named: "Spring 2025", before: "Autumn 2024"),
  NamedTerm(path: "extracts/autumn_2024_25.csv", named: "Autumn 2024", before: "Summer 2024"),
])
func `a path names a term, and a census describes the term before`(example: NamedTerm) throws {
  let term = try #require(SchoolTermName(path: example.path))
  #expect(term.text == example.named)
  #expect(term.before.text == example.before)
}

@Test(arguments: ["extracts/attendance.csv", "extracts/autumn.csv", "extracts/2024/roll.csv"])
func `a path that does not say both names no term`(path: String) {
  #expect(SchoolTermName(path: path) == nil)
}
