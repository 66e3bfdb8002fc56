public import Catalogue
public import Records

extension Signal {
  /// The fewest points from which limits are drawn.
  public static let fewestPoints = 12

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
  /// - Returns: One signal for each indicator that has monthly points.
  public static func signals(
    in readings: [Reading],
    indicators: [Indicator],
    period: Month
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
      return signal(
        of: indicator,
        basis: basis,
        figures: series[indicator.id]?[basis] ?? [:],
        period: period
      )
    }
  }

  private static func signal(
    of indicator: Indicator,
    basis: Basis,
    figures: [Month: Figure],
    period: Month
  ) -> Signal {
    let counted = figures.filter { $0.value.status == .counted && $0.value.value != nil }
    func verdict(_ variation: Variation, _ chart: ProcessChart? = nil, _ marked: [Month] = [])
      -> Signal
    {
      Signal(
        indicator: indicator.id,
        basis: basis,
        variation: variation,
        mean: chart?.mean,
        limits: chart.map { limits(of: $0, unit: indicator.unit) },
        marked: marked
      )
    }
    guard let first = counted.keys.min(), counted[period] != nil else { return verdict(.noData) }
    let months = (first.index...period.index).map { Month(index: $0) }
    let points = months.map { counted[$0]?.value?.approximation }
    guard counted.count >= fewestPoints, isLargeEnough(Array(counted.values), indicator),
      let chart = ProcessChart(points)
    else { return verdict(.notEnoughData(points: counted.count)) }
    let marked = zip(months, chart.marks).compactMap { $1 == nil ? nil : $0 }
    let last = chart.marks.last.flatMap { $0 }
    return verdict(
      last.map { .signal($0.direction, $0.rule) } ?? .noSignal,
      chart,
      marked
    )
  }

  /// Whether the counts behind the points are large enough for limits; for percentages, those that
  /// count and those that do not.
  private static func isLargeEnough(_ figures: [Figure], _ indicator: Indicator) -> Bool {
    func isLarge(_ counts: [Int64]) -> Bool {
      counts.isEmpty || Double(counts.reduce(0, +)) >= smallestMean * Double(counts.count)
    }
    let numerators = figures.compactMap { figure in
      figure.numerator ?? (indicator.unit == .count ? figure.value?.wholeNumber : nil)
    }
    guard isLarge(numerators) else { return false }
    guard indicator.unit == .percent else { return true }
    return isLarge(
      figures.compactMap { figure in
        figure.numerator.flatMap { count in figure.denominator.map { $0 - count } }
      }
    )
  }

  /// The limits as they are drawn: never below zero, and a percentage never above a hundred.
  private static func limits(of chart: ProcessChart, unit: Unit) -> Interval {
    Interval(
      lower: max(0, chart.lower),
      upper: unit == .percent ? min(100, chart.upper) : chart.upper
    )
  }
}
