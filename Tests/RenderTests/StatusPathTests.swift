@testable import Catalogue
import Metrics
import Records
import Release
import Testing

@testable import Render

private let variations: [Variation] =
  [.noSignal, .noData, .notEnoughData(points: 5), .notEnoughData(points: 20)]
  + [Variation.Direction.higher, .lower].flatMap { direction in
    [Variation.Rule.outsideLimits, .run(8), .nearLimit, .shift(9)].map { .signal(direction, $0) }
  }

private let figures: [ReleasedFigure?] = [
  nil, .symbol(.withheld), .symbol(.notAvailable), .symbol(.notApplicable), .symbol(.unreliable),
  .shown(value: ExactDecimal(units: 9), numerator: 9, denominator: nil, lower: nil, upper: nil),
]

/// The words that say that something moved or stands out.
private let movements = [
  "above", "below", "rising", "falling", "in a row", "near the", "up ", "down ", "increas",
  "decreas",
]

private func isSignal(_ variation: Variation?) -> Bool {
  if case .signal = variation { true } else { false }
}

private func status(
  _ variation: Variation?,
  _ figure: ReleasedFigure?,
  _ polarity: Polarity,
  _ basis: Basis
) -> Status {
  let signal = variation.map {
    Signal(
      indicator: "i",
      basis: .month,
      variation: $0,
      mean: nil,
      limits: nil,
      marked: []
    )
  }
  let months = (0..<14).map { (Exampleshire.period.adding(-$0), figures[5]) }
  var shown = Dictionary(uniqueKeysWithValues: months)
  shown[Exampleshire.period] = .some(figure)
  return Status(
    of: figure,
    signal: signal,
    range: nil,
    series: Series(
      basis: basis,
      ending: Exampleshire.period,
      figures: shown.compactMapValues { $0 }
    ),
    indicator: Exampleshire.indicator("i", "Title", theme: "Theme", polarity: polarity),
    datasetTitle: "Plans"
  )
}

@Test(arguments: Polarity.allCases, [Basis.snapshot, .month, .r12, .ytd, .academicYear])
func `no word, shape or movement without the test that allows it`(
  polarity: Polarity,
  basis: Basis
) {
  for figure in figures {
    for variation in [nil] + variations.map(Optional.some) {
      let status = status(variation, figure, polarity, basis)
      let isAllowed = isSignal(variation) && figure?.value != nil
      let path = "\(String(describing: variation)) of \(String(describing: figure))"
      #expect(status.word.isSignal == isAllowed, "\(path): \(status.word)")
      #expect(["▲", "▼"].contains(status.shape) == isAllowed, "\(path): \(status.shape)")
      let sentence = status.sentence.lowercased() + " "
      let moves = movements.contains { sentence.contains($0) }
      #expect(moves == isAllowed, "\(path): \(sentence)")
      let judges = status.word == .better || status.word == .worse
      #expect(!judges || polarity != .neutral, "\(path): \(status.word)")
    }
  }
}

@Test(arguments: variations)
func `flipped polarity swaps better and worse and nothing else`(variation: Variation) {
  let swapped: [StatusWord: StatusWord] = [.better: .worse, .worse: .better]
  for figure in figures {
    let low = status(variation, figure, .low, .month)
    let high = status(variation, figure, .high, .month)
    #expect(high.word == swapped[low.word] ?? low.word)
    #expect(high.shape == low.shape)
    #expect(high.sentence == low.sentence)
  }
}

private let everyEdition = EdgeCase.allCases.flatMap { edge in
  Audience.allCases.map { (edge, $0) }
}

@Test(arguments: everyEdition)
func `a chart marks only the months that a rule marks`(edge: EdgeCase, audience: Audience) {
  for standing in standings(of: edge.edition(audience)) {
    let marked = standing.signal?.marked ?? []
    for drawing in [lineChart(of: standing), sparkline(of: standing)].compactMap(\.self) {
      let squares = drawing.shapes.count {
        if case .square(.signal, _, _) = $0 { true } else { false }
      }
      #expect(squares <= marked.count, "\(standing.indicator.id)")
      let bands = drawing.shapes.count {
        if case .rectangle(.band, _, _, _, _) = $0 { true } else { false }
      }
      #expect(bands <= standing.ranges.count, "\(standing.indicator.id)")
    }
    let isTrial = standing.range?.isTrial ?? false
    if isTrial, (standing.signal?.marked ?? []).isEmpty {
      #expect(!standing.status.word.isSignal)
    }
  }
}

@Test(arguments: everyEdition)
func `no page says that yearly figures move unless the trend test does`(
  edge: EdgeCase,
  audience: Audience
) {
  let edition = edge.edition(audience)
  let moving = Set(edition.trends.values).intersection([.increasing, .decreasing])
  for file in pages(of: edition) where file.path.hasSuffix(".md") {
    let page = String(decoding: file.bytes, as: UTF8.self)
    for trend in [AnnualTrend.increasing, .decreasing] where !moving.contains(trend) {
      #expect(!page.contains(trend.rawValue), "\(file.path): \(trend.rawValue)")
    }
    // Hostile texts from data may bring arrows of their own.
    guard edge != .hostile else { continue }
    let signals = standings(of: edition).contains { $0.status.word.isSignal }
    for arrow in ["▲", "▼", "↑", "↓", "↗", "↘"] where !signals {
      #expect(!page.contains(arrow), "\(file.path): \(arrow)")
    }
  }
}
