public import Catalogue
public import Metrics
public import Records
import Release

/// How one figure was made, as plain text of 80 columns; internal, since figures are true.
public struct ExplanationListing {
  private let explanation: Explanation
  private let indicator: Indicator
  private let indicators: [Indicator]
  private let titles: [String: String]
  private let quality: QualityReport
  private static let width = 80

  /// Makes the text of an explanation.
  ///
  /// - Parameters:
  ///   - explanation: How the figure was made.
  ///   - indicator: The indicator.
  ///   - indicators: Every indicator, for those that the figure is made of.
  ///   - schema: The datasets, for their titles.
  ///   - quality: What became of the files.
  public init(
    _ explanation: Explanation,
    of indicator: Indicator,
    among indicators: [Indicator] = [],
    schema: Schema,
    quality: QualityReport
  ) {
    self.init(
      explanation,
      of: indicator,
      among: indicators,
      titles: Dictionary(
        schema.datasets.map { ($0.name, $0.title) },
        uniquingKeysWith: { first, _ in first }
      ),
      quality: quality
    )
  }

  private init(
    _ explanation: Explanation,
    of indicator: Indicator,
    among indicators: [Indicator],
    titles: [String: String],
    quality: QualityReport
  ) {
    self.explanation = explanation
    self.indicator = indicator
    self.indicators = indicators
    self.titles = titles
    self.quality = quality
  }

  /// The text, with a line end behind its last line.
  public var text: String {
    let account = RowAccountLines(explanation: explanation, indicator: indicator, titles: titles)
    var sections: [[String]] = [
      Self.wrapped("\(indicator.title) (\(indicator.id), version \(indicator.version))")
        + Self.wrapped(answer),
      ["Rule"] + rule,
    ]
    let sources = sourceSentences(of: explanation, quality: quality)
    if !sources.isEmpty {
      sections.append(["Files"] + sources.flatMap { Self.wrapped($0, indent: 2) })
    }
    if !account.lines.isEmpty { sections.append(["Rows"] + rows(account.lines)) }
    let more = account.suppositions + account.links
    if !more.isEmpty {
      sections.append(["And"] + more.flatMap { Self.wrapped($0, indent: 2) })
    }
    if !explanation.rowsBehind.isEmpty { sections.append(["Rows behind the figure"] + behind) }
    let parts = explanation.parts.enumerated().compactMap { number, part -> String? in
      guard let own = indicators.first(where: { $0.id == part.indicator }) else { return nil }
      let listing = ExplanationListing(
        part,
        of: own,
        among: indicators,
        titles: titles,
        quality: quality
      )
      return "Part \(number + 1) of \(explanation.parts.count)\n" + listing.text
    }
    let whole = sections.map { $0.joined(separator: "\n") + "\n" }
    return (whole + parts).joined(separator: "\n")
  }

  /// The figure with its limits, or why there is none.
  private var answer: String {
    let when = explanation.basis.phrase(endingWith: explanation.period)
    if let obstacle = explanation.obstacle(titles: titles) { return "\(when): \(obstacle)" }
    return explanation.answer(in: indicator.unit)
  }

  private var rule: [String] {
    var lines = Self.wrapped(indicator.definition, indent: 2)
    for cell in indicator.written?.cells ?? [] {
      lines += Self.wrapped("\(cell.column): \(cell.text)", indent: 4)
    }
    for word in indicator.written?.words ?? [] {
      lines += Self.wrapped("where '\(word.name)' of \(word.dataset) is: \(word.text)", indent: 4)
    }
    return lines
  }

  private func rows(_ lines: [RowAccountLines.Line]) -> [String] {
    lines.flatMap { line -> [String] in
      let number = (line.isLess ? "-" : "") + printed(line.rows)
      let space = String(repeating: " ", count: max(0, 12 - number.count))
      let words = Self.wrapped(line.words, indent: 14)
      return [space + number + "  " + (words.first?.dropFirst(14) ?? "")] + words.dropFirst()
    }
  }

  /// The ids of the rows below the line, with their places.
  private var behind: [String] {
    let child = Self.widest(explanation.rowsBehind.map(\.child), title: "child")
    let key = Self.widest(explanation.rowsBehind.map(\.key), title: "row")
    func line(_ side: String, _ name: String, _ id: String, _ place: String) -> String {
      "  " + Self.padded(side, 6) + Self.padded(name, child) + Self.padded(id, key) + place
    }
    let header = line("line", "child", "row", "file and line")
    return [header]
      + explanation.rowsBehind.map { row in
        let file = Int(row.origin.file)
        let path = quality.files.indices.contains(file) ? quality.files[file].path : ""
        return line(
          row.isAbove ? "above" : "below",
          row.child,
          row.key,
          "\(path):\(row.origin.line)"
        )
      }
  }

  private static func widest(_ cells: [String], title: String) -> Int {
    max(cells.map(\.count).max() ?? 0, title.count) + 2
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  /// Lines of at most 80 columns; a word that is longer stands by itself.
  static func wrapped(_ text: String, indent: Int = 0) -> [String] {
    let space = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = space
    for word in text.split(whereSeparator: \.isWhitespace) {
      if line.count > indent, line.count + 1 + word.count > width {
        lines.append(line)
        line = space
      }
      line += (line.count > indent ? " " : "") + word
    }
    return lines + [line]
  }
}
