import Catalogue
import Metrics
import Records
import Release

extension TargetStanding {
  /// The target as members of its indicator.
  var json: JSONValue {
    .object([
      ("value", .number(target.value)), ("basis", .text(basis.rawValue)),
      ("wanted", .text(isLowerWanted ? "lower" : "higher")),
      ("owner", target.owner.isEmpty ? .null : .text(target.owner)),
      ("dateSet", .text(target.dateSet.description)), ("from", .text(target.from.description)),
      ("until", target.until.map { .text($0.description) } ?? .null),
      ("met", isMet.map { .flag($0) } ?? .null),
      ("assurance", assurance.map { .text($0.rawValue) } ?? .null),
      ("atTheCurrentPattern", assurance.map { .text($0.inWords) } ?? .null),
    ])
  }
}

extension Commentary {
  /// What a person wrote.
  var json: JSONValue {
    .object([
      ("generated", .flag(false)), ("author", author.isEmpty ? .null : .text(author)),
      ("role", .text(role)), ("date", .text(date.description)),
      ("month", .text(month.description)), ("text", .list(texts.map { .text($0) })),
      ("actions", .list(actions.map(\.json))),
    ])
  }
}

extension Commentary.Action {
  fileprivate var json: JSONValue {
    .object([
      ("action", .text(text)), ("owner", .text(owner)), ("due", .text(due.description)),
      ("status", .text(status.rawValue)),
    ])
  }
}

extension QuarterFigures {
  /// The figures, the newest quarter first.
  var json: JSONValue {
    .object([
      ("basis", .text(basis.rawValue)),
      (
        "figures",
        .list(
          zip(quarters, figures).map { quarter, figure in
            .object(
              [("period", .text(quarter.end.description))]
                + (figure ?? .symbol(.notAvailable)).json
            )
          }
        )
      ),
    ])
  }
}

extension AgencySection {
  /// Which indicators stand where, and how many have no figure for which reason.
  var json: JSONValue {
    .object(
      [("agency", .text(agency))]
        + groups.map { group in
          (group.title, .list(group.standings.map { .text($0.indicator.id) }))
        } + [
          ("withoutFigureCount", .whole(folds.reduce(0) { $0 + $1.titles.count })),
          (
            "withoutFigure",
            .list(
              folds.map { fold in
                .object([
                  ("reason", .text(fold.reason)), ("count", .whole(fold.titles.count)),
                  ("indicators", .list(fold.titles.map { .text($0) })),
                ])
              }
            )
          ),
        ]
    )
  }
}

/// The quarter of the pack and the counts of its sentences.
func quarterJSON(_ standings: [Standing], period: Month) -> JSONValue {
  let counts = QuarterCounts(of: standings)
  let sections = Dictionary(grouping: standings, by: \.indicator.agency)
  // How many of an agency have no figure in any of the quarters, for the lines that say so.
  let without = sections.keys.sorted().map { agency in
    JSONValue.object([
      ("agency", .text(agency)),
      (
        "withoutFigure",
        .whole((sections[agency] ?? []).count { !$0.hasFigure || !$0.quarters.hasFigure })
      ),
    ])
  }
  let worse = standings.count { $0.status.word == .worse }
  let better = standings.count { $0.status.word == .better }
  return .object([
    ("end", .text(Quarter(endingBy: period).end.description)),
    ("indicators", .whole(counts.indicators)), ("withFigure", .whole(counts.shown)),
    ("withheld", .whole(counts.withheld)), ("targets", .whole(counts.targets)),
    ("targetsMet", .whole(counts.met)), ("worse", .whole(worse)),
    ("worseUnnamed", .whole(max(0, worse - 2))), ("better", .whole(better)),
    ("betterUnnamed", .whole(max(0, better - 2))), ("agencies", .list(without)),
  ])
}
