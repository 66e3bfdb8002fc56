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
      + chart.breaks() + lines(through: series, cutAt: standing.breakMonths, x: chart.x, y: chart.y)
      + chart.points() + chart.labels()
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
  /// The stretches with limits: from where to where, and the range.
  private let stretches: [(from: Double, to: Double, range: UsualRange)]

  init(_ standing: Standing) {
    self.standing = standing
    let points = standing.pattern.points
    let ends = (left, width - right)
    let step = (ends.1 - ends.0 - 20) / Double(max(points.count - 1, 1))
    /// Half a step before the point of a month; the first and the last reach the edges.
    func edge(_ position: Int) -> Double {
      position <= 0
        ? ends.0
        : position >= points.count ? ends.1 : ends.0 + 10 + (Double(position) - 0.5) * step
    }
    stretches = standing.ranges.map { months, range in
      (
        edge(points.firstIndex { $0.month >= months.lowerBound } ?? points.count),
        edge(points.firstIndex { $0.month > months.upperBound } ?? points.count), range
      )
    }
    var values = standing.pattern.values.map(\.approximation)
    for range in standing.ranges.map(\.range) {
      values += [range.lower.approximation, range.upper.approximation]
    }
    scale = Scale(
      holding: values,
      ceiling: standing.indicator.unit == .percent ? 100 : .infinity,
      smallestStep: standing.indicator.places == 0 ? 1 : 0.1
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
    stretches.map { from, to, range in
      let upper = y(range.upper.approximation)
      let lower = y(range.lower.approximation)
      return .rectangle(.band, x: from, y: upper, width: to - from, height: lower - upper)
    }
  }

  /// A line with a letter before each month from which the series begins anew.
  func breaks() -> [Shape] {
    let months = standing.breakMonths
    let places = standing.pattern.points.indices.dropFirst().filter {
      months.contains(standing.pattern.points[$0].month)
    }.map { (x($0 - 1) + x($0)) / 2 }
    return places.map {
      .segment(.breakLine, from: .init(x: $0, y: top), to: .init(x: $0, y: height - bottom))
    } + places.map { .text(.gap, .init(x: $0 + 8, y: top + 12), .middle, "b") }
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
    for (from, to, range) in stretches {
      let limit: Shape.Role = range.isTrial ? .dottedLimit : .limit
      let rules: [(Shape.Role, Double)] = [
        (limit, range.lower.approximation), (limit, range.upper.approximation),
        (.mean, range.mean.approximation),
      ]
      shapes += rules.map { role, value in
        .segment(role, from: .init(x: from, y: y(value)), to: .init(x: to, y: y(value)))
      }
    }
    return shapes
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
      let limit = range.isTrial ? "trial limit" : "limit"
      wanted.append(
        (y(range.upper.approximation), "Upper \(limit) \(printed(range.upper))", .label)
      )
      wanted.append((y(range.mean.approximation), "Average \(printed(range.mean))", .label))
      wanted.append(
        (y(range.lower.approximation), "Lower \(limit) \(printed(range.lower))", .label)
      )
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
