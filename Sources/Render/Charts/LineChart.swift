import Catalogue
import Metrics
import Records
import Release

/// The months of one indicator as a line, with the usual range where there is one.
///
/// A month without a figure leaves a gap with its symbol at the foot.
func lineChart(of standing: Standing) -> Drawing? {
  let series = standing.pattern
  guard series.shownCount > 0 else { return nil }
  let chart = LineChartLayout(standing)
  return Drawing(
    width: Int(chart.width),
    height: Int(chart.height),
    shapes: chart.range() + chart.grid() + chart.months()
      + lines(through: series, x: chart.x, y: chart.y) + chart.points() + chart.labels()
  )
}

private struct LineChartLayout {
  let width = 800.0
  let height = 280.0
  private let left = 56.0
  private let right = 130.0
  private let top = 14.0
  private let bottom = 34.0
  private let standing: Standing
  private let scale: Scale

  init(_ standing: Standing) {
    self.standing = standing
    var values = standing.pattern.values.map(\.approximation)
    if let range = standing.range {
      values += [range.lower.approximation, range.upper.approximation]
    }
    scale = Scale(
      holding: values,
      ceiling: standing.indicator.unit == .percent ? 100 : .infinity,
      smallestStep: standing.indicator.unit == .count ? 1 : 0.1
    )
  }

  func x(_ position: Int) -> Double {
    let steps = Double(max(standing.pattern.points.count - 1, 1))
    return left + 10 + Double(position) * (width - left - right - 20) / steps
  }

  func y(_ value: Double) -> Double {
    top + (scale.high - value) / (scale.high - scale.low) * (height - top - bottom)
  }

  func range() -> [Shape] {
    guard let range = standing.range else { return [] }
    let upper = y(range.upper.approximation)
    let lower = y(range.lower.approximation)
    return [
      .rectangle(.band, x: left, y: upper, width: width - left - right, height: lower - upper)
    ]
  }

  func grid() -> [Shape] {
    var shapes: [Shape] = [
      .strokes(
        .grid,
        scale.ticks.map {
          .init(from: .init(x: left, y: y($0)), to: .init(x: width - right, y: y($0)))
        }
      )
    ]
    shapes += scale.ticks.map {
      .text(.axis, .init(x: left - 6, y: y($0) + 4), .end, tickLabel($0))
    }
    guard let range = standing.range else { return shapes }
    let rules: [(Shape.Role, Double)] = [
      (.limit, range.lower.approximation), (.limit, range.upper.approximation),
      (.mean, range.mean.approximation),
    ]
    return shapes
      + rules.map { role, value in
        .segment(role, from: .init(x: left, y: y(value)), to: .init(x: width - right, y: y(value)))
      }
  }

  /// A label under every sixth month, counted back from the last.
  func months() -> [Shape] {
    let points = standing.pattern.points
    return points.indices.filter { (points.count - 1 - $0) % 6 == 0 }.map { position in
      .text(
        .axis,
        .init(x: x(position), y: height - 10),
        .middle,
        points[position].month.inShort
      )
    }
  }

  func points() -> [Shape] {
    standing.pattern.points.enumerated().map { position, point in
      guard let value = point.figure?.value?.approximation else {
        return .text(
          .gap,
          .init(x: x(position), y: height - bottom - 4),
          .middle,
          symbol(of: point)
        )
      }
      let place = Shape.Place(x: x(position), y: y(value))
      return standing.signal?.marked.contains(point.month) ?? false
        ? .square(.signal, place, radius: 4.5) : .circle(.point, place, radius: 4)
    }
  }

  private func symbol(of point: Series.Point) -> String {
    guard case .symbol(let symbol) = point.figure else { return "x" }
    return symbol.rawValue
  }

  /// The last figure and the lines of the range, named at the right edge without overlap.
  func labels() -> [Shape] {
    var wanted: [(y: Double, text: String, role: Shape.Role)] = []
    if let value = standing.pattern.latest?.value {
      wanted.append((y(value.approximation), printed(value), .ownLabel))
    }
    if let range = standing.range {
      wanted.append((y(range.upper.approximation), "Upper limit \(printed(range.upper))", .label))
      wanted.append((y(range.mean.approximation), "Average \(printed(range.mean))", .label))
      wanted.append((y(range.lower.approximation), "Lower limit \(printed(range.lower))", .label))
    }
    let order = wanted.enumerated().sorted { ($0.element.y, $0.offset) < ($1.element.y, $1.offset) }
    var heights = order.map { $0.element.y + 4 }
    for position in heights.indices.dropFirst() {
      heights[position] = max(heights[position], heights[position - 1] + 15)
    }
    let excess = (heights.last ?? 0) - (height - 4)
    if excess > 0 {
      heights[heights.count - 1] -= excess
      for position in heights.indices.dropLast().reversed() {
        heights[position] = min(heights[position], heights[position + 1] - 15)
      }
    }
    return zip(order, heights).map { item, height in
      .text(item.element.role, .init(x: width - right + 6, y: height), .start, item.element.text)
    }
  }
}
