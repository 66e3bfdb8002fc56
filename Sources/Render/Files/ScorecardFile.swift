import Catalogue
import Metrics
import Records
import Release

/// `scorecard.json`: every number that any page shows, in the order of the pages.
func scorecardFile(of edition: Edition, standings: [Standing], summary: Summary) -> OutputFile {
  let compared = comparedIndicators(of: edition)
  var members: [(String, JSONValue)] = [
    ("edition", .text(edition.audience.rawValue)),
    ("partnership", .text(edition.partnership)),
    (
      "authority",
      .object([
        ("code", .text(edition.authority.code)), ("name", .text(edition.authority.name)),
      ])
    ),
    ("period", .text(edition.period.description)),
    ("run", edition.dataHash.isEmpty ? .null : .text(edition.dataHash)),
    ("figures", edition.figuresHash.isEmpty ? .null : .text(edition.figuresHash)),
    ("definitions", .text(edition.catalogueVersion)),
    ("program", .text(edition.programVersion)),
    ("summary", summary.json),
    ("indicators", .list(standings.map { $0.json(summary) })),
    ("agencies", .list(AgencySection.all(of: standings, edition: edition).map(\.json))),
    ("quarter", quarterJSON(standings, period: edition.period)),
    ("comparisons", .list(compared.flatMap { $0.json })),
    (
      "families",
      .list(
        standings.compactMap { standing in
          let id = standing.indicator.id
          return edition.explanations[id]?.families.map { FamilyWords($0).json(of: id) }
        }
      )
    ),
    ("funnels", .list(funnelIndicators(of: edition).map(\.json))),
    ("comparisonCounts", comparisonCounts(compared)),
    (
      "trends",
      .object(
        compared.compactMap { item in
          edition.trends[item.indicator.id].map { (item.indicator.id, .text($0.rawValue)) }
        }
      )
    ),
    ("received", .list(edition.receipts.map(\.json))),
    ("gaps", MissingExtracts(of: edition, standings: standings).json),
    ("late", .list(edition.lateExtracts.map { $0.json(standings) })),
    ("revisions", .list(edition.revisions.map(\.json))),
    ("notes", .list(methodNotes(of: edition).map { .text($0) })),
    ("method", methodJSON(of: edition)),
  ]
  if !edition.explanations.isEmpty {
    members.append(("explanations", explanationsJSON(standings, edition)))
  }
  if let quality = edition.quality { members.append(("quality", quality.json)) }
  return OutputFile(path: "scorecard.json", text: JSONValue.object(members).written + "\n")
}

extension Summary {
  fileprivate var json: JSONValue {
    var counts: [(String, JSONValue)] = [
      ("mainIndicators", .whole(front.count)), ("otherIndicators", .whole(others.count)),
    ]
    for word in StatusWord.allCases {
      let main = front.count { $0.status.word == word }
      let other = others.count { $0.status.word == word }
      counts.append((word.rawValue, .object([("main", .whole(main)), ("other", .whole(other))])))
    }
    let unjudged = count(.noData) + count(.withheld) + count(.notEnoughData)
    let neutral = count(.higher) + count(.lower)
    let furtherWorse = others.count { $0.status.word == .worse } - 2
    let furtherBetter = others.count { $0.status.word == .better } - 2
    counts += [
      ("cannotBeJudged", .whole(unjudged)), ("neitherWayWanted", .whole(neutral)),
      ("furtherWorse", .whole(max(0, furtherWorse))),
      ("furtherBetter", .whole(max(0, furtherBetter))),
      ("mainWorseUnnamed", .whole(Self.unnamed(count(.worse)))),
      ("mainBetterUnnamed", .whole(Self.unnamed(count(.better)))),
      ("neitherWayUnnamed", .whole(Self.unnamed(neutral))),
    ]
    for obstacle in Status.Obstacle.allCases {
      counts.append((obstacle.rawValue, .whole(front.count { $0.status.obstacle == obstacle })))
    }
    return .object(counts)
  }
}

extension Standing {
  fileprivate func json(_ summary: Summary) -> JSONValue {
    let isMain = summary.front.contains { $0.indicator.id == indicator.id }
    let what: [(String, JSONValue)] = [
      ("id", .text(indicator.id)), ("title", .text(indicator.title)),
      ("theme", .text(indicator.theme)), ("agency", .text(indicator.agency)),
      ("version", .whole(indicator.version)), ("unit", .text(indicator.unit.rawValue)),
      ("wanted", .text(indicator.polarity.wanted)),
      ("definition", .text(indicator.definition)), ("caution", .text(indicator.caution)),
      ("question", .text(indicator.question)), ("source", .text(indicator.source)),
      ("main", .flag(isMain)),
    ]
    let verdict: [(String, JSONValue)] = [
      ("status", .text(status.word.rawValue)), ("sentence", .text(status.sentence)),
      ("obstacle", status.obstacle.map { .text($0.rawValue) } ?? .null),
      ("late", late.map { .text($0.dataset) } ?? .null), ("rule", ruleJSON),
      ("change", .decimal(series.change)),
      (
        "usualRange",
        range.map {
          .object([
            ("lower", .decimal($0.lower)), ("mean", .decimal($0.mean)),
            ("upper", .decimal($0.upper)), ("method", .text($0.method.rawValue)),
            ("trial", .flag($0.isTrial)),
          ])
        } ?? .null
      ),
      ("stretches", .list(ranges.count > 1 ? ranges.map(stretchJSON) : [])),
      ("marked", .whole(signal?.marked.count)),
      ("breaks", .list((signal?.breaks ?? []).map(\.json))),
    ]
    let people: [(String, JSONValue)] = [
      ("target", target?.json ?? .null), ("commentary", commentary?.json ?? .null),
      ("questions", .list(indicator.questions(for: status.word).map { .text($0) })),
    ]
    let figures: [(String, JSONValue)] = [
      ("quarters", quarters.json), ("series", series.json),
      ("pattern", pattern == series ? .null : pattern.json),
      (
        "breakdowns",
        .list(
          breakdowns.flatMap { breakdown in
            breakdown.parts.map { part in
              .object(
                [("breakdown", .text(breakdown.name)), ("category", .text(part.category))]
                  + part.figure.json
              )
            }
          }
        )
      ),
    ]
    return .object(what + verdict + people + figures)
  }

  /// The rule that the last month meets and which way it points, or why there is none.
  private var ruleJSON: JSONValue {
    switch signal?.variation {
    case .signal(let direction, let rule): rule.json(direction)
    case .notEnoughData(let points):
      .object([
        ("name", .text("not enough data")), ("months", .whole(points)),
        ("needed", .whole(Signal.fewestPoints)),
      ])
    case .noSignal, .noData, nil: .null
    }
  }
}

extension Variation.Rule {
  /// The rule with its direction and its length.
  fileprivate func json(_ direction: Variation.Direction) -> JSONValue {
    let (name, length): (String, [(String, JSONValue)]) =
      switch self {
      case .outsideLimits: ("outside limits", [])
      case .run(let months): ("run", [("months", .whole(months))])
      case .nearLimit: ("near limit", [("points", .whole(2)), ("of", .whole(3))])
      case .shift(let months): ("shift", [("months", .whole(months))])
      }
    return .object(
      [("name", .text(name)), ("direction", .text(direction == .higher ? "higher" : "lower"))]
        + length
    )
  }
}

extension Series {
  fileprivate var json: JSONValue {
    .object([
      ("basis", .text(basis.rawValue)), ("months", .whole(points.count)),
      ("figures", .whole(shownCount)), ("lowest", .decimal(values.min())),
      ("highest", .decimal(values.max())),
      (
        "points",
        .list(
          points.map { point in
            .object(
              [("period", .text(point.month.description))]
                + (point.figure ?? .symbol(.notAvailable)).json
            )
          }
        )
      ),
    ])
  }
}

extension ReleasedFigure {
  /// The members of a figure, in the order of `indicators.csv`.
  var json: [(String, JSONValue)] {
    switch self {
    case .shown(let value, let numerator, let denominator, let lower, let upper):
      [
        ("value", .number(value)), ("numerator", .whole(numerator)),
        ("denominator", .whole(denominator)), ("lower", .decimal(lower)),
        ("upper", .decimal(upper)), ("symbol", .null),
      ]
    case .symbol(let symbol): [("value", .null), ("symbol", .text(symbol.rawValue))]
    }
  }
}

extension ReleasedReceipt {
  fileprivate var json: JSONValue {
    .object([
      ("dataset", .text(receipt.dataset)), ("title", .text(receipt.title)),
      ("agency", .text(receipt.agency)), ("expected", .flag(receipt.isExpected)),
      ("came", .flag(came)), ("reachesPeriodEnd", .flag(receipt.reachesPeriodEnd)),
      ("newestEvent", receipt.newestEvent.map { .text($0.description) } ?? .null),
      ("rows", receipt.rows?.json ?? .null),
      ("largestReason", .text(receipt.largestReason)),
      ("indicatorsMissing", .list(receipt.indicatorsMissing.map { .text($0) })),
      ("indicatorsMissingCount", .whole(receipt.indicatorsMissing.count)),
      ("indicatorsMissingUnnamed", .whole(max(0, receipt.indicatorsMissing.count - 2))),
    ])
  }
}

extension LateExtract {
  fileprivate func json(_ standings: [Standing]) -> JSONValue {
    let count = standings.count { $0.late?.dataset == dataset }
    return .object([
      ("dataset", .text(dataset)), ("title", .text(title)), ("agency", .text(agency)),
      ("newestEvent", newestEvent.map { .text($0.description) } ?? .null),
      ("indicators", .whole(count)), ("indicatorsUnnamed", .whole(max(0, count - 2))),
    ])
  }
}

extension RowAccount {
  /// The four numbers of an account.
  var json: JSONValue {
    .object([
      ("read", .whole(read)), ("accepted", .whole(accepted)), ("rejected", .whole(rejected)),
      ("duplicate", .whole(duplicate)),
    ])
  }
}
