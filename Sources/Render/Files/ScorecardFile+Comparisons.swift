import Catalogue
import Metrics
import Records
import Release

extension ComparedIndicator {
  /// The years of one indicator, the shown one with all its areas.
  var json: [JSONValue] {
    years.map { year in
      var members: [(String, JSONValue)] = [
        ("indicator", .text(indicator.id)), ("year", .whole(year.reportingYear)),
        ("own", year.own.json), ("source", .text(year.source.rawValue)),
        ("model", .text(year.neighbourModel)),
        ("neighboursUsed", .whole(year.neighboursUsed)),
        ("neighbours", .whole(year.neighbours.count)),
        ("mean", .decimal(year.neighbourMean)), ("median", .decimal(year.neighbourMedian)),
        ("region", year.region?.json ?? .null), ("england", year.england?.json ?? .null),
        ("rank", .whole(year.rank)), ("rankOf", .whole(year.rankOf)),
        ("nationalRank", .whole(year.nationalRank)),
        ("quartileBand", year.quartileBand.map { .text($0) } ?? .null),
        ("comparedWithEngland", .text(year.comparedWithEngland.rawValue)),
        ("comparedWithNeighbours", .text(year.comparedWithNeighbours.rawValue)),
        ("meanLow", .decimal(year.neighbourMeanRange?.lowerBound)),
        ("meanHigh", .decimal(year.neighbourMeanRange?.upperBound)),
        ("withheldNeighbours", .whole(year.neighboursWithheld)),
        ("doubts", .list(year.doubts.map { .text($0.rawValue) })),
        ("comparedWithRegion", .text(year.comparedWithRegion.rawValue)),
        ("pooled", year.pooled(in: indicator.unit).map(json) ?? .null),
        ("comparedWithPooled", .text(year.comparedWithPooled(in: indicator.unit).rawValue)),
        ("rankRange", rankJSON(year)),
        ("note", .text(year.note)), ("counterpart", .text(year.counterpart)),
      ]
      if year.reportingYear == comparison.reportingYear {
        let england = year.england?.value.number
        let judged = ranked.map { $0.verdict(against: england) }
        members += [
          ("areasRanked", .whole(ranked.count)),
          ("areasSimilarToEngland", .whole(judged.count { $0 == .similar })),
          ("areasJudged", .whole(judged.count { $0 != .notCompared })),
          ("areas", .list(ranked.map { areaJSON($0, in: year) })),
        ]
      }
      return .object(members)
    }
  }

  /// An area of the shown year, and how the authority stands to it.
  private func areaJSON(_ area: ComparedArea, in year: Comparison) -> JSONValue {
    let verdict =
      area == year.own ? nil : year.verdict(on: area, in: indicator.unit).rawValue
    return .object(area.members + [("ownToIt", verdict.map { .text($0) } ?? .null)])
  }

  private func json(_ pooled: PooledValue) -> JSONValue {
    let limits = pooled.limits
    return .object([
      ("value", .number(pooled.value)), ("used", .whole(pooled.used)),
      ("numerator", .whole(pooled.numerator)), ("denominator", .whole(pooled.denominator)),
      ("lower", .number(limits.lower)), ("upper", .number(limits.upper)),
      ("low", .decimal(pooled.range?.lowerBound)), ("high", .decimal(pooled.range?.upperBound)),
    ])
  }

  private func rankJSON(_ year: Comparison) -> JSONValue {
    guard let range = year.rankRange(in: indicator.unit, polarity: indicator.polarity) else {
      return .null
    }
    return .object([
      ("first", .whole(range.lowerBound)), ("last", .whole(range.upperBound)),
      ("of", .whole(year.neighboursRanked.count + 1)),
      ("neighbours", .whole(year.neighboursRanked.count)),
      ("alike", .whole(range.upperBound - range.lowerBound)),
    ])
  }
}

/// How many indicators stand how to England, and how far the neighbours' values reach.
func comparisonCounts(_ compared: [ComparedIndicator]) -> JSONValue {
  let words = compared.map(\.comparison.comparedWithEngland)
  var members: [(String, JSONValue)] = [("indicators", .whole(compared.count))]
  for verdict in [ComparisonVerdict.higher, .lower, .similar, .notCompared] {
    members.append((verdict.rawValue, .whole(words.count { $0 == verdict })))
  }
  let most = compared.map(\.comparison.neighbours.count).max()
  members += [
    ("neighbours", .whole(most)),
    ("withEveryNeighbour", .whole(compared.count { $0.comparison.neighboursUsed == most })),
  ]
  return .object(members)
}

extension ComparedArea {
  fileprivate var json: JSONValue { .object(members) }

  fileprivate var members: [(String, JSONValue)] {
    [
      ("code", .text(area.code)), ("name", .text(area.name)),
      ("value", .decimal(value.number)),
      ("symbol", value.number == nil ? .text(value.inFile) : .null),
      ("numerator", .whole(numerator)), ("denominator", .whole(denominator)),
      ("lower", .decimal(limits?.lower)), ("upper", .decimal(limits?.upper)),
    ]
  }
}

extension QualityReport {
  /// The accounts of files and the findings by kind.
  var json: JSONValue {
    var total = RowAccount()
    for file in files {
      total.read += file.rows.read
      total.accepted += file.rows.accepted
      total.rejected += file.rows.rejected
      total.duplicate += file.rows.duplicate
    }
    let groups = FindingGroup.worstFirst(findings)
    return .object([
      ("rows", total.json),
      ("filesRefused", .whole(files.count { $0.refusal != nil })),
      ("findingKinds", .whole(groups.count)),
      ("findingKindsSetAside", .whole(groups.count { $0.action == .setAside })),
      (
        "totals",
        .list(
          totals.map { total in
            .object([
              ("agency", .text(total.agency)), ("title", .text(total.title)),
              ("rowsThatCount", .whole(total.counted)),
              ("rowsInNoFigure", .whole(total.uncounted)),
            ])
          }
        )
      ),
      (
        "files",
        .list(
          files.map { file in
            .object([
              ("file", .text(file.path)),
              ("dataset", file.dataset.map { .text($0) } ?? .null),
              ("rows", file.rows.json),
              ("refusal", file.refusal.map { .text($0) } ?? .null),
              ("notes", .list(file.notes.map { .text($0) })),
            ])
          }
        )
      ),
      (
        "findings",
        .list(
          groups.map { group in
            .object([
              ("file", .whole(group.file)), ("rule", .text(group.rule)),
              ("severity", .text(group.severity.rawValue)),
              ("action", .text(group.action.rawValue)), ("column", .text(group.column)),
              ("rows", .whole(group.rows)), ("lines", .list(group.lines.map { .whole($0) })),
              ("moreLines", .whole(group.rows - group.lines.count)),
              ("message", .text(group.message)), ("howToFix", .text(group.howToFix)),
            ])
          }
        )
      ),
      (
        "unmatched",
        .list(
          unmatched.map { spelling in
            .object([
              ("file", .whole(spelling.file)), ("field", .text(spelling.field)),
              ("spelling", .text(spelling.spelling)), ("nearest", .text(spelling.nearest)),
              ("rows", .whole(spelling.count)),
            ])
          }
        )
      ),
    ])
  }
}
