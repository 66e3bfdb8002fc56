import Catalogue
import Metrics
import Records
import Release

/// One indicator's comparisons: all years, and the one that pages show.
struct ComparedIndicator: Sendable {
  /// The indicator.
  let indicator: Indicator
  /// The comparisons in the order of the years.
  let years: [Comparison]
  /// The newest year in which the authority and somebody else have a value; else the newest.
  let comparison: Comparison

  init?(_ indicator: Indicator, years: [Comparison]) {
    let full = years.last { comparison in
      comparison.own.value.number != nil
        && (comparison.neighboursUsed > 0 || comparison.england?.value.number != nil)
    }
    guard let shown = full ?? years.last else { return nil }
    self.indicator = indicator
    self.years = years
    comparison = shown
  }

  /// The authority and its neighbours, highest value first, those without a value last.
  var ranked: [ComparedArea] {
    let areas = [comparison.own] + comparison.neighbours
    return areas.enumerated().sorted { first, second in
      switch (first.element.value.number, second.element.value.number) {
      case (let one?, let other?) where one != other: one > other
      case (_?, nil): true
      case (nil, _?): false
      default: first.offset < second.offset
      }
    }.map(\.element)
  }
}

/// The comparisons of an edition by indicator, in the order of the catalogue.
func comparedIndicators(of edition: Edition) -> [ComparedIndicator] {
  var byIndicator: [String: [Comparison]] = [:]
  for comparison in edition.comparisons {
    byIndicator[comparison.indicator, default: []].append(comparison)
  }
  return edition.indicators.compactMap { indicator in
    byIndicator[indicator.id].flatMap { years in
      ComparedIndicator(indicator, years: years.sorted { $0.reportingYear < $1.reportingYear })
    }
  }
}

extension Comparison {
  /// On what the verdict about the neighbours rests: `depends on the neighbour model`; `nil` when
  /// it stands either way.
  var doubtsInWords: String? {
    guard !doubts.isEmpty else { return nil }
    let start = "depends on "
    let choices = doubts.map { doubt in
      doubt.rawValue.hasPrefix(start)
        ? String(doubt.rawValue.dropFirst(start.count)) : doubt.rawValue
    }
    return start + listed(choices)
  }
}

extension PublishedCell {
  /// The value in a cell of a page: the number or its symbol; a blank is not available.
  var inCell: String {
    switch self {
    case .number(let number): printed(number)
    case .symbol(let symbol): "[\(symbol.rawValue)]"
    case .blank: "[x]"
    }
  }

  /// What stands beside the value where there is no number: its own symbol, or not available.
  var missingCell: String {
    if case .symbol = self { inCell } else { "[x]" }
  }
}

extension ComparedArea {
  /// The 95% limits as printed, one decimal.
  var limits: (lower: ExactDecimal, upper: ExactDecimal)? {
    interval.map { (printedLimit($0.lower), printedLimit($0.upper)) }
  }

  /// The 95% limits in words: `51.4 to 59.9`.
  var limitsInWords: String? { limits.map { "\(printed($0.lower)) to \(printed($0.upper))" } }

  /// How the area's value stands to another, judged by its 95% limits, ends included.
  func verdict(against other: ExactDecimal?) -> ComparisonVerdict {
    guard let interval, let other = other?.approximation else { return .notCompared }
    return other < interval.lower ? .higher : other > interval.upper ? .lower : .similar
  }
}

extension PooledValue {
  /// The 95% limits as printed, one decimal.
  var limits: (lower: ExactDecimal, upper: ExactDecimal) {
    (printedLimit(interval.lower), printedLimit(interval.upper))
  }
}

private func printedLimit(_ limit: Double) -> ExactDecimal {
  ExactDecimal(units: Int64((limit * 10).rounded(.toNearestOrAwayFromZero)), places: 1)
}
