import Foundation
import Records
import TestSupport
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

/// Text that begins as a formula does stays text: a cell of the type for strings, never `<f>`.
@Test(.enabled(if: WorkbookWriter.isAvailable, "needs libxlsxwriter"))
func `no text of a workbook is a formula`() throws {
  let texts = ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "=HYPERLINK(\"//evil.example\")"]
  let workbook = Workbook(
    title: "=1+1",
    author: "@nobody",
    sheets: [
      Worksheet(
        name: "Only",
        title: "=2+2",
        lines: ["=3+3"],
        columns: [("=4+4", 10), ("Number", 10)],
        rows: texts.map { [.written($0), .number(ExactDecimal(units: -1))] }
      )
    ]
  )
  let folder = makeTemporaryFolder()
  defer { try? FileManager.default.removeItem(atPath: folder) }
  write(try WorkbookWriter.file(workbook, path: "a.xlsx").bytes, to: folder + "/a.xlsx")
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = ["unzip", "-p", folder + "/a.xlsx", "xl/worksheets/sheet1.xml"]
  let output = Pipe()
  process.standardOutput = output
  try process.run()
  let sheet = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  // Where there is no unzip, `make check-pages` reads the workbook with another program.
  guard process.terminationStatus != 127 else { return }
  #expect(!sheet.contains("<f>") && !sheet.contains("<f ") && !sheet.contains("hyperlink"))
  #expect(sheet.split(separator: "t=\"s\"").count > texts.count)
}
