import Catalogue
import Foundation
import Ingest
import Records
import TestSupport
import Testing

/// Where the page checks want the reports; `nil` in an ordinary run.
private let pagesFolder = ProcessInfo.processInfo.environment["PAGES"]

/// A folder with hostile text in every column of every extract, in the names of the partnership and
/// the authority, in commentary and in targets.
private func hostileFolder(_ extracts: HostileExtracts) -> InventedFolder {
  let folder = InventedFolder()
  let texts = HostileExtracts.texts
  func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
  write(
    """
    {"partnership": \(quoted(texts.joined(separator: " "))), "authority_code": "999",
     "authority_name": \(quoted(texts[0] + " " + texts[7])), "covers_from": "2023-01-01",
     "expects": ["police_protection", "cp_plans"]}
    """,
    to: folder.path + "/partnership.json"
  )
  for (name, text) in extracts.files { folder.put(text, as: name) }
  let words = texts.joined(separator: "\n\n")
  write(
    """
    ---
    author: \(texts[0])
    role: \(texts[6])
    date: 2025-09-08
    month: 2025-08
    public: yes
    action: \(texts[1])
    owner: \(texts[7])
    due: 2025-08-14
    status: open
    ---

    \(words)

    - [x] \(texts[5])
    """,
    to: folder.path + "/commentary/cpp_neglect_count.md"
  )
  write(
    """
    indicator,value,owner,date_set,basis,from,until
    cpp_neglect_count,245,"\(texts[1].replacing("\"", with: "\"\""))",2025-04-01,snapshot,2025-04,

    """,
    to: folder.path + "/reference/targets.csv"
  )
  return folder
}

private func schema(_ folder: String) throws -> Schema {
  let names = try FileManager.default.contentsOfDirectory(atPath: folder)
  let sheets = try names.filter { $0.hasSuffix(".csv") }.sorted()
    .map { try SheetReader.sheet(path: folder + "/" + $0) }
  return try Catalogue(sheets: sheets).schema
}

/// The marks of the texts that turn the direction of what follows, and the one that steers a
/// terminal.
private let turningMarks = ["\u{202E}", "\u{202C}", "\u{2066}", "\u{2069}", "\u{200F}", "\u{1B}"]

/// Which of some texts a file holds.
private func found(_ texts: [String], in bytes: [UInt8]) -> [String] {
  texts.filter { bytes.holds($0) }
}

@Test func `hostile text in any column of any extract arrives as text in every file`() throws {
  let catalogue = checkoutFolder + "/data/catalogue"
  let extracts = try HostileExtracts(catalogue: catalogue, schema: schema(catalogue))
  #expect(extracts.datasets.count > 20 && extracts.columns > 200)
  let folder = hostileFolder(extracts)
  defer { folder.remove() }
  let result = try folder.run("run", ["--period", "2025-08"])
  #expect(result.status == 0 || result.status == 1, "\(result.errors)")
  #expect(found(turningMarks, in: Array((result.output + result.errors).utf8)) == [])
  let outputs = files(below: folder.path + "/reports")
  #expect(outputs.count > 500)
  for (name, bytes) in outputs.sorted(by: { $0.key < $1.key }) {
    // What agencies wrote is kept there unchanged, for the eyes of their own officers.
    if name.contains("/set-aside/") { continue }
    switch name.split(separator: ".").last {
    case "html", "svg":
      let tags = ["<script", "<img", "<b>bold", "href=\"//", "href=\"http", "href=\"javascript"]
      #expect(found(tags + turningMarks, in: bytes) == [], "\(name)")
    case "md":
      let text = String(decoding: bytes, as: UTF8.self)
      let plain = text.replacing("\\<", with: "").replacing("\\[", with: "").replacing(
        "\\]",
        with: ""
      )
      let marks = ["<", "](javascript", "](http", "](//", "- [x]", "https://"]
      #expect(found(marks + turningMarks, in: Array(plain.utf8)) == [], "\(name)")
    case "csv": try expectPlainCells(bytes, in: name)
    case "json": _ = try JSONSerialization.jsonObject(with: Data(bytes))
    default: continue
    }
  }
  // It arrives: the names stand on the page as the text that they are.
  let page = try #require(folder.report("2025-08/public/scorecard.html"))
  #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt;"))
  #expect(page.contains("[U+202E]desrever"))
  let json = try JSONSerialization.jsonObject(
    with: Data(folder.report("2025-08/public/scorecard.json")?.utf8 ?? "".utf8)
  )
  let authority = (json as? [String: Any])?["authority"] as? [String: Any]
  let name = HostileExtracts.texts[0] + " " + HostileExtracts.texts[7]
  #expect(authority?["name"] as? String == name)
  let words = try #require(folder.report("2025-08/internal/scorecard.md"))
  #expect(words.contains("=HYPERLINK("))

  // Each dataset was read as what it is, or nothing would be proved.
  let account = try #require(folder.report("2025-08/internal/data-quality.csv"))
  for dataset in extracts.datasets {
    #expect(account.contains(".csv,\(dataset),"), "'\(dataset)' was not read")
  }
  if let pagesFolder {
    for (name, bytes) in outputs { write(bytes, to: "\(pagesFolder)/hostile-extracts/\(name)") }
  }
}

/// Every record has as many cells as the header, and none begins as a formula does.
private func expectPlainCells(_ bytes: [UInt8], in name: String) throws {
  let sheet = try SheetReader.sheet(bytes.span, file: name)
  for row in sheet.rows {
    for cell in row.cells {
      switch cell.utf8.first {
      case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "@"), 0x09, 0x0D:
        Issue.record("\(name), line \(row.line): \(cell.prefix(20))")
      case UInt8(ascii: "-") where Double(cell) == nil:
        Issue.record("\(name), line \(row.line): \(cell.prefix(20))")
      default: continue
      }
    }
  }
}
