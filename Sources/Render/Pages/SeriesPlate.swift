import Catalogue
import Metrics
import Records
import Release

/// The chart of one indicator's months; `nil` when there is nothing that may be drawn.
func seriesPlate(of standing: Standing) -> Plate? {
  let series = standing.pattern
  guard let last = series.points.last, let first = series.points.first,
    let drawing = lineChart(of: standing)
  else { return nil }
  let indicator = standing.indicator
  let span = "\(first.month.inWords) to \(last.month.inWords)"
  var words = ["Line chart, \(span)", series.inWords]
  if let range = standing.range {
    words.append("average \(printed(range.mean)), usual range \(range.words)")
  }
  words += standing.breaksInWords
  words.append("latest \(last.figure?.inCell ?? "not available")")
  let marked = standing.signal?.marked.count ?? 0
  if standing.range != nil { words.append("\(counted(marked, "month")) marked by a rule") }
  return Plate(
    id: safeName(indicator.id),
    headline:
      "\(indicator.title). \(standing.status.word.rawValue): \(withinSentence(standing.status.sentence)).",
    subtitle:
      "\(sentenceCase(indicator.unit.inWords)) \(series.basis.inWords), \(span). \(indicator.agency)."
      + standing.breaksInWords.map { " [b] \(sentenceCase($0))." }.joined(),
    title: "\(indicator.title), \(span)",
    description: words.joined(separator: "; ") + ". All figures are in the table that follows.",
    drawing: drawing
  )
}

/// The months of the chart as a table, newest first.
func seriesTable(of standing: Standing) -> Grid {
  let indicator = standing.indicator
  let isShare = standing.pattern.points.contains { $0.figure?.howManyOfHowMany != nil }
  var columns: [Grid.Column] = [
    .init(title: "Month"), .init(title: sentenceCase(indicator.unit.inWords), isNumber: true),
  ]
  if isShare {
    columns += [
      .init(title: "How many of how many", isNumber: true),
      .init(title: "95% limits", isNumber: true),
    ]
  }
  return Grid(
    id: "series-\(safeName(indicator.id))",
    caption: "\(indicator.title), \(standing.pattern.basis.inWords)",
    columns: columns,
    rows: standing.pattern.points.reversed().map { point in
      var texts = [point.month.inWords, inCell(point.figure)]
      if isShare {
        let symbol = point.figure?.value == nil ? inCell(point.figure) : "[z]"
        texts.append(point.figure?.howManyOfHowMany ?? symbol)
        texts.append(point.figure?.interval ?? symbol)
      }
      return Grid.Row(texts: texts)
    }
  )
}
