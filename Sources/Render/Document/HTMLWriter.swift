/// Writes a document as one HTML file without scripts, loads or links to a network.
struct HTMLWriter {
  private var out = Markup()
  /// How many tables and charts are written; their captions and titles are named by it.
  private var count = 0

  /// The page as a file.
  static func file(_ document: Document, path: String) -> OutputFile {
    var writer = HTMLWriter()
    writer.write(document)
    return OutputFile(path: path + ".html", bytes: writer.out.bytes)
  }

  private mutating func write(_ document: Document) {
    out.append(
      """
      <!DOCTYPE html>
      <html lang="en-GB"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width,initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'; img-src data:">
      <title>
      """
    )
    out.append(data: "\(document.title) (\(document.marking.word.lowercased()))")
    out.append("</title>\n<style>\n")
    out.append(StyleSheet.page)
    out.append(
      "\n</style></head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the content</a>\n"
    )
    write(headerOf: document)
    out.append("<main id=\"main\">\n")
    for block in document.blocks { write(block) }
    out.append("</main>\n<footer>\n")
    write(document.marking)
    out.append("</footer>\n</body></html>\n")
  }

  private mutating func write(headerOf document: Document) {
    out.append("<header>\n")
    write(document.marking)
    out.append("<h1>")
    out.append(data: document.title)
    out.append("</h1>\n")
    if !document.introduction.isEmpty { paragraph(document.introduction) }
    out.append("</header>\n")
    navigation("Pages", document.siblings.map { .link($0.title, to: .page($0.path)) })
    let sections = document.blocks.flatMap(\.sectionHeadings)
    if sections.count > 1 {
      navigation("On this page", sections.map { .link($0.title, to: .heading($0.id)) })
    }
  }

  private mutating func navigation(_ name: StaticString, _ links: [Inline]) {
    guard !links.isEmpty else { return }
    out.append("<nav aria-label=\"")
    out.append(name)
    out.append("\"><ul>")
    for link in links {
      out.append("<li>")
      write(link)
      out.append("</li>")
    }
    out.append("</ul></nav>\n")
  }

  private mutating func write(_ marking: Marking) {
    out.append("<p class=\"marking\"><b>")
    out.append(data: marking.word)
    out.append("</b> ")
    out.append(data: ([marking.meaning] + marking.origins).joined(separator: " · "))
    out.append("</p>\n")
  }

  private mutating func write(_ block: Block) {
    switch block {
    case .heading(let level, let id, let title):
      out.append(level == 2 ? "<h2 id=\"" : "<h3 id=\"")
      out.append(data: safeName(id))
      out.append("\">")
      out.append(data: title)
      out.append(level == 2 ? "</h2>\n" : "</h3>\n")
    case .paragraph(let inlines): paragraph(inlines)
    case .list(let items): list(items)
    case .answer(let items):
      out.append("<div class=\"answer\">")
      list(items)
      out.append("</div>\n")
    case .notice(let paragraphs):
      out.append("<div class=\"notice\">")
      for inlines in paragraphs { paragraph(inlines) }
      out.append("</div>\n")
    case .words(let label, let blocks):
      out.append("<div class=\"words\"><p><b>")
      out.append(data: label)
      out.append("</b></p>\n")
      for block in blocks { write(block) }
      out.append("</div>\n")
    case .terms(let terms): write(terms)
    case .table(let grid): write(grid)
    case .plate(let plate): write(plate)
    case .details(let summary, let blocks):
      out.append("<details><summary>")
      out.append(data: summary)
      out.append("</summary>\n")
      for block in blocks { write(block) }
      out.append("</details>\n")
    case .section(let blocks):
      out.append("<section class=\"sheet\">\n")
      for block in blocks { write(block) }
      out.append("</section>\n")
    }
  }

  private mutating func paragraph(_ inlines: [Inline]) {
    out.append("<p>")
    write(inlines)
    out.append("</p>\n")
  }

  private mutating func list(_ items: [[Inline]]) {
    out.append("<ul>")
    for item in items {
      out.append("<li>")
      write(item)
      out.append("</li>")
    }
    out.append("</ul>\n")
  }

  private mutating func write(_ terms: [Term]) {
    out.append("<dl>")
    for term in terms {
      out.append("<dt>")
      out.append(data: term.name)
      out.append("</dt><dd>")
      write(term.meaning)
      out.append("</dd>")
    }
    out.append("</dl>\n")
  }

  private mutating func write(_ grid: Grid) {
    count += 1
    out.append("<div class=\"tw\" role=\"region\" aria-labelledby=\"c-")
    out.append(number: count)
    out.append("\" tabindex=\"0\">")
    out.append("<table")
    let looks =
      (grid.isLead ? ["lead"] : []) + (grid.columns.count > 3 ? [] : ["few"])
      + grid.columns.indices.filter(grid.isStyledOnce).map { "r\($0 + 1)" }
    if !looks.isEmpty {
      out.append(" class=\"")
      out.append(data: looks.joined(separator: " "))
      out.append("\"")
    }
    out.append(">")
    out.append("<caption id=\"c-")
    out.append(number: count)
    out.append("\"><span>")
    out.append(data: grid.caption)
    out.append("</span></caption><thead><tr>")
    for (place, column) in grid.columns.enumerated() {
      out.append(
        grid.isStyledByCell(place) ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">"
      )
      out.append(data: column.title)
      out.append("</th>")
    }
    out.append("</tr></thead><tbody>\n")
    for row in grid.rows {
      out.append(row.isOwn ? "<tr class=\"own-row\"" : "<tr")
      if let anchor = row.anchor {
        out.append(" id=\"")
        out.append(data: safeName(anchor))
        out.append("\"")
      }
      out.append(">")
      for (column, cell) in zip(grid.columns.indices, row.cells) {
        if column == 0 {
          out.append("<th scope=\"row\">")
        } else {
          out.append(grid.isStyledByCell(column) ? "<td class=\"n\">" : "<td>")
        }
        write(cell)
        out.append(column == 0 ? "</th>" : "</td>")
      }
      out.append("</tr>\n")
    }
    out.append("</tbody></table></div>\n")
  }

  private mutating func write(_ plate: Plate) {
    count += 1
    out.append("<figure><figcaption><b>")
    out.append(data: plate.headline)
    out.append("</b><span class=\"sub\">")
    out.append(data: plate.subtitle)
    out.append("</span></figcaption>")
    out.append(SVGWriter.chart(plate, number: count))
    out.append("</figure>\n")
  }

  private mutating func write(_ inlines: [Inline]) {
    for inline in inlines { write(inline) }
  }

  private mutating func write(_ inline: Inline) {
    switch inline {
    case .text(let text): out.append(data: text)
    case .strong(let text):
      out.append("<b>")
      out.append(data: text)
      out.append("</b>")
    case .small(let text):
      out.append("<span class=\"sub\">")
      out.append(data: text)
      out.append("</span>")
    case .link(let text, let target):
      out.append("<a href=\"")
      switch target {
      case .heading(let id): out.append(data: "#\(safeName(id))")
      case .page(let path): out.append(data: "\(linkPath(path)).html")
      case .part(let path, let id): out.append(data: "\(linkPath(path)).html#\(safeName(id))")
      case .file(let path): out.append(data: linkPath(path))
      }
      out.append("\">")
      out.append(data: text)
      out.append("</a>")
    case .shape(let shape, let tone):
      switch tone {
      case .plain: out.append("<span class=\"ic\" aria-hidden=\"true\">")
      case .worse: out.append("<span class=\"ic worse\" aria-hidden=\"true\">")
      case .better: out.append("<span class=\"ic better\" aria-hidden=\"true\">")
      }
      out.append(data: shape)
      out.append("</span> ")
    case .spoken(let text):
      out.append("<span class=\"vh\">")
      out.append(data: text)
      out.append("</span>")
    case .spark(let drawing): out.append(SVGWriter.spark(drawing))
    }
  }
}

extension Grid {
  /// The columns that the style sheet can name, counted from 0.
  private static let named = 1...7

  /// Whether a column of numbers is named on the table, so that its cells need no class.
  fileprivate func isStyledOnce(_ column: Int) -> Bool {
    columns[column].isNumber && Self.named.contains(column)
  }

  /// Whether each cell of a column of numbers says so itself.
  fileprivate func isStyledByCell(_ column: Int) -> Bool {
    columns[column].isNumber && !Self.named.contains(column)
  }
}

extension Block {
  /// The headings of level 2 in it, for a list of what the page holds.
  fileprivate var sectionHeadings: [(id: String, title: String)] {
    switch self {
    case .heading(let level, let id, let title): level == 2 ? [(id, title)] : []
    case .section(let blocks): blocks.flatMap(\.sectionHeadings)
    default: []
    }
  }
}
