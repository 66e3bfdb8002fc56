import TestSupport
import Testing

/// The words of the catalogue, and those that pages may use beside them.
private struct Words {
  private(set) var known: Set<String> = []
  private(set) var counts: [String: Int] = [:]

  init() throws {
    let names = try #require(contents(of: checkoutFolder + "/docs/scorecard.schema.json"))
    for word in names.split(separator: "\"") { known.insert(String(word)) }
    for name in [
      "aliases", "areas", "authority_changes", "bases", "benchmarks", "breakdowns", "codes",
      "datasets", "fields", "identities", "indicators", "measures", "questions", "rules",
      "spellings", "splits", "words",
    ] {
      let text = try #require(contents(of: "\(checkoutFolder)/data/catalogue/\(name).csv"))
      let rows = text.split(separator: "\n").map { row in
        row.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
      }
      for cell in rows.first ?? [] { known.insert(cell) }
      for row in rows.dropFirst() { for cell in row.prefix(3) { known.insert(cell) } }
      counts[name] = rows.count - 1
    }
    // Columns of the files that are written.
    for path in ["indicators", "comparisons", "findings", "jsna-neglect"].map({
      "internal/\($0).csv"
    }) {
      let text = contents(of: "\(checkoutFolder)/reports/2025-09/\(path)") ?? ""
      for cell in text.prefix(2_000).split(separator: "\n")[0].split(separator: ",") {
        known.insert(String(cell))
      }
    }
  }
}

/// Words with an underscore that are not the catalogue's: settings, columns of DfE's layouts,
/// functions and files.
private let beside: Set<String> = [
  "authority_code", "authority_name", "covers_from", "neighbour_model", "partnership_name",
  "family_id", "neglect_flag", "decision_date", "cp_end_reason", "imd_quintile", "case_supervision",
  "stated_by", "decided_by", "value_source", "rows_read", "rows_accepted", "rows_rejected",
  "rows_duplicate", "renameat2", "period_start", "period_end", "school_year_start", "first_day",
  "last_day", "term_end", "left_out", "ended_year_before", "academic_year", "neighbours_mean",
  "neighbours_gap", "neighbours_rank", "england_gap", "quartile_band", "school_age", "time_period",
  "time_identifier", "geographic_level", "time_span", "country_code", "country_name", "region_code",
  "region_name", "old_la_code", "new_la_code", "la_name", "col_name", "col_type",
  "indicator_grouping", "indicator_unit", "indicator_dp", "filter_hint", "filter_grouping_column",
  "filter_default", "temporary_homes", "placement_id", "inital_category",
]

@Test(arguments: GuidePage.all)
func `an id or a field that a page names is in the catalogue`(page: GuidePage) throws {
  let words = try Words()
  for span in page.spans where span.wholeMatch(of: #/[a-z][a-z0-9]*(_[a-z0-9]+)+/#) != nil {
    guard !span.hasPrefix("local_") else { continue }
    #expect(words.known.contains(span) || beside.contains(span), "\(page.path): '\(span)'")
  }
}

/// How many indicators the list had that the catalogue was made from, which never changes.
private let listed = 257

@Test(arguments: GuidePage.all)
func `a number of indicators or datasets on a page is the number there is`(page: GuidePage) throws {
  // What was true when a decision was made or a version was released stays as it was written.
  // The benchmark counts a part of the catalogue and says which.
  guard page.path != "CHANGELOG.md", page.path != "docs/benchmark.md",
    !page.path.hasPrefix("docs/decisions/")
  else { return }
  let words = try Words()
  let text = page.lines.joined(separator: " ")
  for match in text.matches(of: #/([0-9]+) (indicators|datasets)\b/#) {
    let number = Int(match.1) ?? 0
    let right = words.counts[String(match.2)] ?? 0
    let isList = match.2 == "indicators" && number == listed
    #expect(number < 20 || number == right || isList, "\(page.path): \(match.0), not \(right)")
  }
}
