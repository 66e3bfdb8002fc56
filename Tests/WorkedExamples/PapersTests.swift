import Catalogue
import Records
import TestSupport
import Testing

@testable import Ingest

/// The table of the partnerships' papers: `PapersAndIndicators.md` of the catalogue's guide.
private struct PapersPage {
  /// One line, or some lines, of a paper with an indicator that answers it.
  private struct Line {
    let paper: Int
    let first: Int
    let lines: String
    let indicator: Indicator
  }

  private static let papers = [
    "Surrey: audit of neglect plans, 2016/17", "Buckinghamshire: neglect strategy, 2017",
    "Sunderland: serious case review, Family X", "Surrey: annual report, 2016/17",
    "Surrey: children's social care plan on neglect",
  ]

  let text: String

  /// Makes the page from the catalogue and the figures of the committed demonstration.
  init(catalogue: Catalogue, figures: Sheet) {
    var values: [String: (period: String, value: String)] = [:]
    for row in figures.rows where figures.cell(row, "breakdown") == "Total" {
      let id = figures.cell(row, "indicator")
      let basis = catalogue.indicators.first { $0.id == id }?.bases.first?.rawValue
      guard figures.cell(row, "basis") == basis else { continue }
      let value = figures.cell(row, "value")
      let period = figures.cell(row, "period")
      guard !value.isEmpty, period >= values[id]?.period ?? "" else { continue }
      let unit = figures.cell(row, "unit")
      values[id] = (
        period, unit == "count" ? value : unit == "%" ? value + "%" : "\(value) \(unit)"
      )
    }
    let lines = catalogue.indicators.flatMap { Self.lines(of: $0) }.sorted {
      ($0.paper, $0.first, $0.lines, $0.indicator.id) < (
        $1.paper, $1.first, $1.lines, $1.indicator.id
      )
    }
    var text = """
      # The papers and their indicators

      Every line of the partnerships' papers that names something to be counted, and what answers it.

      ## Overview

      The papers are public documents of five bodies, 2016 to 2021. A line is the line of the text
      that the project started from. The value is that of the invented county for the latest month that
      has one, on the basis that pages show first; a dash says that its extracts hold too little for one.
      The test `PapersTests` writes this page from the `source` column of `indicators.csv` and the
      demonstration, and fails when it is not up to date.

      """
    for (paper, name) in Self.papers.enumerated() {
      text +=
        "\n## \(name)\n\n| line | indicator | id | read from | value |\n|---|---|---|---|---|\n"
      for line in lines where line.paper == paper {
        let indicator = line.indicator
        let value = values[indicator.id].map { "\($0.value) (\($0.period))" } ?? "–"
        let from = indicator.dataset.isEmpty ? "other indicators" : "`\(indicator.dataset)`"
        text += "| \(line.lines) | \(indicator.title) | `\(indicator.id)` | \(from) | \(value) |\n"
      }
    }
    self.text = text
  }

  /// Reads the pointers of a source: `Surrey annual report (S3), lines 66 to 77 and 95`.
  private static func lines(of indicator: Indicator) -> [Line] {
    indicator.source.split(separator: ";").flatMap { part -> [Line] in
      let words = part.split { $0 == " " || $0 == "," }
      guard let mark = words.firstIndex(where: { $0.hasPrefix("(S") && $0.hasSuffix(")") }),
        let paper = Int(words[mark].dropFirst(2).dropLast()), papers.indices.contains(paper)
      else { return [] }
      var found: [String] = []
      var isRange = false
      for word in words[(mark + 1)...] {
        if Int(word) == nil {
          isRange = word == "to"
        } else if isRange, let first = found.popLast() {
          found.append("\(first)–\(word)")
          isRange = false
        } else {
          found.append(String(word))
        }
      }
      return found.map { lines in
        let first = Int(lines.prefix { $0.isWholeNumber }) ?? 0
        return Line(paper: paper, first: first, lines: lines, indicator: indicator)
      }
    }
  }
}

private func page() throws -> PapersPage {
  PapersPage(
    catalogue: try Workbench.shared.get().catalogue,
    figures: try SheetReader.sheet(
      path: "\(checkoutFolder)/reports/2025-09/internal/indicators.csv"
    )
  )
}

@Test func `the table of the papers is up to date`() throws {
  expectGolden(
    try page().text,
    named: "PapersAndIndicators.md",
    in: "\(checkoutFolder)/Sources/Catalogue/Catalogue.docc"
  )
}

@Test(.enabled(if: sharedFolder != nil, "needs the specification beside the checkout"))
func `no measurable line of the papers is missing`() throws {
  let folder = try #require(sharedFolder)
  let spec = try SheetReader.sheet(path: folder + "/spec/catalogue.csv")
  let sections = try page().text.split(separator: "\n## ").dropFirst(2)
  var missing: [String] = []
  for row in spec.rows {
    for part in spec.cell(row, "seed_source").split(separator: ";") {
      let words = part.split { !$0.isLetter && !$0.isWholeNumber && $0 != "-" }
      guard let paper = words.first(where: { $0.utf8.count == 2 && $0.hasPrefix("S") }),
        let number = Int(paper.dropFirst()), number < sections.count
      else { continue }
      let section = sections[sections.startIndex + number]
      for word in words where word.hasPrefix("L") && word.dropFirst().first?.isWholeNumber == true {
        let id = spec.cell(row, "id")
        let lines = word.dropFirst().split(separator: "-").joined(separator: "–")
        let isThere = section.split(separator: "\n").contains {
          $0.hasPrefix("| \(lines) ") && $0.contains("`\(id)`")
        }
        if !isThere { missing.append("\(id) \(paper) \(word)") }
      }
    }
  }
  #expect(missing == [])
}
