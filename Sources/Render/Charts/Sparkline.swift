import Catalogue
import Metrics
import Records
import Release

/// A series in a line of text: 24 months, the usual range as a band, the average dashed.
func sparkline(of standing: Standing) -> Drawing? {
  let series = standing.pattern
  guard series.shownCount > 0 else { return nil }
  let width = 132.0
  let height = 30.0
  let values = series.values.map(\.approximation)
  var low = values.min() ?? 0
  var high = values.max() ?? 0
  if let range = standing.range {
    low = min(low, range.lower.approximation)
    high = max(high, range.upper.approximation)
  }
  if high - low < 1e-9 { (low, high) = (low - 1, high + 1) }
  let y = { (value: Double) in 4 + (high - value) / (high - low) * (height - 8) }
  // The reporting month always stands at the right edge, however short the history.
  let x = { (position: Int) in
    width - 5 - Double(series.points.count - 1 - position) * ((width - 10) / 23)
  }
  var shapes: [Shape] = []
  // A flat band cannot show limits that differ from month to month.
  if let range = standing.range, range.method != .exactBinomial {
    let top = y(range.upper.approximation)
    let bottom = y(range.lower.approximation)
    // After a break the range holds for the new months alone.
    let first = standing.breakMonths.max().flatMap { month in
      series.points.firstIndex { $0.month >= month }
    }
    let from = first.map { max(4, x($0) - (width - 10) / 46) } ?? 4
    shapes.append(
      .rectangle(.band, x: from, y: top, width: width - 4 - from, height: bottom - top)
    )
    let mean = y(range.mean.approximation)
    shapes.append(.segment(.mean, from: .init(x: from, y: mean), to: .init(x: width - 4, y: mean)))
  }
  shapes += lines(through: series, cutAt: standing.breakMonths, x: x, y: y)
  for (position, point) in series.points.enumerated() {
    let isLast = position == series.points.count - 1
    let isMarked = standing.signal?.marked.contains(point.month) ?? false
    guard let value = point.figure?.value?.approximation else {
      if isLast { shapes.append(.text(.gap, .init(x: x(position), y: 20), .middle, "?")) }
      continue
    }
    let place = Shape.Place(x: x(position), y: y(value))
    if isMarked {
      shapes.append(.square(.signal, place, radius: isLast ? 3 : 2))
    } else if isLast {
      shapes.append(.circle(.point, place, radius: 3))
    }
  }
  return Drawing(width: Int(width), height: Int(height), shapes: shapes)
}

/// Lines through the figures of a series; a month without a figure breaks the line, and so does
/// the first month of a series that begins anew.
func lines(
  through series: Series,
  cutAt breaks: Set<Month>,
  x: (Int) -> Double,
  y: (Double) -> Double
) -> [Shape] {
  var shapes: [Shape] = []
  var run: [Shape.Place] = []
  for (position, point) in series.points.enumerated() {
    if breaks.contains(point.month) {
      if run.count > 1 { shapes.append(.path(.line, run)) }
      run = []
    }
    if let value = point.figure?.value?.approximation {
      run.append(Shape.Place(x: x(position), y: y(value)))
    } else {
      if run.count > 1 { shapes.append(.path(.line, run)) }
      run = []
    }
  }
  if run.count > 1 { shapes.append(.path(.line, run)) }
  return shapes
}
