import Catalogue
import Records

/// Makes the readings of indicators that are made of others: ratios, changes and pooled figures.
struct FiguresOfParts {
  private struct Key: Hashable {
    let indicator: String
    let basis: Basis
    let period: Month
  }

  private let indicators: [String: Indicator]
  private let months: [Month]
  /// The indicators that others are made of.
  private let parts: Set<String>
  private var readings: [Key: Reading] = [:]

  init(_ indicators: [Indicator], months: [Month]) {
    self.indicators = Dictionary(
      indicators.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    self.months = months
    parts = Set(indicators.flatMap(\.rule.parts))
  }

  /// Makes the headlines known on which others may rest.
  mutating func add(_ own: [Reading]) {
    for reading in own where reading.slice == .total && parts.contains(reading.indicator) {
      readings[
        Key(
          indicator: reading.indicator,
          basis: reading.basis,
          period: reading.period
        )
      ] = reading
    }
  }

  /// The readings of an indicator whose parts are known: bases, then months, then slices.
  func readings(of indicator: Indicator) -> [Reading] {
    let rule = indicator.rule
    guard rule.measure != .comparison else { return [] }
    return indicator.bases.flatMap { basis in
      months.flatMap { month -> [Reading] in
        let parts = parts(of: rule, basis, month)
        guard let whole = whole(of: indicator, parts.map { $0?.figure }) else { return [] }
        func reading(_ slice: Slice, _ figure: Figure, _ isFromCounts: Bool) -> Reading {
          Reading(
            indicator: indicator.id,
            period: month,
            basis: basis,
            slice: slice,
            figure: figure,
            isFromCounts: isFromCounts
          )
        }
        let isFromCounts = parts.contains { $0?.isFromCounts ?? false }
        var own = [reading(.total, whole, isFromCounts)]
        guard rule.measure == .pooled else { return own }
        for (slice, part) in zip(IndicatorCounts.slices(of: indicator).dropFirst(), parts) {
          let figure = part?.figure ?? Figure(status: .notReceived)
          own.append(reading(slice, figure, part?.isFromCounts ?? false))
        }
        return own
      }
    }
  }

  /// One figure that another rests on.
  struct Place: Hashable {
    let indicator: String
    let basis: Basis
    let month: Month
  }

  /// The figures that a figure of one month rests on; for a change this month's and the last's.
  func places(of rule: CountingRule, _ basis: Basis, _ month: Month) -> [Place?] {
    func place(_ id: String, _ month: Month) -> Place? {
      indicators[id].flatMap { rule.basis(of: $0, for: basis) }
        .map { Place(indicator: id, basis: $0, month: month) }
    }
    guard rule.measure == .change else { return rule.parts.map { place($0, month) } }
    return rule.parts.flatMap { [place($0, month), place($0, month.adding(-1))] }
  }

  /// The headline that stands in a place; `nil` where there is none.
  func reading(at place: Place) -> Reading? {
    readings[Key(indicator: place.indicator, basis: place.basis, period: place.month)]
  }

  private func parts(of rule: CountingRule, _ basis: Basis, _ month: Month) -> [Reading?] {
    places(of: rule, basis, month).map { $0.flatMap { reading(at: $0) } }
  }

  /// The figure; `nil` where the history of a part is too short for one.
  func whole(of indicator: Indicator, _ parts: [Figure?]) -> Figure? {
    let known = parts.compactMap(\.self)
    if known.contains(where: { $0.status == .notReceived }) { return Figure(status: .notReceived) }
    guard known.count == parts.count else { return nil }
    if known.contains(where: { $0.status == .withheld }) { return Figure(status: .withheld) }
    switch indicator.measure {
    case .pooled: return pooled(indicator, known)
    case .change: return change(indicator, known)
    default: return ratio(indicator, known)
    }
  }

  private func pooled(_ indicator: Indicator, _ parts: [Figure]) -> Figure {
    // A finished share that an agency sent says nothing of its counts.
    let counts = parts.map { part in
      part.numerator ?? (indicator.unit == .count ? part.value?.wholeNumber : nil)
    }
    guard counts.allSatisfy({ $0 != nil }) else { return Figure(status: .notReceived) }
    let numerator = counts.reduce(Int64(0)) { $0 + ($1 ?? 0) }
    guard indicator.unit == .percent else {
      return Figure(
        status: .counted,
        numerator: numerator,
        value: ExactDecimal(units: numerator)
      )
    }
    let denominator = parts.reduce(Int64(0)) { $0 + ($1.denominator ?? 0) }
    guard denominator > 0 else {
      return Figure(status: .notApplicable, numerator: numerator, denominator: denominator)
    }
    return Figure(
      status: .counted,
      numerator: numerator,
      denominator: denominator,
      value: ExactDecimal.ratio(numerator, denominator, times: 100, places: 1),
      interval: Interval.percentage(numerator, of: denominator)
    )
  }

  private func change(_ indicator: Indicator, _ parts: [Figure]) -> Figure {
    guard let now = parts[0].value, let before = parts[1].value else {
      return Figure(status: .notApplicable)
    }
    let places = indicator.places
    return Figure(
      status: .counted,
      value: ExactDecimal(
        units: now.rounded(to: places).units - before.rounded(to: places).units,
        places: places
      )
    )
  }

  private func ratio(_ indicator: Indicator, _ parts: [Figure]) -> Figure {
    guard let above = parts[0].value, let below = parts[1].value, below.units > 0 else {
      return Figure(
        status: .notApplicable,
        numerator: parts[0].value?.wholeNumber,
        denominator: parts[1].value?.wholeNumber
      )
    }
    let places = max(above.places, below.places)
    let isOfCounts = places == 0
    return Figure(
      status: .counted,
      numerator: isOfCounts ? above.units : nil,
      denominator: isOfCounts ? below.units : nil,
      value: ExactDecimal.ratio(
        above.rounded(to: places).units,
        below.rounded(to: places).units,
        times: indicator.rule.factor,
        places: indicator.places
      )
    )
  }
}
