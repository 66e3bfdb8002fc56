import Catalogue
import Metrics
import Records
import Release

/// A quarter of the reporting year, April to June the first.
struct Quarter: Hashable, Sendable {
  /// Its last month.
  let end: Month

  /// The last quarter that ends with or before a month.
  init(endingBy month: Month) {
    end = month.adding(-(month.monthOfYear % 3))
  }

  private init(end: Month) {
    self.end = end
  }

  /// The quarter that many quarters before.
  func before(_ quarters: Int) -> Quarter { Quarter(end: end.adding(-3 * quarters)) }

  /// The months: `July to September 2025`.
  var months: String {
    let start = end.adding(-2)
    return "\(start.inWords.split(separator: " ").first ?? "") to \(end.inWords)"
  }

  /// The months in short: `Jul to Sep 2025`.
  var inShort: String { "\(end.adding(-2).inShort.prefix(3)) to \(end.inShort)" }

  /// Which one of its year: `The second quarter of the year to 31 March 2026`.
  var name: String {
    let ordinals = ["fourth", "first", "second", "third"]
    let year = Month(year: end.reportingYear, month: 3).lastDay.inWords
    return "The \(ordinals[end.monthOfYear / 3 - 1]) quarter of the year to \(year)"
  }
}

/// The figures of one indicator at the ends of five quarters, the newest first: this quarter, the
/// three before and the same one a year ago.
struct QuarterFigures: Hashable, Sendable {
  /// The span of each figure: the quarter itself where it is counted, else a position or a longer
  /// span that ends with it.
  let basis: Basis
  /// The quarters.
  let quarters: [Quarter]
  /// The figures, one a quarter; `nil` where there is no reading.
  let figures: [ReleasedFigure?]

  /// Chooses the figures out of the main figures of an indicator.
  init(of readings: [ReleasedReading], indicator: Indicator, period: Month) {
    let basis = Self.basis(of: indicator)
    let newest = Quarter(endingBy: period)
    let quarters = (0..<5).map(newest.before)
    var figures: [Month: ReleasedFigure] = [:]
    for reading in readings where reading.basis == basis {
      figures[reading.period] = reading.figure
    }
    self.basis = basis
    self.quarters = quarters
    self.figures = quarters.map { figures[$0.end] }
  }

  private static func basis(of indicator: Indicator) -> Basis {
    if indicator.bases.contains(.snapshot) { return .snapshot }
    return indicator.bases.contains(.quarter) ? .quarter : indicator.bases.first ?? .snapshot
  }

  /// Whether any quarter has a figure, or one that is withheld or has nothing to divide by.
  var hasFigure: Bool { figures.contains { $0 != nil && $0 != .symbol(.notAvailable) } }
}
