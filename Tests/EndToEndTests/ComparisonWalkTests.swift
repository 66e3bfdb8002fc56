import Foundation
import Testing

private typealias Object = [String: Any]

extension WrittenEdition {
  /// A list of objects of the data.
  fileprivate func list(_ key: String) -> [Object] { json[key] as? [Object] ?? [] }

  /// The title of an indicator.
  fileprivate func title(_ object: Object) -> String {
    indicators.first { $0.id == object["indicator"] as? String }?.title ?? "?"
  }

  fileprivate func lines(_ path: String) -> [String] {
    pages.first { $0.path == path }?.lines ?? []
  }
}

/// `Higher`, `Lower` or `Similar` of a value with limits beside another value.
private func verdict(_ own: Object, beside other: Object?) -> Set<String> {
  guard let lower = own["lower"] as? Double, let upper = own["upper"] as? Double,
    let value = other?["value"] as? Double
  else { return ["Not compared"] }
  // Limits are printed to one decimal: on the edge either word may be right.
  var words: Set<String> = []
  if value < lower + 0.05 { words.insert("Higher") }
  if value > upper - 0.05 { words.insert("Lower") }
  if value > lower - 0.05, value < upper + 0.05 { words.insert("Similar") }
  return words
}

@Test(arguments: WrittenEdition.all)
func `a comparison in the data follows from the limits beside it`(edition: WrittenEdition) {
  var compared = 0
  for item in edition.list("comparisons") {
    guard let own = item["own"] as? Object else { continue }
    let place = "\(item["indicator"] ?? "") \(item["year"] ?? "")"
    for (word, other) in [("comparedWithEngland", "england"), ("comparedWithRegion", "region")] {
      let said = item[word] as? String ?? ""
      // A figure that is printed whole was compared before it was rounded.
      let isWhole = (item[other] as? Object)?["value"] as? Int != nil
      if !isWhole || said == "Not compared" {
        #expect(
          verdict(own, beside: item[other] as? Object).contains(said),
          "\(place): \(word) \(said)"
        )
      }
      compared += said == "Not compared" ? 0 : 1
    }
    let mean: Object? = (item["mean"] as? Double).map { ["value": $0] }
    let said = item["comparedWithNeighbours"] as? String ?? ""
    #expect(verdict(own, beside: mean).contains(said), "\(place): neighbours \(said)")
    // A place without a wanted direction, or a band without every authority, is none.
    #expect(item["rank"] is NSNull || item["rankOf"] is Int, "\(place)")
  }
  #expect(compared > 20)
}

@Test(arguments: WrittenEdition.all)
func `the words of comparisons on pages and in tables are those of the data`(
  edition: WrittenEdition
) throws {
  let table = edition.lines("neighbours.md").filter { $0.hasPrefix("| ") }
  var newest: [String: Object] = [:]
  for item in edition.list("comparisons") where item["areas"] != nil {
    newest[edition.title(item)] = item
  }
  var seen = 0
  for line in table {
    let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    guard cells.count >= 7,
      let title = newest.keys.first(where: {
        cells[0].hasPrefix("\($0); ") || cells[0].hasPrefix("[\($0)](")
      }),
      let item = newest[title]
    else { continue }
    seen += 1
    #expect(
      cells[4].split(separator: ";").first.map(String.init)
        == item["comparedWithNeighbours"] as? String,
      "\(title)"
    )
    #expect(cells[6] == item["comparedWithEngland"] as? String, "\(title)")
    let doubts = item["doubts"] as? [String] ?? []
    #expect(cells[4].contains("depends on") == !doubts.isEmpty, "\(title)")
  }
  #expect(seen == newest.count)
  let file = try #require(demonstration?.files["2025-09/\(edition.name)/comparisons.csv"])
  let rows = String(decoding: file, as: UTF8.self).split(separator: "\n")
  let data = edition.list("comparisons")
  #expect(rows.count == data.count + 1)
  for (row, item) in zip(rows.dropFirst(), data) {
    let start = "\(item["indicator"] ?? ""),\(item["year"] ?? ""),"
    let end =
      "\(item["comparedWithEngland"] ?? ""),\(item["comparedWithNeighbours"] ?? "")"
    #expect(row.hasPrefix(start) && row.contains(end), "\(row)")
  }
}

@Test(arguments: WrittenEdition.all)
func `a place outside a funnel is that of the data`(edition: WrittenEdition) {
  var funnels: [String: Object] = [:]
  for item in edition.list("funnels") { funnels[edition.title(item)] = item }
  let place = #/(?:above|below) the (?:95|99.8)% limit/#.ignoresCase()
  var seen = 0
  var section = ""
  for line in edition.lines("funnels.md") {
    if let title = funnels.keys.first(where: { line.hasPrefix("## ") && line.hasSuffix(" " + $0) })
    {
      section = title
    }
    let words = line.matches(of: place).map { String($0.0).lowercased() }
    guard !words.isEmpty else { continue }
    let row = funnels.keys.first { line.hasPrefix("| \($0); ") || line.hasPrefix("| [\($0)](") }
    guard let item = funnels[row ?? section] else {
      Issue.record("\(line.prefix(200))")
      continue
    }
    let points = [item["own"] as? Object].compactMap(\.self) + (item["outside"] as? [Object] ?? [])
    let point =
      points.first { row == nil && line.contains($0["name"] as? String ?? "?") }
      ?? item["own"] as? Object
    let typed = ["adjusted", "chanceAlone"].compactMap { point?[$0] as? String }
    #expect(words.allSatisfy(typed.contains), "\(section): \(line.prefix(200))")
    seen += 1
  }
  #expect(seen > 5)
}

@Test(arguments: WrittenEdition.all)
func `a target is called met or not by its own figure`(edition: WrittenEdition) {
  var seen = 0
  for item in edition.list("indicators") {
    guard let target = item["target"] as? Object, let value = target["value"] as? Double,
      let id = item["id"] as? String, let title = item["title"] as? String
    else { continue }
    let series = [item["series"], item["pattern"], item["quarters"]].compactMap { $0 as? Object }
    let own = series.first { $0["basis"] as? String == target["basis"] as? String }
    let points = own?["points"] as? [Object] ?? []
    let figure = points.last?["value"] as? Double
    let isMet = target["met"] as? Bool
    if let figure, let isMet {
      #expect(isMet == (target["wanted"] as? String == "lower" ? figure <= value : figure >= value))
    }
    let outlook = target["atTheCurrentPattern"] as? String
    if let outlook, let range = item["usualRange"] as? Object,
      let lower = range["lower"] as? Double, let upper = range["upper"] as? Double
    {
      // Printed ranges are rounded inwards, by less than one of the last digit.
      let unit = lower == lower.rounded() && upper == upper.rounded() ? 1.0 : 0.1
      let isLow = target["wanted"] as? String == "lower"
      let expected =
        value > upper + unit
        ? (isLow ? "will be met" : "will not be met")
        : value < lower - unit
          ? (isLow ? "will not be met" : "will be met")
          : value >= lower && value <= upper ? "may or may not be met" : outlook
      #expect(outlook == expected, "\(id)")
      let typed = [
        "will be met": "Met as a rule", "will not be met": "Missed as a rule",
        "may or may not be met": "Met or missed by chance",
      ]
      #expect(target["assurance"] as? String == typed[outlook], "\(id)")
    }
    for (path, lines) in edition.pages where path == "scorecard.md" {
      let row = lines.first { $0.hasPrefix("| [\(title)](themes/") }
      let word = isMet.map { $0 ? ": met" : ": not met" } ?? ": not known"
      #expect(row == nil || row?.contains(word) == true, "\(id): \(row ?? "")")
    }
    seen += 1
  }
  #expect(seen > 3)
}
