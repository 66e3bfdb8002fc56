import Catalogue
import Metrics
import Records
import Release

/// What did not come, or came and ends too early, with its effect on the figures.
///
/// Page one has room for a few extracts by name; more are counted by agency, and the section on data
/// received names them.
struct MissingExtracts: Sendable {
  /// The extracts that are expected and did not come.
  let missing: [Receipt]
  /// The extracts that end before the reporting month.
  let late: [LateExtract]
  /// The titles of the indicators that cannot be judged for each late extract.
  private let unjudged: [[String]]

  /// The most extracts that are named.
  private static let mostNamed = 4

  /// Finds them.
  init(of edition: Edition, standings: [Standing]) {
    missing = edition.receipts.filter { $0.receipt.isExpected && !$0.came }.map(\.receipt)
    late = edition.lateExtracts
    unjudged = late.map { extract in
      standings.filter { $0.late?.dataset == extract.dataset }.map(\.indicator.title)
    }
  }

  /// Each named extract, or what is counted, as a paragraph.
  var sentences: [[Inline]] {
    if missing.count + late.count <= Self.mostNamed { return namedMissing + namedLate }
    var sentences: [[Inline]] = []
    if missing.count == 1 {
      sentences += namedMissing
    } else if missing.count > 1 {
      sentences.append([
        .strong("Not received: \(counted(missing.count, "extract"))"),
        .text(
          " (\(byAgency(missing.map(\.agency)))). "
            + effect(Set(missing.flatMap(\.indicatorsMissing)).count, "shown")
            + " Section 2 names them."
        ),
      ])
    }
    if late.count == 1 {
      sentences += namedLate
    } else if late.count > 1 {
      sentences.append([
        .strong("Late: \(counted(late.count, "extract"))"),
        .text(
          " (\(byAgency(late.map(\.agency)))). "
            + effect(Set(unjudged.joined()).count, "judged") + " Section 2 names them."
        ),
      ])
    }
    return sentences
  }

  /// The numbers of the sentences.
  var json: JSONValue {
    .object([
      ("notReceived", .whole(missing.count)),
      ("notReceivedByAgency", counts(of: missing.map(\.agency))),
      ("cannotBeShown", .whole(Set(missing.flatMap(\.indicatorsMissing)).count)),
      ("late", .whole(late.count)), ("lateByAgency", counts(of: late.map(\.agency))),
      ("cannotBeJudged", .whole(Set(unjudged.joined()).count)),
    ])
  }

  private var namedMissing: [[Inline]] {
    missing.map { receipt in
      let titles = receipt.indicatorsMissing
      return [
        .strong("Not received: \(receipt.title) (\(receipt.agency))."),
        .text(" \(effect(titles, "shown"))"),
      ]
    }
  }

  private var namedLate: [[Inline]] {
    zip(late, unjudged).map { extract, titles in
      [
        .strong("Late extract: \(extract.title) (\(extract.agency))."),
        .text(" It \(extract.ending). \(effect(titles, "judged"))"),
      ]
    }
  }

  private func effect(_ titles: [String], _ verb: String) -> String {
    guard !titles.isEmpty else { return effect(0, verb) }
    let names = titles.map(withinSentence)
    let few =
      names.count <= 3
      ? names : Array(names.prefix(2)) + ["\(printed(names.count - 2)) more"]
    return "\(counted(titles.count, "indicator")) cannot be \(verb): \(listed(few))."
  }

  private func effect(_ count: Int, _ verb: String) -> String {
    count == 0
      ? "No figure here rests on it."
      : "\(counted(count, "indicator")) cannot be \(verb)."
  }

  private func byAgency(_ agencies: [String]) -> String {
    listed(tallied(agencies).map { "\($0.agency) \(printed($0.count))" })
  }

  private func counts(of agencies: [String]) -> JSONValue {
    .object(tallied(agencies).map { ($0.agency, .whole($0.count)) })
  }

  /// How many of each agency, in the order in which they come.
  private func tallied(_ agencies: [String]) -> [(agency: String, count: Int)] {
    var order: [String] = []
    for agency in agencies where !order.contains(agency) { order.append(agency) }
    return order.map { agency in (agency, agencies.count { $0 == agency }) }
  }
}
