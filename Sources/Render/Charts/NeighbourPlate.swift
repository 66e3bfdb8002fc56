import Catalogue
import Metrics
import Records
import Release

/// The chart of one indicator's authorities; `nil` when none of them has a value.
func neighbourPlate(of compared: ComparedIndicator) -> Plate? {
  let comparison = compared.comparison
  let ranked = compared.ranked
  let shown = ranked.filter { $0.value.number != nil }
  guard let highest = shown.first, let lowest = shown.last,
    let highestValue = highest.value.number, let lowestValue = lowest.value.number
  else { return nil }
  let indicator = compared.indicator
  let name = comparison.own.area.name
  // Counts of a country and of an authority share no scale.
  let isCount = indicator.unit == .count
  let england = isCount ? nil : comparison.england?.value.number
  let alike = ranked.count { $0.verdict(against: england) == .similar }
  let judged = ranked.count { $0.verdict(against: england) != .notCompared }
  let headline =
    switch comparison.comparedWithEngland {
    case _ where isCount: "\(name) and its neighbours: numbers, not adjusted for size"
    case .higher: "\(name) is higher than England"
    case .lower: "\(name) is lower than England"
    case .similar: "\(name) is similar to England"
    case .notCompared: "\(name) cannot be compared with England"
    }
  let others =
    judged == 0
    ? "" : "; \(printed(alike)) of \(printed(judged)) authorities cannot be told apart from England"
  var words = [
    "Dot chart\(isCount ? "" : " with 95% limits"), \(counted(ranked.count, "authority", "authorities")) ranked",
    "highest \(highest.area.name) \(printed(highestValue))",
    "lowest \(lowest.area.name) \(printed(lowestValue))",
    "\(name) \(comparison.own.value.inCell)",
  ]
  if let england { words.append("England \(printed(england))") }
  return Plate(
    id: "neighbours-\(safeName(indicator.id))",
    headline: headline + others + ".",
    subtitle: "\(indicator.title), \(indicator.unit.inWords), "
      + "\(String(comparison.reportingYear))\(isCount ? "" : ", with 95% limits")."
      + (comparison.neighbourModel.isEmpty
        ? "" : " Statistical neighbours: \(comparison.neighbourModel) model."),
    title: "\(indicator.title) by authority, \(String(comparison.reportingYear))",
    description: words.joined(separator: "; ") + ". All figures are in the table that follows.",
    drawing: dotPlot(ranked, own: comparison.own, england: england)
  )
}

/// Ranked dots with 95% whiskers; the own authority as a filled square, England as a dashed line.
private func dotPlot(_ areas: [ComparedArea], own: ComparedArea, england: ExactDecimal?) -> Drawing
{
  let width = 800.0
  let (left, right, top, row) = (230.0, 80.0, 34.0, 26.0)
  let height = top + Double(areas.count) * row + 32
  var values = areas.compactMap { $0.value.number?.approximation }
  values += areas.compactMap(\.limits).flatMap { [$0.lower.approximation, $0.upper.approximation] }
  if let england { values.append(england.approximation) }
  let scale = Scale(holding: values)
  let x = { (value: Double) in
    left + (value - scale.low) / (scale.high - scale.low) * (width - left - right)
  }
  let foot = top + Double(areas.count) * row + 4
  var shapes: [Shape] = [
    .strokes(
      .grid,
      scale.ticks.map {
        .init(from: .init(x: x($0), y: top - 4), to: .init(x: x($0), y: foot))
      }
    )
  ]
  shapes += scale.ticks.map {
    .text(.axis, .init(x: x($0), y: foot + 18), .middle, tickLabel($0))
  }
  if let england {
    let place = x(england.approximation)
    shapes.append(
      .segment(.reference, from: .init(x: place, y: top - 8), to: .init(x: place, y: foot))
    )
    shapes.append(
      .text(.label, .init(x: place, y: top - 14), .middle, "England \(printed(england))")
    )
  }
  let rows = areas.enumerated().map { position, area in
    (area: area, y: top + (Double(position) + 0.5) * row)
  }
  let whiskers = rows.compactMap { area, y in
    area.limits.map {
      Shape.Stroke(
        from: .init(x: x($0.lower.approximation), y: y),
        to: .init(x: x($0.upper.approximation), y: y)
      )
    }
  }
  if !whiskers.isEmpty { shapes.append(.strokes(.whisker, whiskers)) }
  // The own authority is drawn last, over the others.
  for (area, y) in rows.filter({ $0.area != own }) + rows.filter({ $0.area == own }) {
    guard let value = area.value.number?.approximation else { continue }
    let place = Shape.Place(x: x(value), y: y)
    shapes.append(
      area == own ? .square(.own, place, radius: 5.5) : .circle(.other, place, radius: 5)
    )
  }
  for isOwn in [false, true] {
    let role: Shape.Role = isOwn ? .ownLabel : .label
    let group = rows.filter { ($0.area == own) == isOwn }
    shapes += group.map { area, y in
      .text(role, .init(x: left - 10, y: y + 4), .end, shortened(printable(area.area.name)))
    }
    shapes += group.map { area, y in
      .text(role, .init(x: width - 4, y: y + 4), .end, area.value.inCell)
    }
  }
  return Drawing(width: Int(width), height: Int(height), shapes: shapes)
}

/// A name that fits beside the chart; the table has it in full.
private func shortened(_ name: String) -> String {
  name.count <= 32 ? name : name.prefix(31) + "…"
}
