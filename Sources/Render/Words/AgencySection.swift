import Catalogue
import Metrics
import Records
import Release

/// What one agency answers for, as the partnerships' plans for single agencies set it out: what
/// should fall, what should rise and what is to be watched.
struct AgencySection: Sendable {
  /// Indicators that are wanted the same way.
  struct Group: Sendable {
    /// Which way.
    let polarity: Polarity
    /// The indicators, in the order of the catalogue.
    let standings: [Standing]

    /// The heading: which way is wanted, never which way figures go.
    var title: String {
      switch polarity {
      case .low: "Lower is wanted"
      case .high: "Higher is wanted"
      case .neutral: "To watch"
      }
    }
  }

  /// Indicators without any figure for one reason.
  struct Fold: Hashable, Sendable {
    /// The reason, with the extract that would bring them.
    let reason: String
    /// The indicators.
    let titles: [String]

    /// How many and which, as a sentence.
    var sentence: String {
      "\(counted(titles.count, "indicator")): \(titles.joined(separator: "; "))."
    }
  }

  /// The agency.
  let agency: String
  /// The indicators that have a figure in any month, by the way that is wanted.
  let groups: [Group]
  /// The indicators that have none.
  let folds: [Fold]

  /// The sections of an edition, agencies in the order of the catalogue.
  static func all(of standings: [Standing], edition: Edition) -> [AgencySection] {
    var agencies: [String] = []
    var members: [String: [Standing]] = [:]
    for standing in standings {
      let agency = standing.indicator.agency
      if members[agency] == nil { agencies.append(agency) }
      members[agency, default: []].append(standing)
    }
    let receipts = Dictionary(
      edition.receipts.map { ($0.receipt.dataset, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    return agencies.map { agency in
      let all = members[agency] ?? []
      let groups = [Polarity.low, .high, .neutral].map { polarity in
        Group(
          polarity: polarity,
          standings: all.filter { $0.hasFigure && $0.indicator.polarity == polarity }
        )
      }
      return AgencySection(
        agency: agency.isEmpty ? "All agencies" : agency,
        groups: groups.filter { !$0.standings.isEmpty },
        folds: folds(of: all.filter { !$0.hasFigure }, receipts)
      )
    }
  }

  /// Indicators without a figure, by the reason, in the order of the catalogue.
  private static func folds(
    of standings: [Standing],
    _ receipts: [String: ReleasedReceipt]
  ) -> [Fold] {
    var reasons: [String] = []
    var titles: [String: [String]] = [:]
    for standing in standings {
      let reason = reason(for: standing, receipts)
      if titles[reason] == nil { reasons.append(reason) }
      titles[reason, default: []].append(standing.indicator.title)
    }
    return reasons.map { Fold(reason: $0, titles: titles[$0] ?? []) }
  }

  private static func reason(
    for standing: Standing,
    _ receipts: [String: ReleasedReceipt]
  ) -> String {
    let read = standing.indicator.rule.datasetsRead.filter { !$0.isEmpty }
    let missing = read.compactMap { receipts[$0] }.filter { !$0.came }.map(\.receipt)
    guard missing.isEmpty else {
      return "Not received: "
        + listed(missing.map { "\($0.title) (\($0.agency))" })
    }
    guard standing.series.latest == .symbol(.notAvailable) else {
      return "The history that they need is too short"
    }
    guard let own = read.first.flatMap({ receipts[$0] })?.receipt else {
      return "Not received: what they are worked out from"
    }
    return "Not in what came as \(withinSentence(own.title)) (\(own.agency))"
  }
}

extension Standing {
  /// Whether any month has a figure, one that is withheld, or nothing to divide by.
  var hasFigure: Bool {
    series.points.contains { $0.figure != nil && $0.figure != .symbol(.notAvailable) }
  }
}
