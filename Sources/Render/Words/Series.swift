import Catalogue
import Metrics
import Records
import Release

/// The months of one indicator up to the reporting month: each a figure, a symbol or nothing.
struct Series: Hashable, Sendable {
  /// One month.
  struct Point: Hashable, Sendable {
    /// The month.
    let month: Month
    /// The figure; `nil` where there is no reading.
    let figure: ReleasedFigure?
  }

  /// The span of each point.
  let basis: Basis
  /// The months in order, from the first that has a reading, at most 24.
  let points: [Point]

  /// Makes the series that ends with a month.
  init(basis: Basis, ending month: Month, figures: [Month: ReleasedFigure]) {
    self.basis = basis
    let all = (0..<24).reversed().map { back in
      Point(month: month.adding(-back), figure: figures[month.adding(-back)])
    }
    points = Array(all.drop { $0.figure == nil })
  }

  /// The figure of the last month.
  var latest: ReleasedFigure? { points.last?.figure }

  /// The figure of the month before.
  var previous: ReleasedFigure? { points.dropLast().last?.figure }

  /// The figure of the same month a year before.
  var yearBefore: ReleasedFigure? { points.dropLast(12).last?.figure }

  /// The values that may be drawn.
  var values: [ExactDecimal] { points.compactMap { $0.figure?.value } }

  /// In how many months there is a figure.
  var shownCount: Int { values.count }

  /// Whether a month is withheld.
  var hasWithheldPoint: Bool { points.contains { $0.figure == .symbol(.withheld) } }

  /// The last figure less the one before; `nil` when one of them is not there.
  var change: ExactDecimal? {
    guard let now = latest?.value, let before = previous?.value else { return nil }
    let places = max(now.places, before.places)
    return ExactDecimal(
      units: now.rounded(to: places).units - before.rounded(to: places).units,
      places: places
    )
  }

  /// The change behind a signal's sentence: `; up 7 on last month`.
  var changeInWords: String {
    guard let change else { return "" }
    if change.units == 0 { return "; the same as last month" }
    let size = ExactDecimal(units: Int64(change.units.magnitude), places: change.places)
    return "; \(change.units > 0 ? "up" : "down") \(printed(size)) on last month"
  }

  /// What the drawing of the series shows, in words.
  var inWords: String {
    guard let lowest = values.min(), let highest = values.max() else {
      return "No figures that can be shown"
    }
    let months =
      shownCount == points.count
      ? counted(points.count, "month")
      : "\(counted(shownCount, "figure")) in \(counted(points.count, "month"))"
    return "\(months), lowest \(printed(lowest)), highest \(printed(highest))"
  }
}
