/// Writes a document as GitHub-flavoured Markdown without raw HTML.
struct MarkdownWriter {
  private var out = ""
  /// The way from the page to the folder of the edition, where the charts are.
  private var root = ""

  /// The page as a file.
  static func file(_ document: Document, path: String) -> OutputFile {
    var writer = MarkdownWriter()
    writer.write(document)
    return OutputFile(path: path + ".md", text: writer.out)
  }

  private mutating func write(_ document: Document) {
    let marking = document.marking
    root = document.root
    out += "# \(escaped(document.title))\n\n"
    out += "**\(escaped(marking.word))** "
    out += escaped(([marking.meaning] + marking.origins).joined(separator: " · ")) + "\n\n"
    if !document.introduction.isEmpty { paragraph(document.introduction) }
    if !document.siblings.isEmpty {
      let links = document.siblings.map { line([.link($0.title, to: .page($0.path))]) }
      out += "Pages: " + links.joined(separator: " · ") + "\n\n"
    }
    for block in document.blocks { write(block) }
    while out.hasSuffix("\n\n") { out.removeLast() }
  }

  private mutating func write(_ block: Block) {
    switch block {
    case .heading(let level, _, let title):
      out += String(repeating: "#", count: level) + " " + escaped(title) + "\n\n"
    case .paragraph(let inlines): paragraph(inlines)
    case .list(let items), .answer(let items):
      for item in items { out += "- " + line(item) + "\n" }
      out += "\n"
    case .notice(let paragraphs):
      out += paragraphs.map { "> " + line($0) }.joined(separator: "\n>\n") + "\n\n"
    case .words(let label, let blocks):
      // A quotation: the same blocks, each of its lines behind a mark.
      let before = out
      out = "**\(escaped(label))**\n\n"
      for block in blocks { write(block) }
      while out.hasSuffix("\n") { out.removeLast() }
      let lines = out.split(separator: "\n", omittingEmptySubsequences: false)
      out = before + lines.map { $0.isEmpty ? ">" : "> " + $0 }.joined(separator: "\n") + "\n\n"
    case .terms(let terms):
      for term in terms { out += "- **\(escaped(term.name))**: \(line(term.meaning))\n" }
      out += "\n"
    case .table(let grid): write(grid)
    case .plate(let plate):
      out += "**\(escaped(plate.headline))**\n\n\(escaped(plate.subtitle))\n\n"
      out +=
        "![\(escaped(plate.title + ". " + plate.description))](\(root)charts/\(plate.id).svg)\n\n"
    case .details(let summary, let blocks):
      out += "**\(escaped(summary))**\n\n"
      for block in blocks { write(block) }
    case .section(let blocks):
      for block in blocks { write(block) }
    }
  }

  private mutating func paragraph(_ inlines: [Inline]) {
    out += line(inlines) + "\n\n"
  }

  private mutating func write(_ grid: Grid) {
    out += "**\(escaped(grid.caption))**\n\n"
    let lines = grid.rows.map { $0.cells.map(line) }
    let shown = grid.columns.indices.filter { column in
      lines.isEmpty || !lines.allSatisfy { $0[column].isEmpty }
    }
    out += "| " + shown.map { escaped(grid.columns[$0].title) }.joined(separator: " | ") + " |\n"
    out += "|" + shown.map { grid.columns[$0].isNumber ? "---:|" : "---|" }.joined() + "\n"
    for (row, texts) in zip(grid.rows, lines) {
      let cells = shown.map { column in
        row.isOwn && column == 0 ? "**\(texts[column])**" : texts[column]
      }
      out += "| " + cells.joined(separator: " | ") + " |\n"
    }
    out += "\n"
  }

  /// Inlines on one line.
  private func line(_ inlines: [Inline]) -> String {
    var text = ""
    for inline in inlines {
      switch inline {
      case .text(let part): text += escaped(part, startsLine: text.isEmpty)
      case .strong(let part):
        // Blanks stand outside: `**so **` is not strong.
        let start = part.prefix { $0 == " " }
        let end = part.count > start.count && part.hasSuffix(" ") ? " " : ""
        let core = part.dropFirst(start.count).dropLast(end.count)
        text += start + "**\(escaped(String(core)))**" + end
      case .small(let part): text += (text.isEmpty ? "" : "; ") + escaped(part)
      case .spoken(let part): text += escaped(part, startsLine: text.isEmpty)
      case .link(let part, let target):
        switch target {
        // Headings have no lasting names in Markdown.
        case .heading: text += escaped(part, startsLine: text.isEmpty)
        case .part(let path, _): text += "[\(escaped(part))](\(linkPath(path)).md)"
        case .page(let path): text += "[\(escaped(part))](\(linkPath(path)).md)"
        case .file(let path): text += "[\(escaped(part))](\(linkPath(path)))"
        }
      case .shape, .spark: continue
      }
    }
    return text
  }

  private func escaped(_ text: String, startsLine: Bool = true) -> String {
    escapedMarkdown(text, startsLine: startsLine)
  }
}

/// A text as Markdown reads it back: every character that could be markup has a backslash.
///
/// It works on bytes, like every escaping of this room.
func escapedMarkdown(_ text: String, startsLine: Bool) -> String {
  let bytes = Array(printable(text).utf8)
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count + 8)
  for (place, byte) in bytes.enumerated() {
    if isMarkdown(byte, at: place, of: bytes, startsLine: startsLine) {
      result.append(UInt8(ascii: "\\"))
    }
    result.append(byte)
  }
  return String(decoding: result, as: UTF8.self)
}

private func isMarkdown(
  _ byte: UInt8,
  at place: Int,
  of bytes: [UInt8],
  startsLine: Bool
) -> Bool {
  let next = place + 1 < bytes.count ? bytes[place + 1] : 0x20
  switch byte {
  case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "["),
    UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "|"),
    UInt8(ascii: "~"), UInt8(ascii: "&"), UInt8(ascii: "@"), UInt8(ascii: "$"):
    return true
  case UInt8(ascii: "_"):
    return !(place > 0 && isWord(bytes[place - 1]) && isWord(next))
  case UInt8(ascii: "!"): return next == UInt8(ascii: "[")
  case UInt8(ascii: ":"): return next == UInt8(ascii: "/")
  case UInt8(ascii: "."):
    // `www.` becomes a link by itself, and `1.` at the start of a line a list.
    let before = bytes[..<place]
    return before.suffix(3).elementsEqual("www".utf8)
      || before.suffix(3).elementsEqual("WWW".utf8)
      || startsLine && next == 0x20 && !before.isEmpty && before.allSatisfy(isDigit)
  case UInt8(ascii: ")"):
    let before = bytes[..<place]
    return startsLine && next == 0x20 && !before.isEmpty && before.allSatisfy(isDigit)
  case UInt8(ascii: "#"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "="):
    return startsLine && bytes[..<place].allSatisfy { $0 == byte || $0 == 0x20 }
  default: return false
  }
}

private func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}

private func isWord(_ byte: UInt8) -> Bool {
  isDigit(byte) || byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}
