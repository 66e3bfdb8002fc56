import Catalogue
import Ingest
import Records
import TestSupport

/// Extracts of every dataset of the catalogue in which every column in turn holds text that tries to
/// be something else: markup, a formula, a link, a mark of direction, a table's bar, a ticked box.
///
/// They are made from the schema, so a new dataset or column is among them from the first day.
struct HostileExtracts {
  /// The texts, each on one line.
  static let texts = [
    "\"><script>alert(1)</script><img src=x onerror=alert(2)>",
    "=HYPERLINK(\"//evil.example\",\"x\")",
    "+1+cmd|' /C calc'!A0", "@SUM(1)", "-2+3", "[x] done `code` **loud** | bar | <b>bold</b>",
    "[click](javascript:alert(1)) https://evil.example ![i](//evil.example/i.png)",
    "\u{202E}desrever\u{202C} \u{2066}isolated\u{2069} \u{200F}right", "😀 &lt;b&gt; &amp; \u{301}x",
  ]

  /// The files by their paths below `extracts`.
  private(set) var files: [String: String] = [:]
  /// The datasets.
  private(set) var datasets: Set<String> = []
  /// In how many columns the texts stand.
  private(set) var columns = 0

  private let lists: [String: CodeList]

  /// Makes the extracts of a catalogue, the files of which stand in a folder.
  init(catalogue folder: String, schema: Schema) throws {
    lists = schema.codeLists
    var fields: [String: Field] = [:]
    for dataset in schema.datasets {
      for field in dataset.fields { fields["\(dataset.name).\(field.name)"] = field }
    }
    let aliases = try SheetReader.sheet(path: folder + "/aliases.csv")
    for dataset in schema.datasets where dataset.shape != .reference {
      var header: [String] = []
      var columns: [Field] = []
      var taken: Set<String> = []
      for row in aliases.rows where row.cells[0] == dataset.name && row.cells[2] != "*" {
        let place = row.cells[1].split(separator: "=").first.map(String.init) ?? ""
        let path = place.contains(".") ? place : "\(dataset.name).\(place)"
        guard let field = fields[path], taken.insert(path).inserted,
          taken.insert("=" + HeaderIndex.normalised(row.cells[2])).inserted
        else { continue }
        header.append(row.cells[2])
        columns.append(field)
      }
      datasets.insert(dataset.name)
      self.columns += columns.count
      files["\(dataset.name)/[x] `\(dataset.name)` =1 & <b>.csv"] = table(header, columns)
    }
  }

  /// Rows as they should be, then one for each column and text, then one of each text alone.
  private func table(_ header: [String], _ columns: [Field]) -> String {
    var number = 0
    func row(_ change: (Int, String) -> String) -> String {
      number += 1
      let cells = columns.enumerated().map { change($0.offset, cell($0.element, number)) }
      return line(cells + [Self.texts[number % Self.texts.count]])
    }
    var lines = [line(header + [Self.texts[0]])]
    lines += (0..<6).map { _ in row { $1 } }
    for column in columns.indices {
      for text in Self.texts { lines.append(row { $0 == column ? text : $1 }) }
    }
    for text in Self.texts { lines.append(row { _, _ in text }) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func cell(_ field: Field, _ row: Int) -> String {
    guard field.use == .keep else { return Self.texts[row % Self.texts.count] }
    return switch field.type {
    case .identifier: "QXID\(7000 + row)"
    case .date: "2025-0\(3 + row % 6)-11"
    case .code, .codes: lists[field.list]?.codes.first?.code ?? ""
    case .integer, .decimal: "\(row % 3)"
    case .flag: "Y"
    case .period: "2025-0\(3 + row % 6)"
    // Kept text may become the category of a breakdown.
    case .text: Self.texts[row % Self.texts.count]
    }
  }

  private func line(_ cells: [String]) -> String {
    cells.map { cell in
      cell.contains { ",\"\r\n".contains($0) } ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
    }.joined(separator: ",")
  }
}
