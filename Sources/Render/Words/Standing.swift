import Catalogue
import Metrics
import Records
import Release

/// How one indicator stands in the reporting month: everything that any page says of it.
struct Standing: Sendable {
  /// The indicator.
  let indicator: Indicator
  /// The figures on the basis that pages show.
  let series: Series
  /// The figures that the signal judges; mostly the same series.
  let pattern: Series
  /// The signal; `nil` where there is none, where it may not be shown, and where the last figure
  /// rests on a late extract.
  let signal: Signal?
  /// The usual range as printed.
  let range: UsualRange?
  /// The word, shape and sentence.
  let status: Status
  /// The late extract on which the figure rests; `nil` where there is none.
  let late: LateExtract?
  /// The parts of the reporting month, by breakdown in the order of the readings.
  let breakdowns: [Breakdown]
  /// How it stands to its target; `nil` where it has none.
  let target: TargetStanding?
  /// What a named person wrote about it; `nil` where nobody did, or not for this audience.
  let commentary: Commentary?
  /// The figures at the ends of quarters.
  let quarters: QuarterFigures

  /// The parts of one breakdown.
  struct Breakdown: Hashable, Sendable {
    /// The name: `Age band`.
    let name: String
    /// The parts in their order.
    let parts: [(category: String, figure: ReleasedFigure)]

    static func == (first: Breakdown, second: Breakdown) -> Bool {
      first.name == second.name && first.parts.elementsEqual(second.parts) { $0 == $1 }
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(name)
      for part in parts { hasher.combine(part.category) }
    }
  }
}

/// The standings of an edition, in the order of the catalogue.
func standings(of edition: Edition) -> [Standing] {
  let readings = runs(of: edition.readings)
  let signals = Dictionary(
    edition.signals.map { ($0.indicator, $0) },
    uniquingKeysWith: { first, _ in first }
  )
  let titles = Dictionary(
    edition.receipts.map { ($0.receipt.dataset, $0.receipt.title) },
    uniquingKeysWith: { first, _ in first }
  )
  let late = edition.lateExtracts
  let targets = Dictionary(
    edition.targets.map { ($0.indicator, $0) },
    uniquingKeysWith: { first, _ in first }
  )
  let commentaries = Dictionary(
    edition.commentaries.map { ($0.indicator, $0) },
    uniquingKeysWith: { first, _ in first }
  )
  // Comparisons have figures of other indicators only, on a page of their own.
  return edition.indicators.filter { $0.measure != .comparison }.map { indicator in
    let read = indicator.rule.datasetsRead
    return Standing(
      indicator,
      readings: readings[indicator.id] ?? [][...],
      signal: signals[indicator.id],
      late: read.lazy.compactMap { name in late.first { $0.dataset == name } }.first,
      target: targets[indicator.id],
      commentary: commentaries[indicator.id],
      datasetTitle: read.lazy.compactMap { titles[$0] }.first ?? "Extract",
      period: edition.period
    )
  }
}

/// The readings of each indicator, which stand together in an edition and so are not copied.
private func runs(of readings: [ReleasedReading]) -> [String: ArraySlice<ReleasedReading>] {
  var runs: [String: ArraySlice<ReleasedReading>] = [:]
  var first = 0
  for place in readings.indices {
    let indicator = readings[place].indicator
    guard place + 1 == readings.count || readings[place + 1].indicator != indicator else {
      continue
    }
    let run = readings[first...place]
    runs[indicator] = runs[indicator].map { $0 + run } ?? run
    first = place + 1
  }
  return runs
}

extension Standing {
  fileprivate init(
    _ indicator: Indicator,
    readings: ArraySlice<ReleasedReading>,
    signal: Signal?,
    late: LateExtract?,
    target: Target?,
    commentary: Commentary?,
    datasetTitle: String,
    period: Month
  ) {
    // A month that is not complete says nothing of the pattern, and moves its limits.
    let signal = late == nil ? signal : nil
    let basis = indicator.bases.first ?? .snapshot
    let parted = readings.filter { $0.slice != .total }
    let readings = readings.filter { $0.slice == .total }
    let series = Self.series(of: readings, on: basis, ending: period)
    let pattern =
      signal.map { Self.series(of: readings, on: $0.basis, ending: period) } ?? series
    let range = signal.flatMap { UsualRange($0, places: indicator.places) }
    self.indicator = indicator
    self.series = series
    self.pattern = pattern
    self.signal = signal
    self.range = range
    self.late = late
    status = Status(
      of: series.latest,
      signal: signal,
      range: range,
      series: pattern,
      indicator: indicator,
      late: late,
      datasetTitle: datasetTitle
    )
    self.target = target.flatMap { target in
      let basis = TargetStanding.basis(of: target, indicator)
      return TargetStanding(
        target,
        of: indicator,
        figure: Self.series(of: readings, on: basis, ending: period).latest,
        signal: signal,
        isLate: late != nil
      )
    }
    self.commentary = commentary
    quarters = QuarterFigures(of: readings, indicator: indicator, period: period)
    var names: [String] = []
    var parts: [String: [(category: String, figure: ReleasedFigure)]] = [:]
    for reading in parted where reading.period == period && reading.basis == basis {
      let name = reading.slice.breakdown
      if parts[name] == nil { names.append(name) }
      parts[name, default: []].append((reading.slice.category, reading.figure))
    }
    breakdowns = names.map { Breakdown(name: $0, parts: parts[$0] ?? []) }
  }

  /// The series of one basis, out of the main figures.
  private static func series(
    of readings: [ReleasedReading],
    on basis: Basis,
    ending period: Month
  ) -> Series {
    var figures: [Month: ReleasedFigure] = [:]
    for reading in readings where reading.basis == basis {
      figures[reading.period] = reading.figure
    }
    return Series(basis: basis, ending: period, figures: figures)
  }
}
