public import Catalogue
public import Records

extension Signal {
  /// The fewest points for a verdict.
  public static let fewestPoints = 12

  /// The fewest points from which limits are drawn at all, on trial.
  public static let fewestTrialPoints = 6

  /// The fewest points from which limits are no longer on trial.
  ///
  /// Making Data Count speaks of thirteen; here limits are on trial as long as they allow no verdict.
  public static let fewestFirmPoints = fewestPoints

  /// The smallest mean count a month at which an XmR chart is honest: below it, counts are so
  /// lopsided that limits on both sides of a mean say little.
  static let smallestMean = 5.0

  /// The signals of the indicators that have monthly points, in their order.
  ///
  /// Points are positions at the ends of months where the indicator has them, else the events of
  /// single months. Spans that overlap, such as twelve months or the year to date, share most of
  /// their events with their neighbours, so the rules do not hold for them: an indicator that has
  /// only those gets no signal.
  ///
  /// - Parameters:
  ///   - readings: Readings of any months and slices; the headline ones up to the reporting month
  ///     are used.
  ///   - indicators: The indicators, in the order of the catalogue.
  ///   - period: The reporting month, whose point the verdict is about.
  ///   - breaks: Where series begin anew; no rule and no limit looks across.
  /// - Returns: One signal for each indicator that has monthly points.
  public static func signals(
    in readings: [Reading],
    indicators: [Indicator],
    period: Month,
    breaks: [SeriesBreak] = []
  ) -> [Signal] {
    var series: [String: [Basis: [Month: Figure]]] = [:]
    for reading in readings where reading.slice == .total && reading.period <= period {
      guard reading.basis == .snapshot || reading.basis == .month else { continue }
      series[reading.indicator, default: [:]][reading.basis, default: [:]][reading.period] =
        reading.figure
    }
    return indicators.compactMap { indicator in
      let bases: [Basis] = [.snapshot, .month]
      guard let basis = bases.first(where: { indicator.bases.contains($0) }) else { return nil }
      return Signal(
        of: indicator,
        basis: basis,
        figures: series[indicator.id]?[basis] ?? [:],
        period: period,
        breaks: breaks.filter { $0.indicator == indicator.id && $0.month <= period }
      )
    }
  }

  /// Judges the last point of one series.
  private init(
    of indicator: Indicator,
    basis: Basis,
    figures: [Month: Figure],
    period: Month,
    breaks: [SeriesBreak]
  ) {
    let counted = figures.filter { $0.value.status == .counted && $0.value.value != nil }
    let first = counted.keys.min() ?? period
    let inside = breaks.filter { $0.month > first }.sorted { $0.month < $1.month }
    var starts = [first]
    for found in inside where found.month != starts.last { starts.append(found.month) }
    let parts = starts.enumerated().map { place, start in
      let end = place + 1 < starts.count ? starts[place + 1].adding(-1) : period
      return StretchReading(indicator, months: start...end, figures: counted)
    }
    let last = parts[parts.count - 1]
    let variation: Variation
    if counted[period] == nil {
      variation = .noData
    } else if last.stretch == nil || last.count < Self.fewestPoints {
      variation = .notEnoughData(points: last.count)
    } else {
      variation = last.lastMark.map { .signal($0.direction, $0.rule) } ?? .noSignal
    }
    let current = variation == .noData ? nil : last.stretch
    self.init(
      indicator: indicator.id,
      basis: basis,
      variation: variation,
      mean: current?.mean,
      limits: current?.limits,
      marked: variation == .noData ? [] : parts.flatMap(\.marked),
      stretches: variation == .noData ? [] : parts.compactMap(\.stretch),
      breaks: inside
    )
  }
}

/// One stretch of a series, read: its limits and the months that a rule marks.
private struct StretchReading {
  /// How many points it has.
  let count: Int
  /// The stretch; `nil` when it has no limits.
  let stretch: Stretch?
  /// The months that a rule marks; none while there are too few points for a verdict.
  let marked: [Month]
  /// What a rule says of the last point.
  let lastMark: ProcessChart.Mark?

  init(_ indicator: Indicator, months: ClosedRange<Month>, figures: [Month: Figure]) {
    let all = (months.lowerBound.index...months.upperBound.index).map { Month(index: $0) }
    let points = all.map { figures[$0] }
    count = points.count { $0 != nil }
    guard count >= Signal.fewestTrialPoints,
      let found = Self.chart(of: indicator, points)
    else {
      (stretch, marked, lastMark) = (nil, [], nil)
      return
    }
    stretch = Stretch(
      months: months,
      mean: found.mean,
      limits: found.limits,
      method: found.method,
      isTrial: count < Signal.fewestFirmPoints,
      monthly: Dictionary(
        zip(all, found.monthly).compactMap { month, limits in limits.map { (month, $0) } },
        uniquingKeysWith: { first, _ in first }
      )
    )
    let isJudged = count >= Signal.fewestPoints
    marked = isJudged ? zip(all, found.marks).compactMap { $1 == nil ? nil : $0 } : []
    lastMark = isJudged ? found.marks.last.flatMap { $0 } : nil
  }

  /// A mean, limits and marks, however they were worked out.
  private struct Chart {
    let mean: Double
    let limits: Interval
    let marks: [ProcessChart.Mark?]
    let method: Stretch.Method
    /// The limits of each point where they differ.
    var monthly: [Interval?] = []
  }

  private static func chart(of indicator: Indicator, _ points: [Figure?]) -> Chart? {
    let figures = points.compactMap(\.self)
    let counts = points.map { figure in figure.flatMap { Self.count($0, indicator) } }
    let isShare = indicator.unit == .percent
    if isLarge(counts.compactMap(\.self)), !isShare || isLarge(Self.complements(figures)) {
      guard let chart = ProcessChart(points.map { $0?.value?.approximation }) else { return nil }
      let ceiling = isShare ? 100 : Double.infinity
      return Chart(
        mean: chart.mean,
        // As they are drawn: never below zero, but for changes, and a percentage never above a
        // hundred.
        limits: Interval(
          lower: indicator.measure == .change ? chart.lower : max(0, chart.lower),
          upper: min(ceiling, chart.upper)
        ),
        marks: chart.marks,
        method: .movingRanges
      )
    }
    if isShare { return shareChart(of: indicator, points) }
    guard indicator.measure == .count || indicator.measure == .rate,
      let chart = SmallCountChart(counts)
    else { return nil }
    let population = indicator.unit == .count ? nil : figures.last?.denominator
    guard indicator.unit == .count || population != nil else { return nil }
    func drawn(_ count: Int64) -> Double {
      guard let population else { return Double(count) }
      // As a rate is printed, so that a count on the limit is never drawn beyond it.
      return ExactDecimal.ratio(count, population, times: 10_000, places: 1)?.approximation ?? 0
    }
    return Chart(
      mean: population.map { chart.mean * 10_000 / Double($0) } ?? chart.mean,
      limits: Interval(lower: drawn(chart.lower), upper: drawn(chart.upper)),
      marks: chart.marks,
      method: .exactPoisson
    )
  }

  /// The chart of a share of few, or of all but a few; `nil` where no number of the last month
  /// would be unusual.
  private static func shareChart(of indicator: Indicator, _ points: [Figure?]) -> Chart? {
    // What one child adds to a sum goes together, and a distribution's headline is always all.
    guard indicator.measure == .percentage || indicator.measure == .pooled else { return nil }
    let parts = points.map { figure -> SmallShareChart.Part? in
      figure?.numerator.flatMap { count in figure?.denominator.map { (count, $0) } }
    }
    guard zip(parts, points).allSatisfy({ ($0 == nil) == ($1 == nil) }),
      let chart = SmallShareChart(parts), let last = chart.limits.compactMap(\.self).last,
      last.lower > 0 || last.upper < 100
    else { return nil }
    return Chart(
      mean: chart.mean,
      limits: last,
      marks: chart.marks,
      method: .exactBinomial,
      monthly: chart.limits
    )
  }

  /// What was counted behind a figure; `nil` where an agency sent only a finished one.
  private static func count(_ figure: Figure, _ indicator: Indicator) -> Int64? {
    // A change may be of any size and either way.
    guard indicator.measure != .change else { return nil }
    // A median or mean is as steady as the rows that it rests on are many.
    return figure.numerator ?? figure.denominator
      ?? (indicator.places == 0 ? figure.value?.wholeNumber : nil)
  }

  /// Of shares, how many did not count.
  private static func complements(_ figures: [Figure]) -> [Int64] {
    figures.compactMap { figure in
      figure.numerator.flatMap { count in figure.denominator.map { $0 - count } }
    }
  }

  /// Whether counts are large enough for limits on both sides of their mean.
  private static func isLarge(_ counts: [Int64]) -> Bool {
    counts.isEmpty || Double(counts.reduce(0, +)) >= Signal.smallestMean * Double(counts.count)
  }
}
