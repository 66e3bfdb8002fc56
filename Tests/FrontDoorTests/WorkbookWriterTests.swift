import Records
import Testing

@testable import Render
@testable import scorecard

private let sample = Workbook(
  title: "Invented",
  author: "Nobody",
  sheets: [
    Worksheet(
      name: "First",
      title: "A title",
      lines: ["One line."],
      columns: [("Text", 10), ("Number", 10)],
      rows: [
        [.text("=1+1"), .number(ExactDecimal(units: 123, places: 1))],
        [.text("<b>&\"'"), .text("[c]")],
      ]
    ),
    Worksheet(name: "Empty", title: "No rows", lines: [], columns: [("Text", 10)], rows: []),
  ]
)

@Test(.enabled(if: WorkbookWriter.isAvailable, "needs libxlsxwriter"))
func `a workbook is a zip file with the same bytes each time`() throws {
  let first = try WorkbookWriter.file(sample, path: "a.xlsx")
  let second = try WorkbookWriter.file(sample, path: "a.xlsx")
  #expect(first.bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]))
  #expect(first.bytes == second.bytes)
}

@Test func `a program without the library says what to install`() {
  #expect(WorkbookWriter.isAvailable || (try? WorkbookWriter.file(sample, path: "a.xlsx")) == nil)
  #expect(WorkbookWriter.reason.contains("libxlsxwriter-dev"))
}
