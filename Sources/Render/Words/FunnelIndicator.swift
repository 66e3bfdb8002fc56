import Catalogue
import Metrics
import Records
import Release

/// One indicator's funnel with what pages say of it.
struct FunnelIndicator: Sendable {
  /// The indicator.
  let indicator: Indicator
  /// The funnel and its points.
  let comparison: FunnelComparison

  /// Every point, the own one first where there is one.
  var points: [FunnelPoint] { (comparison.own.map { [$0] } ?? []) + comparison.others }

  /// The other authorities outside the adjusted 95% limits, highest first.
  var outside: [FunnelPoint] {
    comparison.others.filter { $0.adjusted != .within }
      .enumerated().sorted { first, second in
        first.element.value == second.element.value
          ? first.offset < second.offset : first.element.value > second.element.value
      }.map(\.element)
  }

  /// The other authorities that a chart names: those outside the adjusted 99.8% limits.
  var named: [FunnelPoint] { outside.filter { $0.adjusted.isFar } }

  /// How many authorities, the own one among them, lie outside limits.
  func outsideCount(isAdjusted: Bool, isFar: Bool) -> Int {
    points.count { point in
      let position = isAdjusted ? point.adjusted : point.plain
      return isFar ? position.isFar : position != .within
    }
  }

  /// The mean as printed, one decimal.
  var mean: ExactDecimal? {
    comparison.funnel.map {
      let scale = indicator.unit == .percent ? 100.0 : 10_000.0
      return ExactDecimal(units: Int64(($0.mean * scale * 10).rounded()), places: 1)
    }
  }

  /// How many times more the figures differ than by chance, one decimal.
  var dispersion: ExactDecimal? {
    comparison.funnel.map { ExactDecimal(units: Int64(($0.dispersion * 10).rounded()), places: 1) }
  }
}

extension Funnel.Position {
  /// Whether it is outside the 99.8% limits.
  var isFar: Bool { self == .farAbove || self == .farBelow }
}

/// The funnels of an edition, in the order of the catalogue.
func funnelIndicators(of edition: Edition) -> [FunnelIndicator] {
  let indicators = Dictionary(
    edition.indicators.map { ($0.id, $0) },
    uniquingKeysWith: { first, _ in first }
  )
  return edition.funnels.compactMap { funnel in
    indicators[funnel.indicator].map { FunnelIndicator(indicator: $0, comparison: funnel) }
  }
}

extension FunnelIndicator {
  /// The funnel for machines: what it rests on, how many are outside, and the points with names.
  var json: JSONValue {
    var members: [(String, JSONValue)] = [
      ("indicator", .text(indicator.id)), ("year", .whole(comparison.reportingYear)),
      ("source", .text(comparison.source.rawValue)),
      ("authorities", .whole(comparison.authorityCount)),
      ("points", .whole(points.count)),
      ("withoutFigure", .whole(comparison.missingCount)),
      ("mean", .decimal(mean)), ("timesMoreThanChance", .decimal(dispersion)),
      ("own", comparison.own.map(\.json) ?? .null),
    ]
    if comparison.funnel != nil {
      for (name, isAdjusted) in [("adjusted", true), ("chanceAlone", false)] {
        members.append(
          (
            name,
            .object([
              ("outside95", .whole(outsideCount(isAdjusted: isAdjusted, isFar: false))),
              ("outside998", .whole(outsideCount(isAdjusted: isAdjusted, isFar: true))),
            ])
          )
        )
      }
      members.append(("outside", .list(outside.map(\.json))))
    }
    return .object(members)
  }
}

extension FunnelPoint {
  fileprivate var json: JSONValue {
    .object([
      ("code", .text(area.code)), ("name", .text(area.name)), ("value", .number(value)),
      ("numerator", .whole(count)), ("denominator", .whole(total)),
      ("adjusted", .text(adjusted.rawValue)), ("chanceAlone", .text(plain.rawValue)),
    ])
  }
}
