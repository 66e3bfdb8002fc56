import Records
import Release
import Testing

@testable import Render

private let everyEdition = EdgeCase.allCases.flatMap { edge in
  Audience.allCases.map { (edge, $0) }
}

@Test(arguments: everyEdition)
func `every sheet of the workbook is one table with titled columns and no empty cell`(
  edge: EdgeCase,
  audience: Audience
) {
  let book = workbook(of: edge.edition(audience))
  #expect(Set(book.sheets.map(\.name)).count == book.sheets.count)
  for sheet in book.sheets {
    #expect((1...31).contains(sheet.name.count), "\(sheet.name)")
    #expect(sheet.name.allSatisfy { $0.isLetter || $0 == " " }, "\(sheet.name)")
    #expect(!sheet.title.isEmpty, "\(sheet.name)")
    #expect(sheet.lines.allSatisfy { !$0.isEmpty }, "\(sheet.name)")
    #expect(Set(sheet.columns.map(\.title)).count == sheet.columns.count, "\(sheet.name)")
    for row in sheet.rows {
      #expect(row.count == sheet.columns.count, "\(sheet.name)")
      #expect(!row.contains(.text("")), "\(sheet.name)")
    }
  }
}

@Test(arguments: everyEdition)
func `every number of the workbook stands in the JSON`(edge: EdgeCase, audience: Audience) throws {
  let edition = edge.edition(audience)
  let json = try #require(pages(of: edition).first { $0.path == "scorecard.json" })
  let lint = NumberLint(json: String(decoding: json.bytes, as: UTF8.self))
  let known = workbook(of: edition).sheets.flatMap { sheet in
    sheet.rows.flatMap { row in
      row.compactMap { cell -> String? in
        guard case .number(let number) = cell else { return nil }
        return "\(sheet.name): \(number.description)"
      }
    }
  }
  let strays = known.filter {
    !lint.strays(in: String($0.split(separator: " ").last ?? "")).isEmpty
  }
  #expect(strays == [])
}

@Test func `what is withheld on the pages is withheld in the workbook`() {
  let book = workbook(of: EdgeCase.everythingWithheld.edition(.public))
  for name in ["Summary", "Indicators", "Months", "Breakdowns"] {
    let sheet = book.sheets.first { $0.name == name }
    let numbers = sheet?.rows.joined().filter { cell in
      if case .number = cell { true } else { false }
    }
    #expect(numbers?.isEmpty == true, "\(name)")
  }
}

@Test func `text that steers is named in the workbook, and a formula stays text`() {
  let book = workbook(of: EdgeCase.hostile.edition(.internal))
  let texts = book.sheets.flatMap { sheet in
    [sheet.title] + sheet.lines
      + sheet.rows.joined().compactMap { cell -> String? in
        if case .text(let text) = cell { text } else { nil }
      }
  }
  #expect(texts.contains { $0.contains("=1+1") && $0.contains("<script>") })
  for text in texts {
    let steers = text.unicodeScalars.contains { $0.value < 0x20 || isUnprintable($0) }
    #expect(!steers, "\(text.prefix(40))")
  }
}
