import Catalogue
import Metrics
import Records
import Release

/// The funnel of one indicator; `nil` where none can be drawn.
func funnelPlate(of item: FunnelIndicator) -> Plate? {
  let comparison = item.comparison
  guard let funnel = comparison.funnel, let mean = item.mean,
    let drawing = funnelDrawing(of: item, funnel)
  else { return nil }
  let indicator = item.indicator
  let name = comparison.own?.area.name
  var headline = "All authorities together: \(printed(mean, in: indicator.unit))"
  if let own = comparison.own, let name {
    headline = "\(name) is \(own.adjusted.rawValue) that allow for authorities being different"
    if own.adjusted != .within {
      headline = "\(name) is \(own.adjusted.rawValue), authorities being as different as they are"
    }
  }
  var words = [
    "Funnel chart, \(counted(item.points.count, "authority", "authorities"))",
    "mean \(printed(mean))",
    "\(printed(item.outsideCount(isAdjusted: true, isFar: false))) outside the solid 95% limits, "
      + "\(printed(item.outsideCount(isAdjusted: true, isFar: true))) outside the solid 99.8% limits",
    "\(printed(item.outsideCount(isAdjusted: false, isFar: false))) outside the dotted 95% limits",
  ]
  if let own = comparison.own, let name { words.append("\(name) \(printed(own.value))") }
  return Plate(
    id: "funnel-\(safeName(indicator.id))",
    headline: headline + ".",
    subtitle: "\(indicator.title), \(indicator.unit.inWords), "
      + "\(String(comparison.reportingYear)). Solid: 95% and 99.8% limits with the variance between "
      + "authorities. Dotted: 95% and 99.8% limits of chance alone. Dashed: mean.",
    title: "\(indicator.title) by size of authority, \(String(comparison.reportingYear))",
    description: words.joined(separator: "; ")
      + ". The figures of every authority that is named are in the table that follows.",
    drawing: drawing
  )
}

/// Size along, value up: limits as lines, authorities as dots, the own one as a square.
private func funnelDrawing(of item: FunnelIndicator, _ funnel: Funnel) -> Drawing? {
  let points = item.points
  guard let largest = points.map(\.total).max() else { return nil }
  let (width, height) = (800.0, 340.0)
  let (left, right, top, bottom) = (56.0, 64.0, 14.0, 46.0)
  let sizes = Scale(holding: [0, Double(largest)], smallestStep: 1)
  let scale = Scale(
    holding: points.map(\.value.approximation) + [0],
    ceiling: item.indicator.unit == .percent ? 100 : .infinity
  )
  func x(_ size: Double) -> Double {
    left + (size - sizes.low) / (sizes.high - sizes.low) * (width - left - right)
  }
  func y(_ value: Double) -> Double {
    let held = min(max(value, scale.low), scale.high)
    return top + (scale.high - held) / (scale.high - scale.low) * (height - top - bottom)
  }
  var shapes: [Shape] = [
    .strokes(
      .grid,
      scale.ticks.map {
        .init(from: .init(x: left, y: y($0)), to: .init(x: width - right, y: y($0)))
      }
    )
  ]
  shapes += scale.ticks.map { .text(.axis, .init(x: left - 6, y: y($0) + 4), .end, tickLabel($0)) }
  shapes += sizes.ticks.map {
    .text(.axis, .init(x: x($0), y: height - bottom + 18), .middle, tickLabel($0))
  }
  let what = item.indicator.unit == .percent ? "Out of how many" : "Children aged 0 to 17"
  shapes.append(
    .text(.axis, .init(x: (left + width - right) / 2, y: height - 6), .middle, what)
  )
  shapes += funnelLines(funnel, sizes: sizes, x: x, y: y)
  let unit = item.indicator.unit == .percent ? 100.0 : 10_000.0
  let mean = y(funnel.mean * unit)
  shapes.append(
    .segment(.mean, from: .init(x: left, y: mean), to: .init(x: width - right, y: mean))
  )
  func place(_ point: FunnelPoint) -> Shape.Place {
    .init(x: x(Double(point.total)), y: y(point.value.approximation))
  }
  let named = item.named
  let unnamed = item.comparison.others.filter { !named.contains($0) }
  // A stroke of no length with round ends is a dot.
  shapes.append(.strokes(.cloud, unnamed.map { .init(from: place($0), to: place($0)) }))
  shapes += named.map { .circle(.other, place($0), radius: 4) }
  shapes += named.map { label($0, at: place($0), .label, width) }
  if let own = item.comparison.own {
    shapes.append(.square(.own, place(own), radius: 5.5))
    shapes.append(label(own, at: place(own), .ownLabel, width))
  }
  return Drawing(width: Int(width), height: Int(height), shapes: shapes)
}

/// A name beside its point, on the side where there is room.
private func label(
  _ point: FunnelPoint,
  at place: Shape.Place,
  _ role: Shape.Role,
  _ width: Double
) -> Shape {
  let name = printable(point.area.name)
  let text = name.count <= 32 ? name : name.prefix(31) + "…"
  return place.x > width * 0.6
    ? .text(role, .init(x: place.x - 9, y: place.y - 6), .end, text)
    : .text(role, .init(x: place.x + 9, y: place.y - 6), .start, text)
}

/// Both pairs of limits, with and without the variance between authorities.
private func funnelLines(
  _ funnel: Funnel,
  sizes: Scale,
  x: (Double) -> Double,
  y: (Double) -> Double
) -> [Shape] {
  let steps = 32
  // Closer together where the funnel is narrow at its mouth.
  let places = (1...steps).map { step in
    sizes.high * Double(step * step) / Double(steps * steps)
  }
  var shapes: [Shape] = []
  var labels: [Shape] = []
  for isAdjusted in [false, true] {
    for confidence in [Confidence.ninetyFive, .ninetyNineEight] {
      let limits = places.map { funnel.limits(at: $0, confidence, isAdjusted: isAdjusted) }
      for side in [\Interval.upper, \Interval.lower] {
        shapes.append(
          .path(
            isAdjusted ? .limit : .dottedLimit,
            zip(places, limits).map { .init(x: x($0), y: y($1[keyPath: side])) }
          )
        )
        if isAdjusted, let last = limits.last {
          let text = confidence == .ninetyFive ? "95%" : "99.8%"
          labels.append(
            .text(.axis, .init(x: x(sizes.high) + 6, y: y(last[keyPath: side]) + 4), .start, text)
          )
        }
      }
    }
  }
  return shapes + labels
}
