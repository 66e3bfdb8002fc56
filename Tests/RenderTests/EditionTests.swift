@testable import Catalogue
import Metrics
import Records
import Release
import Testing

@testable import Render

private func text(_ file: OutputFile) -> String { String(decoding: file.bytes, as: UTF8.self) }

/// Every edge case in both editions.
private let everyEdition = EdgeCase.allCases.flatMap { edge in
  Audience.allCases.map { (edge, $0) }
}

@Test(arguments: everyEdition)
func `a page stays under 300 KB, loads nothing and says who may see it`(
  edge: EdgeCase,
  audience: Audience
) {
  for file in pages(of: edge.edition(audience)) where file.path.hasSuffix(".html") {
    let page = text(file)
    #expect(file.bytes.count < 300_000, "\(file.path)")
    #expect(page.contains("<b>\(audience.rawValue.uppercased())</b>"), "\(file.path)")
    for load in ["<script", "<link", "<iframe", " src=", "url(", "@import", "http://", "https://"] {
      #expect(edge == .hostile || !page.contains(load), "\(file.path) \(load)")
    }
    #expect(page.contains("default-src 'none'"), "\(file.path)")
  }
}

/// Everything of an edition that is words: pages, charts and the cells of the workbook.
///
/// A page of HTML is written from the same tree as its Markdown; `Tests/Checks/pages/words.py` reads
/// both.
private func words(of edition: Edition) -> [(path: String, text: String)] {
  let files = pages(of: edition).filter { file in
    [".md", ".svg"].contains { file.path.hasSuffix($0) }
  }
  let cells = workbook(of: edition).sheets.map { sheet in
    let texts = sheet.rows.joined().map { cell in
      if case .text(let text) = cell { text } else { "" }
    }
    return (
      "workbook, \(sheet.name)", ([sheet.title] + sheet.lines + texts).joined(separator: "\n")
    )
  }
  return files.map { ($0.path, text($0)) } + cells
}

@Test(arguments: everyEdition)
func `no generated word explains, praises or blames`(edge: EdgeCase, audience: Audience) {
  let banned = [
    "because of", "due to", "caused", "thanks to", "driven", "improv", "deteriorat", "success",
    "fail", "concern", "significant", "trend", "risk of", "impact",
  ]
  // The invented titles are the catalogue's words, not ours.
  let titles = Exampleshire.specs(hostile: "").map(\.indicator.title)
  for (path, text) in words(of: edge.edition(audience)) {
    var page = text.lowercased()
    for title in titles { page = page.replacing(title.lowercased(), with: "") }
    // The words of the trend test are its own: it is a test, and says when it finds nothing.
    let tested = [
      "no significant change", "own trend", "trend of own yearly values", "a trend is a test of",
    ]
    for words in tested { page = page.replacing(words, with: "") }
    for word in banned { #expect(!page.contains(word), "\(path): \(word)") }
  }
}

@Test(arguments: everyEdition)
func `a status is one of the eight words`(edge: EdgeCase, audience: Audience) {
  let words = Set(StatusWord.allCases.map(\.rawValue))
  #expect(
    words == [
      "Signal: worse", "Signal: better", "Signal: higher", "Signal: lower", "No signal",
      "Not enough data", "No data", "Withheld",
    ]
  )
  for standing in standings(of: edge.edition(audience)) {
    let isMoving = ["rising", "falling", "in a row", "Above", "Below", "near the"]
      .contains { standing.status.sentence.contains($0) }
    #expect(!isMoving || standing.status.word.isSignal, "\(standing.indicator.id)")
  }
}

@Test(arguments: everyEdition)
func `every table has a caption, column headers, row headers and no empty cell`(
  edge: EdgeCase,
  audience: Audience
) {
  for file in pages(of: edge.edition(audience)) where file.path.hasSuffix(".html") {
    let page = text(file)
    let tables = page.split(separator: "<table").dropFirst()
    #expect(tables.count == page.split(separator: "<caption").count - 1, "\(file.path)")
    for table in tables {
      #expect(table.contains("<th scope=\"col\""), "\(file.path)")
      let body = table.split(separator: "<tbody>").last?.split(separator: "</tbody>").first ?? ""
      for row in body.split(separator: "<tr").dropFirst() {
        #expect(row.contains("<th scope=\"row\">"), "\(file.path)")
        #expect(!row.contains("></td>") || row.contains("</span></td>"), "\(file.path)")
        #expect(!row.contains("<td></td>") && !row.contains("<td class=\"n\"></td>"))
      }
    }
  }
}

@Test func `the four sentences count what the table shows`() {
  let summary = Summary(of: standings(of: Exampleshire.edition(.internal)))
  #expect(summary.front.count == 11)
  #expect(summary.count(.worse) == 2)
  #expect(summary.count(.better) == 1)
  #expect(summary.count(.lower) == 1)
  #expect(summary.count(.noSignal) == 3)
  #expect(summary.count(.notEnoughData) == 3)
  #expect(summary.count(.noData) == 1)
  #expect(summary.sentences.count == 4)
  #expect(summary.sentences[0].first == .strong("2 of 11 have a signal that is worse:"))
  #expect(summary.sentences[3].first == .strong("4 cannot be judged:"))
}

@Test(arguments: [
  (Variation.noSignal, Polarity.low, StatusWord.noSignal),
  (.signal(.higher, .outsideLimits), .low, .worse), (.signal(.lower, .run(7)), .low, .better),
  (.signal(.higher, .nearLimit), .high, .better), (.signal(.lower, .shift(9)), .high, .worse),
  (.signal(.higher, .run(8)), .neutral, .higher), (.signal(.lower, .run(8)), .neutral, .lower),
  (.notEnoughData(points: 5), .low, .notEnoughData), (.noData, .low, .noData),
])
func `worse and better need a wanted direction`(
  variation: Variation,
  polarity: Polarity,
  word: StatusWord
) {
  let indicator = Exampleshire.indicator("i", "Title", theme: "Theme", polarity: polarity)
  let shown = ReleasedFigure.shown(
    value: ExactDecimal(units: 9),
    numerator: 9,
    denominator: nil,
    lower: nil,
    upper: nil
  )
  let signal = Signal(
    indicator: "i",
    basis: .snapshot,
    variation: variation,
    mean: nil,
    limits: nil,
    marked: []
  )
  let status = Status(
    of: shown,
    signal: signal,
    range: nil,
    series: Series(
      basis: .snapshot,
      ending: Exampleshire.period,
      figures: [Exampleshire.period: shown]
    ),
    indicator: indicator,
    datasetTitle: "Plans"
  )
  #expect(status.word == word)
}

private let missing: [(ReleasedFigure?, StatusWord, String)] = [
  (.symbol(.withheld), .withheld, "To protect children"),
  (.symbol(.notAvailable), .noData, "Plans not received"),
  (.symbol(.notApplicable), .noData, "Nothing to divide by"),
  (nil, .noData, "The history that it needs is too short"),
]

@Test(arguments: missing)
func `a missing figure says why`(figure: ReleasedFigure?, word: StatusWord, sentence: String) {
  let status = Status(
    of: figure,
    signal: nil,
    range: nil,
    series: Series(basis: .month, ending: Exampleshire.period, figures: [:]),
    indicator: Exampleshire.indicator("i", "Title", theme: "Theme"),
    datasetTitle: "Plans"
  )
  #expect(status.word == word)
  #expect(status.sentence == sentence)
}

@Test func `a count on the printed limit is not called outside it`() throws {
  let signal = Signal(
    indicator: "i",
    basis: .snapshot,
    variation: .noSignal,
    mean: 181.64,
    limits: Interval(lower: 169.2, upper: 194.9),
    marked: []
  )
  let range = try #require(UsualRange(signal, places: 0))
  #expect(range.words == "170 to 194")
  #expect(range.mean.description == "181.6")
  let share = try #require(UsualRange(signal, places: 1))
  #expect(share.words == "169.2 to 194.9")
}

@Test(arguments: [
  (
    "indicators.csv",
    "indicator,period,basis,area_code,area_name,breakdown,category,numerator,denominator,value,lower,upper,unit,symbol"
  ),
  (
    "comparisons.csv",
    "indicator,reporting_year,area_code,area_name,value,value_source,lower,upper,neighbours_model,neighbours_used,neighbours_mean,neighbours_median,neighbours_lowest,neighbours_highest,region_name,region,england,rank_among_neighbours,rank_of,national_rank,quartile_band,compared_with_england,compared_with_neighbours"
  ),
  ("data-quality.csv", "file,dataset,rows_read,rows_accepted,rows_rejected,rows_duplicate"),
  ("findings.csv", "file,line,column,field,rule,severity,action,message,how_to_fix"),
  ("unmatched-codes.csv", "file,field,code_list,spelling,nearest,count"),
  (
    "jsna-neglect.csv",
    "area_code,period,indicator_id,definition_version,category_basis,numerator,denominator,value,lower95,upper95,method,status,source,accessed,definition"
  ),
])
func `a table for machines has the header of the contract`(path: String, header: String) throws {
  let files = pages(of: Exampleshire.edition(.internal))
  let file = try #require(files.first { $0.path == path })
  #expect(text(file).split(separator: "\n").first.map(String.init) == header)
}

@Test func `the public edition has no file of the internal one`() {
  let paths = pages(of: Exampleshire.edition(.public)).map(\.path)
  let secret = ["data-quality", "findings", "unmatched", "set-aside", "indicators/"]
  #expect(!paths.contains { path in secret.contains { path.hasPrefix($0) } })
  #expect(paths == paths.sorted())
}

@Test func `two runs give the same bytes`() {
  #expect(pages(of: Exampleshire.edition(.internal)) == pages(of: Exampleshire.edition(.internal)))
}
