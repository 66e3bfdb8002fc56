import Records
import Release
import Testing

@testable import Render

private let hostile = EdgeCase.hostileText

/// A document with the text in every place that takes text.
private let document = Document(
  title: hostile,
  marking: Marking(word: "INTERNAL", meaning: hostile, origins: [hostile]),
  introduction: [.text(hostile), .strong(hostile), .small(hostile), .spoken(hostile)],
  siblings: [PageLink(title: hostile, path: hostile)],
  blocks: [
    .heading(level: 2, id: hostile, hostile), .paragraph([.link(hostile, to: .heading(hostile))]),
    .list([[.text(hostile)]]), .answer([[.text(hostile)]]), .notice([[.text(hostile)]]),
    .terms([Term(name: hostile, meaning: [.text(hostile)])]),
    .table(
      Grid(
        id: "t",
        caption: hostile,
        columns: [.init(title: hostile)],
        rows: [Grid.Row(texts: [hostile])]
      )
    ),
    .plate(plate), .details(summary: hostile, [.paragraph([.shape(hostile)])]),
  ]
)

private let plate = Plate(
  id: "p",
  headline: hostile,
  subtitle: hostile,
  title: hostile,
  description: hostile,
  drawing: Drawing(
    width: 10,
    height: 10,
    shapes: [.text(.label, .init(x: 0, y: 0), .start, hostile)]
  )
)

private func text(_ file: OutputFile) -> String { String(decoding: file.bytes, as: UTF8.self) }

@Test func `hostile text arrives in a page as text`() {
  let page = text(HTMLWriter.file(document, path: "p"))
  #expect(!page.contains("<script"))
  #expect(!page.contains("<img"))
  #expect(!page.unicodeScalars.contains("\u{202E}"))
  #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
  #expect(page.contains("&amp;amp;"))
  #expect(page.contains("[U+202E"))
  #expect(page.contains("😀"))
}

@Test func `a quote under a combining mark does not slip out of an attribute`() {
  var markup = Markup()
  markup.append(data: "a\"\u{301} onload=x")
  #expect(Array(markup.text.utf8) == Array("a&quot;\u{301} onload=x".utf8))
}

@Test func `hostile text arrives in a chart as text`() {
  let chart = text(SVGWriter.file(plate))
  #expect(!chart.contains("<script"))
  #expect(!chart.contains("<img"))
  #expect(chart.contains("&lt;script&gt;"))
}

@Test func `hostile text arrives in Markdown as text`() {
  let page = text(MarkdownWriter.file(document, path: "p"))
  #expect(!page.replacing("\\<", with: "").contains("<"))
  #expect(page.contains("\\<script\\>"))
  #expect(page.contains("\\`\\|\\*"))
  #expect(page.contains("\\[x\\](javascript:1)"))
  // A line break in data would begin a block of its own.
  #expect(!page.contains("\n# x"))
}

@Test(arguments: [
  ("[x]", "\\[x\\]"), ("1. not a list", "1\\. not a list"), ("52.8", "52.8"),
  ("- not a list", "\\- not a list"),
  ("# no heading", "\\# no heading"), ("cpp_neglect_count", "cpp_neglect_count"),
  ("_loud_", "\\_loud\\_"), ("www.example.org", "www\\.example.org"),
  ("https://example.org", "https\\://example.org"), ("a | b", "a \\| b"),
  ("2.66 times 3 - 1", "2.66 times 3 - 1"), ("me@example.org", "me\\@example.org"),
])
func `Markdown reads back what was written`(text: String, markdown: String) {
  #expect(escapedMarkdown(text, startsLine: true) == markdown)
}

@Test(arguments: [
  ("=1+1", "'=1+1"), ("+44", "'+44"), ("@SUM(A1)", "'@SUM(A1)"), ("-1", "-1"), ("-1.5", "-1.5"),
  ("-x", "'-x"), ("\t=1", "'\t=1"), ("\r=1", "\"'\r=1\""), ("a,b", "\"a,b\""),
  ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""), ("plain", "plain"), ("", ""), ("-", "'-"),
])
func `a cell of CSV is quoted and never a formula`(cell: String, written: String) {
  var csv = CSVWriter(header: ["h"])
  csv.append([cell])
  #expect(text(csv.file(path: "f")) == "h\n\(written)\n")
}

@Test func `JSON escapes what would end its strings or turn its direction`() {
  let value = JSONValue.object([("a\"", .text("\\ \" < \n \u{202E} 😀")), ("b", .null)])
  #expect(
    value.written
      == "{\n \"a\\\"\": \"\\\\ \\\" \\u003c \\u000a \\u202e 😀\",\n \"b\": null\n}"
  )
}

@Test(arguments: Audience.allCases)
func `hostile text in every place of an edition arrives as text`(audience: Audience) {
  for file in pages(of: EdgeCase.hostile.edition(audience)) {
    let content = text(file)
    #expect(!file.path.contains(".."), "\(file.path)")
    guard !file.path.hasSuffix(".csv") else {
      for line in content.split(separator: "\n") {
        #expect(!["=", "+", "@"].contains(line.prefix(1)), "\(file.path)")
      }
      continue
    }
    let markup = content.replacing("\\<", with: "")
    #expect(!markup.contains("<script"), "\(file.path)")
    #expect(!markup.contains("<img"), "\(file.path)")
  }
}
